package org.frobenius.syntax;

import java.util.ArrayList;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/** Groups, blocks, norms and inner products in another notation. */
final class ForeignBrackets {
  private final ForeignReader reader;
  private final ForeignCursor tokens;

  ForeignBrackets(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** What a sign opens that was just read. */
  ForeignPiece opened(String sign) {
    return switch (sign) {
      case "(" -> closed(")");
      case "{" -> isEntrywise() ? entrywise() : closed("}");
      case "[" -> bracket();
      case "‖" -> norm("‖");
      case "||" -> norm("||");
      case "|" -> bars("|");
      case "⟨", "<" -> inner(sign.equals("<") ? ">" : "⟩");
      case "√" -> ForeignPiece.atom("sqrt(" + reader.primary().text() + ")");
      case "∑" -> reader.series().series("sum");
      case "∏" -> reader.series().series("prod");
      default -> throw new Unreadable();
    };
  }

  /** Whether {@code {\exp}_{\odot}(} was begun: the function of every entry. */
  private boolean isEntrywise() {
    int open = 1;
    int ahead = 0;
    while (open > 0 && tokens.peek(ahead).type() != Type.END) {
      open += tokens.peek(ahead).is("{") ? 1 : tokens.peek(ahead).is("}") ? -1 : 0;
      ahead++;
    }
    return tokens.peek(ahead).is("_")
        && tokens.peek(ahead + 1).is("{")
        && tokens.isCommandAt(ahead + 2, "odot")
        && tokens.peek(ahead + 3).is("}")
        && tokens.peek(ahead + 4).is("(");
  }

  private ForeignPiece entrywise() {
    var name = new StringBuilder();
    while (!tokens.peek().is("_")) {
      String word = tokens.take().text();
      name.append(word.matches("[{}]") || LatexNames.isLettering(word) ? "" : word);
    }
    tokens.skip(5);
    var arguments = new ArrayList<String>();
    do {
      arguments.add(reader.sum().text());
    } while (tokens.taken(","));
    tokens.expect(")");
    return ForeignPiece.atom(name + ".(" + String.join(", ", arguments) + ")");
  }

  private ForeignPiece bracket() {
    return tokens.isIn(Notation.LATEX)
        ? closed("]")
        : reader.inside(ForeignReader.BLOCKS, this::blocks);
  }

  /** {@code [A B; C D]}, {@code [[A, B], [C, D]]}. */
  private ForeignPiece blocks() {
    var rows = new ArrayList<String>();
    if (tokens.isIn(Notation.PYTHON) && tokens.peek().is("[")) {
      do {
        tokens.expect("[");
        rows.add(row());
        tokens.expect("]");
      } while (tokens.taken(","));
    } else {
      do {
        rows.add(row());
      } while (tokens.taken(";"));
    }
    tokens.expect("]");
    return ForeignPiece.atom("[" + String.join("; ", rows) + "]");
  }

  private String row() {
    var blocks = new ArrayList<String>();
    do {
      tokens.taken(",");
      blocks.add(reader.sum().text());
    } while (!tokens.peek().is(";") && !tokens.peek().is("]"));
    return String.join(", ", blocks);
  }

  /** {@code \begin{bmatrix} A & B \\ C & D \end{bmatrix}}. */
  ForeignPiece typesetBlocks() {
    tokens.expect("{");
    var environment = new StringBuilder();
    while (!tokens.taken("}")) {
      environment.append(tokens.take().text());
    }
    boolean blocks = environment.toString().matches(".*matrix|array");
    if (!blocks) {
      return displayed();
    }
    var rows = new StringBuilder("[").append(reader.sum().text());
    while (!tokens.isCommand("end")) {
      rows.append(tokens.taken("&") ? ", " : "; ");
      if (!rows.toString().endsWith(", ")) {
        tokens.expect("\\\\");
      }
      rows.append(reader.sum().text());
    }
    tokens.take();
    tokens.skipGroup();
    return ForeignPiece.atom(rows.append("]").toString());
  }

  /** {@code \begin{equation} … \end{equation}}, of one line. */
  private ForeignPiece displayed() {
    tokens.taken("&");
    ForeignPiece line = reader.sum();
    if (!tokens.isCommand("end")) {
      throw new Unreadable();
    }
    tokens.take();
    tokens.skipGroup();
    return line;
  }

  private ForeignPiece closed(String close) {
    ForeignPiece inner = reader.sum();
    tokens.expect(close);
    return inner;
  }

  private boolean closes(String close) {
    return tokens.taken(close)
        || (close.equals("Vert") && tokens.isCommand("rVert", "Vert"))
        || (close.equals("vert") && tokens.isCommand("rvert", "vert"));
  }

  private ForeignPiece between(String close) {
    ForeignPiece inner = reader.inside(close, reader::sum);
    if (!closes(close)) {
      throw new Unreadable();
    }
    if (close.equals("Vert") || close.equals("vert")) {
      tokens.take();
    }
    return inner;
  }

  ForeignPiece norm(String close) {
    ForeignPiece inner = between(close);
    String kind = kind();
    boolean spectral =
        kind.equals("2")
            && reader.named().matrices().contains(inner.text())
            && !tokens.peek().is("^");
    return ForeignFunctions.norm(inner, spectral ? "op" : kind, "norm")
        .orElseThrow(Unreadable::new);
  }

  /** What stands below the bars. */
  private String kind() {
    if (tokens.peek().type() == Type.NAME && tokens.peek().text().matches("_\\w+")) {
      return tokens.take().text().substring(1);
    }
    var kind = new StringBuilder();
    for (Token token : reader.names().below()) {
      boolean sign = token.is("{") || token.is("}");
      boolean lettering = token.type() == Type.COMMAND && LatexNames.isLettering(token.text());
      kind.append(sign || lettering ? "" : token.type() == Type.COMMAND ? "\\" : "");
      kind.append(sign || lettering ? "" : token.text());
    }
    tokens.skipSubscript();
    return kind.toString();
  }

  /** {@code |X|}: a determinant by its letter, else an absolute value, as of {@code A x - b}. */
  ForeignPiece bars(String close) {
    ForeignPiece inner = between(close);
    if (reader.names().below().stream().anyMatch(token -> token.text().equals("odot"))) {
      tokens.skipSubscript();
      return ForeignPiece.atom("abs.(" + inner.text() + ")");
    }
    boolean matrix =
        Character.isUpperCase(inner.text().charAt(0))
            && !inner.text().endsWith("]")
            && !inner.endsInVector();
    return matrix && !inner.scalar()
        ? ForeignPiece.scalar("det(" + inner.text() + ")")
        : new ForeignPiece("abs(" + inner.text() + ")", ForeignPiece.ATOM, !inner.endsInVector());
  }

  ForeignPiece inner(String close) {
    ForeignPiece product = reader.inside(close, this::pair);
    if (close.equals("rangle")) {
      if (!tokens.isCommand("rangle")) {
        throw new Unreadable();
      }
      tokens.take();
    } else {
      tokens.expect(close);
    }
    return product;
  }

  private ForeignPiece pair() {
    ForeignPiece left = reader.sum();
    if (!tokens.taken(",")) {
      tokens.expect("|");
    }
    return ForeignFunctions.colon(left, reader.sum());
  }
}
