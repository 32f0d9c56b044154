package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.frobenius.syntax.ForeignTokens.Notation;

/** Entries and slices in another notation: {@code X[0, 1]}, {@code x[[i]]}, {@code X[:, 1:3]}. */
final class ForeignPlaces {
  private final ForeignReader reader;
  private final ForeignCursor tokens;

  ForeignPlaces(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** The entry or slice of a piece, from the opening bracket on. */
  ForeignPiece of(ForeignPiece piece) {
    tokens.expect("[");
    if (tokens.isIn(Notation.MATHEMATICA)) {
      tokens.expect("[");
      List<String> places = list(() -> reader.sum().text());
      tokens.expect("]");
      tokens.expect("]");
      return ForeignPiece.scalar(piece.text() + "[" + String.join(", ", places) + "]");
    }
    List<String> places = reader.inside(ForeignReader.PLACES, () -> list(this::range));
    tokens.expect("]");
    // of the pair that NumPy's slogdet gives
    boolean rows =
        places.size() == 1 && tokens.isIn(Notation.PYTHON) && piece.text().matches("[A-Z]\\w*'?");
    boolean determinant = piece.text().startsWith("logdet(");
    return determinant
        ? piece
        : ForeignPiece.atom(
            piece.at(ForeignPiece.ATOM) + "[" + String.join(", ", places) + (rows ? ", :]" : "]"));
  }

  private List<String> list(Supplier<String> place) {
    var places = new ArrayList<String>();
    do {
      places.add(place.get());
    } while (tokens.taken(","));
    return places;
  }

  private String range() {
    if (tokens.peek().is(":") && (tokens.peek(1).is(",") || tokens.peek(1).is("]"))) {
      tokens.skip(1);
      return ":";
    }
    if (tokens.taken(":")) {
      return "1:" + end();
    }
    String first = counted(fromStart(reader.sum()), tokens.isIn(Notation.PYTHON));
    return tokens.taken(":") ? first + ":" + end() : first;
  }

  private String end() {
    return fromStart(reader.sum()).at(ForeignPiece.POWER);
  }

  /** A place counted from the end needs the size, which is not known here. */
  private static ForeignPiece fromStart(ForeignPiece place) {
    if (place.text().startsWith("-")) {
      throw new Unreadable();
    }
    return place;
  }

  /** From 1 on. */
  private static String counted(ForeignPiece index, boolean fromZero) {
    if (!fromZero) {
      return index.text();
    }
    return index.text().matches("[0-9]+")
        ? String.valueOf(Long.parseLong(index.text()) + 1)
        : index.text() + "+1";
  }
}
