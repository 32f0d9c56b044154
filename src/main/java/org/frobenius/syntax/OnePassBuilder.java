package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusParser.DeclarationsContext;
import org.frobenius.syntax.parser.FrobeniusParser.ExpressionContext;
import org.frobenius.syntax.parser.FrobeniusParser.FrobeniusContext;
import org.frobenius.syntax.parser.FrobeniusParser.LoneExpressionContext;
import org.frobenius.syntax.parser.FrobeniusParser.ProgramContext;
import org.frobenius.syntax.parser.FrobeniusParser.SeriesContext;
import org.frobenius.syntax.parser.FrobeniusParser.SignedContext;
import org.frobenius.syntax.parser.FrobeniusParser.StatementContext;

/**
 * Builds the syntax tree while the parser reads, and cuts off the parse tree of what is built: that
 * of a long text never stands in memory as a whole.
 */
final class OnePassBuilder implements ParseTreeListener {
  private final BooleanSupplier isWrong;
  private final AstBuilder expressions;
  private final StatementBuilder statements;
  private Optional<Failure> failure = Optional.empty();

  /** What cannot be built, and the place of its first token. */
  private record Failure(FrobeniusException exception, int token) {}

  /**
   * @param isWrong whether the parser has met an error; nothing is built from then on
   */
  OnePassBuilder(Tokens tokens, boolean namesT, BooleanSupplier isWrong) {
    this.isWrong = isWrong;
    this.expressions = new AstBuilder(tokens, namesT);
    this.statements = new StatementBuilder(expressions);
  }

  ProgramAst program(ProgramContext context) {
    Optional<SyntaxException> misplaced =
        statements.misplaced(context, failure.map(Failure::token).orElse(Integer.MAX_VALUE));
    if (misplaced.isPresent()) {
      throw misplaced.get();
    }
    requireBuilt();
    return statements.program(context);
  }

  List<Statement.Declaration> declarations(DeclarationsContext context) {
    requireBuilt();
    return statements.declarations(context);
  }

  Ast loneExpression(LoneExpressionContext context) {
    requireBuilt();
    return expressions.loneExpression(context);
  }

  private void requireBuilt() {
    if (failure.isPresent()) {
      throw failure.get().exception();
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    if (isBuilding()) {
      expressions.enter(boundAround(context));
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (isBuilding()) {
      expressions.leave(boundAround(context));
      try {
        build(context);
      } catch (FrobeniusException e) {
        failure = Optional.of(new Failure(e, context.getStart().getTokenIndex()));
      }
    }
  }

  private boolean isBuilding() {
    return failure.isEmpty() && !isWrong.getAsBoolean();
  }

  /** The names that mean something in a part of the text only: parameters and indices. */
  private static List<TerminalNode> boundAround(ParserRuleContext context) {
    return switch (context.getParent()) {
      case ExpressionContext lambda when context instanceof FrobeniusContext -> parameters(lambda);
      case SeriesContext series when context instanceof ExpressionContext -> List.of(series.NAME());
      case null, default -> List.of();
    };
  }

  /** Names and arrows before the body, without a look at all its terms. */
  private static List<TerminalNode> parameters(ExpressionContext lambda) {
    if (!(lambda.getChild(0) instanceof TerminalNode)) {
      return List.of();
    }
    return lambda.children.stream()
        .takeWhile(TerminalNode.class::isInstance)
        .map(TerminalNode.class::cast)
        .toList();
  }

  private void build(ParserRuleContext context) {
    switch (context) {
      case SignedContext factor -> {
        expressions.keep(factor);
        factor.children = null;
      }
      case FrobeniusContext operand -> {
        expressions.keep(operand);
        operand.children = null;
      }
      case StatementContext statement -> statements.add(statement);
      default -> {}
    }
  }

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
