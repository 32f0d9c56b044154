package org.frobenius.verify;

import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.rule.Assumption;

/**
 * Whether what was assumed holds of an instance; where it does not, the instance is outside the
 * domain.
 */
final class Assumed {
  /** An assumption that holds by less is left to another instance. */
  private static final double CLEAR = 1e-2;

  private Assumed() {}

  static void require(Collection<Assumption> assumptions, Values values) {
    for (Assumption assumption : assumptions) {
      if (!holds(assumption, values)) {
        throw new DomainException(
            Diagnostic.of(
                Kind.DOMAIN,
                "what is assumed " + assumption.kind().written() + " is not",
                Span.NONE));
      }
    }
  }

  private static boolean holds(Assumption assumption, Values values) {
    var naturals = assumption.naturals();
    if (!naturals.isEmpty()
        && naturals.stream()
            .allMatch(n -> isNatural(Evaluator.evaluate(n, values).getEntry(0, 0)))) {
      return true;
    }
    RealMatrix value = Evaluator.evaluate(assumption.about(), values);
    double[] entries = Equality.entries(value);
    return switch (assumption.kind()) {
      case INVERTIBLE -> Math.abs(new LUDecomposition(value).getDeterminant()) > CLEAR;
      case NONZERO -> Arrays.stream(entries).allMatch(x -> Math.abs(x) > CLEAR);
      case POSITIVE -> Arrays.stream(entries).allMatch(x -> x > CLEAR);
    };
  }

  private static boolean isNatural(double x) {
    return x >= 0 && x == Math.rint(x);
  }
}
