package org.frobenius.syntax;

import java.util.List;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/** The tokens of a text in another notation, and the place that is read. */
final class ForeignCursor {
  private final Notation notation;
  private final List<Token> tokens;
  private int at;

  ForeignCursor(String text, Notation notation) {
    this.notation = notation;
    this.tokens = ForeignTokens.read(text, notation);
  }

  Notation notation() {
    return notation;
  }

  boolean isIn(Notation other) {
    return notation == other;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.type() == Type.END) {
      throw new Unreadable();
    }
    at++;
    return token;
  }

  boolean taken(String sign) {
    boolean found = peek().is(sign);
    at += found ? 1 : 0;
    return found;
  }

  boolean takenCommand(String name) {
    boolean found = isCommand(name);
    at += found ? 1 : 0;
    return found;
  }

  void expect(String sign) {
    if (!taken(sign)) {
      throw new Unreadable();
    }
  }

  /** Passes over tokens that were looked at. */
  void skip(int count) {
    at += count;
  }

  /** Back to the token before. */
  void back() {
    at--;
  }

  boolean isCommand(String... names) {
    return peek().type() == Type.COMMAND && List.of(names).contains(peek().text());
  }

  boolean isCommandAt(int ahead, String name) {
    return peek(ahead).type() == Type.COMMAND && peek(ahead).text().equals(name);
  }

  boolean isName(int ahead, String name) {
    return peek(ahead).type() == Type.NAME && peek(ahead).text().equals(name);
  }

  /** Passes over a group in braces that has no others inside. */
  void skipGroup() {
    expect("{");
    while (!taken("}")) {
      take();
    }
  }

  /** Passes over a subscript: a size that context gives. */
  void skipSubscript() {
    if (!taken("_")) {
      return;
    }
    int open = 0;
    do {
      Token token = take();
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    } while (open > 0 && peek().type() != Type.END);
  }

  /** Whether the bracket that opens here holds a comma of its own. */
  boolean isTuple() {
    int open = 0;
    for (int i = at; peek().is("(") && i < tokens.size(); i++) {
      Token token = tokens.get(i);
      open += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
      if (open == 0) {
        return false;
      }
      if (open == 1 && token.is(",")) {
        return true;
      }
    }
    return false;
  }
}
