package org.frobenius.syntax;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusParser;

/**
 * Text to syntax tree. Fails with a {@link SyntaxException} at the first error, a {@code
 * NameException} for an unknown space, or a {@link LimitException}; each carries the source. Deeply
 * nested brackets need a deep stack: some 5 kB a level.
 */
public final class SyntaxReader {
  /** The longest text, in UTF-16 units. */
  public static final int MOST_TEXT = 20_000_000;

  /** The deepest nesting of brackets and arrows. */
  public static final int MOST_NESTING = 200_000;

  private SyntaxReader() {}

  /** A program: statements, the last one an expression. */
  public static ProgramAst program(Source source) {
    return program(source, Set.of());
  }

  /** A program in whose scope {@code names} are declared already; see {@link #expression}. */
  public static ProgramAst program(Source source, Set<String> names) {
    return read(
        source,
        (tokens, parser) -> new AstBuilder(tokens, names).program(parser.program()));
  }

  /** Declarations alone, such as {@code X in Sym(n)}; possibly none. */
  public static List<Statement.Declaration> declarations(Source source) {
    return read(
        source,
        (tokens, parser) ->
            new AstBuilder(tokens, Set.of()).declarations(parser.declarations()));
  }

  /** One expression, with no statements before it. */
  public static Ast expression(Source source) {
    return expression(source, Set.of());
  }

  /** One expression in whose scope {@code names} are declared; {@code T} there is no transpose. */
  public static Ast expression(Source source, Set<String> names) {
    return read(
        source,
        (tokens, parser) ->
            new AstBuilder(tokens, names).expression(parser.loneExpression().expression()));
  }

  private interface Reading<T> {
    T read(Tokens tokens, FrobeniusParser parser);
  }

  private static <T> T read(Source source, Reading<T> reading) {
    try {
      if (source.text().length() > MOST_TEXT) {
        throw new LimitException(
            Diagnostic.of(
                Kind.LIMIT,
                "the text has %,d characters, the limit is %,d"
                    .formatted(source.text().length(), MOST_TEXT),
                Span.NONE));
      }
      Tokens tokens = Tokens.read(source);
      FrobeniusParser parser =
          new FrobeniusParser(new CommonTokenStream(new ListTokenSource(tokens.list())));
      parser.removeErrorListeners();
      parser.setErrorHandler(new StopAtFirst(tokens));
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      return reading.read(tokens, parser);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  /** Turns the parser's first error into a diagnostic instead of guessing on. */
  private static final class StopAtFirst extends DefaultErrorStrategy {
    private final Tokens tokens;

    StopAtFirst(Tokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {}

    @Override
    public void recover(Parser parser, RecognitionException e) {
      throw new SyntaxException(
          new UnexpectedToken(tokens, e.getOffendingToken().getTokenIndex()).diagnostic());
    }

    @Override
    public Token recoverInline(Parser parser) {
      throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {}
  }
}
