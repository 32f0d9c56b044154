package org.frobenius.verify;

import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.ShapeException;

/** Runs a comparison on random instances until enough of them agree or one differs. */
final class Check {
  /** Agreement by chance on so many instances of several numbers each does not happen. */
  static final int WANTED = 3;

  /** Where large numbers cancel, differences have errors that are not small beside 0. */
  private static final double BEYOND_ROUNDING = 1e-3;

  /** As many instances are scaled. */
  private static final int FURTHER = 4;

  private Check() {}

  /** One instance compared; what is not defined there is a {@link DomainException}. */
  interface OnInstance {
    Comparison compare(Instance instance);
  }

  /** In words, what differs. */
  interface Words {
    String of(Comparison comparison, Instance instance);
  }

  /**
   * An instance outside the domain does not count, nor does one where finite differences are too
   * rough; one outside the sizes for which the expression is made, neither.
   */
  static Verdict run(RandomInstances instances, int wanted, OnInstance check, Words words) {
    int agreed = 0;
    double worst = 0;
    String reason = "no sizes fit the dimensions";
    for (int attempt = 0; attempt < RandomInstances.ATTEMPTS && agreed < wanted; attempt++) {
      Optional<Instance> instance;
      Comparison comparison;
      try {
        instance = instances.instance(attempt);
        if (instance.isEmpty()) {
          continue;
        }
        comparison = check.compare(instance.get());
      } catch (DomainException | ShapeException outside) {
        reason = outside.getMessage();
        continue;
      } catch (FrobeniusException unable) {
        return new Verdict(Verdict.Outcome.UNDECIDED, agreed, worst, unable.diagnostic().message());
      }
      switch (comparison.outcome()) {
        case AGREES -> {
          agreed += instance.get().sizes().containsValue(1) ? 0 : 1;
          worst = Math.max(worst, comparison.error());
        }
        case DIFFERS -> {
          return new Verdict(
              Verdict.Outcome.WRONG,
              agreed,
              comparison.error(),
              words.of(comparison, instance.get()));
        }
        case UNCLEAR -> reason = "no clear numbers: " + words.of(comparison, instance.get());
      }
    }
    return agreed > 0
        ? new Verdict(Verdict.Outcome.RIGHT, agreed, worst, "")
        : new Verdict(Verdict.Outcome.UNDECIDED, 0, 0, "nothing could be evaluated: " + reason);
  }

  /**
   * The first instance that differs, of two ordinary ones with all names scaled; what has no value
   * there, or no clear one, says nothing.
   */
  static Optional<Verdict> further(
      RandomInstances instances,
      Extremes extremes,
      List<Double> factors,
      OnInstance check,
      Words words) {
    for (int attempt = 0; attempt < FURTHER; attempt++) {
      Optional<Instance> ordinary = instances.instance(attempt);
      for (double factor : ordinary.isPresent() ? factors : List.<Double>of()) {
        Instance scaled = extremes.scaled(ordinary.orElseThrow(), factor, 1 - 2 * (attempt % 2));
        try {
          Comparison comparison = check.compare(scaled);
          if (comparison.outcome() == Comparison.Outcome.DIFFERS
              && Math.abs(comparison.claimed() - comparison.found()) > BEYOND_ROUNDING) {
            return Optional.of(
                new Verdict(
                    Verdict.Outcome.WRONG,
                    attempt,
                    comparison.error(),
                    words.of(comparison, scaled)));
          }
        } catch (FrobeniusException unable) {
          // other instances decide
        }
      }
    }
    return Optional.empty();
  }
}
