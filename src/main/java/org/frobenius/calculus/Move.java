package org.frobenius.calculus;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step of a derivation does where it is not one rule of the book: its name, and what it is.
 */
public enum Move {
  LINEAR(
      "linear",
      "d(A + B) = d(A) + d(B), d(C*A*B) = C*d(A)*B, d(A') = d(A)', d(tr(A)) = tr(d(A)), with B and"
          + " C constant",
      "d passes through what is linear; d of a constant is zero"),
  CHAIN_RULE(
      "chain rule for .+", "d(f(a)) = f'(a)*d(a)", "the derivative of a function of a scalar"),
  INSERT("insert( d.+)?", "dr = A*d(x)", "the differential of a definition stands for its name"),
  COLLECT(
      "collect",
      "A : d(X) + B : d(X) = (A + B) : d(X)",
      "terms with the same differential become one, and the sum is written short"),
  MULTIPLY_OUT("multiply out", "A*(B + C) = A*B + A*C", "products of sums become sums of products"),
  WRITE_OUT(
      "with .+ written out",
      "u - A*inv(A'*A)*A'*u = r with r = u - A*inv(A'*A)*A'*u",
      "definitions are written out, products multiplied out, and definitions found again"),
  FACTOR("factor", "A*B + A*C = A*(B + C)", "what terms have in common stands before a bracket"),
  TRANSPOSE("transpose", "(A*B)' = B'*A', (A + B)' = A' + B', A'' = A", "transposes move"),
  GATHER(
      "gather",
      "a*b*a = a^2*b, A .* A = A.^2, A ./ B .* B = A, sum(i = 1..n, c*A) = c*sum(i = 1..n, A)",
      "equal factors become powers or cancel, numbers and constants stand in front"),
  SUM_OF_ENTRIES(
      "sum of entries",
      "A : B = tr(A'*B), ones(n) : x .* y = sum(x .* y) = x'*y",
      "sums of the products of entries are traces, those of columns inner products"),
  SIGNS("signs", "-(A - B) = B - A", "a minus goes into a bracket or out of it"),
  REVERSE_THE_SUM(
      "reverse the sum",
      "sum(j = 0..k, A^j*B*A^(k-j)) = sum(j = 0..k, A^(k-j)*B*A^j)",
      "the terms are added from the last to the first"),
  WITHOUT_INDEX(
      "without index",
      "sum(i = 1..n, x[i]*y[i]) = x'*y, sum(i = 1..n, x[i]*e(i, n)) = x",
      "sums over all entries, rows or columns are written with whole vectors and matrices"),
  IN_THE_SPACE(
      "d.+ is (symmetric|skew-symmetric|diagonal|lower triangular|upper triangular)",
      "C : d(S) = sym(C) : d(S) for S in Sym(n), skew(C) : d(S) for Skew(n), diag(diag(C)) : d(S)"
          + " for Diag(n), tril(C) : d(S) for Lower(n), triu(C) : d(S) for Upper(n)",
      "only the part of C in the space meets the differential"),
  SIMPLIFY(
      "simplify",
      "what `frob simplify` makes of the line",
      "several rules of algebra at once (`frob rules` lists them), each line checked by numbers"),
  DOES_NOT_OCCUR(".+ does not occur", "d(A) = 0", "what does not vary has no differential"),
  UNDER_THE_INTEGRAL(
      "under the integral",
      "d(integral(s = 0..1, A)) = integral(s = 0..1, d(A))",
      "the bounds do not vary"),
  SERIES("series of .+", "f(A) = sum(k = 0..inf, f[k]*A^k)", "the Taylor series of the function");

  private final Pattern written;
  private final String equation;
  private final String explanation;

  Move(String written, String equation, String explanation) {
    this.written = Pattern.compile(written);
    this.equation = equation;
    this.explanation = explanation;
  }

  /** The move that a derivation names so; empty where it names a rule of the book. */
  public static Optional<Move> named(String words) {
    return Arrays.stream(values()).filter(m -> m.written.matcher(words).matches()).findFirst();
  }

  public String equation() {
    return equation;
  }

  public String explanation() {
    return explanation;
  }

  /** The reason by its own name. */
  Derivation.Reason reason() {
    return reason(written.pattern());
  }

  /** The reason in words that say of what. */
  Derivation.Reason reason(String words) {
    if (!written.matcher(words).matches()) {
      throw new IllegalArgumentException(words + " is not " + this);
    }
    return new Derivation.Reason(words, Optional.empty());
  }
}
