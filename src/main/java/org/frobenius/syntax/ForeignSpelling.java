package org.frobenius.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What other systems, and typeset text, write where this language writes something else. */
final class ForeignSpelling {
  private ForeignSpelling() {}

  private static final Map<String, String> SYMBOLS =
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
          Map.entry("\"", "write `'` for the transpose; there are no strings"),
          Map.entry("−", "write `-`"),
          Map.entry("–", "write `-`"),
          Map.entry("—", "write `-`"),
          Map.entry("×", "write `*`"),
          Map.entry("·", "write `*`"),
          Map.entry("⋅", "write `*`"),
          Map.entry("∙", "write `*`"),
          Map.entry("∗", "write `*`"),
          Map.entry("÷", "write `/`"),
          Map.entry("∕", "write `/`"),
          Map.entry("∘", "write `.*` for the entrywise product"),
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

  private static final Set<String> LIBRARIES =
      Set.of(
          "np",
          "numpy",
          "scipy",
          "sp",
          "torch",
          "tf",
          "jnp",
          "jax",
          "math",
          "LinearAlgebra",
          "Math",
          "cp",
          "sympy",
          "la",
          "linalg",
          "sla",
          "F",
          "nn",
          "anp");

  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("trace", "tr(%s)"),
          Map.entry("transpose", "%s'"),
          Map.entry("t", "%s'"),
          Map.entry("H", "%s'"),
          Map.entry("mT", "%s'"),
          Map.entry("conj", "conj(%s)"),
          Map.entry("conjugate", "conj(%s)"),
          Map.entry("inverse", "inv(%s)"),
          Map.entry("I", "inv(%s)"),
          Map.entry("slogdet", "logdet(%s)"),
          Map.entry("expm", "exp(%s)"),
          Map.entry("matrix_exp", "exp(%s)"),
          Map.entry("logm", "log(%s)"),
          Map.entry("sqrtm", "sqrt(%s)"),
          Map.entry("exp", "exp.(%s)"),
          Map.entry("log", "log.(%s)"),
          Map.entry("sqrt", "sqrt.(%s)"),
          Map.entry("sin", "sin.(%s)"),
          Map.entry("cos", "cos.(%s)"),
          Map.entry("tan", "tan.(%s)"),
          Map.entry("tanh", "tanh.(%s)"),
          Map.entry("abs", "abs.(%s)"),
          Map.entry("matmul", "A*B"),
          Map.entry("dot", "A*B"),
          Map.entry("mm", "A*B"),
          Map.entry("multiply", "A .* B"),
          Map.entry("divide", "A ./ B"),
          Map.entry("matrix_power", "A^k"),
          Map.entry("power", "A .^ k"),
          Map.entry("outer", "x*y'"),
          Map.entry("inner", "x'*y"),
          Map.entry("vdot", "A : B"),
          Map.entry("solve", "A\\b"),
          Map.entry("identity", "I"),
          Map.entry("eye", "I"));

  private static final Set<String> WORDS =
      Set.of(
          "import",
          "as",
          "for",
          "in",
          "def",
          "if",
          "let",
          "where",
          "with",
          "matrix",
          "and",
          "or",
          "not",
          "is",
          "of",
          "the",
          "from",
          "class",
          "return",
          "else",
          "var",
          "vector",
          "minimize",
          "maximize",
          "subject",
          "to",
          "by",
          "end",
          "function");

  private static final Set<String> TOPS =
      Set.of("top", "intercal", "prime", "dagger", "mathsf", "mathrm", "text");

  private static final Set<String> LETTERING =
      Set.of("operatorname", "mathrm", "mathbf", "mathsf", "text", "mathcal", "boldsymbol", "bm");

  private static final Set<String> GREEK =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "zeta",
          "eta",
          "theta",
          "iota",
          "kappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "pi",
          "rho",
          "sigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega",
          "Gamma",
          "Delta",
          "Theta",
          "Lambda",
          "Xi",
          "Pi",
          "Sigma",
          "Phi",
          "Psi",
          "Omega");

  private static final List<String> RAISED_T =
      List.of("{T}", "{\\top}", "{\\mathsf{T}}", "{\\mathsf T}", "{\\intercal}", "{'}", "{H}");

  /** What to write for a symbol that is not of the language. */
  static Optional<String> symbol(String text) {
    return Optional.ofNullable(SYMBOLS.get(text));
  }

  /** What to write for {@code np.trace(…)}, {@code X.trace()} or, not called, {@code X.mT}. */
  static Optional<String> dotted(String owner, String member, boolean called) {
    String argument = LIBRARIES.contains(owner) ? "X" : owner;
    String known = FUNCTIONS.get(member);
    if (known == null && (!called || FunctionTable.find(member).isEmpty())) {
      return Optional.empty();
    }
    if (known != null) {
      return Optional.of("write `" + known.formatted(argument) + "`");
    }
    String usage =
        FunctionTable.find(member).orElseThrow().usage().replaceFirst(" or .*|, (?=\\w+\\().*", "");
    return Optional.of(
        "write `" + (LIBRARIES.contains(owner) ? usage : member + "(" + owner + ")") + "`");
  }

  /**
   * What to write for a LaTeX command, given by its name without the backslash.
   *
   * @param argument the name in braces after it, if there is one
   */
  static Optional<String> latex(String command, Optional<String> argument) {
    if (LETTERING.contains(command) && argument.isPresent()) {
      String name = argument.get();
      return Optional.of(
          Elsewhere.find(name.toLowerCase(java.util.Locale.ROOT))
              .flatMap(Elsewhere.Advice::help)
              .orElse("write `%s`".formatted(name.equals("Tr") ? "tr" : name)));
    }
    if (TOPS.contains(command)) {
      return Optional.of("write `'` for the transpose, as in `A'`");
    }
    String ours = latex(command);
    return ours.isEmpty() ? Optional.empty() : Optional.of(ours);
  }

  private static String latex(String command) {
    return switch (command) {
      case "cdot", "times" -> "write `*`";
      case "odot", "circ" -> "write `.*` for the entrywise product";
      case "otimes" -> "write `kron(A, B)` or `⊗`";
      case "frac" -> "write `a/b`";
      case "sqrt" -> "write `sqrt(x)`";
      case "in" -> "write `in`";
      case "to", "mapsto" -> "write `->`";
      case "nabla", "partial" -> "write the expression alone: the command differentiates it";
      case "int" -> "write `integral(s = 0..1, exp(s*X))` for an integral";
      default ->
          GREEK.contains(command) || FunctionTable.names().contains(command)
              ? "write `%s`".formatted(command)
              : "";
    };
  }

  /** Whether this is a word of a sentence or of a programming language, and no name. */
  static boolean isWord(String name) {
    return WORDS.contains(name);
  }

  /** What to write for the LaTeX superscript at the start of a text such as {@code {\top}*B}. */
  static Optional<String> superscript(String rest) {
    if (RAISED_T.stream().anyMatch(rest::startsWith)) {
      return Optional.of("write `'` for the transpose, as in `A'`");
    }
    return rest.startsWith("{")
        ? Optional.of("write `^(…)`, with round brackets")
        : Optional.empty();
  }
}
