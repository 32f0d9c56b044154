package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/**
 * A token the parser could not go on at, its neighbours and the brackets around it.
 *
 * @param before the token before; empty at the start of the text
 * @param open the brackets open here, the innermost last
 */
record TokenPlace(Tokens tokens, int index, Token token, Optional<Token> before, List<Token> open) {
  static TokenPlace of(Tokens tokens, int index) {
    return new TokenPlace(
        tokens,
        index,
        tokens.list().get(index),
        index == 0 ? Optional.empty() : Optional.of(tokens.list().get(index - 1)),
        tokens.openBefore(index));
  }

  /** Whether {@code in} stands before in the same statement. */
  boolean afterIn() {
    for (int i = index - 1; i >= 0 && !Tokens.isSeparator(tokens.list().get(i)); i--) {
      if (tokens.list().get(i).getType() == FrobeniusLexer.IN) {
        return true;
      }
    }
    return false;
  }

  /** Whether the innermost bracket is an index, as against a block. */
  boolean isIndex() {
    if (open.isEmpty() || open.getLast().getType() != FrobeniusLexer.OPEN_SQUARE) {
      return false;
    }
    int at = indexOf(open.getLast());
    return at > 0 && !startsOperand(tokens.list().get(at - 1));
  }

  /** Whether the innermost bracket starts as {@code (j =}. */
  boolean isSeries() {
    if (open.isEmpty() || open.getLast().getType() != FrobeniusLexer.OPEN) {
      return false;
    }
    int at = indexOf(open.getLast());
    return index > at + 2
        && tokens.list().get(at + 1).getType() == FrobeniusLexer.NAME
        && tokens.list().get(at + 2).getType() == FrobeniusLexer.EQUALS;
  }

  int indexOf(Token other) {
    return other.getTokenIndex();
  }

  static boolean isPower(Token token) {
    return token.getType() == FrobeniusLexer.HAT || token.getType() == FrobeniusLexer.DOT_HAT;
  }

  /** Whether a token leaves the parser waiting for an operand. */
  static boolean startsOperand(Token token) {
    return switch (token.getType()) {
      case FrobeniusLexer.NAME,
          FrobeniusLexer.NUMBER,
          FrobeniusLexer.INFINITY,
          FrobeniusLexer.TOP,
          FrobeniusLexer.CLOSE,
          FrobeniusLexer.CLOSE_SQUARE,
          FrobeniusLexer.QUOTE,
          FrobeniusLexer.PLAIN_TRANSPOSE ->
          false;
      default -> true;
    };
  }

  static boolean isOperandStart(Token token) {
    return isWord(token) || Tokens.isOpen(token);
  }

  static boolean isWord(Token token) {
    return switch (token.getType()) {
      case FrobeniusLexer.NAME, FrobeniusLexer.NUMBER, FrobeniusLexer.INFINITY -> true;
      default -> false;
    };
  }

  static boolean endsStatement(Token token) {
    return token.getType() == Token.EOF || Tokens.isSeparator(token);
  }

  static String closeOf(Token opening) {
    return opening.getType() == FrobeniusLexer.OPEN ? ")" : "]";
  }

  Diagnostic at(String message) {
    Span span = tokens.span(token);
    Span shown = isInvisible() && before.isPresent() ? tokens.span(before.get()).endPoint() : span;
    return Diagnostic.of(Kind.SYNTAX, message, shown);
  }

  int start() {
    return tokens.span(token).start();
  }

  String beforeText() {
    return before.map(tokens::text).orElse("");
  }

  String unexpected() {
    return "unexpected " + (isInvisible() ? "end of the line" : found());
  }

  String found() {
    return isInvisible() ? "the end of the line" : "`" + tokens.text(token) + "`";
  }

  boolean isInvisible() {
    return token.getType() == Token.EOF || token.getType() == FrobeniusLexer.NEWLINE;
  }
}
