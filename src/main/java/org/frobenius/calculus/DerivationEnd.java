package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Derivation.Step;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.Simplifier;

/**
 * The end of a derivation: from {@code K : d(X) + L : d(X)} to {@code G : d(X)}, G being the
 * gradient. What a reader does not see at once stands on a line of its own.
 */
final class DerivationEnd {
  /** Where more rules than these are applied no line is shown for each of them. */
  private static final int MOST_RULES = 12;

  private static final int MOST_LINES = 3;

  private static final List<Reason> FACTORED = List.of(Move.FACTOR.reason());

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
    boolean zero = Build.isZero(gradient) && (gradient.isScalar() || Build.isZero(line));
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

  /** Whether it is, but for that order and the place of minuses. */
  boolean isOfOtherSigns(List<Expr> coefficients) {
    return projection.isEmpty()
        && coefficients.size() == 1
        && Explanation.isOfSigns(coefficients.getFirst(), gradient);
  }

  private List<Step> projected(Expr last, List<Expr> coefficients) {
    var reasons = new ArrayList<Reason>();
    projection.ifPresent(reasons::add);
    Set<Rule> rules = new LinkedHashSet<>(Explanation.notable(Build.sum(coefficients)));
    if (rules.size() <= Explanation.MOST_NAMES) {
      rules.forEach(rule -> reasons.add(Reason.of(rule)));
    }
    return List.of(new Step(last, reasons));
  }

  private List<Step> simplified(Expr last, List<Expr> coefficients) {
    var steps = new ArrayList<Step>();
    Expr from = Build.sum(coefficients);
    boolean several = coefficients.size() > 1;
    boolean opened = !Likeness.keepsSums(coefficients, gradient);
    List<Rule> rules = Explanation.notable(from);
    Expr collected = Build.frobenius(from, d);
    boolean shown =
        several && !Build.isZero(from) && (opened || rules.size() > 1) && fits(collected);
    if (shown) {
      steps.add(new Step(collected, List.of(Reason.COLLECT)));
    }
    Set<Rule> remaining = new LinkedHashSet<>(rules);
    if (rules.size() > 1 && rules.size() <= MOST_RULES) {
      Reached reached = byRule(from, rules, steps);
      remaining = reached.remaining();
      from = reached.coefficient();
    }
    Expr normal = Simplifier.asSteps(from);
    boolean between = (opened && shown) || !rules.isEmpty();
    if (between && isWorthALine(normal, from, steps)) {
      List<Reason> reasons =
          rules.isEmpty()
              ? List.of(Move.MULTIPLY_OUT.reason())
              : Explanation.named(remaining, from, normal);
      steps.add(new Step(Build.frobenius(normal, d), reasons));
      remaining = Set.of();
      from = normal;
    }
    if (!steps.isEmpty() && steps.getLast().line() == last) {
      return steps;
    }
    var reasons = new ArrayList<Reason>();
    if (several && !shown) {
      reasons.add(Reason.COLLECT);
    }
    if (reasons.isEmpty() || !remaining.isEmpty() || !Explanation.isFactored(from, gradient)) {
      List<Reason> named = Explanation.named(remaining, from, gradient);
      boolean again = opened && from instanceof Expr.Sum && named.equals(FACTORED);
      Optional<Expr> open = again ? open(from) : Optional.empty();
      if (open.isPresent()) {
        reasons.add(Move.MULTIPLY_OUT.reason());
        steps.add(new Step(Build.frobenius(open.get(), d), List.copyOf(reasons)));
        reasons.clear();
        from = open.get();
      }
      boolean nameless = named.contains(Reason.SIMPLIFY);
      Optional<Expr> bracket = nameless ? OpenedSum.between(from, gradient) : Optional.empty();
      bracket.ifPresent(
          half ->
              steps.add(new Step(Build.frobenius(half, d), List.of(Move.MULTIPLY_OUT.reason()))));
      if (!nameless || opened || bracket.isPresent() || reasons.isEmpty()) {
        reasons.addAll(bracket.map(half -> Explanation.of(half, gradient)).orElse(named));
      }
    }
    if (!steps.isEmpty() && steps.getLast().reasons().equals(reasons)) {
      // the same is done twice: one line says it
      steps.removeLast();
    }
    steps.add(new Step(last, reasons));
    return steps;
  }

  /** Multiplied out, where that is something else and not much longer. */
  private Optional<Expr> open(Expr from) {
    Expr open = Explanation.open(from);
    long longest = 3 * Math.max(Printer.tokens(from), Printer.tokens(gradient)) / 2 + 4;
    return Likeness.upToTransposes(open, from)
            || Likeness.upToTransposes(open, gradient)
            || Printer.tokens(open) > longest
        ? Optional.empty()
        : Optional.of(open);
  }

  /** What fills more than a line is not written again only for a bracket around it. */
  private static boolean fits(Expr line) {
    return Printer.text(line).length() <= DerivationWriter.WIDTH;
  }

  /**
   * How far lines have come.
   *
   * @param remaining the rules that lead from there to the gradient
   */
  private record Reached(Expr coefficient, Set<Rule> remaining) {}

  /** Whether the normal form is something else than what stands before and after it. */
  private boolean isWorthALine(Expr normal, Expr from, List<Step> steps) {
    if (Build.isZero(normal)
        || Likeness.upToTransposes(normal, from)
        || Likeness.upToTransposes(normal, gradient)
        || Explanation.isFactored(normal, gradient)) {
      return false;
    }
    Expr line = Build.frobenius(normal, d);
    long longest = 3 * Math.max(Printer.tokens(from), Printer.tokens(gradient)) / 2 + 4;
    return Printer.tokens(normal) <= longest
        && steps.stream().noneMatch(step -> step.line() == line);
  }

  /** A line for each rule that is applied, as far as the line gets no longer by it. */
  private Reached byRule(Expr sum, List<Rule> rules, List<Step> steps) {
    long longest = Math.max(Printer.tokens(sum), Printer.tokens(gradient)) + 4;
    var lines = new ArrayList<Step>();
    Set<Rule> pending = new LinkedHashSet<>();
    Expr before = sum;
    for (int count = 1; count < rules.size(); count++) {
      pending.add(rules.get(count - 1));
      Expr state = Explanation.after(sum, count);
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
      return new Reached(sum, new LinkedHashSet<>(rules));
    }
    steps.addAll(lines);
    return new Reached(before, pending);
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
