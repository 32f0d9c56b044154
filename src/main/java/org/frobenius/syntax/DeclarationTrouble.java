package org.frobenius.syntax;

import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.syntax.parser.FrobeniusLexer;

/** What does not fit a declaration. */
final class DeclarationTrouble {
  private final TokenPlace place;

  DeclarationTrouble(TokenPlace place) {
    this.place = place;
  }

  /** Whether a space has to stand here. */
  boolean expectsSpace() {
    return place
        .before()
        .filter(
            t ->
                t.getType() == FrobeniusLexer.IN
                    || (t.getType() == FrobeniusLexer.ARROW && place.afterIn()))
        .isPresent();
  }

  Diagnostic noSpace() {
    return place
        .at("expected a space after `" + place.beforeText() + "`, found " + place.found())
        .help("write a space such as `R(m, n)`, `Sym(n)` or `R+`");
  }

  /** Of a declaration that goes on wrongly; empty where none is begun. */
  Optional<Diagnostic> diagnostic() {
    if (!place.open().isEmpty()) {
      return Optional.empty();
    }
    if (place.afterIn()) {
      Diagnostic unexpected = place.at(place.unexpected() + " after the space");
      return Optional.of(
          TokenPlace.isPower(place.token())
              ? unexpected.help("write `R(n)` for vectors and `R(m, n)` for matrices")
              : unexpected.note("a declaration ends with its line or with `;`"));
    }
    boolean namesOnly = false;
    for (int i = place.index() - 1;
        i >= 0 && !Tokens.isSeparator(place.tokens().list().get(i));
        i--) {
      int type = place.tokens().list().get(i).getType();
      if (type != FrobeniusLexer.NAME && type != FrobeniusLexer.COMMA) {
        return Optional.empty();
      }
      namesOnly |= type == FrobeniusLexer.COMMA;
    }
    return namesOnly
        ? Optional.of(
            place
                .at("expected `in` and a space after the names, found " + place.found())
                .help("write `A, B in R(m, n)`"))
        : Optional.empty();
  }
}
