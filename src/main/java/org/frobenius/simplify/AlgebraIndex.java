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
  private static final AlgebraIndex STANDARD = new AlgebraIndex(Rulebook.standard());

  private final Rulebook book;
  private final Map<List<String>, List<Candidate>> shortenings = new ConcurrentHashMap<>();
  private final Map<List<String>, List<Candidate>> byHead = new ConcurrentHashMap<>();

  private AlgebraIndex(Rulebook book) {
    this.book = book;
  }

  static AlgebraIndex standard() {
    return STANDARD;
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
    candidates.addAll(book.lifted(heads));
    return List.copyOf(candidates);
  }
}
