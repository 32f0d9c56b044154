package org.frobenius.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What other systems, and typeset text, write where this language writes something else. */
final class ForeignSpelling {
  private ForeignSpelling() {}

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

  private static final List<String> RAISED_T =
      List.of("{T}", "{\\top}", "{\\mathsf{T}}", "{\\mathsf T}", "{\\intercal}", "{'}", "{H}");

  /** What to write for {@code np.trace(…)}, {@code X.trace()} or, not called, {@code X.mT}. */
  static Optional<String> dotted(String owner, String member, boolean called) {
    String argument = ForeignLibraries.isOne(owner) ? "X" : owner;
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
        "write `" + (ForeignLibraries.isOne(owner) ? usage : member + "(" + owner + ")") + "`");
  }

  /**
   * What to write for a LaTeX command, given by its name without the backslash.
   *
   * @param argument the name in braces after it, if there is one
   */
  static Optional<String> latex(String command, Optional<String> argument) {
    if (LatexNames.isLettering(command) && argument.isPresent()) {
      String name = argument.get();
      return Optional.of(
          Elsewhere.find(name.toLowerCase(java.util.Locale.ROOT))
              .flatMap(Elsewhere.Advice::help)
              .orElse("write `%s`".formatted(name.equals("Tr") ? "tr" : name)));
    }
    if (LatexNames.isTop(command)) {
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
          LatexNames.isGreek(command) || FunctionTable.names().contains(command)
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
