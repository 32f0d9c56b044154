package org.frobenius.simplify;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
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
    return e.meta().weight() > LARGE || isIn(e);
  }

  private static boolean isIn(Expr e) {
    if (e instanceof Expr.Named) {
      return false; // what it stands for is none of the expression's weight
    }
    if (e instanceof Expr.Call(var op, _, _) && op == Op.PINV) {
      return true;
    }
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size(); i++) {
      if (isIn(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The expression with all such written out; empty where there is none. */
  Optional<Expr> writtenOut(Expr e) {
    Set<Expr> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(e, parts);
    var written = new HashMap<Expr, Expr>();
    for (Expr part : parts) {
      if (part instanceof Expr.Call(var op, var args, _) && op == Op.PINV) {
        of(args.getFirst(), parts).ifPresent(form -> written.put(part, form));
      }
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(replaced(e, written, new IdentityHashMap<>()));
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

  private static void collect(Expr e, Set<Expr> parts) {
    if (parts.add(e) && !(e instanceof Expr.Named)) {
      Children.of(e).forEach(child -> collect(child, parts));
    }
  }

  private static Expr replaced(Expr e, Map<Expr, Expr> with, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known = with.get(e);
      if (known == null) {
        known =
            e instanceof Expr.Named || e instanceof Expr.Differential
                ? e
                : Children.map(e, child -> replaced(child, with, done));
      }
      done.put(e, known);
    }
    return known;
  }
}
