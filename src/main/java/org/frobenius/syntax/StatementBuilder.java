package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusParser.DeclarationContext;
import org.frobenius.syntax.parser.FrobeniusParser.DeclarationsContext;
import org.frobenius.syntax.parser.FrobeniusParser.DefinitionContext;
import org.frobenius.syntax.parser.FrobeniusParser.ProgramContext;
import org.frobenius.syntax.parser.FrobeniusParser.StatementContext;

/** Parse tree of statements to syntax tree: declarations and definitions, the expression last. */
final class StatementBuilder {
  private final Tokens tokens;
  private final AstBuilder expressions;
  private final List<Statement> statements = new ArrayList<>();

  StatementBuilder(AstBuilder expressions) {
    this.tokens = expressions.tokens();
    this.expressions = expressions;
  }

  /** A declaration or a definition; an expression waits for the end of the program. */
  void add(StatementContext context) {
    if (context.declaration() != null) {
      statements.add(declaration(context.declaration()));
      context.declaration().children = null;
    } else if (context.definition() != null) {
      statements.add(definition(context.definition()));
      context.definition().children = null;
    }
  }

  /** Of a program whose statements were all added. */
  ProgramAst program(ProgramContext context) {
    return new ProgramAst(
        statements, expressions.expression(context.statement().getLast().expression()));
  }

  /**
   * What is wrong with the kinds of the statements.
   *
   * @param end the place of a token; the order of the statements is looked at before it
   */
  Optional<SyntaxException> misplaced(ProgramContext context, int end) {
    List<StatementContext> all = context.statement();
    if (all.isEmpty()) {
      return Optional.of(
          new SyntaxException(
              Diagnostic.of(Kind.SYNTAX, "the program is empty", new Span(0, 0))
                  .help("write an expression, such as `tr(exp(X))`")));
    }
    if (all.getLast().expression() == null) {
      return Optional.of(noExpression(all.getLast()));
    }
    return all.subList(0, all.size() - 1).stream()
        .filter(statement -> statement.expression() != null)
        .findFirst()
        .filter(statement -> statement.getStart().getTokenIndex() <= end)
        .map(statement -> misplacedExpression(statement, all.getLast()));
  }

  List<Statement.Declaration> declarations(DeclarationsContext context) {
    return context.declaration().stream().map(this::declaration).toList();
  }

  private SyntaxException misplacedExpression(StatementContext statement, StatementContext last) {
    return new SyntaxException(
        Diagnostic.of(
                Kind.SYNTAX,
                "an expression before the last statement has no effect",
                tokens.span(statement))
            .label(tokens.span(last), "the last statement is what gets differentiated")
            .help("give it a name, `r = …`, or delete it"));
  }

  private SyntaxException noExpression(StatementContext last) {
    boolean defines = last.definition() != null;
    String name = defines ? last.getStart().getText() : "tr(exp(X))";
    return new SyntaxException(
        Diagnostic.of(
                Kind.SYNTAX,
                "the program ends with a "
                    + (defines ? "definition" : "declaration")
                    + ", not with an expression",
                tokens.span(last))
            .help(
                defines
                    ? "add the line `%s` to use what it defines".formatted(name)
                    : "add a last line with the expression, such as `%s`".formatted(name)));
  }

  private Statement.Declaration declaration(DeclarationContext context) {
    return new Statement.Declaration(
        context.NAME().stream().map(expressions::name).toList(),
        new SpaceReader(tokens, expressions).space(context.space()),
        tokens.span(context));
  }

  private Statement.Definition definition(DefinitionContext context) {
    return new Statement.Definition(
        expressions.name(context.NAME()),
        expressions.expression(context.expression()),
        tokens.span(context));
  }
}
