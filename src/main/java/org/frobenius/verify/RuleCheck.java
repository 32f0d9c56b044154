package org.frobenius.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.calculus.Gradients;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Condition;
import org.frobenius.rule.EntrywiseLift;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.Normalizer;

/**
 * Checks a rule by numbers: both sides of an equation; of a differential, the left side by finite
 * differences, and the gradients that its adjoint gives.
 */
public final class RuleCheck {
  /** Stands for the gradient by the rule's value, in no rule of the book. */
  private static final String PROBE = "W";

  /**
   * One check of a rule.
   *
   * @param check in words, with the seed
   */
  public record Finding(Rule rule, String check, Verdict verdict) {
    /** The rule, what was checked and what came out, on lines of their own. */
    @Override
    public String toString() {
      return rule.text() + "\n  " + check + ": " + verdict.outcome() + " " + verdict.reason();
    }
  }

  private RuleCheck() {}

  /** All checks of a rule: with each kind of arguments, in each reading. */
  public static List<Finding> of(Rule rule, long seed) {
    var findings = new ArrayList<Finding>();
    for (Arguments arguments : Arguments.values()) {
      switch (rule.family()) {
        case ALGEBRA, SHORTENING, EQUALITY, BY_INVERSE, ADJOINT, SERIES, INTEGRAL, BLOCK ->
            findings.add(sides(rule, arguments, seed, ""));
        case JACOBIAN -> findings.add(sides(ofAnyMatrix(rule), arguments, seed, ""));
        case SCALAR -> {
          findings.add(sides(rule, arguments, seed, ""));
          EntrywiseLift.of(rule)
              .ifPresent(lifted -> findings.add(sides(lifted, arguments, seed, " entrywise")));
        }
        case DIFFERENTIAL -> {
          if (arguments == Arguments.BARE) {
            findings.add(differential(rule, seed));
          }
          findings.addAll(gradients(rule, arguments, seed));
        }
      }
    }
    return findings;
  }

  /** A Jacobian's equation holds of any matrix in the place of the differential. */
  private static Rule ofAnyMatrix(Rule rule) {
    return new Rule(
        rule.name(),
        rule.family(),
        withoutDifferentials(rule.left()),
        withoutDifferentials(rule.right()),
        rule.conditions(),
        rule.source(),
        rule.text());
  }

  private static Expr withoutDifferentials(Expr e) {
    return e instanceof Expr.Differential(var arg, _)
        ? arg
        : Children.map(e, RuleCheck::withoutDifferentials);
  }

  /** Both sides of an equation have the same values wherever its conditions hold. */
  private static Finding sides(Rule rule, Arguments arguments, long seed, String reading) {
    Bindings bindings = arguments.of(rule);
    Expr left = Rewriting.instantiate(rule.left(), bindings);
    Expr right = Rewriting.instantiate(rule.right(), bindings);
    List<Assumption> assumptions = assumptions(rule, bindings);
    Verdict verdict =
        Check.run(
            RandomInstances.of(List.of(left, right), seed),
            Check.WANTED,
            instance -> {
              Values values = instance.values();
              Assumed.require(assumptions, values);
              return Equality.at(left, right, values);
            },
            (c, instance) ->
                Printer.text(left)
                    + " is "
                    + Instance.text(Evaluator.evaluate(left, instance.values()))
                    + ", "
                    + Printer.text(right)
                    + " is "
                    + Instance.text(Evaluator.evaluate(right, instance.values()))
                    + " ("
                    + instance
                    + ")");
    return new Finding(
        rule, "both sides" + reading + " for " + arguments + ", seed " + seed, verdict);
  }

  /** What the rule assumes of its arguments. */
  private static List<Assumption> assumptions(Rule rule, Bindings bindings) {
    return rule.conditions().stream()
        .filter(Condition.Assumes.class::isInstance)
        .map(Condition.Assumes.class::cast)
        .map(
            assumes ->
                new Assumption(
                    Rewriting.instantiate(assumes.about(), bindings),
                    assumes.kind(),
                    assumes.exponents().stream()
                        .map(n -> Rewriting.instantiate(n, bindings))
                        .toList()))
        .toList();
  }

  /** {@code U(A + t*dA, ...)} differentiated at 0, against the right side. */
  private static Finding differential(Rule rule, long seed) {
    Expr value = rule.pattern();
    Verdict verdict =
        DifferentialCheck.of(
            value,
            differentials(rule.right()),
            rule.right(),
            assumptions(rule, new Bindings()),
            seed);
    return new Finding(rule, "differential, seed " + seed, verdict);
  }

  /** The gradients of {@code W : U} by what the differentiated letters are replaced by. */
  private static List<Finding> gradients(Rule rule, Arguments arguments, long seed) {
    Bindings bindings = arguments.of(rule);
    Expr value = Rewriting.instantiate(rule.pattern(), bindings);
    Expr probe = Build.symbol(PROBE, Space.real(value.shape()));
    Expr phi = Build.frobenius(probe, value);
    var wrt = new LinkedHashSet<Expr>();
    for (Expr.Symbol letter : differentials(rule.right())) {
      wrt.addAll(Children.symbols(bindings.expr(letter.name()).orElseThrow()));
    }
    String check = "gradient of " + Printer.text(phi);
    var normalizer = new Normalizer();
    Map<Expr, Expr> gradients;
    try {
      gradients = Gradients.of(phi, List.copyOf(wrt), normalizer);
    } catch (FrobeniusException | IllegalStateException | IllegalArgumentException e) {
      var failed = new Verdict(Verdict.Outcome.UNDECIDED, 0, 0, String.valueOf(e.getMessage()));
      return List.of(new Finding(rule, check, failed));
    }
    var findings = new ArrayList<Finding>();
    gradients.forEach(
        (x, gradient) ->
            findings.add(
                new Finding(
                    rule,
                    check
                        + " by "
                        + Printer.text(x)
                        + ", seed "
                        + seed
                        + ", "
                        + Printer.text(gradient),
                    GradientCheck.of(phi, x, gradient, normalizer.assumptions(), seed))));
    return findings;
  }

  /** The letters under {@code d}. */
  private static Set<Expr.Symbol> differentials(Expr e) {
    var found = new LinkedHashSet<Expr.Symbol>();
    if (e instanceof Expr.Differential(Expr.Symbol letter, _)) {
      found.add(letter);
    }
    Children.of(e).forEach(child -> found.addAll(differentials(child)));
    return found;
  }
}
