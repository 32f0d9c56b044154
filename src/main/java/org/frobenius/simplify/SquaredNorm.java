package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /**
   * The right half B of a chain {@code B'*B}, or of {@code -B'*B}.
   *
   * @param sign 1 or -1
   */
  private record Half(Rational sign, List<Expr> chain) {
    Half {
      chain = List.copyOf(chain);
    }

    Expr square() {
      Expr norm = Build.call(Op.NORM, Build.product(chain));
      return Build.scale(sign, Build.power(norm, Build.TWO));
    }
  }

  /** Of a chain that is a scalar. */
  static Optional<Expr> ofChain(List<Expr> chain) {
    return half(chain).map(Half::square);
  }

  /** Of the trace of a chain, which may be turned round. */
  static Optional<Expr> ofTrace(List<Expr> chain) {
    if (chain.size() > LONG) {
      return Optional.empty();
    }
    for (int i = 0; i < chain.size(); i++) {
      var turned = new ArrayList<>(chain.subList(i, chain.size()));
      turned.addAll(chain.subList(0, i));
      Optional<Half> half = half(turned);
      if (half.isPresent()) {
        return Optional.of(half.get().square());
      }
    }
    return Optional.empty();
  }

  private static Optional<Half> half(List<Expr> chain) {
    int n = chain.size();
    Rational sign = Rational.ONE;
    for (int i = 0; i < n / 2; i++) {
      Expr mirrored = Mirror.of(chain.get(n - 1 - i));
      if (mirrored != chain.get(i)) {
        if (!isOpposite(mirrored, chain.get(i))) {
          return Optional.empty();
        }
        sign = sign.negate();
      }
    }
    if (n % 2 == 0) {
      return n == 0 ? Optional.empty() : Optional.of(new Half(sign, chain.subList(n / 2, n)));
    }
    // a power of a symmetric matrix in the middle has a half, too
    if (chain.get(n / 2) instanceof Expr.Power(var base, Expr.Num(var k, _), _)
        && k.isInteger()
        && !k.numerator().testBit(0)
        && Properties.has(base, Property.SYMMETRIC)) {
      var half = new ArrayList<Expr>();
      half.add(Build.power(base, Build.num(k.times(Rational.HALF))));
      half.addAll(chain.subList(n / 2 + 1, n));
      return Optional.of(new Half(sign, half));
    }
    return Optional.empty();
  }

  /** The first term of a sum is positive in normal form, and another one in its transpose. */
  private static boolean isOpposite(Expr a, Expr b) {
    return a instanceof Expr.Sum(var terms, _)
        && b instanceof Expr.Sum(var others, _)
        && terms.size() == others.size()
        && Set.copyOf(others).equals(terms.stream().map(Build::negate).collect(Collectors.toSet()));
  }
}
