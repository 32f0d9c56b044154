package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/**
 * The tokens of a source as the parser wants them: no line breaks inside brackets, and one
 * separator between statements, none at either end. The last token is the end of the source.
 */
final class Tokens {
  private final Source source;
  private final List<Token> list = new ArrayList<>();

  /** The UTF-16 offset of each code point; empty where the two are the same. */
  private final int[] offsets;

  private Tokens(Source source) {
    this.source = source;
    this.offsets = offsets(source.text());
  }

  static Tokens read(Source source) {
    return read(source, true);
  }

  /**
   * @param statements whether a line break may end a statement; in an expression by itself it is a
   *     blank
   */
  static Tokens read(Source source, boolean statements) {
    if (source.text().length() > SyntaxReader.MOST_TEXT) {
      throw tooMany("characters", SyntaxReader.MOST_TEXT, Span.NONE);
    }
    Tokens tokens = new Tokens(source);
    tokens.fill(statements);
    return tokens;
  }

  Source source() {
    return source;
  }

  List<Token> list() {
    return list;
  }

  private void fill(boolean statements) {
    FrobeniusLexer lexer = new FrobeniusLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    int depth = 0;
    int arrows = 0;
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      boolean keep =
          switch (token.getType()) {
            case FrobeniusLexer.NEWLINE -> statements && depth == 0 && afterStatement();
            case FrobeniusLexer.SEMICOLON -> depth > 0 || afterStatement();
            default -> true;
          };
      if (keep) {
        list.add(token);
      }
      if (isOpen(token)) {
        depth++;
      } else if (isClose(token)) {
        depth = Math.max(0, depth - 1);
      } else if (token.getType() == FrobeniusLexer.ARROW) {
        arrows++;
      }
      if (depth + arrows > SyntaxReader.MOST_NESTING) {
        throw tooMany("levels of brackets", SyntaxReader.MOST_NESTING, span(token));
      }
      if (list.size() > SyntaxReader.MOST_TOKENS) {
        throw tooMany("names, numbers and signs", SyntaxReader.MOST_TOKENS, span(token));
      }
      token = lexer.nextToken();
    }
    if (!list.isEmpty() && isSeparator(list.getLast()) && depth == 0) {
      list.removeLast();
    }
    list.add(token);
  }

  private static LimitException tooMany(String what, int most, Span span) {
    return new LimitException(
        Diagnostic.of(
            Kind.LIMIT,
            String.format(Locale.ROOT, "the text has more than %,d %s", most, what),
            span));
  }

  private boolean afterStatement() {
    return !list.isEmpty() && !isSeparator(list.getLast());
  }

  Span span(Token token) {
    return token.getType() == Token.EOF
        ? new Span(source.text().length(), source.text().length())
        : new Span(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
  }

  Span span(Token first, Token last) {
    return span(first).join(span(last));
  }

  Span span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  String text(Token token) {
    return source.text(span(token));
  }

  /** Whether a statement defines a name, declares it, or uses it as a dimension. */
  boolean introduce(String name) {
    Predicate<Token> isName = token -> isName(token, name);
    for (List<Token> statement : statements()) {
      boolean defined =
          isName.test(statement.getFirst())
              && statement.size() > 1
              && statement.get(1).getType() == FrobeniusLexer.EQUALS;
      boolean declares = statement.stream().anyMatch(t -> t.getType() == FrobeniusLexer.IN);
      if (defined || (declares && statement.stream().anyMatch(isName))) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(Token token, String name) {
    return token.getType() == FrobeniusLexer.NAME
        && token.getStopIndex() - token.getStartIndex() + 1 == name.length()
        && source.text().startsWith(name, offset(token.getStartIndex()));
  }

  private List<List<Token>> statements() {
    List<List<Token>> statements = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < list.size(); i++) {
      Token token = list.get(i);
      boolean ends = token.getType() == Token.EOF || (isSeparator(token) && depth == 0);
      if (ends && i > start) {
        statements.add(list.subList(start, i));
      }
      start = ends ? i + 1 : start;
      depth += isOpen(token) ? 1 : isClose(token) ? -1 : 0;
    }
    return statements;
  }

  /** The opening brackets still open before a token, innermost last; mismatches close as well. */
  List<Token> openBefore(int index) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : list.subList(0, index)) {
      if (isOpen(token)) {
        open.addLast(token);
      } else if (isClose(token)) {
        open.pollLast();
      }
    }
    return List.copyOf(open);
  }

  /** Whether a bracket open before a token is closed by its own kind from there on. */
  boolean closesFrom(int index, Token bracket) {
    Deque<Token> open = new ArrayDeque<>(openBefore(index));
    for (Token token : list.subList(index, list.size())) {
      if (isOpen(token)) {
        open.addLast(token);
      } else if (isClose(token) && open.pollLast() == bracket) {
        return closes(token, bracket);
      }
    }
    return false;
  }

  static boolean isSeparator(Token token) {
    return token.getType() == FrobeniusLexer.NEWLINE || token.getType() == FrobeniusLexer.SEMICOLON;
  }

  static boolean isOpen(Token token) {
    return token.getType() == FrobeniusLexer.OPEN || token.getType() == FrobeniusLexer.OPEN_SQUARE;
  }

  static boolean isClose(Token token) {
    return token.getType() == FrobeniusLexer.CLOSE
        || token.getType() == FrobeniusLexer.CLOSE_SQUARE;
  }

  /** Whether a closing bracket is of the same kind as an opening one. */
  static boolean closes(Token close, Token open) {
    return (close.getType() == FrobeniusLexer.CLOSE) == (open.getType() == FrobeniusLexer.OPEN);
  }

  private int offset(int codePoint) {
    return offsets.length == 0 ? codePoint : offsets[codePoint];
  }

  private static int[] offsets(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return new int[0];
    }
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      if (at < text.length()) {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return offsets;
  }
}
