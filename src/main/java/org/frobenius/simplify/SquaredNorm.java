package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

  /** Of the sum of the entries of a product of squares: {@code sum(A.^2 .* B.^2)}. */
  static Optional<Expr> ofEntries(List<Expr> factors) {
    var roots = new ArrayList<Expr>(factors.size());
    for (Expr factor : factors) {
      if (!(factor instanceof Expr.EntryPower(var base, var exponent, _))
          || exponent != Build.TWO) {
        return Optional.empty();
      }
      roots.add(base);
    }
    return Optional.of(Build.power(Build.call(Op.NORM, Build.hadamard(roots)), Build.TWO));
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

  /**
   * The square of a norm where what meets in the middle of it cancels: that of {@code
   * X*inv(X'*X)*X'*y} is {@code y'*X*inv(X'*X)*X'*y}.
   */
  static Optional<Expr> cancelled(Expr e, UnaryOperator<Expr> normalize) {
    if (!(e instanceof Expr.Power(Expr.Call(var op, var args, _), var two, _))
        || op != Op.NORM
        || two != Build.TWO
        || !(args.getFirst() instanceof Expr.Product(var c, var scalars, var chain, _))
        || !c.isOne()
        || !scalars.isEmpty()
        || chain.size() > LONG
        || chain.stream().noneMatch(SquaredNorm::mayCancel)) {
      return Optional.empty();
    }
    boolean column = args.getFirst().shape().isColumn();
    List<Expr> half = column ? chain.subList(0, chain.size() - 1) : chain;
    Expr factor = Build.product(half);
    Expr gram = normalize.apply(Build.product(Mirror.of(factor), factor));
    if (degree(gram).compareTo(degree(factor).times(Rational.TWO)) >= 0) {
      return Optional.empty();
    }
    Expr last = chain.getLast();
    return Optional.of(column ? Build.product(Mirror.of(last), gram, last) : Build.trace(gram));
  }

  /** An inverse of a product or a pseudoinverse, which cancels against several factors. */
  private static boolean mayCancel(Expr e) {
    return e instanceof Expr.Power(Expr.Product _, Expr.Num(var k, _), _) && k.signum() < 0
        || e instanceof Expr.Call(var op, _, _) && op == Op.PINV;
  }

  /** How many factors there are, those of powers counted as often as the exponent says. */
  private static Rational degree(Expr e) {
    return switch (e) {
      case Expr.Product(_, _, var factors, _) ->
          factors.stream().map(SquaredNorm::degree).reduce(Rational.ZERO, Rational::plus);
      case Expr.Power(var base, Expr.Num(var k, _), _) -> degree(base).times(k.abs());
      case Expr other when Build.isConstant(other, Expr.Constant.Kind.IDENTITY) -> Rational.ZERO;
      case Expr _ -> Rational.ONE;
    };
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
