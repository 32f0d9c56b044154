package org.frobenius.calculus;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.PartLetters;

/**
 * Parts under names of their own where lines get long: those whose differential repeats them, as
 * {@code dK = -K*dA*K} of an inverse and {@code dp = p .* dz - (p : dz)*p} of softmax, and those
 * that the differential of a function of them repeats, as {@code 2*r : dr} of {@code norm(r)^2}.
 * Lines with the part itself thrice are not read.
 */
public final class RepeatedParts {
  /** What a line costs a reader besides its characters. */
  private static final int LINE = 10;

  /** Which parts get names. */
  private enum Kind {
    FUNCTIONS,
    ARGUMENTS_TOO,
    CONSTANT_SUMS_TOO
  }

  private final Varying varying;
  private final Kind kind;
  private final PartLetters letters;
  private final Map<Expr, Expr> names = new LinkedHashMap<>();
  private final Map<Expr, Expr> arguments = new IdentityHashMap<>();
  private final Map<Expr, Expr> read = new IdentityHashMap<>();

  private RepeatedParts(Expr wrt, Kind kind, PartLetters letters) {
    this.varying = new Varying(wrt);
    this.kind = kind;
    this.letters = letters;
  }

  /**
   * The derivation of {@code dphi = gradient : d(wrt)}, with such names if it is shorter with them;
   * definitions of the program stay as they are.
   *
   * @param taken names that mean something already
   * @param gradientOf the gradient of the function in terms of the names
   */
  public static Derivation derive(
      Expr phi, Expr wrt, Expr gradient, Set<String> taken, UnaryOperator<Expr> gradientOf) {
    DerivationSteps.requireReadable(gradient); // the last line
    Derivation plain = Deriver.derive(phi, wrt, gradient);
    if (!isLong(plain)) {
      return plain;
    }
    Derivation shortest = plain;
    for (Kind kind : Kind.values()) {
      var letters = new PartLetters(taken);
      letters.take(phi);
      var parts = new RepeatedParts(wrt, kind, letters);
      Expr function =
          phi != wrt && phi instanceof Expr.Named(var name, var value, _)
              ? Build.named(name, parts.inside(value))
              : parts.inside(phi);
      if (parts.names.isEmpty()) {
        return shortest;
      }
      Derivation named = Deriver.derive(function, wrt, gradientOf.apply(function));
      if (length(named) < length(shortest)
          && Printer.tokens(named.gradient()) < Printer.tokens(plain.gradient())) {
        shortest = named;
      }
    }
    return shortest;
  }

  private static boolean isLong(Derivation derivation) {
    return derivation.chains().stream()
        .flatMap(chain -> chain.steps().stream())
        .anyMatch(step -> Printer.text(step.line()).length() > DerivationWriter.WIDTH);
  }

  /**
   * Characters of all lines, and something for each line; what does not fit in the width of a page
   * counts twice, since the line is broken there.
   */
  private static long length(Derivation derivation) {
    long length = Printer.text(derivation.gradient()).length();
    for (Derivation.Chain chain : derivation.chains()) {
      if (chain.of() instanceof Expr.Named definition) {
        length += length(definition.value());
      }
      for (Derivation.Step step : chain.steps()) {
        length += length(step.line());
      }
    }
    return length;
  }

  private static long length(Expr line) {
    long characters = Printer.text(line).length();
    return characters + Math.max(0, characters - DerivationWriter.WIDTH) + LINE;
  }

  /** The function itself has a name: φ. */
  private Expr inside(Expr function) {
    Expr changed = in(function);
    Expr plain = names.values().remove(changed) ? ((Expr.Named) changed).value() : changed;
    return everywhere(plain);
  }

  /** What has a name as the argument of a function has it wherever it stands. */
  private Expr everywhere(Expr e) {
    Expr name = arguments.get(e);
    return name != null
        ? name
        : e instanceof Expr.Named || binds(e) ? e : Children.map(e, this::everywhere);
  }

  private Expr in(Expr e) {
    if (e instanceof Expr.Named || binds(e)) {
      return e;
    }
    if (!varying.depends(e)) {
      return kind == Kind.CONSTANT_SUMS_TOO ? withNamedSums(e) : e;
    }
    Expr known = read.get(e);
    if (known == null) {
      Expr inner = Children.map(e, this::in);
      // the square of a norm has a rule as a whole
      Expr whole =
          keepsRule(e, inner) ? inner : Children.map(e, part -> Children.map(part, this::in));
      Expr of = kind != Kind.FUNCTIONS ? withNamedArguments(whole) : whole;
      known = isRepeated(of) ? names.computeIfAbsent(of, this::named) : of;
      read.put(e, known);
    }
    return known;
  }

  /** What a function is of, where its differential has that undifferentiated, too. */
  private Expr withNamedArguments(Expr function) {
    Optional<DifferentialRules.Match> rule =
        isFunction(function) ? DifferentialRules.standard().find(function) : Optional.empty();
    Expr changed = function;
    for (DifferentialRules.Match match : rule.stream().toList()) {
      for (Expr.Symbol letter : Children.symbols(match.rule().pattern())) {
        Expr argument = Rewriting.instantiate(letter, match.bindings());
        if (isCompound(argument)
            && varying.depends(argument)
            && repeats(match, argument, e -> e == function || isInverse(e))) {
          Expr name = names.computeIfAbsent(argument, this::named);
          arguments.put(argument, name);
          changed = Children.substitute(changed, Map.of(argument, name));
        }
      }
    }
    return keepsRule(function, changed) ? changed : function;
  }

  /** What the rule of a product carries from term to term: {@code u = y - X*w}. */
  private Expr withNamedSums(Expr constant) {
    return constant instanceof Expr.Sum && !constant.isScalar()
        ? names.computeIfAbsent(constant, this::named)
        : constant instanceof Expr.Named || binds(constant)
            ? constant
            : Children.map(constant, this::withNamedSums);
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(var base, _, _) && !base.isScalar();
  }

  private static boolean isCompound(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> false;
      case Expr.Transpose(var arg, _) -> isCompound(arg);
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Power _, Expr.EntryPower _ -> true;
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> true;
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _, Expr.Applied _ -> true;
      case Expr.Differential _ -> false;
    };
  }

  /** A part under an index has no name outside. */
  private static boolean binds(Expr e) {
    return switch (e) {
      case Expr.BigSum _, Expr.Integral _ -> true;
      case Expr.MatrixFunction(Fun.Lambda _, _, _) -> true;
      case Expr.Entrywise(Fun.Lambda _, _, _) -> true;
      case Expr.Frechet(Fun.Lambda _, _, _, _) -> true;
      case Expr _ -> false;
    };
  }

  private static boolean keepsRule(Expr e, Expr changed) {
    return e == changed || !isFunction(e) || rule(e).equals(rule(changed));
  }

  private static Optional<Rule> rule(Expr e) {
    return DifferentialRules.standard().find(e).map(DifferentialRules.Match::rule);
  }

  private Expr named(Expr part) {
    return Build.named(letters.of(part), part);
  }

  /** Whether it is in its differential. */
  private static boolean isRepeated(Expr e) {
    return isFunction(e)
        && !isPowerOfName(e)
        && DifferentialRules.standard()
            .find(e)
            .filter(match -> repeats(match, e, _ -> false))
            .isPresent();
  }

  /** The inverse of {@code S} is as short as a name. */
  private static boolean isPowerOfName(Expr e) {
    return e instanceof Expr.Power(var base, _, _)
        && (base instanceof Expr.Symbol || base instanceof Expr.Named);
  }

  private static boolean isFunction(Expr e) {
    return switch (e) {
      case Expr.Power _, Expr.Entrywise _, Expr.MatrixFunction _, Expr.Call _ -> true;
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> false;
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Transpose _ -> false;
      case Expr.EntryPower _, Expr.Frechet _, Expr.Slice _, Expr.Block _ -> false;
      case Expr.BigSum _, Expr.Integral _, Expr.Differential _, Expr.Applied _ -> false;
    };
  }

  private static boolean repeats(DifferentialRules.Match match, Expr part, Predicate<Expr> hides) {
    Expr differential = Rewriting.instantiate(match.rule().right(), match.bindings());
    return contains(differential, part, hides);
  }

  private static boolean contains(Expr e, Expr part, Predicate<Expr> hides) {
    return e == part
        || !(e instanceof Expr.Differential)
            && e.meta().weight() > part.meta().weight()
            && !hides.test(e)
            && Children.of(e).stream().anyMatch(child -> contains(child, part, hides));
  }
}
