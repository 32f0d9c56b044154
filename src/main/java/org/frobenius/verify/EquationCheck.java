package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Values;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;

/**
 * Whether two expressions are equal, by their values: on random instances, then at {@link Extremes}
 * of these. Two values differ where their distance is large against what rounding can have done,
 * however small it is; and so does the difference of the two, multiplied out, from zero: what both
 * sides have in common has cancelled there exactly.
 */
public final class EquationCheck {
  /** So many instances have to agree. */
  private static final int WANTED = 4;

  /** So many are tried at least: one where only one side has a value may come late. */
  private static final int LEAST_ATTEMPTS = 9;

  /** Numbers closer than this look alike. */
  private static final double VISIBLE = 1e-14;

  /**
   * What was found.
   *
   * @param onlyOne where only one side has a value, in words
   */
  public record Finding(Verdict verdict, Optional<String> onlyOne) {}

  private final Expr left;
  private final Expr right;
  private final Expr difference;
  private final List<Assumption> assumptions;
  private final Expr written;
  private Optional<String> onlyOne = Optional.empty();
  private String reason = "no sizes fit the dimensions";
  private double worst;

  private EquationCheck(
      Expr left, Expr right, Expr difference, Collection<Assumption> assumptions) {
    this.left = TrialMap.bound(left);
    this.right = TrialMap.bound(right);
    this.difference = TrialMap.bound(difference);
    this.written = difference;
    this.assumptions = assumptions.stream().map(TrialMap::bound).toList();
  }

  /**
   * Two expressions of one shape.
   *
   * @param difference equal to the first minus the second, where the assumptions hold
   * @param seed the same seed gives the same instances
   */
  public static Finding of(
      Expr left, Expr right, Expr difference, Collection<Assumption> assumptions, long seed) {
    var check = new EquationCheck(left, right, difference, assumptions);
    return new Finding(check.run(seed), check.onlyOne);
  }

  private Verdict run(long seed) {
    var instances = RandomInstances.of(List.of(left, right), seed);
    var agreed = new ArrayList<Instance>();
    var unclear = new ArrayList<Instance>();
    for (int attempt = 0;
        attempt < RandomInstances.ATTEMPTS && (attempt < LEAST_ATTEMPTS || agreed.size() < WANTED);
        attempt++) {
      Optional<Instance> instance = instances.instance(attempt);
      if (instance.isEmpty()) {
        continue;
      }
      try {
        Optional<Comparison> comparison = compared(instance.get(), true);
        if (comparison.isEmpty()) {
          continue;
        }
        switch (comparison.get().outcome()) {
          case AGREES -> {
            worst = Math.max(worst, comparison.get().error());
            if (!instance.get().sizes().containsValue(1)) {
              agreed.add(instance.get());
            }
          }
          case DIFFERS -> {
            return wrong(agreed.size(), comparison.get(), instance.get());
          }
          case UNCLEAR -> {
            reason = "no clear numbers: " + words(comparison.get(), instance.get());
            unclear.add(instance.get());
          }
        }
      } catch (FrobeniusException unable) {
        return new Verdict(
            Verdict.Outcome.UNDECIDED, agreed.size(), worst, unable.diagnostic().message());
      }
    }
    Verdict otherwise =
        agreed.isEmpty()
            ? new Verdict(Verdict.Outcome.UNDECIDED, 0, 0, "nothing could be evaluated: " + reason)
            : new Verdict(Verdict.Outcome.RIGHT, agreed.size(), worst, "");
    return atExtremes(agreed.isEmpty() ? unclear : agreed, agreed.size()).orElse(otherwise);
  }

  /** The first extreme instance that differs; what has no value there says nothing. */
  private Optional<Verdict> atExtremes(List<Instance> instances, int agreed) {
    var extremes = new Extremes(List.of(left, right));
    int sign = 1;
    for (Instance ordinary : instances.subList(0, Math.min(2, instances.size()))) {
      for (Instance extreme : extremes.of(ordinary, sign)) {
        try {
          Optional<Comparison> comparison = compared(extreme, false);
          if (comparison.isPresent() && comparison.get().outcome() == Comparison.Outcome.DIFFERS) {
            return Optional.of(wrong(agreed, comparison.get(), extreme));
          }
        } catch (FrobeniusException unable) {
          // other instances decide
        }
      }
      sign = -1;
    }
    return Optional.empty();
  }

  /** Empty where one of the two has no value, or none. */
  private Optional<Comparison> compared(Instance instance, boolean ordinary) {
    Values values = instance.values();
    Optional<Measured> first = measured(left, values);
    Optional<Measured> second = measured(right, values);
    if (first.isEmpty() || second.isEmpty()) {
      if (ordinary && onlyOne.isEmpty() && first.isPresent() != second.isPresent()) {
        String without = first.isEmpty() ? "first" : "second";
        onlyOne = Optional.of("the %s has no value at %s".formatted(without, instance));
      }
      return Optional.empty();
    }
    Comparison comparison = first.get().compared(second.get());
    return Optional.of(
        comparison.outcome() == Comparison.Outcome.AGREES
            ? remainder(values, comparison)
            : comparison);
  }

  private Optional<Measured> measured(Expr e, Values values) {
    try {
      return Optional.of(Measured.of(e, values));
    } catch (DomainException | ShapeException outside) {
      reason = outside.diagnostic().message();
      return Optional.empty();
    }
  }

  /** The two agree: so they do unless the rest of their difference is certainly something. */
  private Comparison remainder(Values values, Comparison agreeing) {
    try {
      Assumed.require(assumptions, values);
    } catch (DomainException outside) {
      return agreeing;
    }
    Optional<Measured> rest = measured(difference, values);
    return rest.isPresent() && rest.get().isNonzero()
        ? new Comparison(
            Comparison.Outcome.DIFFERS,
            agreeing.error(),
            agreeing.worst(),
            agreeing.claimed(),
            agreeing.found())
        : agreeing;
  }

  private Verdict wrong(int agreed, Comparison comparison, Instance instance) {
    return new Verdict(
        Verdict.Outcome.WRONG, agreed, comparison.error(), words(comparison, instance));
  }

  private String words(Comparison c, Instance instance) {
    if (c.error() < VISIBLE) {
      return "the first minus the second is `%s` (%s)".formatted(Printer.text(written), instance);
    }
    int columns = SizeChoice.count(left.shape().cols(), instance.sizes());
    return "entry %s is %s and %s (%s)"
        .formatted(Equality.place(c.worst(), columns), c.claimed(), c.found(), instance);
  }
}
