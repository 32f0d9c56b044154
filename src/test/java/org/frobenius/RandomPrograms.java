package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Random scalar programs, as text, of forms that are seldom met together: kinks, places picked by
 * letters, sums over an index, special functions, lambdas, sequences, unknown functions. The same
 * seed makes the same program.
 */
final class RandomPrograms {
  static final String DECLARATIONS =
      "a, b in R; q in R+; k in N; x, y in R(n); z in R(m); u, v in R(3); h in R(1, n); X, Y in"
          + " R(n, n); A, B in R(m, n); S in Sym(n); K in Skew(n); D in Diag(n); L in Lower(n); U"
          + " in Upper(n); P in SPD(n); G in R(m*n, m*n); t in R(m*n); w in R(n*(n+1)/2); beta in"
          + " R(inf); g in R(n, n) -> R; c in R(n) -> R(m); ";

  /** Names of each shape; a hole is written {@code <n>}. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "1", List.of("a", "b", "q", "2", "k", "n"),
          "n", List.of("x", "y", "h'", "ones(n)", "e(1, n)"),
          "m", List.of("z", "A*x", "c(x)"),
          "3", List.of("u", "v", "[a; b; q]"),
          "mn", List.of("A", "B", "z*x'", "unvec(t, m, n)", "A*X"),
          "nn", List.of("X", "Y", "S", "K", "D", "L", "U", "P", "A'*A", "x*y'", "I(n)"));

  private static final Map<String, List<String>> FORMS =
      Map.of(
          "1",
          List.of(
              "sum(max.(<mn>, 0))",
              "sum(min.(<nn>, <nn>) .* X)",
              "max(<n>)",
              "min(<mn>)",
              "sum(relu.(<mn>) .* B)",
              "sum(sign.(<nn>) .* Y)",
              "x'*step(<n>)",
              "abs(<1>)*<1>",
              "norm1(<mn>)",
              "norminf(<nn>)",
              "norm(<mn>)^3",
              "norm(<n>, 5/2)",
              "norm(<mn>, 1 + q)",
              "logsumexp(<mn>)",
              "lgamma(1 + (<1>)^2)",
              "digamma(2 + (<1>)^2)",
              "sum(erf.(<mn>))",
              "u'*cross(<3>, <3>)",
              "(<mn>)[1, 2]",
              "(<nn>)[k, n]",
              "sum((<n>)[2:n])",
              "norm((<nn>)[1:2, k])^2",
              "sum(i = 1..n, exp((<n>)[i]/2))",
              "sum(i = 1..n, abs((<n>)[i]*a + i))",
              "sum(i = 1..m, (<mn>)[i, :]*(<n>))",
              "sum(i = 1..k, a^i*tr((<nn>)^i))",
              "tr(sum(i = 0..inf, beta[i]*(<nn>)^i)*Y)",
              "prod(i = 1..n, 1 + (<n>)[i]^2)",
              "norm(khatrirao(<mn>, <nn>))",
              "(contractleft(<nn>, G) : z*z')",
              "(contractright(G, z*z') : (<nn>))",
              "norm(vech(<nn>))^2",
              "w'*vech(<nn>)",
              "tr(triu(<nn>)*(<nn>))",
              "sum(diag(tril(<nn>))[1:2])",
              "eigmax(sym(<nn>))",
              "x'*eigvals(sym(<nn>))",
              "(s -> s^2*exp(s))(<1>)",
              "w'*vech((s -> s*sin(s))(<nn>))",
              "g(<nn>)",
              "z'*c(<n>)",
              "tr(f(<nn>)*Y)",
              "q^(<1>)",
              "(<1>)/(2 + (<1>)^2)",
              "(<1>)*(<1>) - (<1>)",
              "norm([<nn>, <n>; h, <1>])"),
          "n",
          List.of(
              "relu(<n>)",
              "max.(<n>, <n>)",
              "(<nn>)*(<n>)",
              "(<nn>)[:, k]",
              "softmax(<n>)",
              "(s -> s/(1 + s^2))(<n>)",
              "colnorm(<mn>)",
              "sum(i = 1..n, (<n>)[i]^2*e(i, n))",
              "sum(i = 1..m, (<mn>)[i, :]')",
              "grad(g)(<nn>)*x"),
          "m",
          List.of("c(<n>)", "(<mn>)*(<n>)", "rownorm(<mn>)", "min.((<mn>)[:, 2], 1/2)"),
          "3",
          List.of("cross(<3>, <3>)", "abs(<3>) - a*(<3>)", "max.(<3>, v)"),
          "mn",
          List.of(
              "abs.(<mn>)",
              "max.(<mn>, A)",
              "(<mn>)*(<nn>)",
              "(<mn>) .* step.(<mn>)",
              "sigmoid.(<mn>) .* (<mn>)",
              "rowsoftmax(<mn>)",
              "diag(<m>)*(<mn>)",
              "sum(i = 1..k, a^i*(<mn>))"),
          "nn",
          List.of(
              "tril(<nn>)",
              "triu(<nn>)'",
              "skew(<nn>)*(<nn>)",
              "(<nn>)^k",
              "exp((<nn>)/3)",
              "(s -> s^3 - s)(<nn>)",
              "diag(<n>)",
              "inv(I + (<mn>)'*(<mn>))",
              "sum(j = 0..k, (<nn>)^j*(<nn>))",
              "relu.(<nn>)",
              "(<mn>)'*(<mn>)"));

  private static final Pattern HOLE = Pattern.compile("<(\\w+)>");

  private final Random random;

  private RandomPrograms(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  static String scalar(long seed, int depth) {
    return DECLARATIONS + new RandomPrograms(seed).of("1", depth);
  }

  private String of(String shape, int depth) {
    List<String> forms = depth > 0 ? FORMS.get(shape) : NAMES.get(shape);
    String form = forms.get(random.nextInt(forms.size()));
    return HOLE.matcher(form)
        .replaceAll(hole -> "(" + of(hole.group(1), random.nextInt(depth)) + ")");
  }

  /** The names of a program that are differentiated by, those in it. */
  static List<String> moving(Program program) {
    var names = new ArrayList<String>();
    program
        .names()
        .forEach(
            (name, space) -> {
              boolean moves =
                  switch (space.kind()) {
                    case NATURAL, SEQUENCE, FUNCTION, ANALYTIC -> false;
                    case REAL, POSITIVE, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> true;
                    case POSITIVE_DEFINITE, ORTHOGONAL, STIEFEL, COMPLEX, HERMITIAN -> true;
                  };
              if (moves
                  && org.frobenius.expr.Children.symbols(program.expression()).stream()
                      .anyMatch(s -> s.name().equals(name))) {
                names.add(name);
              }
            });
    return names;
  }
}
