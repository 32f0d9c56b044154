package org.frobenius.verify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.IndexRange;
import org.frobenius.rule.KroneckerSum;
import org.frobenius.rule.SizesCompared;

/**
 * Whether what was assumed holds of an instance; where it does not, the instance is outside the
 * domain.
 */
public final class Assumed {
  /** An assumption that holds by less is left to another instance. */
  private static final double CLEAR = 1e-2;

  /** A symmetric matrix computed is symmetric up to this, relative to its norm. */
  private static final double ROUNDING = 1e-12;

  /** What a person gives may be rounded to fewer digits. */
  private static final double GIVEN = 1e-9;

  private Assumed() {}

  /**
   * Fails with a DomainException where an answer is given values for which it need not hold.
   *
   * @param assumptions of the answer
   */
  public static void requireHere(Collection<Assumption> assumptions, Values values) {
    for (Assumption assumption : assumptions) {
      if (!holds(assumption, values, 0)) {
        throw new DomainException(
            kroneckerSum(assumption).map(Assumed::sharing).orElseGet(() -> unlike(assumption)));
      }
    }
  }

  private static Diagnostic unlike(Assumption assumption) {
    String words =
        SizesCompared.of(assumption)
            .map("`%s` is assumed, and is not so here"::formatted)
            .orElseGet(
                () ->
                    "`%s` is assumed %s, and is not here"
                        .formatted(Printer.text(assumption.about()), assumption.kind().written()));
    return Diagnostic.of(Kind.DOMAIN, words, Span.NONE).note("the answer holds only where it is");
  }

  private static Diagnostic sharing(KroneckerSum sum) {
    String a = Printer.text(sum.left());
    String b = Printer.text(sum.opposite());
    return Diagnostic.of(
            Kind.DOMAIN,
            "`%s` and `%s` are assumed to share no eigenvalue, and do here".formatted(a, b),
            Span.NONE)
        .note("the answer holds only where they do not");
  }

  private static Optional<KroneckerSum> kroneckerSum(Assumption assumption) {
    return assumption.kind() == Assumption.Kind.INVERTIBLE
        ? KroneckerSum.of(assumption.about())
        : Optional.empty();
  }

  /** What has to have a value for the assumptions to be looked at. */
  static List<Expr> mentioned(Collection<Assumption> assumptions) {
    return assumptions.stream()
        .flatMap(
            a ->
                Stream.concat(Stream.of(a.about()), a.exponents().stream())
                    .map(e -> over(a.among(), e)))
        .toList();
  }

  private static Expr over(List<IndexRange> among, Expr e) {
    Expr sum = e;
    for (IndexRange range : among) {
      sum =
          range.isInterval()
              ? Build.integral(range.index(), range.from(), range.to(), sum)
              : Build.bigSum(range.index(), range.from(), range.to(), sum);
    }
    return sum;
  }

  static void require(Collection<Assumption> assumptions, Values values) {
    for (Assumption assumption : assumptions) {
      if (!holds(assumption, values, CLEAR)) {
        throw new DomainException(
            Diagnostic.of(
                Kind.DOMAIN,
                "what is assumed " + assumption.kind().written() + " is not",
                Span.NONE));
      }
    }
  }

  /**
   * @param clear by how much it has to hold
   */
  private static boolean holds(Assumption assumption, Values values, double clear) {
    return holds(assumption, assumption.among(), values, clear);
  }

  /** For each value of the indices; a series is not followed to its end, an interval not at all. */
  private static boolean holds(
      Assumption assumption, List<IndexRange> among, Values values, double clear) {
    if (among.isEmpty()) {
      return holdsHere(assumption, values, clear);
    }
    IndexRange outer = among.getLast();
    if (outer.isInterval() || Build.isConstant(outer.to(), Expr.Constant.Kind.INFINITY)) {
      return true;
    }
    List<IndexRange> inner = among.subList(0, among.size() - 1);
    double from = Evaluator.evaluate(outer.from(), values).getEntry(0, 0);
    double to = Evaluator.evaluate(outer.to(), values).getEntry(0, 0);
    for (double i = from; i <= to; i++) {
      if (!holds(assumption, inner, values.with(outer.index().name(), i), clear)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsHere(Assumption assumption, Values values, double clear) {
    var exponents = assumption.exponents();
    if (!exponents.isEmpty()
        && exponents.stream()
            .allMatch(
                n -> isExempt(Evaluator.evaluate(n, values).getEntry(0, 0), assumption.kind()))) {
      return true;
    }
    if (clear == 0 && !isNonsingular(assumption, values)) {
      return false;
    }
    if (clear == 0 && kroneckerSum(assumption).isPresent()) {
      return true;
    }
    RealMatrix value = Evaluator.evaluate(assumption.about(), values);
    double rounding = (clear > 0 ? ROUNDING : GIVEN) * value.getNorm();
    double[] entries = Equality.entries(value);
    return switch (assumption.kind()) {
      case INVERTIBLE ->
          clear == 0
              || (Math.abs(determinant(value)) > clear
                  && new SingularValueDecomposition(value).getRank() == value.getRowDimension());
      case OF_POSITIVE_DETERMINANT -> clear == 0 || determinant(value) > clear;
      case CONTRACTING -> radius(value) < 1 - clear;
      case NONZERO -> Arrays.stream(entries).allMatch(x -> Math.abs(x) > clear);
      case POSITIVE -> Arrays.stream(entries).allMatch(x -> x > clear);
      case NONNEGATIVE -> Arrays.stream(entries).allMatch(x -> x >= 0);
      case IN_UNIT_INTERVAL -> Arrays.stream(entries).allMatch(x -> Math.abs(x) <= 1);
      case NO_POLE_OF_GAMMA ->
          Arrays.stream(entries).allMatch(x -> x > clear || Math.abs(x - Math.rint(x)) > clear);
      case SYMMETRIC -> value.subtract(value.transpose()).getNorm() <= rounding;
      case POSITIVE_DEFINITE ->
          value.subtract(value.transpose()).getNorm() <= rounding
              && Arrays.stream(new EigenDecomposition(value).getRealEigenvalues())
                  .allMatch(x -> x > clear);
      case NO_NEGATIVE_EIGENVALUE, OFF_CUT -> isOffCut(new EigenDecomposition(value), clear);
    };
  }

  /**
   * As the evaluator sees it: determinants overflow and underflow, and a Kronecker sum is larger
   * than the equation it is of.
   */
  private static boolean isNonsingular(Assumption assumption, Values values) {
    Expr about = assumption.about();
    Optional<Expr> needed =
        switch (assumption.kind()) {
          case INVERTIBLE ->
              kroneckerSum(assumption)
                  .map(KroneckerSum::equation)
                  .or(() -> Optional.of(Build.inverse(about)));
          case OF_POSITIVE_DETERMINANT -> Optional.of(Build.call(Op.LOGDET, about));
          case NONZERO, POSITIVE, NONNEGATIVE, SYMMETRIC, POSITIVE_DEFINITE -> Optional.empty();
          case NO_NEGATIVE_EIGENVALUE, OFF_CUT, CONTRACTING, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA ->
              Optional.empty();
        };
    try {
      needed.ifPresent(e -> Evaluator.evaluate(e, values));
      return true;
    } catch (DomainException singular) {
      return false;
    }
  }

  private static double determinant(RealMatrix value) {
    return new LUDecomposition(value).getDeterminant();
  }

  /** The largest modulus of an eigenvalue. */
  private static double radius(RealMatrix value) {
    var eigenvalues = new EigenDecomposition(value);
    double radius = 0;
    for (int i = 0; i < value.getRowDimension(); i++) {
      double modulus =
          Math.hypot(eigenvalues.getRealEigenvalue(i), eigenvalues.getImagEigenvalue(i));
      radius = Math.max(radius, modulus);
    }
    return radius;
  }

  private static boolean isOffCut(EigenDecomposition eigen, double clear) {
    double[] re = eigen.getRealEigenvalues();
    double[] im = eigen.getImagEigenvalues();
    return IntStream.range(0, re.length).allMatch(i -> re[i] > clear || Math.abs(im[i]) > clear);
  }

  private static boolean isExempt(double x, Assumption.Kind kind) {
    return switch (kind.exempt()) {
      case NONNEGATIVE -> x >= 0;
      case INTEGER -> x == Math.rint(x);
    };
  }
}
