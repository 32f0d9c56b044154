package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/** Names in another notation with their subscripts: {@code x_i}, {@code \hat{x}_1}. */
final class ForeignNames {
  private final ForeignReader reader;
  private final ForeignCursor tokens;

  ForeignNames(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** {@code x_i} where i runs over a sum, else a part of the name. */
  ForeignPiece named(String name) {
    if (!tokens.isIn(Notation.LATEX)) {
      int line = name.indexOf('_');
      List<String> letters = List.of(name.substring(line + 1).split(""));
      return line > 0 && reader.series().isIndex(letters)
          ? ForeignPiece.scalar(name.substring(0, line) + "[" + String.join(", ", letters) + "]")
          : plain(name);
    }
    if (name.equals("I")) {
      tokens.skipSubscript();
      return plain(name);
    }
    Optional<ForeignPiece> frechet = name.equals("L") ? frechet() : Optional.empty();
    if (frechet.isPresent()) {
      return frechet.get();
    }
    if (!tokens.taken("_")) {
      return plain(name);
    }
    if (isPlaces()) {
      return ForeignPiece.atom(name + "[" + String.join(", ", places()) + "]");
    }
    var letters = new ArrayList<String>();
    if (tokens.taken("{")) {
      while (!tokens.taken("}")) {
        if (!tokens.taken(",")) {
          letters.add(tokens.take().text());
        }
      }
    } else {
      letters.add(tokens.take().text());
    }
    boolean indexed = reader.series().isIndex(letters);
    if (!indexed && !letters.stream().allMatch(l -> l.matches("\\w+"))) {
      throw new Unreadable();
    }
    return indexed
        ? ForeignPiece.scalar(name + "[" + String.join(", ", letters) + "]")
        : ForeignPiece.atom(name + "_" + String.join("", letters));
  }

  /** Whether braces hold a slice or two numbers: {@code X_{:,i}}, {@code X_{1,2}}. */
  boolean isPlaces() {
    boolean numbers = true;
    boolean comma = false;
    for (int ahead = 1; tokens.peek().is("{") && !tokens.peek(ahead).is("}"); ahead++) {
      Token token = tokens.peek(ahead);
      if (token.is(":")) {
        return true;
      }
      if (token.type() == Type.END) {
        return false;
      }
      comma |= token.is(",");
      numbers &= token.is(",") || token.type() == Type.NUMBER || token.type() == Type.NAME;
    }
    return comma && numbers;
  }

  List<String> places() {
    tokens.expect("{");
    var places = new ArrayList<String>();
    do {
      if (tokens.peek().is(":") && (tokens.peek(1).is(",") || tokens.peek(1).is("}"))) {
        tokens.skip(1);
        places.add(":");
      } else {
        String first = reader.inside(ForeignReader.PLACES, reader::sum).text();
        places.add(
            tokens.taken(":")
                ? first + ":" + reader.inside(ForeignReader.PLACES, reader::sum).text()
                : first);
      }
    } while (tokens.taken(","));
    tokens.expect("}");
    return places;
  }

  private static ForeignPiece plain(String name) {
    return Custom.isGreek(name) && name.length() > 1 || name.equals("pi")
        ? ForeignPiece.scalar(name)
        : ForeignPiece.atom(name);
  }

  /** {@code L_{\exp}(X, E)}, a Fréchet derivative. */
  private Optional<ForeignPiece> frechet() {
    // L_{\sqrt{\cdot}}
    int more = tokens.isCommandAt(2, "sqrt") && tokens.isCommandAt(4, "cdot") ? 3 : 0;
    if (!tokens.peek().is("_")
        || !tokens.peek(1).is("{")
        || !tokens.peek(3 + more).is("}")
        || !tokens.peek(4 + more).is("(")) {
      return Optional.empty();
    }
    String function = tokens.peek(2).text();
    tokens.skip(5 + more);
    var arguments = new ArrayList<String>();
    do {
      arguments.add(reader.sum().text());
    } while (tokens.taken(","));
    tokens.expect(")");
    return Optional.of(
        ForeignPiece.atom("L(" + function + ", " + String.join(", ", arguments) + ")"));
  }
}
