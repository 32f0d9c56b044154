package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;
import org.frobenius.syntax.RuleText;

/**
 * The three readings of a scalar function (of a scalar, entry by entry, of a square matrix) and its
 * derivative.
 */
public final class FunctionForms {
  private static final Expr.Symbol Z = Build.symbol("z", Space.real(Shape.SCALAR));
  private static final Map<String, Fun> DERIVATIVES = new ConcurrentHashMap<>();

  private FunctionForms() {}

  /** The function as a lambda: {@code sqrt} and {@code inv} are powers. */
  public static Fun lambda(Fun f) {
    return switch (f) {
      case Fun.Known(var name) when name.equals("sqrt") -> new Fun.Lambda(Z, Build.sqrt(Z));
      case Fun.Known(var name) when name.equals("inv") -> new Fun.Lambda(Z, Build.inverse(Z));
      case Fun.Known _, Fun.Unknown _ -> new Fun.Lambda(Z, Build.entrywise(f, Z));
      case Fun.Lambda _ -> f;
    };
  }

  /** {@code f.(A)}; of a scalar, {@code f(a)}. */
  public static Expr entrywise(Fun f, Expr arg) {
    return apply(f, arg, false);
  }

  /** {@code f(A)} of a square matrix; of a scalar, {@code f(a)}. */
  public static Expr ofMatrix(Fun f, Expr arg) {
    return apply(f, arg, true);
  }

  private static Expr apply(Fun f, Expr arg, boolean matrix) {
    return switch (lambda(f)) {
      case Fun.Lambda(var z, var body) when arg.isScalar() ->
          Children.substitute(body, Map.of(z, arg));
      case Fun.Lambda(var z, var body) -> body(body, z, arg, matrix);
      case Fun.Known _, Fun.Unknown _ -> throw new IllegalStateException("not a lambda");
    };
  }

  /**
   * The scalar expression {@code body} read with a matrix in place of {@code z}: products become
   * matrix or entrywise ones.
   */
  private static Expr body(Expr body, Expr.Symbol z, Expr arg, boolean matrix) {
    if (!Children.symbols(body).contains(z)) {
      Expr unit = matrix ? Build.identity(arg.shape().rows()) : Build.ones(arg.shape());
      return Build.product(body, unit);
    }
    return switch (body) {
      case Expr.Symbol _ -> arg;
      case Expr.Sum(var terms, _) ->
          Build.sum(terms.stream().map(t -> body(t, z, arg, matrix)).toList());
      case Expr.Product(var c, var scalars, _, _) -> {
        var free = new ArrayList<Expr>();
        var ofZ = new ArrayList<Expr>();
        for (Expr s : scalars) {
          if (Children.symbols(s).contains(z)) {
            ofZ.add(body(s, z, arg, matrix));
          } else {
            free.add(s);
          }
        }
        Expr chain = matrix ? Build.product(ofZ) : Build.hadamard(ofZ);
        yield Build.product(c, free, List.of(chain));
      }
      case Expr.Power(var base, var exponent, _) ->
          matrix
              ? Build.power(body(base, z, arg, true), exponent)
              : Build.entryPower(body(base, z, arg, false), exponent);
      case Expr.Entrywise(var f, var inner, _) ->
          matrix
              ? Build.matrixFunction(f, body(inner, z, arg, true))
              : Build.entrywise(f, body(inner, z, arg, false));
      case Expr other ->
          throw unsupported(
              "a function with a body like " + other.getClass().getSimpleName() + " of a matrix");
    };
  }

  /** {@code f'}. A function without a known derivative is an {@link UnsupportedException}. */
  public static Fun derivative(Fun f) {
    return switch (f) {
      case Fun.Unknown(var name, var order) -> new Fun.Unknown(name, order + 1);
      case Fun.Known(var name) when name.equals("sqrt") || name.equals("inv") ->
          derivative(lambda(f));
      case Fun.Known(var name) -> DERIVATIVES.computeIfAbsent(name, FunctionForms::ofCatalogue);
      case Fun.Lambda(var z, var body) -> new Fun.Lambda(z, scalarDerivative(body, z));
    };
  }

  private static Fun ofCatalogue(String name) {
    String text =
        Catalogue.find(name)
            .flatMap(ScalarFunction::derivative)
            .orElseThrow(
                () -> unsupported("the derivative of `" + name + "` has no name in the language"));
    Expr derivative = RuleText.scalar(text, Z);
    return derivative instanceof Expr.Entrywise(var f, var arg, _) && arg == Z
        ? f
        : new Fun.Lambda(Z, derivative);
  }

  /**
   * The derivative of a scalar expression of one variable: sums, products, powers and functions of
   * it.
   */
  private static Expr scalarDerivative(Expr e, Expr.Symbol z) {
    if (!Children.symbols(e).contains(z)) {
      return Build.ZERO;
    }
    return switch (e) {
      case Expr.Symbol _ -> Build.ONE;
      case Expr.Sum(var terms, _) ->
          Build.sum(terms.stream().map(t -> scalarDerivative(t, z)).toList());
      case Expr.Product(var c, var scalars, _, _) -> {
        var terms = new ArrayList<Expr>();
        for (int i = 0; i < scalars.size(); i++) {
          var factors = new ArrayList<>(scalars);
          factors.set(i, scalarDerivative(scalars.get(i), z));
          terms.add(Build.product(c, factors, List.of()));
        }
        yield Build.sum(terms);
      }
      case Expr.Power(var base, var exponent, _) when !Children.symbols(exponent).contains(z) ->
          Build.product(exponent, Build.power(base, lowered(exponent)), scalarDerivative(base, z));
      case Expr.Entrywise(var f, var arg, _) ->
          Build.product(entrywise(derivative(f), arg), scalarDerivative(arg, z));
      case Expr other ->
          throw unsupported(
              "the derivative of a function with a body like " + other.getClass().getSimpleName());
    };
  }

  private static UnsupportedException unsupported(String what) {
    return new UnsupportedException(Diagnostic.of(Kind.UNSUPPORTED, what, Span.NONE));
  }

  private static Expr lowered(Expr exponent) {
    return exponent instanceof Expr.Num(var k, _)
        ? Build.num(k.minus(Rational.ONE))
        : Build.minus(exponent, Build.ONE);
  }
}
