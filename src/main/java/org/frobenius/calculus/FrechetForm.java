package org.frobenius.calculus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;

/** How a Fréchet derivative {@code L(f, X, E)} is written in an answer. */
public enum FrechetForm {
  /** {@code L(f, X, E)}. */
  OPERATOR,
  /** The double series {@code sum(k = 1..inf, beta[k]*sum(j = 0..k-1, X^j*E*X^(k-1-j)))}. */
  SERIES,
  /** {@code integral(s = 0..1, exp(s*X)*E*exp((1 - s)*X))}, for functions that have one. */
  INTEGRAL,
  /** {@code f([X, E; zeros(n, n), X])[1:n, n+1:2*n]}. */
  BLOCK;

  /** As asked for: {@code series}. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of a name; another name is a DataException that lists them. */
  public static FrechetForm named(String word) {
    List<String> names = Arrays.stream(values()).map(FrechetForm::written).toList();
    int at = names.indexOf(word);
    if (at >= 0) {
      return values()[at];
    }
    throw new DataException(
        Diagnostic.of(Kind.DATA, "Fréchet derivatives have no form `%s`".formatted(word), Span.NONE)
            .help(NearNames.help(word, names).orElse("ask for " + String.join(", ", names))));
  }
}
