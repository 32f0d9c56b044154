package org.frobenius.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how the time to a derivative grows: for each family of programs the times at n = 64, 128,
 * ..., and the exponent p of n^p fitted to them.
 *
 * <p>Arguments: the largest n, the seconds one derivation may take, and the families wanted.
 */
public final class Growth {
  private static final int SMALLEST = 64;
  private static final double BUDGET = 1.0;

  private record Point(int n, double read, double derive, double text, long chars) {}

  private Growth() {}

  public static void main(String[] args) {
    int largest = args.length > 0 ? Integer.parseInt(args[0]) : 4096;
    double limit = args.length > 1 ? Double.parseDouble(args[1]) : 10;
    List<String> wanted = args.length > 2 ? List.of(args).subList(2, args.length) : List.of();
    for (Family family : Family.values()) {
      if (wanted.isEmpty() || wanted.contains(family.written())) {
        print(family, largest, limit);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void print(Family family, int largest, double limit) {
    var points = new ArrayList<Point>();
    System.out.printf(
        Locale.ROOT,
        "%s%n%8s %12s %12s %12s %10s%n",
        family.written(),
        "n",
        "read ms",
        "derive ms",
        "text ms",
        "chars");
    for (int n = SMALLEST; n <= largest; n *= 2) {
      try {
        Point point = measure(family.member(n), n);
        points.add(point);
        System.out.printf(
            Locale.ROOT,
            "%8d %12.3f %12.3f %12.3f %10d%n",
            n,
            1e3 * point.read,
            1e3 * point.derive,
            1e3 * point.text,
            point.chars);
        if (point.derive + point.read + point.text > limit) {
          break;
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        System.out.printf("%8d fails: %s%n", n, e.toString().lines().findFirst().orElse(""));
        break;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "exponents: read %.2f, derive %.2f, text %.2f%n%n",
        exponent(points, points.stream().mapToDouble(Point::read).toArray()),
        exponent(points, points.stream().mapToDouble(Point::derive).toArray()),
        exponent(points, points.stream().mapToDouble(Point::text).toArray()));
  }

  private static Point measure(Workload workload, int n) {
    var reads = new ArrayList<Double>();
    var derivations = new ArrayList<Double>();
    var texts = new ArrayList<Double>();
    double used = 0;
    long chars = 0;
    while (reads.size() < 2 || (used < BUDGET && reads.size() < 1000)) {
      Workload fresh = workload.renamed(reads.size());
      long start = System.nanoTime();
      var program = fresh.read();
      long read = System.nanoTime();
      var answers = fresh.derive(program);
      long derived = System.nanoTime();
      chars = answers.stream().mapToLong(a -> a.text().length()).sum();
      long written = System.nanoTime();
      reads.add((read - start) / 1e9);
      derivations.add((derived - read) / 1e9);
      texts.add((written - derived) / 1e9);
      used += (written - start) / 1e9;
      if (used > 10 * BUDGET) {
        break;
      }
    }
    return new Point(n, median(reads), median(derivations), median(texts), chars);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The slope of log time against log n, by least squares, over the upper half of the sizes. */
  private static double exponent(List<Point> points, double[] seconds) {
    int from = points.size() / 2 - (points.size() > 2 ? 1 : 0);
    double[] x = points.stream().skip(Math.max(0, from)).mapToDouble(p -> Math.log(p.n)).toArray();
    double[] y = Arrays.stream(seconds).skip(Math.max(0, from)).map(Math::log).toArray();
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
    }
    return xy / xx;
  }
}
