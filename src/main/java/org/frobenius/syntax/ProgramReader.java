package org.frobenius.syntax;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.Expr;

/**
 * Text to a typed program. A failure is a {@link FrobeniusException} with the source and the place
 * in it.
 */
public final class ProgramReader {
  /**
   * How to read.
   *
   * @param strict names have to be declared; otherwise their spaces are inferred
   * @param dialect whose habits the text follows
   */
  public record Options(boolean strict, Dialect dialect) {
    public static final Options STANDARD = new Options(false);

    public Options(boolean strict) {
      this(strict, Dialect.FROBENIUS);
    }
  }

  private ProgramReader() {}

  public static Program read(String text) {
    return read(text, List.of());
  }

  /**
   * @param lets declarations besides those of the text, such as {@code X in Sym(n)}
   */
  public static Program read(String text, List<String> lets) {
    return read(Source.of(text), lets, Options.STANDARD);
  }

  public static Program read(Source source, List<String> lets, Options options) {
    var elaboration =
        new Elaboration(
            source,
            options.strict() ? Names.Policy.DECLARE : Names.Policy.INFER,
            options.dialect());
    lets.forEach(let -> declare(let, elaboration));
    try {
      return read(source, elaboration);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  private static void declare(String let, Elaboration elaboration) {
    Source source = Source.of("let", let);
    try {
      SyntaxReader.declarations(source).forEach(d -> elaboration.declare(d, false));
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  private static Program read(Source source, Elaboration elaboration) {
    Scope scope = elaboration.scope();
    Set<String> names = new LinkedHashSet<>(scope.names());
    ProgramAst ast = SyntaxReader.program(source, names);
    for (Statement statement : ast.statements()) {
      switch (statement) {
        case Statement.Declaration declaration -> elaboration.declare(declaration, true);
        case Statement.Definition(var name, var value, _) -> {
          scope.reserve(name.text(), name.span());
          elaboration.collectSizes(value);
        }
      }
    }
    elaboration.collectSizes(ast.expression());
    scope.checkDimensions();
    for (Statement statement : ast.statements()) {
      if (statement instanceof Statement.Definition(var name, var value, _)) {
        scope.define(name.text(), elaboration.elaborate(value));
      }
    }
    Node root = elaboration.elaborate(ast.expression());
    Lowering lowering = elaboration.finish(false);
    Expr expression = lowering.of(root);
    return new Program(
        source,
        expression,
        elaboration.names(lowering),
        elaboration.definitions(lowering),
        new Spans(lowering.places()),
        scope.dimensions(),
        scope.functions());
  }
}
