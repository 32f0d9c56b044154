package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Order;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;
import org.frobenius.rule.Assumption;
import org.jspecify.annotations.Nullable;

/**
 * Entrywise products in order, powers gathered; signs pulled out of odd and even functions; powers
 * of products split.
 */
final class EntrywiseArrangement {
  private final Consumer<Assumption> assume;
  private final UnaryOperator<Expr> normalize;

  EntrywiseArrangement(Consumer<Assumption> assume, UnaryOperator<Expr> normalize) {
    this.assume = assume;
    this.normalize = normalize;
  }

  Expr hadamard(Expr.Hadamard product) {
    var number = new Rational[] {Rational.ONE};
    Map<Expr, Expr> exponents = new LinkedHashMap<>();
    var others = new ArrayList<Expr>();
    for (Expr f : turned(product.factors())) {
      Expr base = f instanceof Expr.EntryPower(var b, _, _) ? b : f;
      Expr exponent = f instanceof Expr.EntryPower(_, var x, _) ? x : Build.ONE;
      if (base instanceof Expr.Sum sum
          && exponent instanceof Expr.Num(var k, _)
          && k.isSmallInteger()) {
        Scaled primitive = SumArrangement.primitive(sum);
        number[0] = number[0].times(primitive.coefficient().power(k.intValue()));
        base = primitive.body();
      }
      if (exponents.containsKey(base)) {
        Expr before = exponents.get(base);
        Expr total = sum(before, exponent);
        MergedPowers.assume(base, before, exponent, total, assume);
        exponents.put(base, total);
      } else {
        exponents.put(base, exponent);
      }
    }
    exponents.keySet().removeIf(base -> isSignOfNonnegative(base, exponents));
    exponents.forEach((base, exponent) -> others.add(Build.entryPower(base, exponent)));
    others.sort(EntrywiseArrangement::denominatorsLast);
    return number[0].isOne() && others.equals(product.factors())
        ? product
        : Build.product(number[0], List.of(), List.of(Build.hadamard(others)));
  }

  /** {@code sign(a)^k*a^b} is {@code a^b} where a is not negative and k and b are positive. */
  private static boolean isSignOfNonnegative(Expr base, Map<Expr, Expr> exponents) {
    return base instanceof Expr.Entrywise(Fun.Known(var name), var arg, _)
        && name.equals("sign")
        && Properties.has(arg, Property.NONNEGATIVE)
        && isPositiveNumber(exponents.get(base))
        && isPositiveNumber(exponents.get(arg));
  }

  private static boolean isPositiveNumber(@Nullable Expr exponent) {
    return exponent instanceof Expr.Num(var value, _) && value.signum() > 0;
  }

  /** Of exponents, a scalar standing for all entries; all entries alike are a scalar again. */
  private static Expr sum(Expr p, Expr q) {
    Shape shape = p.isScalar() ? q.shape() : p.shape();
    Expr total = SumArrangement.arranged(Build.sum(spread(p, shape), spread(q, shape)));
    if (Build.isZero(total)) {
      return Build.ZERO;
    }
    return total instanceof Expr.Product(var c, var scalars, var factors, _)
            && factors.size() == 1
            && Build.isConstant(factors.getFirst(), Expr.Constant.Kind.ONES)
        ? Build.product(c, scalars, List.of())
        : Build.isConstant(total, Expr.Constant.Kind.ONES) ? Build.ONE : total;
  }

  private static Expr spread(Expr exponent, Shape shape) {
    return exponent.isScalar() ? Build.product(exponent, Build.ones(shape)) : exponent;
  }

  /**
   * Beside a diagonal matrix only diagonals count, which are those of the transposes: the factors
   * with the fewer transposes in them. A skew-symmetric one has none.
   */
  private List<Expr> turned(List<Expr> factors) {
    if (!factors.getFirst().shape().isSquare()
        || factors.stream().noneMatch(f -> Properties.has(f, Property.DIAGONAL))) {
      return factors;
    }
    var turned = new ArrayList<Expr>(factors.size());
    for (Expr factor : factors) {
      Scaled one = scaled(factor);
      Scaled other = scaled(normalize.apply(Mirror.of(factor)));
      if (other.body() == one.body()) {
        boolean skew = !other.coefficient().equals(one.coefficient());
        turned.add(skew ? Build.zeros(factor.shape()) : factor);
      } else {
        boolean better = Mirror.precedes(List.of(other.body()), List.of(one.body()));
        turned.add(better ? Build.scale(other.coefficient(), other.body()) : factor);
      }
    }
    return turned;
  }

  private static Scaled scaled(Expr e) {
    return e instanceof Expr.Sum sum ? SumArrangement.primitive(sum) : Scaled.of(e);
  }

  private static int denominatorsLast(Expr a, Expr b) {
    boolean under = a instanceof Expr.EntryPower(_, var x, _) && negative(x);
    boolean below = b instanceof Expr.EntryPower(_, var x, _) && negative(x);
    return under == below ? Order.NATURAL.compare(a, b) : Boolean.compare(under, below);
  }

  private static boolean negative(Expr exponent) {
    return MergedPowers.negative(exponent);
  }

  /**
   * {@code sin(-x) = -sin(x)}, {@code cos(-x) = cos(x)}, {@code sigmoid(-x) = 1 - sigmoid(x)},
   * {@code abs(norm(x)) = norm(x)}: by the catalogue's traits.
   */
  static Expr function(Expr e, Fun f, Expr arg) {
    if (has(f, ScalarFunction.Trait.KEEPS_NONNEGATIVE)
        && Properties.has(arg, Property.NONNEGATIVE)) {
      return arg;
    }
    if (!(f instanceof Fun.Known(var name)) || !negative(leading(arg))) {
      return e;
    }
    var traits = Catalogue.find(name).map(ScalarFunction::traits).orElse(Set.of());
    if (traits.contains(ScalarFunction.Trait.ODD)) {
      return Build.negate(rebuild(e, f, Build.negate(arg)));
    }
    if (traits.contains(ScalarFunction.Trait.COMPLEMENT)) {
      return Build.minus(Build.ones(e.shape()), rebuild(e, f, Build.negate(arg)));
    }
    return traits.contains(ScalarFunction.Trait.EVEN) ? rebuild(e, f, Build.negate(arg)) : e;
  }

  /** Whether the function of the negative argument is one minus the function. */
  static boolean isComplementary(Fun f) {
    return has(f, ScalarFunction.Trait.COMPLEMENT);
  }

  /** Whether the function of the negative argument is minus the function. */
  static boolean isOdd(Fun f) {
    return has(f, ScalarFunction.Trait.ODD);
  }

  private static boolean has(Fun f, ScalarFunction.Trait trait) {
    return f instanceof Fun.Known(var name)
        && Catalogue.find(name).map(s -> s.traits().contains(trait)).orElse(false);
  }

  private static Expr leading(Expr e) {
    return e instanceof Expr.Sum(var terms, _) ? terms.getFirst() : e;
  }

  private static Expr rebuild(Expr e, Fun f, Expr negated) {
    Expr arg =
        negated instanceof Expr.Product(var c, var s, var m, _)
                && s.size() + m.size() == 1
                && (s.isEmpty() ? m : s).getFirst() instanceof Expr.Sum(var terms, _)
            ? Build.sum(terms.stream().map(t -> Build.scale(c, t)).toList())
            : negated;
    return e instanceof Expr.MatrixFunction
        ? Build.matrixFunction(f, arg)
        : Build.entrywise(f, arg);
  }

  /** {@code (2*a*b)^k = 2^k*a^k*b^k} for integer k; the entrywise power likewise. */
  static Expr power(Expr e, Expr base, Expr exponent, boolean entrywise) {
    if (!(exponent instanceof Expr.Num(var k, _)) || !k.isSmallInteger() || k.isZero()) {
      return e;
    }
    return switch (base) {
      case Expr.Product(var c, var scalars, var factors, _)
          when entrywise || !base.isScalar() || factors.isEmpty() -> {
        var powers = scalars.stream().map(s -> Build.power(s, exponent)).toList();
        Expr chain = factors.isEmpty() ? Build.ONE : Build.product(factors);
        var entries =
            List.of(entrywise ? Build.entryPower(chain, exponent) : Build.power(chain, exponent));
        yield c.isOne() && scalars.isEmpty()
            ? e
            : Build.product(c.power(k.intValue()), powers, entries);
      }
      case Expr.Hadamard(var factors, _) when entrywise ->
          Build.hadamard(factors.stream().map(f -> Build.entryPower(f, exponent)).toList());
      case Expr.Sum sum -> {
        Scaled primitive = SumArrangement.primitive(sum);
        yield primitive.coefficient().isOne()
            ? e
            : Build.product(
                primitive.coefficient().power(k.intValue()),
                List.of(),
                List.of(
                    entrywise
                        ? Build.entryPower(primitive.body(), exponent)
                        : Build.power(primitive.body(), exponent)));
      }
      case Expr _ -> e;
    };
  }
}
