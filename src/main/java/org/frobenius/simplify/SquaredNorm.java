package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;

/**
 * Inner products of something with itself: {@code x'*A'*A*x} is {@code norm(A*x)^2}, {@code
 * tr(X'*X)} is {@code norm(X)^2}.
 */
final class SquaredNorm {
  /** Of longer chains under a trace not every rotation is looked at. */
  private static final int LONG = 12;

  private SquaredNorm() {}

  /** Of a chain that is a scalar. */
  static Optional<Expr> ofChain(List<Expr> chain) {
    return half(chain).map(SquaredNorm::square);
  }

  /** Of the trace of a chain, which may be turned round. */
  static Optional<Expr> ofTrace(List<Expr> chain) {
    if (chain.size() > LONG) {
      return Optional.empty();
    }
    for (int i = 0; i < chain.size(); i++) {
      var turned = new ArrayList<>(chain.subList(i, chain.size()));
      turned.addAll(chain.subList(0, i));
      Optional<List<Expr>> half = half(turned);
      if (half.isPresent()) {
        return Optional.of(square(half.get()));
      }
    }
    return Optional.empty();
  }

  private static Expr square(List<Expr> half) {
    return Build.power(Build.call(Op.NORM, Build.product(half)), Build.TWO);
  }

  /** The right half B of a chain B'*B. */
  private static Optional<List<Expr>> half(List<Expr> chain) {
    int n = chain.size();
    for (int i = 0; i < n / 2; i++) {
      if (Mirror.of(chain.get(n - 1 - i)) != chain.get(i)) {
        return Optional.empty();
      }
    }
    if (n % 2 == 0) {
      return n == 0 ? Optional.empty() : Optional.of(chain.subList(n / 2, n));
    }
    // a power of a symmetric matrix in the middle has a half, too
    if (chain.get(n / 2) instanceof Expr.Power(var base, Expr.Num(var k, _), _)
        && k.isInteger()
        && !k.numerator().testBit(0)
        && Properties.has(base, Property.SYMMETRIC)) {
      var half = new ArrayList<Expr>();
      half.add(Build.power(base, Build.num(k.times(Rational.HALF))));
      half.addAll(chain.subList(n / 2 + 1, n));
      return Optional.of(half);
    }
    return Optional.empty();
  }
}
