package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Optional<ForeignPiece> constant = constant(name).or(() -> frechet(name));
    if (constant.isPresent()) {
      return constant.get();
    }
    if (name.equals("I")) {
      tokens.skipSubscript();
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
    boolean indexed =
        reader.series().isIndex(letters) || reader.named().isEntry(name, String.join("", letters));
    if (!indexed && !letters.stream().allMatch(l -> l.matches("\\w+"))) {
      throw new Unreadable();
    }
    return indexed
        ? ForeignPiece.scalar(name + "[" + String.join(", ", letters) + "]")
        : ForeignPiece.atom(name + "_" + String.join("", letters));
  }

  /**
   * A constant of the language, or a function, that is written as a letter with something below:
   * {@code e_{1}}, {@code \lambda_{\max}(S)}.
   */
  private Optional<ForeignPiece> constant(String name) {
    String below =
        below().stream()
            .filter(token -> token.type() != Type.SIGN)
            .map(Token::text)
            .collect(Collectors.joining());
    boolean called = tokens.peek(braced() ? below().size() + 3 : 2).is("(");
    boolean free = reader.named().isFree(name, below);
    String function =
        switch (name + "_" + below) {
          case "lambda_max" -> "eigmax";
          case "lambda_min" -> "eigmin";
          case "u_1" -> free ? "u1" : "";
          case "v_1" -> free ? "v1" : "";
          default -> "";
        };
    if (called && !function.isEmpty()) {
      tokens.skipSubscript();
      tokens.take();
      return Optional.of(reader.calls().call(function, ")"));
    }
    if (called && name.equals("J") && reader.named().functions().contains(below)) {
      tokens.skipSubscript();
      return Optional.of(derivative("jac", below));
    }
    long commas = below().stream().filter(token -> token.is(",")).count();
    String constant =
        !free
            ? ""
            : switch (name) {
              case "e", "E" -> unit(name);
              case "K" -> commas == 1 && isSized() ? "commutation" : "";
              case "I" -> isSized() ? "I" : "";
              case "D" -> isSized() ? "duplication" : "";
              case "L" -> isSized() ? "elimination" : "";
              default -> "";
            };
    return constant.isEmpty() || below.isEmpty()
        ? Optional.empty()
        : Optional.of(ForeignPiece.atom(constant + "(" + lowered() + ")"));
  }

  /** {@code \\mathbf{e}_{i}} beside a name e. */
  Optional<ForeignPiece> bold(String letter) {
    boolean free = reader.named().isFree("\\mathbf{" + letter + "}", "");
    return free && !unit(letter).isEmpty() && !below().isEmpty()
        ? Optional.of(ForeignPiece.atom(letter + "(" + lowered() + ")"))
        : Optional.empty();
  }

  /** The unit vector has one place below, the single-entry matrix two. */
  private String unit(String letter) {
    long commas = below().stream().filter(token -> token.is(",")).count();
    return letter.equals("e") && commas == 0 || letter.equals("E") && commas == 1 ? letter : "";
  }

  /** {@code grad(g)(x)}, before the bracket. */
  ForeignPiece derivative(String derivative, String function) {
    tokens.expect("(");
    ForeignPiece argument = reader.sum();
    tokens.expect(")");
    return ForeignPiece.atom(derivative + "(" + function + ")(" + argument.text() + ")");
  }

  /** Whether a letter d that was just read is no factor: {@code d(X^{-1})}, {@code d\\Sigma}. */
  boolean isDifferential() {
    return tokens.isIn(Notation.LATEX)
        && !reader.named().names().contains("d")
        && (tokens.peek().is("(")
            || tokens.peek().type() == Type.COMMAND
                && (LatexNames.isLettering(tokens.peek().text())
                    || LatexNames.isGreek(tokens.peek().text())));
  }

  private boolean braced() {
    return tokens.peek().is("_") && tokens.peek(1).is("{");
  }

  /** What stands below, without the braces around it, and is read yet. */
  List<Token> below() {
    if (!braced()) {
      return tokens.peek().is("_") ? List.of(tokens.peek(1)) : List.of();
    }
    var below = new ArrayList<Token>();
    int depth = 1;
    for (int ahead = 2; tokens.peek(ahead).type() != Type.END; ahead++) {
      Token token = tokens.peek(ahead);
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      below.add(token);
    }
    return below;
  }

  /** Whether numbers and sizes that the text names stand below. */
  boolean isSized() {
    return !below().isEmpty()
        && !reader.named().sizes().isEmpty()
        && below().stream()
            .allMatch(
                token ->
                    switch (token.type()) {
                      case NAME -> isSize(token.text());
                      case COMMAND -> token.text().equals("times");
                      case NUMBER, SIGN -> true;
                      case STRING, END -> false;
                    });
  }

  private boolean isSize(String letter) {
    return reader.named().sizes().stream()
        .anyMatch(size -> size.equals(letter) || size.startsWith(letter + "_"));
  }

  /** What stands below, {@code 1,2} or {@code m\times 2 n_{1}}, with commas. */
  String lowered() {
    tokens.expect("_");
    if (!tokens.taken("{")) {
      return tokens.take().text();
    }
    var lowered = new ArrayList<String>();
    do {
      lowered.add(reader.inside(ForeignReader.SIZES, reader::sum).text());
    } while (tokens.taken(",") || tokens.takenCommand("times"));
    tokens.expect("}");
    return String.join(", ", lowered);
  }

  /** Whether braces hold a slice or two numbers: {@code X_{:,i}}, {@code X_{1,2}}. */
  boolean isPlaces() {
    boolean numbers = true;
    boolean comma = false;
    int depth = 1;
    for (int ahead = 1; tokens.peek().is("{"); ahead++) {
      Token token = tokens.peek(ahead);
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (depth == 0) {
        break;
      }
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

  /** {@code L_{\exp}(X, E)}, a Fréchet derivative; also of {@code \sqrt{\cdot}}. */
  private Optional<ForeignPiece> frechet(String name) {
    List<Token> below = below();
    if (!name.equals("L") || !braced() || !tokens.peek(below.size() + 3).is("(")) {
      return Optional.empty();
    }
    String function =
        below.stream()
            .filter(token -> !token.is("{") && !token.is("}"))
            .map(Token::text)
            .filter(word -> !LatexNames.isLettering(word) && !word.equals("cdot"))
            .collect(Collectors.joining());
    tokens.skipSubscript();
    tokens.expect("(");
    var arguments = new ArrayList<String>(List.of(function));
    do {
      arguments.add(reader.sum().text());
    } while (tokens.taken(","));
    tokens.expect(")");
    return Optional.of(ForeignPiece.atom("L(" + String.join(", ", arguments) + ")"));
  }
}
