package org.frobenius.syntax;

import java.util.function.Consumer;

/** The direct parts of a syntax tree's node, in the order written. */
final class AstChildren {
  private AstChildren() {}

  static void forEach(Ast ast, Consumer<Ast> action) {
    switch (ast) {
      case Ast.Number _, Ast.Name _, Ast.Infinity _ -> {}
      case Ast.Sum(var first, var rest, _) -> {
        action.accept(first);
        rest.forEach(term -> action.accept(term.operand()));
      }
      case Ast.Frobenius(var left, _, var right, _) -> {
        action.accept(left);
        action.accept(right);
      }
      case Ast.Product(var first, var rest, _) -> {
        action.accept(first);
        rest.forEach(factor -> action.accept(factor.operand()));
      }
      case Ast.Negate(var argument, _) -> action.accept(argument);
      case Ast.Power(var base, _, _, var exponent, _) -> {
        action.accept(base);
        action.accept(exponent);
      }
      case Ast.Transpose(var argument, _, _) -> action.accept(argument);
      case Ast.Index(var argument, var ranges, _) -> {
        action.accept(argument);
        ranges.forEach(range -> inRange(range, action));
      }
      case Ast.Call(_, _, _, var arguments, _) -> arguments.forEach(action);
      case Ast.CurriedCall(var function, var arguments, _) -> {
        action.accept(function);
        arguments.forEach(action);
      }
      case Ast.Lambda(_, var body, _) -> action.accept(body);
      case Ast.Series(_, _, var from, var to, var body, _) -> {
        action.accept(from);
        action.accept(to);
        action.accept(body);
      }
      case Ast.Block(var rows, _) -> rows.forEach(row -> row.forEach(action));
    }
  }

  private static void inRange(Ast.Range range, Consumer<Ast> action) {
    switch (range) {
      case Ast.Range.All _ -> {}
      case Ast.Range.At(var position, _) -> action.accept(position);
      case Ast.Range.Slice(var from, var to, _) -> {
        action.accept(from);
        action.accept(to);
      }
    }
  }
}
