package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusLexer;
import org.frobenius.syntax.parser.FrobeniusParser.DeclarationContext;
import org.frobenius.syntax.parser.FrobeniusParser.DeclarationsContext;
import org.frobenius.syntax.parser.FrobeniusParser.DefinitionContext;
import org.frobenius.syntax.parser.FrobeniusParser.ProgramContext;
import org.frobenius.syntax.parser.FrobeniusParser.StatementContext;

/** Parse tree of statements to syntax tree: declarations and definitions, the expression last. */
final class StatementBuilder {
  private final Tokens tokens;
  private final AstBuilder expressions;

  StatementBuilder(AstBuilder expressions) {
    this.tokens = expressions.tokens();
    this.expressions = expressions;
  }

  ProgramAst program(ProgramContext context) {
    List<StatementContext> all = context.statement();
    if (all.isEmpty()) {
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "the program is empty", new Span(0, 0))
              .help("write an expression, such as `tr(exp(X))`"));
    }
    if (all.getLast().expression() == null) {
      throw noExpression(all.getLast());
    }
    if (all.stream().anyMatch(this::introducesT)) {
      expressions.hideTranspose();
    }
    List<Statement> statements = new ArrayList<>();
    for (StatementContext statement : all.subList(0, all.size() - 1)) {
      if (statement.declaration() != null) {
        statements.add(declaration(statement.declaration()));
      } else if (statement.definition() != null) {
        statements.add(definition(statement.definition()));
      } else {
        throw misplacedExpression(statement, all.getLast());
      }
    }
    return new ProgramAst(statements, expressions.expression(all.getLast().expression()));
  }

  List<Statement.Declaration> declarations(DeclarationsContext context) {
    return context.declaration().stream().map(this::declaration).toList();
  }

  /** Declares, defines, or uses as a dimension. */
  private boolean introducesT(StatementContext statement) {
    if (statement.definition() != null) {
      return statement.definition().NAME().getText().equals("T");
    }
    if (statement.declaration() == null) {
      return false;
    }
    int first = statement.getStart().getTokenIndex();
    int last = statement.getStop().getTokenIndex();
    return tokens.list().subList(first, last + 1).stream()
        .anyMatch(t -> t.getType() == FrobeniusLexer.NAME && t.getText().equals("T"));
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
    String name = defines ? last.definition().NAME().getText() : "tr(exp(X))";
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
