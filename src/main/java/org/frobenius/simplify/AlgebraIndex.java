package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;
import org.frobenius.rule.Signature;

/**
 * The algebra rules by the operator at the head of their left sides, in the order of the book; read
 * when first needed.
 */
final class AlgebraIndex {
  private static final AlgebraIndex STANDARD = new AlgebraIndex(Rulebook.standard());

  private final Rulebook book;
  private final Map<List<String>, List<Entry>> shortenings = new ConcurrentHashMap<>();
  private final Map<List<String>, List<Entry>> byHead = new ConcurrentHashMap<>();

  /** A rule and the bits that an expression must have for it to match. */
  record Entry(Rule rule, long required) {
    private Entry(Rule rule) {
      this(rule, Signature.required(rule.left()));
    }

    /** Whether an expression with these bits may match. */
    boolean mayMatch(long signature) {
      return (required & ~signature) == 0;
    }
  }

  private AlgebraIndex(Rulebook book) {
    this.book = book;
  }

  static AlgebraIndex standard() {
    return STANDARD;
  }

  List<Entry> forHead(Expr e) {
    List<String> heads = Heads.of(e);
    return heads.isEmpty() ? List.of() : byHead.computeIfAbsent(heads, this::read);
  }

  /** The rules that are taken only where the whole answer is shorter for it. */
  List<Entry> shortenings(Expr e) {
    List<String> heads = Heads.of(e);
    return heads.isEmpty()
        ? List.of()
        : shortenings.computeIfAbsent(
            heads, h -> book.rules(Rule.Family.SHORTENING, h).stream().map(Entry::new).toList());
  }

  private List<Entry> read(List<String> heads) {
    var rules = new ArrayList<Rule>(book.rules(Rule.Family.ALGEBRA, heads));
    rules.addAll(book.rules(Rule.Family.SCALAR, heads));
    rules.addAll(book.lifted(heads));
    return rules.stream().map(Entry::new).toList();
  }
}
