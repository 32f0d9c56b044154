package org.frobenius.numeric;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code integral(s = from..to, body)} by Gauss-Legendre quadrature: a panel whose rule of 16
 * points and the sum of the rules of its halves differ is halved (Davis & Rabinowitz, Methods of
 * Numerical Integration, 6.2). A smooth integrand comes out near machine precision.
 */
final class Quadrature {
  private static final int POINTS = 16;

  /**
   * Relative to the size of the integrand. It bounds the error of the whole panel; that of the
   * halves, which is returned, is smaller by some 2^32 where the integrand is smooth.
   */
  private static final double TOLERANCE = 1e-13;

  /** A difference below this that halving does not reduce comes from rounding in the integrand. */
  private static final double ROUNDING = 1e-9;

  /** Panels this narrow mean a singular integrand. */
  private static final int DEEPEST = 40;

  /** Beyond so many panels the integrand is not smooth, or oscillates too fast. */
  private static final int MOST_PANELS = 20_000;

  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    for (int i = 0; i < POINTS; i++) {
      NODES[i] = rule.getPoint(i);
      WEIGHTS[i] = rule.getWeight(i);
    }
  }

  private final DoubleFunction<RealMatrix> body;
  private double size;
  private int panels;

  private Quadrature(DoubleFunction<RealMatrix> body) {
    this.body = body;
  }

  /** From {@code from} to {@code to}, which may be the smaller one. */
  static RealMatrix integrate(double from, double to, DoubleFunction<RealMatrix> body) {
    if (from == to) {
      return Dense.scale(0, body.apply(from));
    }
    var quadrature = new Quadrature(body);
    return quadrature.refined(from, to, quadrature.panel(from, to), Double.POSITIVE_INFINITY, 0);
  }

  /**
   * @param before how the rule and its halves differed on the panel around this one, relative to
   *     the integrand
   */
  private RealMatrix refined(double from, double to, RealMatrix whole, double before, int depth) {
    double middle = from + (to - from) / 2;
    RealMatrix left = panel(from, middle);
    RealMatrix right = panel(middle, to);
    RealMatrix sum = Dense.add(left, right);
    double difference = Dense.largest(Dense.subtract(sum, whole)) / (size * Math.abs(to - from));
    boolean rounding = difference <= ROUNDING && difference >= before / 4;
    if (size == 0 || difference <= TOLERANCE || rounding) {
      return sum;
    }
    if (depth >= DEEPEST || panels > MOST_PANELS) {
      throw Failures.domain("the integral did not converge near " + Failures.number(middle));
    }
    return Dense.add(
        refined(from, middle, left, difference, depth + 1),
        refined(middle, to, right, difference, depth + 1));
  }

  private RealMatrix panel(double from, double to) {
    panels++;
    double half = (to - from) / 2;
    double middle = from + half;
    double[][] total = Dense.scale(half * WEIGHTS[0], value(middle + half * NODES[0])).getData();
    for (int i = 1; i < POINTS; i++) {
      Dense.accumulate(total, half * WEIGHTS[i], Dense.rows(value(middle + half * NODES[i])));
    }
    return Dense.of(total);
  }

  private RealMatrix value(double s) {
    RealMatrix value = body.apply(s);
    size = Math.max(size, Dense.largest(value));
    return value;
  }
}
