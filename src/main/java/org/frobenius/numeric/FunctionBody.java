package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * A function of one variable read in an arithmetic: a name as the arithmetic has it, {@code z ->
 * body} term by term with a value for z. Everything in a body commutes.
 */
final class FunctionBody<T> {
  private final Arithmetic<T> arithmetic;
  private final ToDoubleFunction<Expr> scalars;
  private final Function<Fun.Unknown, Fun> bindings;

  /**
   * @param scalars evaluates what does not depend on a parameter
   * @param bindings what an unknown function is
   */
  FunctionBody(
      Arithmetic<T> arithmetic,
      ToDoubleFunction<Expr> scalars,
      Function<Fun.Unknown, Fun> bindings) {
    this.arithmetic = arithmetic;
    this.scalars = scalars;
    this.bindings = bindings;
  }

  T apply(Fun f, T argument) {
    return switch (f) {
      case Fun.Known(var name) -> arithmetic.apply(name, argument);
      case Fun.Unknown unknown -> apply(bindings.apply(unknown), argument);
      case Fun.Lambda(var parameter, var body) -> new At(parameter, argument).value(body);
    };
  }

  private final class At {
    private final Expr.Symbol parameter;
    private final T z;
    private final Dependence dependence;
    private final Map<Expr, T> known = new IdentityHashMap<>();

    At(Expr.Symbol parameter, T z) {
      this.parameter = parameter;
      this.z = z;
      this.dependence = new Dependence(Set.of(parameter));
    }

    T value(Expr e) {
      T value = known.get(e);
      if (value == null) {
        value =
            dependence.of(e).isEmpty() ? arithmetic.number(scalars.applyAsDouble(e)) : compute(e);
        known.put(e, value);
      }
      return value;
    }

    private T compute(Expr e) {
      return switch (e) {
        case Expr.Symbol _ -> z;
        case Expr.Named(_, var value, _) -> value(value);
        case Expr.Transpose(var arg, _) -> value(arg);
        case Expr.Sum(var terms, _) -> all(terms, arithmetic::sum);
        case Expr.Product(var coefficient, var s, var factors, _) -> {
          var product = new ArrayList<>(s);
          product.addAll(factors);
          yield arithmetic.scaled(coefficient.doubleValue(), all(product, arithmetic::product));
        }
        case Expr.Hadamard(var factors, _) -> all(factors, arithmetic::product);
        case Expr.Power(var base, var exponent, _) -> power(base, exponent);
        case Expr.EntryPower(var base, var exponent, _) -> power(base, exponent);
        case Expr.MatrixFunction(var f, var arg, _) -> apply(f, value(arg));
        case Expr.Entrywise(var f, var arg, _) -> apply(f, value(arg));
        case Expr.BigSum sum when isFinite(sum) -> sum(sum);
        case Expr.Num _, Expr.Size _, Expr.Constant _ ->
            arithmetic.number(scalars.applyAsDouble(e));
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

    private T all(List<Expr> operands, BinaryOperator<T> operation) {
      T result = value(operands.getFirst());
      for (Expr operand : operands.subList(1, operands.size())) {
        result = operation.apply(result, value(operand));
      }
      return result;
    }

    private boolean isFinite(Expr.BigSum sum) {
      return dependence.of(sum.from()).isEmpty()
          && dependence.of(sum.to()).isEmpty()
          && !Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY);
    }

    private T sum(Expr.BigSum sum) {
      long from = Summation.whole(scalars.applyAsDouble(sum.from()));
      long to = Summation.whole(scalars.applyAsDouble(sum.to()));
      Summation.requireEnd(from, to);
      T total = arithmetic.number(0);
      for (long j = from; j <= to; j++) {
        Expr term = Children.substitute(sum.body(), Map.of(sum.index(), Build.num(j)));
        // what is known of one term serves no other
        total = arithmetic.sum(total, new At(parameter, z).value(term));
      }
      return total;
    }

    private T power(Expr base, Expr exponent) {
      if (dependence.of(exponent).isEmpty()) {
        return arithmetic.power(value(base), scalars.applyAsDouble(exponent));
      }
      T power =
          dependence.of(base).isEmpty()
              ? arithmetic.scaled(logarithm(scalars.applyAsDouble(base)), value(exponent))
              : arithmetic.product(value(exponent), arithmetic.log(value(base)));
      return arithmetic.exp(power);
    }

    private static double logarithm(double base) {
      if (!(base > 0)) {
        throw Failures.domain(
            "`^` of the number " + Failures.number(base) + " to a matrix has no real value");
      }
      return Math.log(base);
    }
  }
}
