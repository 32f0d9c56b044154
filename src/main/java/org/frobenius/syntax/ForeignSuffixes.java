package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Type;

/**
 * What is raised, lowered, or called on a factor in another notation: {@code '}, {@code ^{-1}},
 * {@code .sum()}, {@code [0, 1]}.
 */
final class ForeignSuffixes {
  private final ForeignReader reader;
  private final ForeignCursor tokens;
  private final ForeignPlaces places;

  ForeignSuffixes(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.places = new ForeignPlaces(reader);
  }

  /** The piece with the next suffix; empty where none follows. */
  Optional<ForeignPiece> on(ForeignPiece piece) {
    if (tokens.taken("'")) {
      return Optional.of(piece.transposed());
    }
    if (tokens.taken(".'")) {
      return Optional.of(ForeignPiece.atom(piece.at(ForeignPiece.ATOM) + ".T"));
    }
    boolean dotted = tokens.peek().is(".") && tokens.peek(1).type() == Type.NAME;
    boolean product =
        dotted
            && tokens.isIn(Notation.OTHER)
            && !tokens.peek(2).is("(")
            && tokens.peek(1).text().matches("\\w(?<![THI])")
            && piece.text().matches(".*(?<!\\w)\\w");
    if (product) {
      tokens.take();
      ForeignPiece left = piece.isVectorLetter() ? piece.transposed() : piece;
      return Optional.of(left.times("*", ForeignPiece.atom(tokens.take().text())));
    }
    if (dotted && !tokens.isIn(Notation.MATHEMATICA)) {
      tokens.take();
      return Optional.of(member(piece, tokens.take().text()));
    }
    if (tokens.peek().is("[") && !tokens.isIn(Notation.LATEX)) {
      return Optional.of(places.of(piece));
    }
    if (tokens.isIn(Notation.LATEX) && tokens.peek().is("_")) {
      return Optional.of(ForeignPiece.atom(piece.at(ForeignPiece.ATOM) + "[" + places() + "]"));
    }
    if (tokens.isCommand("top", "intercal")) {
      tokens.take();
      return Optional.of(piece.transposed());
    }
    if (tokens.taken("**")) {
      return Optional.of(piece.toThe(piece.scalar() ? "^" : ".^", exponent()));
    }
    if (tokens.taken(".^")) {
      return Optional.of(piece.toThe(".^", exponent()));
    }
    return tokens.taken("^") ? Optional.of(raised(piece)) : Optional.empty();
  }

  /** Below brackets, {@code (A x)_i}, {@code (A B)_{1:2,i}}. */
  private String places() {
    if (!tokens.peek(1).is("{")) {
      return reader.names().lowered();
    }
    tokens.take();
    return String.join(", ", reader.names().places());
  }

  private ForeignPiece member(ForeignPiece piece, String name) {
    if (name.equals("T") || name.equals("H") || name.equals("mT")) {
      return piece.transposed();
    }
    if (name.equals("I")) {
      return ForeignPiece.atom("inv(" + piece.text() + ")");
    }
    tokens.expect("(");
    return reader.calls().method(name, piece);
  }

  String exponent() {
    if (tokens.taken("{")) {
      ForeignPiece inner = reader.sum();
      tokens.expect("}");
      return written(inner);
    }
    if (tokens.taken("-")) {
      return "-" + reader.primary().at(ForeignPiece.ATOM);
    }
    return reader.primary().at(ForeignPiece.ATOM);
  }

  private static String written(ForeignPiece exponent) {
    return exponent.text().matches("-?[0-9.]+") ? exponent.text() : exponent.at(ForeignPiece.ATOM);
  }

  /** Passes over what was looked at, and the brace behind it. */
  private void pass(int count, boolean braced) {
    tokens.skip(count);
    if (braced) {
      tokens.expect("}");
    }
  }

  private ForeignPiece raised(ForeignPiece base) {
    boolean braced = tokens.taken("{");
    if (isTranspose() && (!braced || tokens.peek(1).is("}"))) {
      pass(1, braced);
      return base.transposed();
    }
    if (tokens.isCommand("mathsf", "mathrm", "text", "mathtt", "rm", "sf")
        && isLettered("T", "H")) {
      pass(4, braced);
      return base.transposed();
    }
    if (tokens.peek().is("-")
        && (tokens.isCommandAt(1, "top") || tokens.peek(1).is("T") || tokens.isName(1, "T"))) {
      pass(2, braced);
      return ForeignPiece.atom("inv(" + base.text() + ")").transposed();
    }
    if (tokens.peek().is("+") || tokens.isCommand("dagger")) {
      pass(1, braced);
      return ForeignPiece.atom("pinv(" + base.text() + ")");
    }
    if (tokens.isCommand("circ", "odot")) {
      tokens.take();
      if (!braced) {
        return base.toThe(".^", exponent());
      }
      String power = written(reader.sum());
      tokens.expect("}");
      return base.toThe(".^", power);
    }
    if (braced) {
      tokens.back();
    }
    if (base.text().matches("d\\p{L}")) {
      // dX^{-1} is of the inverse
      return ForeignPiece.atom("d(" + base.text().substring(1) + "^" + exponent() + ")");
    }
    return base.toThe("^", exponent());
  }

  private boolean isTranspose() {
    return tokens.isName(0, "T")
        || tokens.isName(0, "H")
        || tokens.peek().is("*")
        || tokens.peek().is("'")
        || tokens.peek().is("⊤")
        || tokens.isCommand("top", "intercal", "prime", "ast", "mathsf") && !isLettered("T", "H");
  }

  /** {@code \mathsf{T}}. */
  private boolean isLettered(String... letters) {
    return tokens.peek(1).is("{")
        && List.of(letters).contains(tokens.peek(2).text())
        && tokens.peek(3).is("}");
  }
}
