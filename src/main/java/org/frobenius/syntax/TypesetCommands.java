package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/**
 * Commands of LaTeX with what they stand before: {@code \\frac{a}{b}}, {@code \\mathbf{x}}, {@code
 * \\log x}.
 */
final class TypesetCommands {
  private final ForeignReader reader;
  private final ForeignCursor tokens;

  TypesetCommands(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** A command that was just read, and what it takes. */
  ForeignPiece read(String command) {
    if (LatexNames.isLettering(command)) {
      return lettered();
    }
    return switch (command) {
      case "frac", "dfrac", "tfrac" -> fraction();
      case "sqrt" -> ForeignPiece.atom("sqrt(" + reader.group().text() + ")");
      case "lVert", "Vert" -> reader.brackets().norm("Vert");
      case "lvert", "vert" -> reader.brackets().bars("vert");
      case "langle" -> reader.brackets().inner("rangle");
      case "sum" -> reader.series().series("sum");
      case "prod" -> reader.series().series("prod");
      case "begin" -> reader.brackets().typesetBlocks();
      case "partial", "nabla", "end", "int", "in" -> throw new Unreadable();
      case "infty" -> ForeignPiece.scalar("inf");
      case "hat", "tilde", "bar", "overline", "widehat", "widetilde" ->
          reader.names().named(reader.group().text() + "_" + command.replace("wide", ""));
      case "ln" -> reader.calls().applied("log");
      case "Tr", "tr", "trace" -> function("tr");
      default -> function(command.replace("var", ""));
    };
  }

  private ForeignPiece function(String name) {
    if (!ForeignFunctions.isFunction(name)) {
      if (name.length() > 1 && !Custom.isGreek(name)) {
        throw new Unreadable();
      }
      return reader.names().named(name);
    }
    if (tokens.taken("^")) {
      throw new Unreadable();
    }
    if (tokens.peek().is("(") || tokens.peek().is("[")) {
      return reader.calls().call(name, List.of(), tokens.take().is("(") ? ")" : "]");
    }
    if (tokens.peek().is("{")) {
      return reader.calls().result(name, new ArrayList<>(List.of(reader.group())), List.of());
    }
    return reader.calls().applied(name);
  }

  /** {@code \mathrm{tr}}, {@code \mathbf{x}}: the letters are one name. */
  private ForeignPiece lettered() {
    tokens.taken("*");
    var name = new StringBuilder();
    if (tokens.taken("{")) {
      while (!tokens.taken("}")) {
        Token token = tokens.take();
        boolean one = token.type() == Type.NUMBER && token.text().equals("1");
        if (token.type() != Type.NAME && token.type() != Type.COMMAND && !one) {
          throw new Unreadable();
        }
        name.append(token.text());
      }
    } else {
      name.append(tokens.take().text());
    }
    if (name.toString().equals("d")) {
      return ForeignPiece.atom("d(" + reader.group().text() + ")");
    }
    if (name.toString().equals("1")) {
      tokens.skipSubscript();
      return ForeignPiece.atom("ones");
    }
    String text = name.toString().replaceFirst("^(Tr|trace|Trace)$", "tr");
    return function(text);
  }

  private ForeignPiece fraction() {
    if (tokens.peek().is("{")
        && (tokens.peek(1).is("d") || tokens.peek(1).text().matches("partial|d|mathrm"))) {
      return quotientOfDifferentials();
    }
    ForeignPiece above = reader.group();
    ForeignPiece below = reader.group();
    return above.times("/", below);
  }

  /** {@code \frac{\partial}{\partial X} f}. */
  private ForeignPiece quotientOfDifferentials() {
    for (int braces = 0; braces < 2; braces++) {
      tokens.expect("{");
      while (!tokens.taken("}")) {
        Token token = tokens.take();
        if (token.type() == Type.NAME && braces == 1) {
          reader.differentiatesBy(token.text());
        }
        if (token.is("{")) {
          throw new Unreadable();
        }
      }
    }
    return reader.product();
  }
}
