package org.frobenius.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;

/** Negative powers of zero: what holds one has no value anywhere. */
public final class ZeroDivisors {
  private ZeroDivisors() {}

  /** The expression, if it has a value; a DomainException where it holds a division by 0. */
  public static Expr refuse(Expr e) {
    if (!Operators.mayBeIn(e, Operators.POWER | Operators.ENTRY_POWER)) {
      return e;
    }
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayList<Expr>(List.of(e));
    while (!open.isEmpty()) {
      Expr part = open.removeLast();
      if (seen.add(part)) {
        of(part)
            .ifPresent(
                words -> {
                  throw new DomainException(
                      Diagnostic.of(Kind.DOMAIN, words, Span.NONE)
                          .note("the divisor is 0 whatever its names stand for"));
                });
        open.addAll(Children.of(part));
      }
    }
    return e;
  }

  /** What is wrong, in words, where the node itself is a negative power of zero. */
  public static Optional<String> of(Expr node) {
    return switch (node) {
      case Expr.Power(var base, Expr.Num(var k, _), _) when k.signum() < 0 && Build.isZero(base) ->
          Optional.of(base.isScalar() ? "division by 0" : "the inverse of a zero matrix");
      case Expr.EntryPower(var base, Expr.Num(var k, _), _)
          when k.signum() < 0 && Build.isZero(base) ->
          Optional.of("division by 0");
      case Expr _ -> Optional.empty();
    };
  }
}
