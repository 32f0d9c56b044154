package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Candidate;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/** The algebra rules by the operator at the head of their left sides, in the order of the book. */
final class AlgebraIndex {
  private static final AlgebraIndex STANDARD = new AlgebraIndex(Rulebook.standard(), false);
  private static final AlgebraIndex EQUALITIES = new AlgebraIndex(Rulebook.standard(), true);

  private final Rulebook book;
  private final boolean equalities;
  private final Map<List<String>, List<Candidate>> shortenings = new ConcurrentHashMap<>();
  private final Map<List<String>, List<Candidate>> byHead = new ConcurrentHashMap<>();

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

  List<Candidate> forHead(Expr e) {
    List<String> heads = Heads.of(e);
    if (heads.isEmpty()) {
      return List.of();
    }
    List<Candidate> known = byHead.get(heads);
    return known == null ? byHead.computeIfAbsent(heads, this::read) : known;
  }

  /** The rules that are taken only where the whole answer is shorter for it. */
  List<Candidate> shortenings(Expr e) {
    List<String> heads = Heads.of(e);
    return heads.isEmpty()
        ? List.of()
        : shortenings.computeIfAbsent(heads, h -> book.candidates(Rule.Family.SHORTENING, h));
  }

  private List<Candidate> read(List<String> heads) {
    var candidates = new ArrayList<Candidate>(book.candidates(Rule.Family.ALGEBRA, heads));
    candidates.addAll(book.candidates(Rule.Family.SCALAR, heads));
    candidates.addAll(book.lifted(Rule.Family.SCALAR, heads));
    if (equalities) {
      candidates.addAll(book.candidates(Rule.Family.EQUALITY, heads));
      candidates.addAll(book.lifted(Rule.Family.EQUALITY, heads));
    }
    return List.copyOf(candidates);
  }
}
