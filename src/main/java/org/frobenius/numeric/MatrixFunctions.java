package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * A scalar function of a square matrix, in the sense of its power series: the catalogue's by their
 * algorithms, {@code z -> body} by reading the body with a matrix for z, numbers times the
 * identity.
 */
final class MatrixFunctions {
  private final Function<Expr, RealMatrix> scalars;
  private final Map<String, List<Fun>> bindings;

  /**
   * @param scalars evaluates what does not depend on a parameter
   * @param bindings what unknown functions are, by order of the derivative
   */
  MatrixFunctions(Function<Expr, RealMatrix> scalars, Map<String, List<Fun>> bindings) {
    this.scalars = scalars;
    this.bindings = bindings;
  }

  /** What an unknown function is bound to. */
  Fun bound(Fun.Unknown f) {
    List<Fun> byOrder = bindings.getOrDefault(f.name(), List.of());
    if (f.order() >= byOrder.size()) {
      throw Failures.unsupported("the value of the unknown function " + f + " is not known");
    }
    return byOrder.get(f.order());
  }

  RealMatrix apply(Fun f, RealMatrix x) {
    return apply(f, x, x.getRowDimension());
  }

  RealMatrix frechet(Fun f, RealMatrix x, List<RealMatrix> directions) {
    int n = x.getRowDimension();
    return FrechetDerivative.of(block -> apply(f, block, n), x, directions);
  }

  /**
   * Of a block upper triangular matrix whose diagonal blocks all are one {@code n} by {@code n}
   * matrix.
   */
  private RealMatrix apply(Fun f, RealMatrix x, int n) {
    return switch (f) {
      case Fun.Known(var name) -> known(name, x, n);
      case Fun.Unknown unknown -> apply(bound(unknown), x, n);
      case Fun.Lambda(var parameter, var body) -> new Body(parameter, x, n).value(body);
    };
  }

  private static RealMatrix known(String name, RealMatrix x, int n) {
    if (name.equals("sqrt") || name.equals("inv")) {
      return MatrixPower.of(x, name.equals("inv") ? -1 : 0.5, n);
    }
    Optional<ScalarFunction> entry = Catalogue.find(name).filter(ScalarFunction::ofMatrix);
    if (entry.isEmpty()) {
      throw Failures.unsupported(
          "`" + name + "` of a square matrix; entry by entry it is `" + name + ".`");
    }
    if (n == x.getRowDimension() && Dense.isSymmetric(x, SymmetricEigen.SYMMETRIC)) {
      return ofSymmetric(entry.get(), x);
    }
    return switch (name) {
      case "exp" -> MatrixExponential.of(x, name);
      case "log" -> MatrixLogarithm.of(x, n, name);
      case "sin" -> Trigonometric.sin(x);
      case "cos" -> Trigonometric.cos(x);
      case "tan" -> Trigonometric.tan(x, n);
      case "sinh" -> Trigonometric.sinh(x);
      case "cosh" -> Trigonometric.cosh(x);
      case "tanh" -> Trigonometric.tanh(x, n);
      case String other -> throw Failures.unsupported("`" + other + "` of a matrix");
    };
  }

  private static RealMatrix ofSymmetric(ScalarFunction f, RealMatrix x) {
    if (f.name().equals("log")) {
      LuFactorization.of(x, "log");
    }
    return SymmetricEigen.of(x)
        .apply(
            eigenvalue -> {
              if (!f.domain().test(eigenvalue)) {
                throw Spectrum.negative(f.name(), eigenvalue);
              }
              return f.numeric().applyAsDouble(eigenvalue);
            });
  }

  /** The body of a function with a matrix for its parameter; everything in it commutes. */
  private final class Body {
    private final Expr.Symbol parameter;
    private final RealMatrix z;
    private final int n;
    private final Dependence dependence;
    private final Map<Expr, RealMatrix> known = new IdentityHashMap<>();

    Body(Expr.Symbol parameter, RealMatrix z, int n) {
      this.parameter = parameter;
      this.z = z;
      this.n = n;
      this.dependence = new Dependence(Set.of(parameter));
    }

    RealMatrix value(Expr e) {
      RealMatrix value = known.get(e);
      if (value == null) {
        value =
            dependence.of(e).isEmpty()
                ? Dense.scale(scalar(e), Dense.identity(z.getRowDimension()))
                : compute(e);
        known.put(e, value);
      }
      return value;
    }

    private double scalar(Expr e) {
      return scalars.apply(e).getEntry(0, 0);
    }

    private RealMatrix compute(Expr e) {
      return switch (e) {
        case Expr.Symbol _ -> z;
        case Expr.Named(_, var value, _) -> value(value);
        case Expr.Transpose(var arg, _) -> value(arg);
        case Expr.Sum(var terms, _) -> {
          RealMatrix sum = value(terms.getFirst());
          for (Expr term : terms.subList(1, terms.size())) {
            sum = Dense.add(sum, value(term));
          }
          yield sum;
        }
        case Expr.Product(var coefficient, var s, var factors, _) -> {
          var all = new ArrayList<>(s);
          all.addAll(factors);
          yield Dense.scale(coefficient.doubleValue(), product(all));
        }
        case Expr.Hadamard(var factors, _) -> product(factors);
        case Expr.Power(var base, var exponent, _) -> power(base, exponent);
        case Expr.EntryPower(var base, var exponent, _) -> power(base, exponent);
        case Expr.MatrixFunction(var f, var arg, _) -> apply(f, value(arg), n);
        case Expr.Entrywise(var f, var arg, _) -> apply(f, value(arg), n);
        case Expr.Num _, Expr.Size _, Expr.Constant _ ->
            Dense.scale(scalar(e), Dense.identity(z.getRowDimension()));
        case Expr.Frechet _,
            Expr.Call _,
            Expr.Applied _,
            Expr.Slice _,
            Expr.Block _,
            Expr.BigSum _,
            Expr.Integral _,
            Expr.Differential _ ->
            throw Failures.unsupported(
                "a function of a matrix whose definition is not made of sums, products, powers and"
                    + " functions of "
                    + parameter.name());
      };
    }

    private RealMatrix product(List<Expr> factors) {
      RealMatrix product = value(factors.getFirst());
      for (Expr factor : factors.subList(1, factors.size())) {
        product = Dense.multiply(product, value(factor));
      }
      return product;
    }

    private RealMatrix power(Expr base, Expr exponent) {
      if (dependence.of(exponent).isEmpty()) {
        return MatrixPower.of(value(base), scalar(exponent), n);
      }
      RealMatrix logarithm =
          dependence.of(base).isEmpty()
              ? Dense.scale(logarithm(scalar(base)), Dense.identity(z.getRowDimension()))
              : MatrixLogarithm.of(value(base), n, "^");
      return MatrixExponential.of(Dense.multiply(value(exponent), logarithm), "^");
    }

    private double logarithm(double base) {
      if (!(base > 0)) {
        throw Failures.domain(
            "`^` of the number " + Failures.number(base) + " to a matrix has no real value");
      }
      return Math.log(base);
    }
  }
}
