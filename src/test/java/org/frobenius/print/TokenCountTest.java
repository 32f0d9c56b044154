package org.frobenius.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.print.Letters.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCountTest {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|[A-Za-z_\\u0370-\\u03ff][A-Za-z0-9_]*|\\d+\\.?\\d*|\\.\\.|\\.[*/^+-]|[^\\sA-Za-z0-9_]");

  /** The tokens of a text, brackets, commas and semicolons not counted. */
  static long size(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(match -> match.group())
        .filter(token -> !token.isBlank() && !"(),[];".contains(token))
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsWhatTheTextHas(long seed) {
    var random = new Random(seed);
    var count = new TokenCount();
    List<Expr> matrices = new ArrayList<>(List.of(X, Y, E, eye(), ones(SQUARE)));
    List<Expr> scalars = new ArrayList<>(List.of(a, c, alpha, k, n, num(2), num(-1, 3)));
    for (int round = 0; round < 1000; round++) {
      Expr p = pick(matrices, random);
      Expr q = pick(matrices, random);
      Expr s = pick(scalars, random);
      Expr u = pick(scalars, random);
      Expr matrix = matrix(random.nextInt(14), p, q, s, u);
      Expr scalar = scalar(random.nextInt(10), p, q, s, u);
      if (matrix.meta().weight() < 200) {
        matrices.add(matrix);
      }
      if (scalar.meta().weight() < 200) {
        scalars.add(scalar);
      }
      for (Expr e : List.of(matrix, scalar)) {
        String text = Printer.text(e);
        assertThat(count.of(e)).as("seed %d: %s", seed, text).isEqualTo(size(text));
      }
    }
  }

  private static Expr pick(List<Expr> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static Expr matrix(int form, Expr p, Expr q, Expr s, Expr u) {
    return switch (form) {
      case 0 -> plus(p, minus(q));
      case 1 -> times(s, p, Build.power(u, num(-2)));
      case 2 -> times(p, q);
      case 3 -> t(p);
      case 4 -> inv(p);
      case 5 -> pow(p, s);
      case 6 -> Build.hadamard(p, Build.entryPower(q, num(-1)));
      case 7 -> Build.entryPower(p, u);
      case 8 -> Build.entrywise(known("tanh"), p);
      case 9 -> Build.frechet(new Fun.Lambda(z, pow(z, num(1, 3))), p, List.of(q));
      case 10 -> plus(times(s, ones(SQUARE)), p, times(u, eye()));
      case 11 -> Build.bigSum(j, num(0), k, times(pow(p, j), q));
      case 12 -> Build.differential(p);
      default -> times(num(1, 2), plus(p, t(p)));
    };
  }

  private static Expr scalar(int form, Expr p, Expr q, Expr s, Expr u) {
    return switch (form) {
      case 0 -> plus(s, minus(u));
      case 1 -> times(s, u, num(2, 3));
      case 2 -> Build.frobenius(p, q);
      case 3 -> Build.trace(p);
      case 4 -> times(t(x), p, y);
      case 5 -> Build.power(plus(s, alpha), num(-1));
      case 6 -> Build.call(Op.NORM, p);
      case 7 -> Build.slice(p, new Range.At(k), new Range.At(num(1)));
      case 8 -> Build.entrywise(known("log"), s);
      default -> Build.sqrt(plus(u, c));
    };
  }

  @Test
  void doesNotWalkSharedPartsTwice() {
    Expr e = X;
    for (int level = 0; level < 200; level++) {
      e = Build.hadamard(Build.entrywise(known("tanh"), e), Build.entrywise(known("sin"), e));
    }
    assertThat(new TokenCount().of(e)).isEqualTo(Long.MAX_VALUE);
  }
}
