package org.frobenius.calculus;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * {@code dK = -K*dA*K} of an inverse and {@code dp = p .* dz - (p : dz)*p} of softmax. Lines with
 * the part itself thrice are not read.
 */
public final class RepeatedParts {
  /** What a line costs a reader besides its characters. */
  private static final int LINE = 10;

  private final Varying varying;
  private final PartLetters letters;
  private final Map<Expr, Expr> names = new LinkedHashMap<>();
  private final Map<Expr, Expr> read = new IdentityHashMap<>();

  private RepeatedParts(Expr wrt, PartLetters letters) {
    this.varying = new Varying(wrt);
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
    Derivation plain = Deriver.derive(phi, wrt, gradient);
    if (!isLong(plain)) {
      return plain;
    }
    var letters = new PartLetters(taken);
    letters.take(phi);
    var parts = new RepeatedParts(wrt, letters);
    Expr function =
        phi != wrt && phi instanceof Expr.Named(var name, var value, _)
            ? Build.named(name, parts.inside(value))
            : parts.inside(phi);
    if (parts.names.isEmpty()) {
      return plain;
    }
    Derivation named = Deriver.derive(function, wrt, gradientOf.apply(function));
    boolean isShorter =
        length(named) < length(plain)
            && Printer.tokens(named.gradient()) < Printer.tokens(plain.gradient());
    return isShorter ? named : plain;
  }

  private static boolean isLong(Derivation derivation) {
    return derivation.chains().stream()
        .flatMap(chain -> chain.steps().stream())
        .anyMatch(step -> Printer.text(step.line()).length() > DerivationWriter.WIDTH);
  }

  /** Characters of all lines, and something for each line. */
  private static long length(Derivation derivation) {
    long length = Printer.text(derivation.gradient()).length();
    for (Derivation.Chain chain : derivation.chains()) {
      if (chain.of() instanceof Expr.Named definition) {
        length += Printer.text(definition.value()).length() + LINE;
      }
      for (Derivation.Step step : chain.steps()) {
        length += Printer.text(step.line()).length() + LINE;
      }
    }
    return length;
  }

  /** The function itself has a name: φ. */
  private Expr inside(Expr function) {
    Expr changed = in(function);
    return names.values().remove(changed) ? ((Expr.Named) changed).value() : changed;
  }

  private Expr in(Expr e) {
    if (e instanceof Expr.Named || binds(e) || !varying.depends(e)) {
      return e;
    }
    Expr known = read.get(e);
    if (known == null) {
      Expr inner = Children.map(e, this::in);
      // the square of a norm has a rule as a whole
      Expr whole =
          keepsRule(e, inner) ? inner : Children.map(e, part -> Children.map(part, this::in));
      known = isRepeated(whole) ? names.computeIfAbsent(whole, this::named) : whole;
      read.put(e, known);
    }
    return known;
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
        && DifferentialRules.standard().find(e).filter(match -> repeats(match, e)).isPresent();
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

  private static boolean repeats(DifferentialRules.Match match, Expr e) {
    return contains(Rewriting.instantiate(match.rule().right(), match.bindings()), e);
  }

  private static boolean contains(Expr e, Expr part) {
    return e == part
        || !(e instanceof Expr.Differential)
            && e.meta().weight() > part.meta().weight()
            && Children.of(e).stream().anyMatch(child -> contains(child, part));
  }
}
