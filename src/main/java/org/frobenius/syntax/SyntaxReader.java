package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Source;
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

  /** The most tokens; a million terms, and some 1 GB of memory while reading. */
  public static final int MOST_TOKENS = 2_000_000;

  private SyntaxReader() {}

  /** A program: statements, the last one an expression. */
  public static ProgramAst program(Source source) {
    return program(source, Set.of());
  }

  /** A program in whose scope {@code names} are declared already; {@code T} is then a name. */
  public static ProgramAst program(Source source, Set<String> names) {
    return read(source, names, true, FrobeniusParser::program, OnePassBuilder::program);
  }

  /** Declarations alone, such as {@code X in Sym(n)}; possibly none. */
  public static List<Statement.Declaration> declarations(Source source) {
    try {
      return parsed(
          source, Set.of(), true, FrobeniusParser::declarations, OnePassBuilder::declarations);
    } catch (SyntaxException e) {
      Optional<String> ours = ForeignDeclaration.of(source.text());
      throw new SyntaxException(e.diagnostic().help("write `" + ours.orElse("X in R(m, n)") + "`"))
          .withSource(source);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  /** One expression, with no statements before it. */
  public static Ast expression(Source source) {
    return expression(source, Set.of());
  }

  /** One expression in whose scope {@code names} are declared already. */
  public static Ast expression(Source source, Set<String> names) {
    return read(
        source, names, false, FrobeniusParser::loneExpression, OnePassBuilder::loneExpression);
  }

  /** Whether a text is a program. Nothing is asked about other notations. */
  static boolean isProgram(String text) {
    try {
      parsed(
          Source.of("", text), Set.of(), true, FrobeniusParser::program, OnePassBuilder::program);
      return true;
    } catch (FrobeniusException e) {
      return false;
    }
  }

  private static <C, T> T read(
      Source source,
      Set<String> names,
      boolean statements,
      Function<FrobeniusParser, C> rule,
      BiFunction<OnePassBuilder, C, T> build) {
    try {
      return parsed(source, names, statements, rule, build);
    } catch (SyntaxException e) {
      throw ForeignStatement.explained(e, source).withSource(source);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  private static <C, T> T parsed(
      Source source,
      Set<String> names,
      boolean statements,
      Function<FrobeniusParser, C> rule,
      BiFunction<OnePassBuilder, C, T> build) {
    Tokens tokens = Tokens.read(source, statements);
    FrobeniusParser parser =
        new FrobeniusParser(new CommonTokenStream(new ListTokenSource(tokens.list())));
    FirstError firstError = new FirstError(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(firstError);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    var builder =
        new OnePassBuilder(
            tokens,
            names.contains("T") || tokens.introduce("T"),
            () -> firstError.diagnostic().isPresent());
    parser.addParseListener(builder);
    C context = rule.apply(parser);
    if (firstError.diagnostic().isPresent()) {
      throw new SyntaxException(firstError.diagnostic().get());
    }
    LatexCommand.refuse(tokens);
    return build.apply(builder, context);
  }

  /**
   * Keeps the parser's first error and lets it run out at the end of the source. Nothing is thrown:
   * unwinding through 100,000 nested brackets would take seconds.
   */
  private static final class FirstError extends DefaultErrorStrategy {
    private final Tokens tokens;
    private Optional<Diagnostic> diagnostic = Optional.empty();

    FirstError(Tokens tokens) {
      this.tokens = tokens;
    }

    Optional<Diagnostic> diagnostic() {
      return diagnostic;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
      keep(parser, e.getOffendingToken());
    }

    @Override
    public Token recoverInline(Parser parser) {
      keep(parser, parser.getCurrentToken());
      return parser.getCurrentToken();
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {}

    @Override
    public void sync(Parser parser) {}

    private void keep(Parser parser, Token offending) {
      if (diagnostic.isEmpty()) {
        parser.getInputStream().seek(tokens.list().size() - 1);
        diagnostic =
            Optional.of(new UnexpectedToken(tokens, offending.getTokenIndex()).diagnostic());
      }
    }
  }
}
