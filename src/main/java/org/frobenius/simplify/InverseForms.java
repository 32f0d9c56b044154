package org.frobenius.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Candidates;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Signature;

/**
 * What the rulebook writes by inverses, as pseudoinverses and derivatives of the adjugate, written
 * so where that inverse stands in the same expression: they meet, and nothing more is assumed.
 */
final class InverseForms {
  private static final long LARGE = 400;

  private final Normalizer normalizer;

  InverseForms(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /** Whether there may be one: larger expressions are not looked through. */
  static boolean mayBeIn(Expr e) {
    return AlgebraIndex.standard().mayBeByInverse(e)
        && (e.meta().weight() > LARGE || OutsideDefinitions.any(e, InverseForms::is));
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call && !AlgebraIndex.standard().byInverse(e).isEmpty();
  }

  /** The expression with all such written out; empty where there is none. */
  Optional<Expr> writtenOut(Expr e) {
    Set<Expr> parts = OutsideDefinitions.parts(e);
    var written = new HashMap<Expr, Expr>();
    for (Expr part : parts) {
      if (is(part)) {
        form(part, parts).ifPresent(form -> written.put(part, form));
      }
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(OutsideDefinitions.replaced(e, written));
  }

  private Optional<Expr> form(Expr part, Set<Expr> parts) {
    Candidates candidates = AlgebraIndex.standard().byInverse(part);
    long signature = Signature.of(part);
    long inside = Operators.in(part);
    for (int i = candidates.next(signature, inside, 0);
        i >= 0;
        i = candidates.next(signature, inside, i + 1)) {
      Optional<Expr> form =
          Rewriting.apply(candidates.rule(i), part)
              .filter(rewritten -> areShown(rewritten.assumptions(), parts))
              .map(Rewriting.Rewritten::result);
      if (form.isPresent()) {
        return form;
      }
    }
    return Optional.empty();
  }

  private boolean areShown(List<Assumption> invertible, Set<Expr> parts) {
    return invertible.stream().allMatch(a -> isInverted(a.about(), parts));
  }

  /** In the expression, or in what has cancelled. */
  private boolean isInverted(Expr e, Set<Expr> parts) {
    Normalizer probe = normalizer.trial();
    return parts.contains(probe.normalize(Build.inverse(e)))
        || normalizer
            .assumptions()
            .contains(new Assumption(probe.normalize(e), Assumption.Kind.INVERTIBLE));
  }
}
