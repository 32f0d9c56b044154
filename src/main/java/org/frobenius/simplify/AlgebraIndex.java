package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.rule.Candidate;
import org.frobenius.rule.Candidates;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/** The algebra rules by the operator at the head of their left sides, in the order of the book. */
final class AlgebraIndex {
  private static final AlgebraIndex STANDARD = new AlgebraIndex(Rulebook.standard(), false);
  private static final AlgebraIndex EQUALITIES = new AlgebraIndex(Rulebook.standard(), true);

  private final Rulebook book;
  private final boolean equalities;
  private final Map<Heads, Candidates> shortenings = new ConcurrentHashMap<>();
  private final Map<Heads, Candidates> byInverse = new ConcurrentHashMap<>();
  private final Map<Rule.Family, Candidates> all = new ConcurrentHashMap<>();
  private final Map<Heads, Candidates> byHead = new ConcurrentHashMap<>();

  private AlgebraIndex(Rulebook book, boolean equalities) {
    this.book = book;
    this.equalities = equalities;
  }

  static AlgebraIndex standard() {
    return STANDARD;
  }

  /** With the equations that only hold where both sides have values. */
  static AlgebraIndex withEqualities() {
    return EQUALITIES;
  }

  Candidates forHead(Expr e) {
    Heads heads = Heads.of(e);
    if (heads.isEmpty()) {
      return Candidates.NONE;
    }
    Candidates known = byHead.get(heads);
    return known == null ? byHead.computeIfAbsent(heads, this::read) : known;
  }

  /** The rules that are taken only where the whole answer is shorter for it. */
  Candidates shortenings(Expr e) {
    Heads heads = Heads.of(e);
    return heads.isEmpty()
        ? Candidates.NONE
        : shortenings.computeIfAbsent(
            heads, h -> new Candidates(book.candidates(Rule.Family.SHORTENING, h)));
  }

  /** The rules that are taken only where the inverse they write stands there already. */
  Candidates byInverse(Expr e) {
    Heads heads = Heads.of(e);
    return heads.isEmpty()
        ? Candidates.NONE
        : byInverse.computeIfAbsent(
            heads, h -> new Candidates(book.candidates(Rule.Family.BY_INVERSE, h)));
  }

  /** Whether one of the rules that shorten may match a part of the expression, or a multiple. */
  boolean mayShorten(Expr e) {
    return all(Rule.Family.SHORTENING).mayMatchIn(Operators.inMultiples(e));
  }

  /** Whether one of the rules that write by inverses may match a part of the expression. */
  boolean mayBeByInverse(Expr e) {
    return Operators.mayBeIn(e, Operators.CALL)
        && all(Rule.Family.BY_INVERSE).mayMatchIn(Operators.in(e));
  }

  private Candidates all(Rule.Family family) {
    return all.computeIfAbsent(family, f -> new Candidates(book.candidates(f)));
  }

  private Candidates read(Heads heads) {
    var candidates = new ArrayList<Candidate>(book.candidates(Rule.Family.ALGEBRA, heads));
    candidates.addAll(book.candidates(Rule.Family.SCALAR, heads));
    candidates.addAll(book.lifted(Rule.Family.SCALAR, heads));
    if (equalities) {
      candidates.addAll(book.candidates(Rule.Family.EQUALITY, heads));
      candidates.addAll(book.lifted(Rule.Family.EQUALITY, heads));
    }
    return new Candidates(candidates);
  }
}
