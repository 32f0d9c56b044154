package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What other systems, and typeset text, write where this language writes something else. */
final class ForeignSpelling {
  private ForeignSpelling() {}

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
    boolean library = ForeignLibraries.isOne(owner);
    ForeignPiece object = ForeignPiece.atom(owner);
    Optional<String> ofObject =
        switch (member) {
          case "H", "mT", "t" -> Optional.of(object.transposed().text());
          case "I" -> Optional.of("inv(" + owner + ")");
          case "dot" -> Optional.of(owner + "*B");
          default ->
              Elsewhere.same(member)
                  .flatMap(way -> ForeignTemplate.filled(way, List.of(object)))
                  .map(ForeignPiece::text);
        };
    if (!library && ofObject.isPresent()) {
      return ofObject.map(way -> "write `" + way + "`");
    }
    if (member.equals("dot")) {
      return Optional.of("write `A*B`, or `x'*y` of two vectors");
    }
    Optional<String> advice = Elsewhere.find(member).flatMap(Elsewhere.Advice::help);
    return advice.isPresent() || !called
        ? advice
        : FunctionTable.find(member).map(own -> "write `" + usage(own, object, member) + "`");
  }

  /** A function of this language, entry by entry where it is one of numbers. */
  private static String usage(FunctionTable.Function own, ForeignPiece object, String name) {
    boolean library = ForeignLibraries.isOne(object.text());
    String dot = own instanceof FunctionTable.Scalar && !name.equals("inv") ? "." : "";
    return library && dot.isEmpty()
        ? own.usage().replaceFirst(" or .*|, (?=\\w+\\().*", "")
        : name + dot + "(" + (library ? "X" : object.text()) + ")";
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
