package org.frobenius.syntax;

import java.util.Map;
import java.util.Optional;

/** Signs of other systems and of printed mathematics, and what is written for them. */
final class ForeignSigns {
  /** Signs that only look different. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("%*%", "*"),
          Map.entry("||", "‖"),
          Map.entry("∥", "‖"),
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("×", "*"),
          Map.entry("∙", "*"),
          Map.entry("∗", "*"),
          Map.entry("÷", "/"),
          Map.entry("∕", "/"),
          Map.entry("⊙", ".*"),
          Map.entry("∘", ".*"),
          Map.entry("⊘", "./"),
          Map.entry("ᵀ", "'"),
          Map.entry("ᴴ", "'"),
          Map.entry("†", "'"),
          Map.entry("′", "'"),
          Map.entry("’", "'"),
          Map.entry("‘", "'"),
          Map.entry("•", "*"));

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("@", "write `*` for the matrix product"),
          Map.entry("**", "write `^` for a power, `.^` for the power of every entry"),
          Map.entry("==", "a definition is written with one `=`; equations are not expressions"),
          Map.entry(":=", "write `=` for a definition"),
          Map.entry("<-", "write `=` for a definition"),
          Map.entry("...", "write `..` for a range; inside brackets a line goes on by itself"),
          Map.entry("…", "write `..` for a range"),
          Map.entry(".'", "write `.T` for the plain transpose"),
          Map.entry(".\\", "write the quotient the other way round, with `./`"),
          Map.entry("||", "write `norm(x)` for a norm"),
          Map.entry("‖", "write `norm(x)` for a norm"),
          Map.entry("∥", "write `norm(x)` for a norm"),
          Map.entry("|", "write `abs(x)`, `det(X)` or `norm(x)`"),
          Map.entry("{", "write `(` and `)` for grouping"),
          Map.entry("}", "write `(` and `)` for grouping"),
          Map.entry("²", "write `^2`"),
          Map.entry("³", "write `^3`"),
          Map.entry("¹", "write `^` and the number"),
          Map.entry("⁻", "write `^-1` for the inverse"),
          Map.entry("½", "write `1/2`"),
          Map.entry("†", "write `'` for the conjugate transpose"),
          Map.entry("ᴴ", "write `'` for the conjugate transpose"),
          Map.entry("′", "write `'` for the transpose"),
          Map.entry("’", "write `'` for the transpose"),
          Map.entry("‘", "write `'` for the transpose"),
          Map.entry("`", "write `'` for the transpose"),
          Map.entry("\"", "write the expression without quotation marks; `'` is the transpose"),
          Map.entry("∘", "write `.*` for the entrywise product"),
          Map.entry("·", "write `*` for a product, `x'*y` of two vectors"),
          Map.entry("⋅", "write `*` for a product, `x'*y` of two vectors"),
          Map.entry("|>", "write the function before its argument, `sum(x)`"),
          Map.entry("•", "write `*`"),
          Map.entry("≤", "there are no comparisons: `step(y - x)` is 1 where y is greater than x"),
          Map.entry("≥", "there are no comparisons: `step(x - y)` is 1 where x is greater than y"),
          Map.entry("≠", "there are no comparisons"),
          Map.entry("!=", "there are no comparisons"),
          Map.entry("&&", "there are no truth values: a product of steps is 1 where both are"),
          Map.entry("&", "there are no truth values: a product of steps is 1 where both are"),
          Map.entry(
              "≈", "equations are not expressions: `norm(x - y)^2` is how far they are apart"),
          Map.entry("⊕", "write `+`"),
          Map.entry("∈", "write `in`"),
          Map.entry("→", "write `->`"),
          Map.entry("↦", "write `->`"),
          Map.entry("≔", "write `=` for a definition"),
          Map.entry("√", "write `sqrt(x)`"),
          Map.entry("∑", "write `sum(j = 1..n, …)`"),
          Map.entry("∏", "write `prod(j = 1..n, …)`"),
          Map.entry("∂", "write `d(X)` for the differential of `X`"),
          Map.entry("∇", "write `grad(g)(X)` for the gradient of an unknown `g`"),
          Map.entry("⟨", "write `A : B` or `dot(x, y)`"),
          Map.entry("⟩", "write `A : B` or `dot(x, y)`"),
          Map.entry("⁺", "write `pinv(A)` for the pseudo-inverse"),
          Map.entry("!", "write `gamma(n + 1)` for a factorial"),
          Map.entry("%*%", "write `*` for the matrix product"),
          Map.entry("%o%", "write `x*y'` for the outer product"),
          Map.entry("%x%", "write `kron(A, B)` for the Kronecker product"),
          Map.entry("%", "a comment starts with `#`"),
          Map.entry("<", "there are no comparisons: `step(y - x)` is 1 where y is greater than x"),
          Map.entry(">", "there are no comparisons: `step(x - y)` is 1 where x is greater than y"),
          Map.entry("<=", "there are no comparisons: `step(y - x)` is 1 where y is greater than x"),
          Map.entry(">=", "there are no comparisons: `step(x - y)` is 1 where x is greater than y"),
          Map.entry("+=", "a name has one meaning: define another one, `y = x + 1`"),
          Map.entry("-=", "a name has one meaning: define another one, `y = x - 1`"),
          Map.entry("\uFFFD", "save the text as UTF-8"),
          Map.entry("“", "write the expression without quotation marks"),
          Map.entry("”", "write the expression without quotation marks"),
          Map.entry("$", "write the expression without dollar signs"));

  private ForeignSigns() {}

  /** The sign of this language, or else the sign itself. */
  static String ours(String sign) {
    return SAME.getOrDefault(sign, sign);
  }

  /** What to write for a sign that is not of the language. */
  static Optional<String> help(String sign) {
    return Optional.ofNullable(HELP.get(sign))
        .or(() -> Optional.ofNullable(SAME.get(sign)).map(ours -> "write `" + ours + "`"));
  }
}
