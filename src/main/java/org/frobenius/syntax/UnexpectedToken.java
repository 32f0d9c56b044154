package org.frobenius.syntax;

import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/**
 * Says in the user's words why the parser could not go on at a token. It looks at the token, its
 * neighbours and the brackets around it, not at the parser's expectations.
 */
final class UnexpectedToken {
  private static final int MOST_EXCERPT = 24;

  private final TokenPlace place;
  private final ForeignToken foreign;
  private final BracketTrouble brackets;
  private final OperandTrouble operands;
  private final DeclarationTrouble declarations;

  UnexpectedToken(Tokens tokens, int index) {
    this.place = TokenPlace.of(tokens, index);
    this.foreign = new ForeignToken(place);
    this.brackets = new BracketTrouble(place);
    this.operands = new OperandTrouble(place);
    this.declarations = new DeclarationTrouble(place);
  }

  /** A piece of the source short enough to quote, else an ellipsis. */
  static String excerpt(Source source, Span span) {
    String text = source.text(span);
    boolean quotable = text.length() <= MOST_EXCERPT && text.lines().count() <= 1;
    return quotable ? text : "…";
  }

  Diagnostic diagnostic() {
    return switch (place.token().getType()) {
      case FrobeniusLexer.FOREIGN, FrobeniusLexer.UNKNOWN -> foreign.diagnostic();
      case FrobeniusLexer.CLOSE, FrobeniusLexer.CLOSE_SQUARE -> brackets.closing();
      default -> brackets.unclosed().or(foreign::dottedName).orElseGet(this::byPlace);
    };
  }

  private Diagnostic byPlace() {
    if (declarations.expectsSpace()) {
      return declarations.noSpace();
    }
    if (place.before().isEmpty() || TokenPlace.startsOperand(place.before().get())) {
      return operands.operandMissing();
    }
    return declarations.diagnostic().orElseGet(operands::afterOperand);
  }
}
