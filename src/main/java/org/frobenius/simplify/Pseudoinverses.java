package org.frobenius.simplify;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.rule.Assumption;

/**
 * Pseudoinverses written out where the inverse they are made of stands in the same expression, so
 * that they meet and nothing more is assumed: {@code pinv(X)} is {@code inv(X'*X)*X'} where X has
 * full column rank, and {@code X'*inv(X*X')} where it has full row rank (Magnus & Neudecker 2.7).
 */
final class Pseudoinverses {
  private static final long LARGE = 400;

  private final Normalizer normalizer;

  Pseudoinverses(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /** Whether there may be one: larger expressions are not looked through. */
  static boolean mayBeIn(Expr e) {
    return e.meta().weight() > LARGE || OutsideDefinitions.any(e, Pseudoinverses::is);
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call(var op, _, _) && op == Op.PINV;
  }

  /** The expression with all such written out; empty where there is none. */
  Optional<Expr> writtenOut(Expr e) {
    Set<Expr> parts = OutsideDefinitions.parts(e);
    var written = new HashMap<Expr, Expr>();
    for (Expr part : parts) {
      if (part instanceof Expr.Call(var op, var args, _) && op == Op.PINV) {
        of(args.getFirst(), parts).ifPresent(form -> written.put(part, form));
      }
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(OutsideDefinitions.replaced(e, written));
  }

  private Optional<Expr> of(Expr x, Set<Expr> parts) {
    Expr turned = Mirror.of(x);
    Expr inner = Build.product(turned, x);
    Expr outer = Build.product(x, turned);
    if (x.shape().isSquare() && isInverted(x, parts)) {
      return Optional.of(Build.inverse(x));
    }
    if (isInverted(inner, parts)) {
      return Optional.of(Build.product(Build.inverse(inner), turned));
    }
    return isInverted(outer, parts)
        ? Optional.of(Build.product(turned, Build.inverse(outer)))
        : Optional.empty();
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
