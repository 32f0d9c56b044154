package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Space;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * What the name before a bracket stands for; an unknown one is an unknown function, unless it looks
 * misspelt.
 */
final class FunctionNames {
  private final Scope scope;
  private final Names.Policy policy;

  FunctionNames(Scope scope, Names.Policy policy) {
    this.scope = scope;
    this.policy = policy;
  }

  FunctionTable.Function resolve(Ast.Call call) {
    String name = call.function().text();
    var declared = scope.function(name);
    if (declared.isPresent()) {
      return declared.get().analytic()
          ? unknown(name, call.primes())
          : unknownMap(call, declared.get().space());
    }
    var known = FunctionTable.find(name);
    if (known.isPresent()) {
      if (call.primes() > 0) {
        throw primesOfKnown(call);
      }
      return known.get();
    }
    if (scope.isTaken(name) || scope.bound(name).isPresent()) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`%s` is not a function".formatted(name), call.function().span())
              .help(
                  isOfPlaces(call)
                      ? "write `%s[…]` for an entry, `%s*(…)` for a product".formatted(name, name)
                      : "write `%s*(…)` for a product".formatted(name)));
    }
    if (policy == Names.Policy.INFER && isMatrixLetter(call)) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME,
                  "`%s` is called like a function".formatted(name),
                  call.function().span())
              .note(
                  "an unknown function of this name is declared: `%s in analytic`".formatted(name))
              .help(
                  isOfPlaces(call)
                      ? "write `%s[…]` for an entry, `%s*(…)` for a product".formatted(name, name)
                      : "write `%s*(…)` for a product"
                          .formatted(name + "'".repeat(call.primes()))));
    }
    if (AstBuilder.SERIES.get(name) == Ast.SeriesKind.INTEGRAL) {
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "`integral` runs over a variable between bounds", call.span())
              .help("write `integral(s = 0..1, …)`"));
    }
    if (policy == Names.Policy.DECLARE || looksMisspelt(name)) {
      throw misspelt(call);
    }
    return unknown(name, call.primes());
  }

  /** Letters that nobody gives a function, and any but f to t with a prime: {@code x'(y)}. */
  private static boolean isMatrixLetter(Ast.Call call) {
    String letter = call.function().text().replaceAll("[0-9_₀-₉]", "");
    boolean toEnd =
        call.arguments().stream().anyMatch(a -> a instanceof Ast.Name(var n, _) && n.equals("end"));
    return !toEnd
        && (call.primes() > 0 ? letter.matches("[a-eu-zA-Z]") : letter.matches("[xyzwXYZW]"));
  }

  private static boolean isOfPlaces(Ast.Call call) {
    return call.primes() == 0
        && !call.arguments().isEmpty()
        && call.arguments().stream()
            .allMatch(
                place ->
                    place instanceof Ast.Number
                        || place instanceof Ast.Name(var text, _) && Custom.isIndexLetter(text));
  }

  private static FunctionTable.UnknownMap unknownMap(Ast.Call call, Space space) {
    String name = call.function().text();
    if (call.primes() > 0) {
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "the derivative of `%s` is not written with a prime".formatted(name),
                  call.span())
              .help(
                  space.shape().isScalar()
                      ? "write `grad(%s)(…)`".formatted(name)
                      : "write `jac(%s)(…)`".formatted(name)));
    }
    return new FunctionTable.UnknownMap(
        Build.symbol(name, space), Expr.Applied.Derivative.NONE, name + "(X)");
  }

  /** {@code grad(g)} as a function; empty for a call that is none. */
  Optional<FunctionTable.UnknownMap> derivative(Ast.Call call) {
    String name = call.function().text();
    if (scope.function(name).isPresent()
        || !(FunctionTable.find(name).orElse(null)
            instanceof FunctionTable.Derivative(var derivative, var usage))) {
      return Optional.empty();
    }
    Ast argument = call.arguments().size() == 1 ? call.arguments().getFirst() : call;
    if (!(argument instanceof Ast.Name(var text, var span))) {
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX, "`%s` takes the name of a function".formatted(name), call.span())
              .help("write `" + usage + "`"));
    }
    Space space =
        scope
            .function(text)
            .filter(f -> !f.analytic())
            .map(Scope.DeclaredFunction::space)
            .orElseThrow(
                () ->
                    new NameException(
                        Diagnostic.of(
                                Kind.NAME,
                                "`%s` is not declared as a function of matrices".formatted(text),
                                span)
                            .help("declare it, such as `%s in R(n) -> R`".formatted(text))));
    if (derivative == Expr.Applied.Derivative.GRADIENT && !space.shape().isScalar()) {
      throw new ShapeException(
          Diagnostic.of(
                  Kind.SHAPE, "`%s` is not of `%s in %s`".formatted(name, text, space), call.span())
              .note("a gradient is of values in R")
              .help("write `jac(%s)(…)`".formatted(text)));
    }
    return Optional.of(new FunctionTable.UnknownMap(Build.symbol(text, space), derivative, usage));
  }

  private static FunctionTable.Scalar unknown(String name, int primes) {
    var function = new Fun.Unknown(name, primes);
    return new FunctionTable.Scalar(function, function + "(X) or " + function + ".(X)");
  }

  /** How the function is called. */
  String usage(Ast.Call call) {
    return resolve(call).usage();
  }

  /** The first argument of {@code L}. */
  Fun argument(Ast function) {
    int primes = 0;
    Ast name = function;
    while (name instanceof Ast.Transpose(var inner, _, _)) {
      primes++;
      name = inner;
    }
    if (!(name instanceof Ast.Name(var text, var span))) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "the first argument of `L` is a function", function.span())
              .help("write a name, `L(exp, X, E)`, or `L(z -> z^2, X, E)`"));
    }
    var call = new Ast.Call((Ast.Name) name, primes, false, List.of(), span);
    if (resolve(call) instanceof FunctionTable.Scalar(var known, _)) {
      if (isOfMatrix(known)) {
        return known;
      }
      throw new ShapeException(
          Diagnostic.of(
              Kind.SHAPE, "`%s` of a matrix is not a power series".formatted(text), span));
    }
    throw new NameException(
        Diagnostic.of(Kind.NAME, "`%s` is not a function of scalars".formatted(text), span));
  }

  /** Whether {@code f(X)} of a square matrix means the power series. */
  static boolean isOfMatrix(Fun function) {
    return switch (function) {
      case Fun.Known(var name) -> Catalogue.find(name).map(ScalarFunction::ofMatrix).orElse(true);
      case Fun.Unknown _, Fun.Lambda _ -> true;
    };
  }

  /**
   * A name of one letter, or a Greek one, is meant; a longer one near a known function's is not.
   */
  private boolean looksMisspelt(String name) {
    String letters = name.replaceAll("[0-9_₀-₉]", "");
    if (letters.codePointCount(0, letters.length()) <= 1 || Custom.isGreek(letters)) {
      return false;
    }
    return Elsewhere.find(name).isPresent()
        || !near(name).isEmpty()
        || nearElsewhere(name).isPresent();
  }

  /** A slip away from a longer name of other systems: {@code invers}, {@code tarce}. */
  private static Optional<String> nearElsewhere(String name) {
    return name.length() < 4
        ? Optional.empty()
        : NearNames.near(name, Elsewhere.all().keySet()).stream()
            .filter(other -> other.length() > 4 && Elsewhere.same(other).isPresent())
            .findFirst();
  }

  private List<String> near(String name) {
    var known = new ArrayList<>(FunctionTable.names());
    known.addAll(AstBuilder.SERIES.keySet());
    return NearNames.near(name, known);
  }

  private NameException misspelt(Ast.Call call) {
    String name = call.function().text();
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.NAME, "`%s` is not a known function".formatted(name), call.function().span());
    var elsewhere = Elsewhere.find(name);
    if (elsewhere.isPresent()) {
      return new NameException(elsewhere.get().addedTo(diagnostic));
    }
    List<String> near = near(name);
    Optional<Elsewhere.Advice> nearElsewhere =
        near.isEmpty() ? nearElsewhere(name).flatMap(Elsewhere::find) : Optional.empty();
    if (nearElsewhere.isPresent()) {
      return new NameException(nearElsewhere.get().addedTo(diagnostic));
    }
    Diagnostic unknown =
        diagnostic.note("an unknown function is declared: `%s in analytic`".formatted(name));
    return new NameException(
        near.isEmpty() ? unknown : unknown.help("write `" + String.join("` or `", near) + "`"));
  }

  private static UnsupportedException primesOfKnown(Ast.Call call) {
    String name = call.function().text();
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.UNSUPPORTED,
            "`%s` stands for the derivative of an unknown function only"
                .formatted(name + "'".repeat(call.primes())),
            call.function().span());
    return new UnsupportedException(
        Catalogue.find(name)
            .flatMap(ScalarFunction::derivative)
            .filter(_ -> call.primes() == 1)
            .map(text -> diagnostic.help("write the derivative, `%s` at z".formatted(text)))
            .orElse(diagnostic));
  }
}
