package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/** A scalar program for each scalar function of the catalogue in each of its forms. */
final class WalkedFunctions {
  private WalkedFunctions() {}

  /** Each function of the catalogue, of a scalar, a vector, entry by entry and of a matrix. */
  static List<Walked> all() {
    var all = new ArrayList<Walked>();
    for (ScalarFunction f : Catalogue.all()) {
      all.addAll(forms(f.name(), f.ofMatrix()));
    }
    for (String f : List.of("sqrt", "inv", "f", "f'")) {
      all.addAll(forms(f, true));
    }
    return all;
  }

  private static List<Walked> forms(String f, boolean ofMatrix) {
    var all = new ArrayList<Walked>();
    all.add(ofFunction(f, f + " of a scalar", "a, b in R; " + f + "(a*b)", List.of("a")));
    String vectors = "w, x in R(n); A in R(n, n); w'*" + f + "(A*x)";
    all.add(ofFunction(f, f + " of a vector", vectors, List.of("A", "x")));
    String ofNumber = "a, b in R; (z -> " + f + "(b*z)*z)(a)";
    all.add(ofFunction(f, f + " in a lambda of a scalar", ofNumber, List.of("a", "b")));
    String ofEntries = "w, x in R(n); a in R; w'*(z -> a*" + f + "(z)*z)(2*x)";
    all.add(ofFunction(f, f + " in a lambda of a vector", ofEntries, List.of("x")));
    String matrices = "W in R(m, n); A in R(m, r); B in R(r, n); W : " + f + ".(A*B)";
    all.add(ofFunction(f, f + " entrywise", matrices, List.of("A", "B")));
    if (ofMatrix) {
      String square = "W, A, B in R(n, n); W : " + f + "(A*B)";
      all.add(ofFunction(f, f + " of a matrix", square, List.of("A", "B")));
      String lambda = "W, A in R(n, n); W : (z -> z*" + f + "(2*z))(A)";
      all.add(ofFunction(f, f + " in a lambda of a matrix", lambda, List.of("A")));
    }
    return all;
  }

  /** Matrix functions of what has no power series, a program each, which is no program. */
  static List<String> withoutSeries() {
    return Catalogue.all().stream()
        .filter(f -> !f.ofMatrix())
        .map(ScalarFunction::name)
        .flatMap(
            f ->
                Stream.of(
                        "%s(A)",
                        "(z -> %s(z))(A)",
                        "(z -> %s.(z))(A)",
                        "(z -> 1 + z*%s(2*z)^2)(A)",
                        "(z -> (y -> y*%s(y))(z))(A*A)",
                        "L(%s, A, A)",
                        "L(z -> %s(z), A, A)",
                        "L(z -> z + %s(z), A, A, A)")
                    .map(form -> "A in R(n, n); tr(" + form.formatted(f) + ")"))
        .toList();
  }

  /** The derivatives come to an end with {@code pentagamma}. */
  private static Walked ofFunction(String f, String about, String text, List<String> wrt) {
    Optional<String> last = Optional.of("the derivative of `pentagamma`");
    return new Walked(
        about,
        text,
        wrt,
        last.filter(_ -> f.equals("pentagamma")),
        last.filter(_ -> f.equals("tetragamma")));
  }
}
