package org.frobenius.syntax;

import java.util.List;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.syntax.Complaints.Part;
import org.frobenius.syntax.Elaborator.Use;

/** Functions a user brings: {@code z -> z^2}, unknown ones, and the one {@code L} is given. */
final class FunctionCalls {
  private final Elaborator elaborator;
  private final Inference inference;
  private final Complaints complaints;
  private final Scope scope;
  private final FunctionNames functionNames;
  private final Signatures signatures;

  FunctionCalls(
      Elaborator elaborator,
      Scope scope,
      Complaints complaints,
      FunctionNames functionNames,
      Signatures signatures) {
    this.elaborator = elaborator;
    this.inference = elaborator.inference();
    this.complaints = complaints;
    this.scope = scope;
    this.functionNames = functionNames;
    this.signatures = signatures;
  }

  /** {@code (z -> z^2)(X)}. */
  void apply(Ast.Lambda lambda, List<Ast> arguments, Span span) {
    if (arguments.size() != 1) {
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "a function `z -> …` takes one argument", span));
    }
    Bound bound = scope.bind(lambda.parameter(), Bound.Kind.PARAMETER);
    elaborator.later(
        () -> {
          List<Node> args = elaborator.pop(2);
          Node arg = args.getLast();
          inference.require(
              new Relation.SquareOrVector(arg.shape),
              complaints.square("a function `z -> …` of a matrix", Part.of(arg)));
          elaborator.push(elaborator.node(new Form.AppliedLambda(bound), args, arg.shape, span));
        });
    elaborator.visit(arguments.getFirst(), Use.PLAIN);
    lambdaBody(bound, lambda.body());
  }

  /** {@code g(U)}, {@code grad(g)(U)}: the argument lies in the domain. */
  void apply(FunctionTable.UnknownMap map, List<Ast> arguments, Span span) {
    Shape domain = map.function().space().domain().getFirst();
    Shape value =
        Build.applied(
                map.function(), map.derivative(), Build.symbol("argument", Space.real(domain)))
            .shape();
    elaborator.visit(
        arguments,
        Use.PLAIN,
        () -> {
          Node arg = elaborator.pop();
          inference.require(
              Relation.Equal.shapes(arg.shape, inference.known(domain)),
              complaints.domain(map.function().name(), domain, Part.of(arg)));
          Form form = new Form.Unknown(map.function(), map.derivative());
          elaborator.push(elaborator.node(form, List.of(arg), inference.known(value), span));
        });
  }

  /** Visits the body with the parameter in scope; it has to be a scalar. */
  private void lambdaBody(Bound parameter, Ast body) {
    elaborator.later(
        () -> {
          scope.leave(parameter);
          Node value = elaborator.pop();
          elaborator.scalar("the value of a function `z -> …`", value);
          elaborator.push(value);
        });
    elaborator.visit(body, Use.PLAIN);
    elaborator.later(() -> scope.enter(parameter));
  }

  /** {@code L(exp, X, E)}: a function, where, and the directions. */
  void frechet(Ast.Call call) {
    Ast first = call.arguments().getFirst();
    List<Ast> matrices = call.arguments().subList(1, call.arguments().size());
    if (first instanceof Ast.Lambda(var parameter, var body, _)) {
      Bound bound = scope.bind(parameter, Bound.Kind.PARAMETER);
      var name = new Form.FunctionName.Lambda(bound);
      elaborator.later(() -> finishFrechet(name, matrices.size(), 1, call.span()));
      matrices.reversed().forEach(matrix -> elaborator.visit(matrix, Use.PLAIN));
      lambdaBody(bound, body);
    } else if (first instanceof Ast.Name(var text, _) && text.equals(Op.ADJUGATE.written())) {
      elaborator.visit(
          matrices,
          Use.PLAIN,
          () ->
              elaborator.push(
                  signatures.operation(
                      Op.ADJUGATE_DERIVATIVE, elaborator.pop(matrices.size()), call.span())));
    } else {
      var name = new Form.FunctionName.Named(functionNames.argument(first));
      elaborator.visit(
          matrices, Use.PLAIN, () -> finishFrechet(name, matrices.size(), 0, call.span()));
    }
  }

  private void finishFrechet(Form.FunctionName name, int matrices, int bodies, Span span) {
    List<Node> args = elaborator.pop(matrices + bodies);
    Node at = args.get(bodies);
    inference.require(Relation.Equal.square(at.shape), complaints.square("`L`", Part.of(at)));
    for (Node direction : args.subList(bodies + 1, args.size())) {
      inference.require(
          Relation.Equal.shapes(at.shape, direction.shape),
          complaints.equal("L", span, Part.of(at), Part.of(direction)));
    }
    elaborator.push(elaborator.node(new Form.Frechet(name), args, at.shape, span));
  }
}
