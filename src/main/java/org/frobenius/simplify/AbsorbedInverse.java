package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Assumption;

/**
 * A factor beside a sum, some terms of which begin with its inverse: {@code S*(I + inv(S)*M)} is
 * {@code S + M}, and {@code inv(S)*inv(I + M*inv(S))} is {@code inv(S + M)}. It is multiplied in
 * where no more terms get a factor than lose one.
 */
final class AbsorbedInverse {
  private final Consumer<Assumption> assume;
  private final UnaryOperator<Expr> normalize;

  AbsorbedInverse(Consumer<Assumption> assume, UnaryOperator<Expr> normalize) {
    this.assume = assume;
    this.normalize = normalize;
  }

  /** The chain with the first such pair of neighbours as one factor, or the chain itself. */
  List<Expr> in(List<Expr> factors) {
    for (int i = 0; i + 1 < factors.size(); i++) {
      Optional<Expr> both = both(factors.get(i), factors.get(i + 1));
      if (both.isPresent()) {
        var chain = new ArrayList<>(factors);
        chain.set(i, both.get());
        chain.remove(i + 1);
        return chain;
      }
    }
    return factors;
  }

  private Optional<Expr> both(Expr a, Expr b) {
    if (b instanceof Expr.Sum sum) {
      return into(sum, a, true);
    }
    if (a instanceof Expr.Sum sum) {
      return into(sum, b, false);
    }
    if (isInverse(a) && isInverse(b)) {
      Optional<Expr> right =
          base(b) instanceof Expr.Sum sum ? into(sum, base(a), false) : Optional.empty();
      return right
          .or(() -> base(a) instanceof Expr.Sum sum ? into(sum, base(b), true) : Optional.empty())
          .map(Build::inverse);
    }
    return Optional.empty();
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(_, var exponent, _) && exponent == Build.MINUS_ONE;
  }

  private static Expr base(Expr inverse) {
    return ((Expr.Power) inverse).base();
  }

  /** The factor multiplied into the sum, from the left or from the right. */
  private Optional<Expr> into(Expr.Sum sum, Expr factor, boolean left) {
    if (!factor.shape().isSquare() || !mayBeInverse(factor) && !hasInverse(sum.terms(), left)) {
      return Optional.empty();
    }
    Expr inverse = normalize.apply(Build.inverse(factor));
    long lose = sum.terms().stream().filter(t -> end(t, left) == inverse).count();
    if (lose == 0 || 2 * lose < sum.terms().size()) {
      return Optional.empty();
    }
    assume.accept(new Assumption(factor, Assumption.Kind.INVERTIBLE));
    return Optional.of(
        Build.sum(
            sum.terms().stream()
                .map(t -> left ? Build.product(factor, t) : Build.product(t, factor))
                .toList()));
  }

  /** Whether a term may begin, or end, with the inverse of something. */
  private static boolean hasInverse(List<Expr> terms, boolean left) {
    for (int i = 0; i < terms.size(); i++) {
      if (mayBeInverse(end(terms.get(i), left))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeInverse(Expr e) {
    return isInverse(e instanceof Expr.Transpose(var arg, _) ? arg : e);
  }

  private static Expr end(Expr term, boolean first) {
    return term instanceof Expr.Product(_, _, var factors, _) && !factors.isEmpty()
        ? first ? factors.getFirst() : factors.getLast()
        : term;
  }
}
