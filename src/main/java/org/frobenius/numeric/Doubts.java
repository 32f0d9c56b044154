package org.frobenius.numeric;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** Takes notice where what was divided by is singular, or was but for rounding. */
final class Doubts {
  private final Function<Expr, RealMatrix> value;
  private final AddedTerms terms;
  private Optional<String> first = Optional.empty();

  /**
   * @param value the value of a node
   */
  Doubts(Function<Expr, RealMatrix> value, AddedTerms terms) {
    this.value = value;
    this.terms = terms;
  }

  /** Why a value may be nothing but rounding, if it may. */
  Optional<String> first() {
    return first;
  }

  /** Looks at a node and its value. */
  void look(Expr e, RealMatrix result) {
    if (first.isEmpty() && isNearlySingular(e, result)) {
      first = Optional.of(Failures.onlyRounding(Operands.operation(e)));
    }
  }

  /** Looks at a matrix whose inverse stands in a product. */
  void look(LuFactorization divisor) {
    if (first.isEmpty() && divisor.isNearlySingular()) {
      first = Optional.of(Failures.onlyRounding("inv"));
    }
  }

  /** Whether the result is so large that what was divided by may be singular but for rounding. */
  private boolean isNearlySingular(Expr e, RealMatrix result) {
    return switch (e) {
      case Expr.Power(var base, var exponent, _) when exponent == Build.MINUS_ONE ->
          base.isScalar()
              ? Dense.largest(value.apply(base)) < LuFactorization.NEARLY_SINGULAR * terms.of(base)
              : 1
                  < LuFactorization.NEARLY_SINGULAR
                      * Dense.largest(value.apply(base))
                      * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER || op == Op.LYAPUNOV ->
          Dense.largest(value.apply(args.getLast()))
              < LuFactorization.NEARLY_SINGULAR
                  * Math.max(
                      Dense.largest(value.apply(args.getFirst())),
                      Dense.largest(value.apply(args.get(args.size() - 2))))
                  * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.LOGDET ->
          LuFactorization.of(value.apply(args.getFirst())).isNearlySingular();
      case Expr _ -> false;
    };
  }
}
