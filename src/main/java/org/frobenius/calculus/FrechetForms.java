package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.FunctionForms;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;
import org.frobenius.simplify.Normalizer;

/**
 * Fréchet derivatives written out in a {@link FrechetForm}, inner ones first. The integral and the
 * block are lines of the rulebook; the series is the differential of the function's own Taylor
 * series. A second derivative is the differential of the form of the first (Higham & Relton 2014).
 */
public final class FrechetForms {
  private static final Shape SQUARE = new Shape(Dim.symbol("n"), Dim.symbol("n"));
  private static final Expr.Symbol AT = Build.symbol("A", Space.real(SQUARE));
  private static final Expr.Symbol FIRST = Build.symbol("B", Space.real(SQUARE));
  private static final Expr.Symbol SECOND = Build.symbol("C", Space.real(SQUARE));

  /**
   * An expression in its form.
   *
   * @param rules by which it was written
   * @param assumptions under which they hold
   * @param series of the unknown functions, the coefficients by the function's name
   */
  public record Written(
      Expr expression,
      Set<Rule> rules,
      Set<Assumption> assumptions,
      Map<String, Expr.Symbol> series) {
    /** With the bound names of the expression changed. */
    public Written with(Expr renamed) {
      return new Written(renamed, rules, assumptions, series);
    }
  }

  private final FrechetForm form;
  private final Set<Rule> rules = new LinkedHashSet<>();
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final Coefficients coefficients;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private FrechetForms(FrechetForm form, Coefficients coefficients) {
    this.form = form;
    this.coefficients = coefficients;
  }

  /**
   * Every {@code L(f, X, E)} and {@code L(f, X, E, F)} of an expression in a form; what stands in
   * definitions of the program stays. A function that has no such form is an UnsupportedException.
   *
   * @param taken names that mean something where the expression is read
   */
  public static Written write(Expr e, FrechetForm form, Set<String> taken) {
    var forms = new FrechetForms(form, new Coefficients(taken));
    Expr written = form == FrechetForm.OPERATOR ? e : forms.write(e);
    return new Written(written, forms.rules, forms.assumptions, forms.coefficients.named());
  }

  private Expr write(Expr e) {
    if (e instanceof Expr.Named || e instanceof Expr.Differential) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      known =
          switch (Children.map(e, this::write)) {
            case Expr.Frechet l -> form(l);
            case Expr.Transpose(Expr.Product(var c, var scalars, var factors, _), _) ->
                Build.product(c, scalars, List.of(Build.transpose(Build.product(factors))));
            case Expr other -> other;
          };
      done.put(e, known);
    }
    return known;
  }

  /** What scales a direction stands in front: {@code L(f, X, 2*E) = 2*L(f, X, E)}. */
  private Expr form(Expr.Frechet l) {
    Expr scale = Build.ONE;
    var directions = new ArrayList<Expr>();
    for (Expr direction : l.directions()) {
      if (direction instanceof Expr.Product(var c, var scalars, var factors, _)
          && !factors.isEmpty()) {
        scale = Build.product(scale, Build.product(c, scalars, List.of()));
        directions.add(Build.product(factors));
      } else {
        directions.add(direction);
      }
    }
    Expr value =
        directions.size() == 1
            ? first(l.function(), l.at(), directions.getFirst())
            : second(l.function(), l.at(), directions);
    return Build.product(scale, cancelled(value));
  }

  /** {@code I + X - I}, as the forms about I make of an argument {@code I + X}, is X. */
  private static Expr cancelled(Expr e) {
    Expr inner = Children.map(e, FrechetForms::cancelled);
    if (!(inner instanceof Expr.Sum(var terms, _))) {
      return inner;
    }
    var left = new ArrayList<Expr>();
    for (Expr term : terms) {
      if (!left.remove(Build.negate(term))) {
        left.add(term);
      }
    }
    return left.size() == terms.size()
        ? inner
        : left.isEmpty() ? Build.zeros(e.shape()) : Build.sum(left);
  }

  private Expr first(Fun f, Expr at, Expr direction) {
    Optional<Expr> found =
        form == FrechetForm.SERIES
            ? series(f, at, direction)
            : byRule(Build.frechet(f, at, List.of(direction)));
    return found.or(() -> byParts(f, at, direction)).orElseThrow(() -> refused(f));
  }

  /** The differential of the form of {@code L(f, A, B)} in A, at the arguments. */
  private Expr second(Fun f, Expr at, List<Expr> directions) {
    if (form != FrechetForm.SERIES) {
      var found = byRule(Build.frechet(f, at, directions));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return onLetters(
        arguments(at, directions.getFirst()).with(SECOND.name(), directions.getLast()),
        () -> {
          Expr changed = differential(first(f, AT, FIRST));
          return write(Children.substitute(changed, Map.of(Build.differential(AT), SECOND)));
        });
  }

  /** What is worked out on the letters, with what the letters stand for; so what it assumes. */
  private Expr onLetters(Bindings letters, Supplier<Expr> work) {
    var before = Set.copyOf(assumptions);
    Expr template = work.get();
    var found = new ArrayList<>(assumptions);
    found.removeAll(before);
    for (Assumption assumption : found) {
      assumptions.remove(assumption);
      assumptions.add(assumption.always().map(e -> cancelled(Rewriting.instantiate(e, letters))));
    }
    return Rewriting.instantiate(template, letters);
  }

  private static Bindings arguments(Expr at, Expr direction) {
    return new Bindings().with(AT, at).with(FIRST, direction);
  }

  private static Expr differential(Expr u) {
    return Differentials.of(u, List.of(AT), new Normalizer());
  }

  /** By the lines of the rulebook on {@code L} itself. */
  private Optional<Expr> byRule(Expr l) {
    Rule.Family family = form == FrechetForm.INTEGRAL ? Rule.Family.INTEGRAL : Rule.Family.BLOCK;
    for (Rule rule : Rulebook.standard().rules(family, Heads.of(l))) {
      var rewritten = Rewriting.apply(rule, l);
      if (rewritten.isPresent()) {
        rules.add(rule);
        return Optional.of(rewritten.get().result());
      }
    }
    return Optional.empty();
  }

  // series

  private Optional<Expr> series(Fun f, Expr at, Expr direction) {
    if (f instanceof Fun.Unknown unknown) {
      return Optional.of(
          Rewriting.instantiate(
              SeriesTemplates.of(coefficients.series(unknown, AT), AT, FIRST),
              arguments(at, direction)));
    }
    Expr identity = Build.identity(at.shape().rows());
    for (Expr argument : List.of(at, aboutIdentity(at, identity))) {
      Expr value = FunctionForms.ofMatrix(f, argument);
      for (Rule rule : Rulebook.standard().rules(Rule.Family.SERIES, Heads.of(value))) {
        var bindings = Rewriting.match(rule, rule.left(), value, new Bindings(), _ -> true);
        if (bindings.isPresent()) {
          rules.add(rule);
          for (Assumption assumption : Rewriting.assumptions(rule, bindings.get())) {
            assumptions.add(assumption.always().map(FrechetForms::cancelled));
          }
          return Optional.of(
              Rewriting.instantiate(
                  SeriesTemplates.of(rule),
                  bindings.get().with(SeriesTemplates.DIRECTION, direction)));
        }
      }
    }
    return Optional.empty();
  }

  /** {@code I + (X - I)}: what is left of the argument is X - I. */
  private static Expr aboutIdentity(Expr at, Expr identity) {
    return Build.sum(identity, at, Build.scale(Rational.MINUS_ONE, identity));
  }

  /** A function made of others, {@code z -> 2*exp(z)}, by the differentials of its parts. */
  private Optional<Expr> byParts(Fun f, Expr at, Expr direction) {
    Expr value = FunctionForms.ofMatrix(f, AT);
    boolean atom =
        switch (value) {
          case Expr.MatrixFunction(_, var arg, _) -> arg == AT;
          case Expr.Power(var base, _, _) -> base == AT;
          case Expr _ -> false;
        };
    if (atom) {
      return Optional.empty();
    }
    return Optional.of(
        onLetters(
            arguments(at, direction),
            () ->
                write(
                    Children.substitute(
                        differential(value), Map.of(Build.differential(AT), FIRST)))));
  }

  private UnsupportedException refused(Fun f) {
    String name = f instanceof Fun.Lambda(_, var body) ? Printer.text(body) : f.toString();
    Rule.Family family = form == FrechetForm.SERIES ? Rule.Family.SERIES : Rule.Family.INTEGRAL;
    String known =
        String.join(
            ", ",
            Rulebook.standard().rules(family).stream()
                .map(rule -> rule.name().substring(0, rule.name().lastIndexOf('-')))
                .toList());
    String what =
        form == FrechetForm.SERIES
            ? "the Fréchet derivative of `%s` has no series here: its Taylor coefficients have no"
                + " closed form"
            : "the Fréchet derivative of `%s` has no integral form over a finite interval";
    return new UnsupportedException(
        Diagnostic.of(Kind.UNSUPPORTED, what.formatted(name), Span.NONE)
            .note("the rulebook has that form for " + known)
            .help("ask for the form `operator` or `block`, which every function has"));
  }
}
