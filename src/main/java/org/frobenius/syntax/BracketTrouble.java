package org.frobenius.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/** Brackets that close nothing, hold nothing, or are never closed. */
final class BracketTrouble {
  private final TokenPlace place;

  BracketTrouble(TokenPlace place) {
    this.place = place;
  }

  Diagnostic closing() {
    if (place.open().isEmpty()) {
      return place.at("%s closes nothing".formatted(place.found())).help("delete it");
    }
    Token opening = place.open().getLast();
    if (!Tokens.closes(place.token(), opening)) {
      String close = TokenPlace.closeOf(opening);
      return place
          .at("`%s` is closed by %s".formatted(place.tokens().text(opening), place.found()))
          .label(place.tokens().span(opening), "opened here")
          .help("write `" + close + "`");
    }
    Token last = place.before().orElseThrow();
    if (last == opening) {
      return nothingInside(opening);
    }
    if (TokenPlace.startsOperand(last)) {
      return sliceWithoutEnd(last).orElseGet(() -> new OperandTrouble(place).nothingRightOf(last));
    }
    return seriesCutShort()
        .orElseGet(() -> place.at(place.unexpected() + " after `" + place.beforeText() + "`"));
  }

  private Diagnostic nothingInside(Token opening) {
    Span span = place.tokens().span(opening, place.token());
    Optional<Token> function =
        place.indexOf(opening) > 0
            ? Optional.of(place.tokens().list().get(place.indexOf(opening) - 1))
                .filter(t -> t.getType() == FrobeniusLexer.NAME)
            : Optional.empty();
    boolean round = opening.getType() == FrobeniusLexer.OPEN;
    return function
        .map(
            f ->
                Diagnostic.of(
                    Kind.SYNTAX,
                    round
                        ? "`%s()` is called without an argument".formatted(place.tokens().text(f))
                        : "`%s[]` has no index".formatted(place.tokens().text(f)),
                    span))
        .orElseGet(
            () ->
                Diagnostic.of(
                        Kind.SYNTAX,
                        "nothing stands inside `%s%s`"
                            .formatted(
                                place.tokens().text(opening), place.tokens().text(place.token())),
                        span)
                    .note(OperandTrouble.OPERAND));
  }

  private Optional<Diagnostic> sliceWithoutEnd(Token last) {
    if (last.getType() != FrobeniusLexer.COLON || !place.isIndex()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Kind.SYNTAX, "a slice names both its ends", place.tokens().span(last))
            .help("write `2:n`, with the last position, or `:` for all"));
  }

  /** Of a series that is not complete; empty outside of one. */
  Optional<Diagnostic> seriesCutShort() {
    if (!place.isSeries()) {
      return Optional.empty();
    }
    Token opening = place.open().getLast();
    Token name = place.tokens().list().get(place.indexOf(opening) + 1);
    Span span = place.tokens().span(opening, place.token());
    boolean sums =
        place.indexOf(opening) > 0
            && AstBuilder.SERIES.containsKey(
                place.tokens().text(place.tokens().list().get(place.indexOf(opening) - 1)));
    return Optional.of(
        sums
            ? Diagnostic.of(
                    Kind.SYNTAX,
                    "the series over `%s` is not complete".formatted(place.tokens().text(name)),
                    span)
                .help("write `sum(j = 0..k-1, X^j)`: index, range, and what is summed")
            : Diagnostic.of(Kind.SYNTAX, "arguments are not named", place.tokens().span(name))
                .note("only a series has `=` inside brackets: `sum(j = 0..k-1, X^j)`"));
  }

  /** A bracket that is never closed explains trouble at the end of its line or of the text. */
  Optional<Diagnostic> unclosed() {
    if (place.open().isEmpty() || place.before().isEmpty()) {
      return Optional.empty();
    }
    Token opening = place.open().getLast();
    boolean lineEnds =
        place.token().getType() == Token.EOF
            || place.token().getType() == FrobeniusLexer.EQUALS && !place.isSeries()
            || place.token().getType() == FrobeniusLexer.SEMICOLON
            || place.token().getType() == FrobeniusLexer.IN
            || place.token().getLine() > place.before().get().getLine();
    if (!lineEnds || place.tokens().closesFrom(place.index(), opening)) {
      return Optional.empty();
    }
    String close = TokenPlace.closeOf(opening);
    return Optional.of(
        Diagnostic.of(
                Kind.SYNTAX,
                "missing `%s` for the `%s` at %s"
                    .formatted(
                        close,
                        place.tokens().text(opening),
                        place.tokens().source().place(place.tokens().span(opening).start())),
                endOfLineBefore())
            .label(place.tokens().span(opening), "never closed"));
  }

  /** Just after the last token on the line where the bracket should have been closed. */
  private Span endOfLineBefore() {
    int at = place.index() - 1;
    if (place.token().getLine() == place.tokens().list().get(at).getLine()
        && place.token().getType() != Token.EOF) {
      int first = place.indexOf(place.open().getLast());
      int line = place.token().getLine();
      while (at > first && place.tokens().list().get(at).getLine() == line) {
        at--;
      }
      if (place.tokens().list().get(at).getLine() == line) {
        at = place.index() - 1;
      }
    }
    return place.tokens().span(place.tokens().list().get(at)).endPoint();
  }
}
