package org.frobenius.syntax;

import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusLexer;

/** A backslash with a word of LaTeX right after it, which is no division from the left. */
final class LatexCommand {
  /** What stands between two operands or opens one; {@code A\b} is never one of these. */
  private static final Set<String> WORDS =
      Set.of(
          "cdot",
          "times",
          "odot",
          "circ",
          "otimes",
          "oslash",
          "frac",
          "operatorname",
          "mathrm",
          "mathbf",
          "lVert",
          "rVert",
          "langle",
          "rangle",
          "top",
          "left",
          "right",
          "text",
          "in");

  private final Tokens tokens;
  private final int index;

  LatexCommand(Tokens tokens, int index) {
    this.tokens = tokens;
    this.index = index;
  }

  /** Refuses a text such as {@code 2 \log(x)}, which would divide by 2. */
  static void refuse(Tokens tokens) {
    for (int i = 0; i < tokens.list().size() - 1; i++) {
      var command = new LatexCommand(tokens, i);
      if (command.isSurelyOne()) {
        throw new SyntaxException(command.diagnostic());
      }
    }
  }

  /** Whether a backslash and a name follow each other here, as they do in a division as well. */
  boolean isPossible() {
    Token next = tokens.list().get(Math.min(index + 1, tokens.list().size() - 1));
    return tokens.list().get(index).getType() == FrobeniusLexer.UNDER
        && (next.getType() == FrobeniusLexer.NAME || next.getType() == FrobeniusLexer.IN);
  }

  /** Whether it is no division. */
  boolean isSurelyOne() {
    if (!isPossible()) {
      return false;
    }
    int start = tokens.span(tokens.list().get(index)).start();
    String source = tokens.source().text();
    boolean blankBefore = start > 0 && Character.isWhitespace(source.charAt(start - 1));
    boolean blankAfter =
        start + 1 < source.length() && Character.isWhitespace(source.charAt(start + 1));
    String name = tokens.text(tokens.list().get(index + 1));
    boolean function = name.length() > 1 && FunctionTable.find(name).isPresent();
    boolean greek = name.length() > 1 && Custom.isGreek(name);
    return !blankAfter && (WORDS.contains(name) || (blankBefore && (function || greek)));
  }

  Diagnostic diagnostic() {
    Token name = tokens.list().get(index + 1);
    String command = tokens.text(name);
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.SYNTAX,
            "`\\%s` is not part of this language".formatted(command),
            tokens.span(tokens.list().get(index), name));
    return diagnostic.help(ForeignSpelling.latex(command, braced(index + 2)));
  }

  /** The name in braces from a token on: {@code tr} of LaTeX's {@code \\operatorname{tr}}. */
  private Optional<String> braced(int at) {
    return at + 2 < tokens.list().size()
            && tokens.text(tokens.list().get(at)).equals("{")
            && tokens.text(tokens.list().get(at + 2)).equals("}")
        ? Optional.of(tokens.text(tokens.list().get(at + 1)))
        : Optional.empty();
  }
}
