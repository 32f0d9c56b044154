package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;
import org.frobenius.print.Printer;
import org.frobenius.syntax.RuleText;

/**
 * The three readings of a scalar function (of a scalar, entry by entry, of a square matrix) and its
 * derivative.
 */
public final class FunctionForms {
  private static final Expr.Symbol Z = Build.symbol("z", Space.real(Shape.SCALAR));
  private static final Fun EXP = new Fun.Known("exp");
  private static final Fun LOG = new Fun.Known("log");
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
      case Fun.Lambda(var z, var body) ->
          new Reading(z, arg, matrix)
              .of(body)
              .orElseThrow(
                  () -> unsupported("`z -> %s` of a matrix".formatted(Printer.text(body))));
      case Fun.Known _, Fun.Unknown _ -> throw new IllegalStateException("not a lambda");
    };
  }

  /** {@code z -> z^2} of every entry, without the arrow where operators say the same. */
  public static Optional<Expr> writtenEntrywise(Fun.Lambda f, Expr arg) {
    return new Reading(f.parameter(), arg, false).of(f.body());
  }

  /** A polynomial of a square matrix, {@code z -> z^2 - 1}, without the arrow. */
  public static Optional<Expr> writtenPolynomial(Fun.Lambda f, Expr arg) {
    return isPolynomial(f.body(), f.parameter())
        ? new Reading(f.parameter(), arg, true).of(f.body())
        : Optional.empty();
  }

  private static boolean isPolynomial(Expr body, Expr.Symbol z) {
    return !Children.symbols(body).contains(z)
        || switch (body) {
          case Expr.Symbol _ -> true;
          case Expr.Sum(var terms, _) -> terms.stream().allMatch(t -> isPolynomial(t, z));
          case Expr.Product(_, var scalars, _, _) ->
              scalars.stream().allMatch(s -> isPolynomial(s, z));
          case Expr.Power(var base, var exponent, _) ->
              isPolynomial(base, z)
                  && Properties.has(exponent, Property.INTEGER)
                  && Properties.has(exponent, Property.NONNEGATIVE);
          case Expr.BigSum(_, _, _, var term, _) -> isPolynomial(term, z);
          case Expr _ -> false;
        };
  }

  /**
   * The scalar expression of {@code z} read with a matrix in its place: products become matrix or
   * entrywise ones.
   */
  private record Reading(Expr.Symbol z, Expr arg, boolean matrix) {
    /** None where it has an operation that has no such reading. */
    Optional<Expr> of(Expr body) {
      if (!isIn(body)) {
        Expr unit = matrix ? Build.identity(arg.shape().rows()) : Build.ones(arg.shape());
        return Optional.of(Build.product(body, unit));
      }
      return switch (body) {
        case Expr.Symbol _ -> Optional.of(arg);
        case Expr.Sum(var terms, _) -> all(terms).map(Build::sum);
        case Expr.Product(var c, var scalars, var factors, _) when factors.isEmpty() -> {
          List<Expr> free = scalars.stream().filter(f -> !isIn(f)).toList();
          yield all(scalars.stream().filter(this::isIn).toList())
              .map(ofZ -> matrix ? Build.product(ofZ) : Build.hadamard(ofZ))
              .map(chain -> Build.product(c, free, List.of(chain)));
        }
        case Expr.Power(var base, var exponent, _) when !isIn(exponent) ->
            of(base).map(b -> matrix ? Build.power(b, exponent) : Build.entryPower(b, exponent));
        case Expr.Power(var base, var exponent, _) ->
            of(Build.entrywise(EXP, Build.product(exponent, Build.entrywise(LOG, base))));
        case Expr.Entrywise(var f, var inner, _) -> of(inner).map(a -> function(f, a));
        case Expr.BigSum(var index, var from, var to, var term, _)
            when !isIn(from) && !isIn(to) && !Children.symbols(arg).contains(index) ->
            of(term).map(t -> Build.bigSum(index, from, to, t));
        case Expr _ -> Optional.empty();
      };
    }

    private boolean isIn(Expr e) {
      return Children.symbols(e).contains(z);
    }

    private Expr function(Fun f, Expr of) {
      return matrix ? Build.matrixFunction(f, of) : Build.entrywise(f, of);
    }

    private Optional<List<Expr>> all(List<Expr> es) {
      var read = new ArrayList<Expr>();
      for (Expr e : es) {
        var one = of(e);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        read.add(one.get());
      }
      return Optional.of(read);
    }
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
      case Expr.Power(var base, var exponent, _) ->
          Build.product(
              e, scalarDerivative(Build.product(exponent, Build.entrywise(LOG, base)), z));
      case Expr.BigSum(var index, var from, var to, var term, _)
          when !Children.symbols(from).contains(z) && !Children.symbols(to).contains(z) ->
          Build.bigSum(index, from, to, scalarDerivative(term, z));
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
