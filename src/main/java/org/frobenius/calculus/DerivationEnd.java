package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Derivation.Step;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.Expansion;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/**
 * The end of a derivation: from {@code K : d(X) + L : d(X)} to {@code G : d(X)}, G being the
 * gradient. What a reader does not see at once stands on a line of its own.
 */
final class DerivationEnd {
  /** Algebra that needs no explanation. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "transpose-.*|symmetric|.*-scale(-.*)?|.*-sum|trace-transpose|frobenius|square"
              + "|power-of-power|sum-.*|sym-definition|skew-definition|diagonal-transpose");

  /** Where more rules than these are applied no line is shown for each of them. */
  private static final int MOST_RULES = 12;

  private static final int MOST_LINES = 3;

  private static final Reason TRANSPOSE = Move.TRANSPOSE.reason();
  private static final Reason MULTIPLY = Move.MULTIPLY_OUT.reason();
  private static final Reason FACTOR = Move.FACTOR.reason();

  private final Expr wrt;
  private final Expr d;
  private final Expr gradient;
  private final Optional<Reason> projection;

  /**
   * @param gradient as found by {@link Gradients} and simplified
   */
  DerivationEnd(Expr wrt, Expr gradient) {
    this.wrt = wrt;
    this.d = Build.differential(wrt);
    this.gradient = gradient;
    this.projection = projection();
  }

  /**
   * The lines after this one, the last one with the gradient.
   *
   * @param coefficients what stands left of the colon in each of its terms
   */
  List<Step> after(Expr line, List<Expr> coefficients) {
    boolean zero = Build.isZero(gradient) && gradient.isScalar();
    Expr last = zero ? line : Build.frobenius(gradient, d);
    if (last == line) {
      return List.of();
    }
    if (coefficients.isEmpty()) {
      return List.of(new Step(last, List.of(Reason.SIMPLIFY)));
    }
    return projection.isPresent() ? projected(last, coefficients) : simplified(last, coefficients);
  }

  /** Whether the last line is the one before it but for the order of what commutes. */
  boolean isReordered(List<Expr> coefficients) {
    return projection.isEmpty()
        && coefficients.size() == 1
        && Likeness.upToOrder(coefficients.getFirst(), gradient);
  }

  private List<Step> projected(Expr last, List<Expr> coefficients) {
    var reasons = new ArrayList<Reason>();
    projection.ifPresent(reasons::add);
    Set<Rule> rules = new LinkedHashSet<>(fired(Build.sum(coefficients)));
    if (rules.size() <= MOST_LINES + 1) {
      rules.forEach(rule -> reasons.add(Reason.of(rule)));
    }
    return List.of(new Step(last, reasons));
  }

  private List<Step> simplified(Expr last, List<Expr> coefficients) {
    var steps = new ArrayList<Step>();
    Expr from = Build.sum(coefficients);
    boolean several = coefficients.size() > 1;
    boolean opened = !Likeness.keepsSums(coefficients, gradient);
    List<Rule> rules = fired(from);
    boolean shown = several && !Build.isZero(from) && (opened || rules.size() > 1);
    if (shown) {
      steps.add(new Step(Build.frobenius(from, d), List.of(Reason.COLLECT)));
    }
    Set<Rule> remaining = new LinkedHashSet<>(rules);
    if (rules.size() > 1 && rules.size() <= MOST_RULES) {
      remaining = byRule(from, rules, steps);
    }
    Expr normal = new Normalizer().normalize(from);
    boolean between = (opened && several) || !rules.isEmpty();
    if (between && isWorthALine(normal, from, steps)) {
      Reason multiplied = rules.isEmpty() ? MULTIPLY : Reason.SIMPLIFY;
      steps.add(new Step(Build.frobenius(normal, d), named(remaining, multiplied)));
      remaining = Set.of();
      from = normal;
    }
    if (!steps.isEmpty() && steps.getLast().line() == last) {
      return steps;
    }
    Reason unnamed = several && !shown ? Reason.COLLECT : inWords(from);
    var reasons = new ArrayList<Reason>();
    if (several && !shown) {
      reasons.add(Reason.COLLECT);
    }
    named(remaining, unnamed).stream().filter(r -> !reasons.contains(r)).forEach(reasons::add);
    steps.add(new Step(last, reasons));
    return steps;
  }

  /** The rules, if they are few enough to be followed. */
  private static List<Reason> named(Set<Rule> rules, Reason otherwise) {
    return rules.isEmpty() || rules.size() > MOST_LINES + 1
        ? List.of(otherwise)
        : rules.stream().map(Reason::of).toList();
  }

  /** Whether the normal form is something else than what stands before and after it. */
  private boolean isWorthALine(Expr normal, Expr from, List<Step> steps) {
    if (Build.isZero(normal)
        || Likeness.upToTransposes(normal, from)
        || Likeness.upToTransposes(normal, gradient)
        || isFactored(normal, gradient)) {
      return false;
    }
    Expr line = Build.frobenius(normal, d);
    long longest = 3 * Math.max(Printer.tokens(from), Printer.tokens(gradient)) / 2 + 4;
    return Printer.tokens(normal) <= longest
        && steps.stream().noneMatch(step -> step.line() == line);
  }

  private Reason inWords(Expr from) {
    if (Likeness.upToTransposes(from, gradient)) {
      return TRANSPOSE;
    }
    boolean factored = !Likeness.keepsSums(List.of(from), gradient) && isFactored(from, gradient);
    if (!factored) {
      return Simplifier.shortening(from, gradient).map(Reason::of).orElse(Reason.SIMPLIFY);
    }
    return new Expansion().expand(gradient) == gradient ? MULTIPLY : FACTOR;
  }

  /**
   * A line for each rule that is applied, as far as the line gets no longer by it.
   *
   * @return the rules that lead from the last of the lines to the gradient
   */
  private Set<Rule> byRule(Expr sum, List<Rule> rules, List<Step> steps) {
    long longest = Math.max(Printer.tokens(sum), Printer.tokens(gradient)) + 4;
    var lines = new ArrayList<Step>();
    Set<Rule> pending = new LinkedHashSet<>();
    Expr before = sum;
    for (int count = 1; count < rules.size(); count++) {
      pending.add(rules.get(count - 1));
      Expr state = after(sum, count);
      boolean repeated = rules.get(count) == rules.get(count - 1);
      boolean seen =
          Likeness.upToTransposes(state, before) || Likeness.upToTransposes(state, gradient);
      if (!repeated && !seen && Printer.tokens(state) <= longest) {
        lines.add(new Step(Build.frobenius(state, d), pending.stream().map(Reason::of).toList()));
        pending.clear();
        before = state;
      }
    }
    pending.add(rules.getLast());
    if (lines.size() > MOST_LINES) {
      return new LinkedHashSet<>(rules);
    }
    steps.addAll(lines);
    return pending;
  }

  /** Whether both are the same when products of sums are multiplied out. */
  private static boolean isFactored(Expr a, Expr b) {
    var arithmetic = new Normalizer(rule -> !isNotable(rule));
    return arithmetic.normalize(new Expansion().expand(arithmetic.normalize(a)))
        == arithmetic.normalize(new Expansion().expand(arithmetic.normalize(b)));
  }

  private static boolean isNotable(Rule rule) {
    return rule.family() == Rule.Family.ALGEBRA && !PLAIN.matcher(rule.name()).matches();
  }

  /** The rules a reader may want to know of in what simplifies an expression, as applied. */
  private static List<Rule> fired(Expr e) {
    var fired = new ArrayList<Rule>();
    new Normalizer(
            rule -> {
              if (isNotable(rule)) {
                fired.add(rule);
              }
              return true;
            })
        .normalize(e);
    return fired;
  }

  /** The expression when so many of these rules have been applied. */
  private static Expr after(Expr e, int count) {
    var applied = new ArrayList<Rule>();
    Predicate<Rule> allowed =
        rule -> {
          if (!isNotable(rule)) {
            return true;
          }
          applied.add(rule);
          return applied.size() <= count;
        };
    return new Normalizer(allowed).normalize(e);
  }

  /** What is known of {@code d(X)}, so that only a part of what stands left of it counts. */
  private Optional<Reason> projection() {
    if (!(wrt instanceof Expr.Symbol(var name, var space, _)) || space.shape().isScalar()) {
      return Optional.empty();
    }
    String part =
        switch (space.kind()) {
          case SYMMETRIC, POSITIVE_DEFINITE -> "symmetric";
          case SKEW -> "skew-symmetric";
          case DIAGONAL -> "diagonal";
          case LOWER -> "lower triangular";
          case UPPER -> "upper triangular";
          case REAL, POSITIVE, NATURAL, ORTHOGONAL, STIEFEL, COMPLEX, HERMITIAN -> "";
          case SEQUENCE, FUNCTION, ANALYTIC -> "";
        };
    return part.isEmpty()
        ? Optional.empty()
        : Optional.of(Move.IN_THE_SPACE.reason("d" + name + " is " + part));
  }
}
