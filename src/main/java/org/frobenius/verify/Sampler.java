package org.frobenius.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;

/**
 * Random values in each space, with two decimals where the space allows it, and the directions in
 * which they may move.
 */
final class Sampler {
  /** The first coefficients of a sequence; the others are zero. */
  private static final int SEQUENCE_LENGTH = 4;

  /** How far an entry is moved from one of the same magnitude: the last decimal. */
  private static final double APART = 0.01;

  /** An exponent or a bound. */
  private static final int LARGEST_NATURAL = 3;

  /**
   * A way a value can move inside its space.
   *
   * @param name the entry that moves, {@code [1, 2]}
   * @param curve the value at time t; at 0 the value itself
   * @param tangent the derivative of the curve at 0
   */
  record Direction(String name, DoubleFunction<RealMatrix> curve, RealMatrix tangent) {}

  private final Draw draw;
  private final Random random;
  private final Set<Double> drawnBefore = new HashSet<>();

  Sampler(Draw draw, Random random) {
    this.draw = draw;
    this.random = random;
  }

  RealMatrix value(Space space, int rows, int cols) {
    return switch (space.kind()) {
      case REAL, COMPLEX -> general(rows, cols);
      case POSITIVE -> fill(rows, cols, () -> uniform(0.3, 1.7));
      case NATURAL -> natural();
      case SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> combined(space, general(rows, rows));
      case HERMITIAN -> symmetric(general(rows, rows));
      case POSITIVE_DEFINITE -> positiveDefinite(rows);
      case ORTHOGONAL, STIEFEL -> {
        RealMatrix a = fill(rows, rows, () -> signed(0.1, 1.5));
        yield new QRDecomposition(a).getQ().getSubMatrix(0, rows - 1, 0, cols - 1);
      }
      case SEQUENCE -> general(SEQUENCE_LENGTH, 1);
      case FUNCTION, ANALYTIC ->
          throw new UnsupportedException(
              Diagnostic.of(
                  Kind.UNSUPPORTED, "a random value in " + space + " is not supported", Span.NONE));
    };
  }

  /** A basis of the space's tangent directions at a value. */
  List<Direction> directions(Space space, RealMatrix value) {
    int rows = value.getRowDimension();
    int cols = value.getColumnDimension();
    boolean mirrored = draw == Draw.SYMMETRIC && rows == cols && space.kind() == Space.Kind.REAL;
    Space moving = mirrored ? Space.of(Space.Kind.SYMMETRIC, space.shape()) : space;
    var found = new ArrayList<Direction>();
    for (Basis b : basis(moving, rows, cols)) {
      found.add(line(b.row(), b.col(), value, b.matrix()));
    }
    if (space.kind() == Space.Kind.ORTHOGONAL || space.kind() == Space.Kind.STIEFEL) {
      found.addAll(rotations(value));
    }
    return found;
  }

  /** A matrix of a basis, made of the one with a single entry by the space's projection. */
  private record Basis(int row, int col, RealMatrix matrix) {}

  /** A basis of a linear space: its matrices have entries 0, 1 and -1; empty for other spaces. */
  private static List<Basis> basis(Space space, int rows, int cols) {
    var found = new ArrayList<Basis>();
    Set<RealMatrix> seen = new HashSet<>();
    Shape shape = new Shape(Dim.of(rows), Dim.of(cols));
    Expr.Symbol any = Build.symbol("X", Space.real(shape));
    Optional<Expr> projection = space.kind().project(any);
    for (int i = 0; i < rows && projection.isPresent(); i++) {
      for (int j = 0; j < cols; j++) {
        RealMatrix entry = new Array2DRowRealMatrix(rows, cols);
        entry.setEntry(i, j, 1);
        RealMatrix member =
            projection.get() == any
                ? entry
                : Evaluator.evaluate(projection.get(), Values.none().with("X", entry));
        if (member.getNorm() > 0) {
          RealMatrix whole = member.scalarMultiply(1 / member.getEntry(i, j));
          if (!seen.contains(whole) && !seen.contains(whole.scalarMultiply(-1))) {
            seen.add(whole);
            found.add(new Basis(i, j, whole));
          }
        }
      }
    }
    return found;
  }

  /** The member of a linear space that has these entries where its basis says so. */
  private static RealMatrix combined(Space space, RealMatrix entries) {
    RealMatrix sum =
        new Array2DRowRealMatrix(entries.getRowDimension(), entries.getColumnDimension());
    for (Basis b : basis(space, entries.getRowDimension(), entries.getColumnDimension())) {
      sum = sum.add(b.matrix().scalarMultiply(entries.getEntry(b.row(), b.col())));
    }
    return sum;
  }

  /** A random combination of the space's directions. */
  RealMatrix tangent(Space space, RealMatrix value) {
    RealMatrix sum = new Array2DRowRealMatrix(value.getRowDimension(), value.getColumnDimension());
    for (Direction direction : directions(space, value)) {
      sum = sum.add(direction.tangent().scalarMultiply(signed(0.1, 1.5)));
    }
    // two digits can be read and typed in again; tangents of a curved space would no longer be ones
    boolean flat = space.kind() != Space.Kind.ORTHOGONAL && space.kind() != Space.Kind.STIEFEL;
    return flat ? round(sum) : sum;
  }

  private static Direction line(int i, int j, RealMatrix value, RealMatrix step) {
    return new Direction(
        "[" + (i + 1) + ", " + (j + 1) + "]", t -> value.add(step.scalarMultiply(t)), step);
  }

  /**
   * {@code R(t)*X} with rotations R of each pair of rows: all tangents {@code W*X}, W skew, of
   * orthonormal columns.
   */
  private static List<Direction> rotations(RealMatrix value) {
    var found = new ArrayList<Direction>();
    int n = value.getRowDimension();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        RealMatrix w = new Array2DRowRealMatrix(n, n);
        w.setEntry(i, j, 1);
        w.setEntry(j, i, -1);
        var curve = Curve.rotating(value, w);
        found.add(
            new Direction(
                "rotation [" + (i + 1) + ", " + (j + 1) + "]", curve::at, curve.tangent()));
      }
    }
    return found;
  }

  // entries

  private interface Entry {
    double next();
  }

  private interface Place {
    boolean holds(int i, int j);
  }

  private RealMatrix general(int rows, int cols) {
    return switch (draw) {
      case GENERAL -> fill(rows, cols, () -> signed(0.1, 1.5));
      case POSITIVE -> fill(rows, cols, () -> uniform(0.1, 1.5));
      case SMALL -> fill(rows, cols, () -> signed(0.02, 0.35));
      case NEAR_IDENTITY ->
          rows == 1 || cols == 1
              ? fill(rows, cols, () -> uniform(0.1, 1.5))
              : fill(rows, cols, () -> uniform(0.02, 0.25)).add(identity(rows, cols, 1.5));
      case SYMMETRIC -> {
        RealMatrix a = fill(rows, cols, () -> signed(0.1, 1.5));
        yield rows == cols ? symmetric(a) : a;
      }
      case POSITIVE_DEFINITE ->
          rows == cols ? positiveDefinite(rows) : fill(rows, cols, () -> uniform(0.1, 1.5));
    };
  }

  private RealMatrix natural() {
    return MatrixUtils.createRealMatrix(new double[][] {{1 + random.nextInt(LARGEST_NATURAL)}});
  }

  private RealMatrix positiveDefinite(int n) {
    RealMatrix a = fill(n, n, () -> signed(0.1, 1));
    return round(a.multiply(a.transpose()).add(identity(n, n, 0.5)));
  }

  /**
   * Rounded entries, of different magnitudes: between two that happen to be the same, {@code max}
   * has a corner.
   */
  private RealMatrix fill(int rows, int cols, Entry entry) {
    RealMatrix a = new Array2DRowRealMatrix(rows, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        double drawn = rounded(entry.next());
        while (!drawnBefore.add(Math.abs(drawn))) {
          drawn = rounded(drawn + Math.copySign(APART, drawn));
        }
        a.setEntry(i, j, drawn);
      }
    }
    return a;
  }

  private static RealMatrix identity(int rows, int cols, double factor) {
    RealMatrix a = new Array2DRowRealMatrix(rows, cols);
    for (int i = 0; i < Math.min(rows, cols); i++) {
      a.setEntry(i, i, factor);
    }
    return a;
  }

  /** The lower triangle, mirrored. */
  private static RealMatrix symmetric(RealMatrix a) {
    RealMatrix lower = triangle(a, (i, j) -> i > j);
    return triangle(a, (i, j) -> i >= j).add(lower.transpose());
  }

  private static RealMatrix triangle(RealMatrix a, Place place) {
    RealMatrix part = a.copy();
    for (int i = 0; i < a.getRowDimension(); i++) {
      for (int j = 0; j < a.getColumnDimension(); j++) {
        if (!place.holds(i, j)) {
          part.setEntry(i, j, 0);
        }
      }
    }
    return part;
  }

  /** To two decimals, so that a failure can be typed in again. */
  private static RealMatrix round(RealMatrix a) {
    RealMatrix rounded = a.copy();
    for (int i = 0; i < a.getRowDimension(); i++) {
      for (int j = 0; j < a.getColumnDimension(); j++) {
        rounded.setEntry(i, j, rounded(a.getEntry(i, j)));
      }
    }
    return rounded;
  }

  private static double rounded(double x) {
    return Math.rint(100 * x) / 100;
  }

  private double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private double signed(double from, double to) {
    return random.nextBoolean() ? uniform(from, to) : -uniform(from, to);
  }
}
