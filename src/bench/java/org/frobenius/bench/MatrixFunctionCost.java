package org.frobenius.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Frobenius;
import org.frobenius.Gradient;
import org.frobenius.Program;

/**
 * Prints what the Fréchet derivatives of matrix functions cost, warm, in milliseconds and as
 * multiples of the function (least of many runs), of general and symmetric arguments, and the
 * gradient of {@code tr(C*log(P*X*Q))}. Arguments: values of n, 40 if there is none; second
 * derivatives up to that only.
 */
public final class MatrixFunctionCost {
  private static final int RUNS = 40;
  private static final int RUNS_OF_LARGE = 5;
  private static final int LARGE = 40;

  private static final List<String> FUNCTIONS =
      List.of(
          "exp",
          "log",
          "sqrt",
          "z -> z^(1/3)",
          "sin",
          "cos",
          "tan",
          "sinh",
          "cosh",
          "tanh",
          "inv",
          "z -> 1/(1 + exp(z))");

  private MatrixFunctionCost() {}

  /** Prints the table. */
  public static void main(String[] args) {
    List<Integer> sizes =
        args.length > 0 ? Arrays.stream(args).map(Integer::valueOf).toList() : List.of(40);
    table(10, false); // warms the code for all
    for (int n : sizes) {
      table(n, true);
      gradient(n);
    }
  }

  private static void table(int n, boolean print) {
    for (boolean symmetric : new boolean[] {false, true}) {
      RealMatrix x = random(1, n, symmetric).scalarMultiply(1 / Math.sqrt(n));
      x = x.add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(4));
      var values = Map.of("X", x, "E", random(2, n, false), "F", random(3, n, false));
      for (String f : FUNCTIONS) {
        double value = milliseconds(f.startsWith("z") ? f.replace("z -> ", "") : f + "(z)", values);
        double first = milliseconds("L(" + f + ", X, E)", values);
        double second = n > LARGE ? Double.NaN : milliseconds("L(" + f + ", X, E, F)", values);
        if (!print) {
          continue;
        }
        System.out.printf(
            Locale.ROOT,
            "%-20s %-9s n = %d: f %8.2f ms, L %8.2f ms (%.1f f), L2 %8.2f ms (%.1f f)%n",
            f,
            symmetric ? "symmetric" : "general",
            n,
            value,
            first,
            first / value,
            second,
            second / value);
      }
    }
  }

  private static void gradient(int n) {
    Gradient g =
        Frobenius.parse("C in R(n,n); P in R(n,n); X in R(n,n); Q in R(n,n); tr(C*log(P*X*Q))")
            .gradient("X");
    RealMatrix shift = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(4);
    var values =
        Map.of(
            "C", random(4, n, false),
            "P",
                MatrixUtils.createRealIdentityMatrix(n)
                    .add(random(5, n, false).scalarMultiply(0.02)),
            "X", random(6, n, false).scalarMultiply(1 / Math.sqrt(n)).add(shift),
            "Q",
                MatrixUtils.createRealIdentityMatrix(n)
                    .add(random(7, n, false).scalarMultiply(0.02)));
    System.out.printf(
        Locale.ROOT,
        "gradient of tr(C*log(P*X*Q)), n = %d: %.2f ms%n",
        n,
        least(() -> g.compile().evaluate(values), n));
  }

  private static double milliseconds(String text, Map<String, RealMatrix> values) {
    String of = text.startsWith("L(") ? text : text.replaceAll("\\bz\\b", "X");
    of = of.equals("1/(1 + exp(X))") ? "inv(I + exp(X))" : of;
    Program program = Frobenius.parse("X in R(n,n); E in R(n,n); F in R(n,n); " + of);
    return least(() -> program.value(values), values.get("X").getRowDimension());
  }

  private static double least(Runnable run, int n) {
    double[] times = new double[n > LARGE ? RUNS_OF_LARGE : RUNS];
    for (int k = 0; k < times.length; k++) {
      long start = System.nanoTime();
      run.run();
      times[k] = (System.nanoTime() - start) / 1e6;
    }
    return Arrays.stream(times).min().orElseThrow();
  }

  private static RealMatrix random(long seed, int n, boolean symmetric) {
    var random = new Random(seed);
    RealMatrix m = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m.setEntry(i, j, random.nextGaussian());
      }
    }
    return symmetric ? m.add(m.transpose()).scalarMultiply(0.5) : m;
  }
}
