package org.frobenius.rule;

import java.util.List;

/**
 * Rules for expressions with a certain head, in the order of the book. Nearly all are passed over
 * by their bits alone.
 */
public final class Candidates {
  /** None at all. */
  public static final Candidates NONE = new Candidates(List.of());

  private final Candidate[] candidates;
  private final long[] required;
  private final long[] operators;

  /**
   * @param candidates in the order in which they are to be tried
   */
  public Candidates(List<Candidate> candidates) {
    this.candidates = candidates.toArray(Candidate[]::new);
    this.required = candidates.stream().mapToLong(Candidate::required).toArray();
    this.operators = candidates.stream().mapToLong(Candidate::operators).toArray();
  }

  public boolean isEmpty() {
    return candidates.length == 0;
  }

  /**
   * The place of the first rule that an expression may match, or -1 where there is none.
   *
   * @param signature the expression's {@link Signature}
   * @param inside the expression's {@link org.frobenius.expr.Operators}
   * @param from the first place looked at
   */
  public int next(long signature, long inside, int from) {
    for (int i = from; i < required.length; i++) {
      if ((required[i] & ~signature | operators[i] & ~inside) == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether one of the rules may match some part of an expression.
   *
   * @param inside the expression's {@link org.frobenius.expr.Operators}
   */
  public boolean mayMatchIn(long inside) {
    for (long needed : operators) {
      if ((needed & ~inside) == 0) {
        return true;
      }
    }
    return false;
  }

  /** The rule at a place. */
  public Rule rule(int at) {
    return candidates[at].rule();
  }
}
