package org.frobenius.syntax;

import java.text.Normalizer;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/**
 * A token that is not of the language: what other systems write, unknown characters, names with
 * dots.
 */
final class ForeignToken {
  private final TokenPlace place;

  ForeignToken(TokenPlace place) {
    this.place = place;
  }

  Diagnostic diagnostic() {
    String text = place.tokens().text(place.token());
    if (text.equals("@") && isFollowedBy("@(")) {
      return place
          .at("functions are not written with `@`")
          .help("write the expression alone: the command differentiates it");
    }
    if (text.equals("|") && isFollowedBy("|>")) {
      return place.at("`|>` is not part of this language").help(ForeignSigns.help("|>"));
    }
    String rest = place.tokens().source().text().substring(place.start());
    if (text.equals("%") && rest.matches("(?s)%.%.*")) {
      String operatorOfR = rest.substring(0, "%o%".length());
      return place
          .at("`%s` is not part of this language".formatted(operatorOfR))
          .help(ForeignSigns.help(operatorOfR).or(() -> ForeignSigns.help(text)));
    }
    Optional<String> help =
        text.equals("{") && place.before().map(TokenPlace::isPower).orElse(false)
            ? ForeignSpelling.superscript(rest)
            : ForeignSigns.help(text);
    if (place.token().getType() == FrobeniusLexer.FOREIGN || help.isPresent()) {
      return place.at("`%s` is not part of this language".formatted(text)).help(help);
    }
    int codePoint = text.codePointAt(0);
    String code = "U+%04X".formatted(codePoint);
    return isVisible(codePoint)
        ? place.at("unknown character `%s` (%s)".formatted(text, code)).help(inAscii(text))
        : place.at("unknown character " + code + ", which cannot be seen").help("delete it");
  }

  private boolean isFollowedBy(String sign) {
    return place.tokens().source().text().startsWith(sign, place.start());
  }

  /** Full width letters and brackets have a plain form. */
  private static Optional<String> inAscii(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return plain.equals(text) || !plain.chars().allMatch(c -> c > ' ' && c < 127)
        ? Optional.empty()
        : Optional.of("write `" + plain + "`");
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  Optional<Diagnostic> dottedName() {
    if (place.before().filter(t -> t.getType() == FrobeniusLexer.DOT).isEmpty()
        || place.index() < 2) {
      return Optional.empty();
    }
    Token owner = place.tokens().list().get(place.index() - 2);
    if (place.token().getType() != FrobeniusLexer.NAME || owner.getType() != FrobeniusLexer.NAME) {
      return Optional.of(
          place
              .at(place.unexpected() + " after `.`")
              .note("a `.` stands before an operator, `T` or `(`: `.*`, `X.T`, `exp.(X)`"));
    }
    int last = place.index();
    while (place.tokens().list().get(last + 1).getType() == FrobeniusLexer.DOT
        && place.tokens().list().get(last + 2).getType() == FrobeniusLexer.NAME) {
      last += 2;
    }
    Token member = place.tokens().list().get(last);
    Span span = place.tokens().span(owner, member);
    boolean called = place.tokens().list().get(last + 1).getType() == FrobeniusLexer.OPEN;
    Optional<String> why =
        Elsewhere.find(place.tokens().text(member))
            .map(Elsewhere.Advice::why)
            .filter(text -> !text.isEmpty());
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.SYNTAX,
            "`%s` is not part of this language: names have no dots"
                .formatted(place.tokens().source().text(span)),
            span);
    return Optional.of(
        why.map(diagnostic::note)
            .orElse(diagnostic)
            .help(
                ForeignSpelling.dotted(
                    place.tokens().text(owner), place.tokens().text(member), called)));
  }
}
