package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
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
      return lettered(command);
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
      case "nabla" -> derivative();
      case "int" -> reader.series().integral();
      case "partial", "end", "in" -> throw new Unreadable();
      case "infty" -> ForeignPiece.scalar("inf");
      case "hat", "tilde", "bar", "overline", "widehat", "widetilde" ->
          reader.names().named(reader.group().text() + "_" + command.replace("wide", ""));
      case "ell" -> reader.names().named("ell");
      case "ln" -> reader.calls().applied("log");
      case "Tr", "tr", "trace" -> function("tr");
      default -> function(command.replace("var", ""));
    };
  }

  /** {@code \\nabla g(x)}, {@code \\nabla^{2} g(x)} of an unknown function. */
  private ForeignPiece derivative() {
    String derivative = "grad";
    if (tokens.taken("^")) {
      derivative = reader.group().text().equals("2") ? "hess" : "";
    }
    String name = tokens.take().text();
    if (derivative.isEmpty() || !reader.named().functions().contains(name)) {
      throw new Unreadable();
    }
    return reader.names().derivative(derivative, name);
  }

  private ForeignPiece function(String name) {
    if (!ForeignFunctions.isFunction(name)) {
      if (name.length() > 1 && !LatexNames.isGreek(name)) {
        throw new Unreadable();
      }
      return reader.names().named(name);
    }
    if (tokens.taken("^")) {
      throw new Unreadable();
    }
    if (tokens.peek().is("(") || tokens.peek().is("[")) {
      return reader.calls().call(name, tokens.take().is("(") ? ")" : "]");
    }
    if (tokens.peek().is("{")) {
      return reader.calls().result(name, List.of(reader.group()), List.of(), false);
    }
    return reader.calls().applied(name);
  }

  /** {@code \mathrm{tr}}, {@code \mathbf{x}}: the letters are one name. */
  private ForeignPiece lettered(String command) {
    tokens.taken("*");
    var name = new StringBuilder();
    if (tokens.taken("{")) {
      while (!tokens.taken("}")) {
        Token token = tokens.take();
        boolean constant = token.type() == Type.NUMBER && token.text().matches("[01]");
        if (token.type() != Type.NAME && token.type() != Type.COMMAND && !constant) {
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
      return ones();
    }
    if (name.toString().equals("0")) {
      return ForeignPiece.atom("zeros(" + reader.names().lowered() + ")");
    }
    Optional<ForeignPiece> bold =
        command.equals("mathbf") ? reader.names().bold(name.toString()) : Optional.empty();
    if (bold.isPresent()) {
      return bold.get();
    }
    if (command.equals("mathit") && name.length() > 1) {
      return reader.calls().unknown(name.toString());
    }
    String text = name.toString().replaceFirst("^(Tr|trace|Trace)$", "tr");
    return function(text);
  }

  /** With sizes the text names; else a vector of the size that context gives. */
  private ForeignPiece ones() {
    if (reader.names().isSized()) {
      return ForeignPiece.atom("ones(" + reader.names().lowered() + ")");
    }
    tokens.skipSubscript();
    return ForeignPiece.atom("vector(1)");
  }

  private ForeignPiece fraction() {
    if (isQuotientOfDifferentials()) {
      return quotientOfDifferentials();
    }
    Token digits = tokens.peek();
    if (digits.type() == Type.NUMBER && digits.text().matches("\\d\\d")) {
      // \frac12
      tokens.take();
      return ForeignPiece.scalar(digits.text().charAt(0) + "")
          .times("/", ForeignPiece.scalar(digits.text().charAt(1) + ""));
    }
    ForeignPiece above = reader.group();
    ForeignPiece below = reader.group();
    return above.times("/", below);
  }

  /**
   * {@code \frac{\partial}{\partial X}}; not {@code \frac{\mathrm{d}X}{2}}, which is half of one.
   */
  private boolean isQuotientOfDifferentials() {
    if (!tokens.peek().is("{") || !isDifferential(1)) {
      return false;
    }
    int open = 1;
    int ahead = 1;
    while (open > 0 && tokens.peek(ahead).type() != Type.END) {
      open += tokens.peek(ahead).is("{") ? 1 : tokens.peek(ahead).is("}") ? -1 : 0;
      ahead++;
    }
    return tokens.peek(ahead).is("{")
        && isDifferential(ahead + 1)
        && !tokens.peek(ahead + 2).is("}");
  }

  private boolean isDifferential(int ahead) {
    boolean upright = tokens.isCommandAt(ahead, "mathrm") && tokens.isName(ahead + 2, "d");
    return upright || tokens.isCommandAt(ahead, "partial") || tokens.isName(ahead, "d");
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
