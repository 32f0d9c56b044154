package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * One text on its way from syntax tree to typed expressions: names, relations, guesses, lowering,
 * in this order.
 */
final class Elaboration {
  private final Inference inference = new Inference();
  private final Scope scope = new Scope();
  private final Declarations declarations = new Declarations(inference, scope);
  private final Sizes sizes = new Sizes(scope);
  private final Elaborator elaborator;
  private final Complaints complaints;
  private final Names.Policy policy;
  private Optional<String> parameter = Optional.empty();

  Elaboration(Source source, Names.Policy policy) {
    this(source, policy, Dialect.FROBENIUS);
  }

  Elaboration(Source source, Names.Policy policy, Dialect dialect) {
    this.complaints = new Complaints(inference, source);
    this.policy = policy;
    this.elaborator = new Elaborator(inference, scope, complaints, policy, dialect);
  }

  Scope scope() {
    return scope;
  }

  void declare(Statement.Declaration declaration, boolean here) {
    declarations.declare(declaration, here);
  }

  void declare(String name, Space space) {
    declarations.declare(name, space, Span.NONE);
  }

  void declareFunction(String name, Space space) {
    scope.declareFunction(name, new Scope.DeclaredFunction(Span.NONE, space));
  }

  /** A name of a finished program for a value it has defined. */
  void define(String name, Expr named) {
    scope.reserve(name, Span.NONE);
    scope.define(
        name,
        new Node(-1, new Form.Given(named), List.of(), inference.known(named.shape()), Span.NONE));
  }

  /** The letter of a map; its shape is inferred. */
  void parameter(Ast.Name letter) {
    scope.parameter(
        new Variable(letter.text(), letter.span(), inference.open(), Space.Kind.REAL, false));
    parameter = Optional.of(letter.text());
  }

  /** The letter of the map that the text ends in. */
  Optional<String> parameter() {
    return parameter;
  }

  /** Symbols of dimensions are known before any name is looked up. */
  void collectSizes(Ast ast) {
    sizes.collect(ast);
  }

  Node elaborate(Ast ast) {
    return elaborator.elaborate(ast);
  }

  /** The expression has to be in the space of the subject, such as {@code the answer}. */
  void expect(Node node, Shape shape, String subject) {
    inference.require(
        Relation.Equal.shapes(node.shape, inference.known(shape)),
        complaints.expected(subject, shape, Complaints.Part.of(node)));
  }

  void equate(Node left, Node right, Span span) {
    inference.require(
        Relation.Equal.shapes(left.shape, right.shape),
        complaints.equal("=", span, Complaints.Part.of(left), Complaints.Part.of(right)));
  }

  /** Gives every name its shape and makes the expressions. */
  Lowering finish(boolean sizesMayBeFree) {
    var guesses = new Guesses(inference, scope);
    boolean undeclaredSizes = policy == Names.Policy.INFER && !sizesMayBeFree;
    if (undeclaredSizes) {
      SummedPlaces.read(inference, scope, elaborator.nodes());
    }
    guesses.shapes(elaborator.nodes());
    if (undeclaredSizes) {
      // of what turned out to be a vector
      SummedPlaces.read(inference, scope, elaborator.nodes());
    }
    guesses.products();
    guesses.dimensions();
    inference.finish();
    guesses.sizesOfConstants(elaborator.nodes(), sizesMayBeFree);
    inference.finish();
    guesses.checkSizes(elaborator.nodes());
    LostEntries.refuse(inference, scope, complaints, elaborator.nodes());
    var lowering = new Lowering(inference, scope, complaints);
    lowering.lower(elaborator.nodes());
    return lowering;
  }

  List<Declared> names(Lowering lowering) {
    var names = new ArrayList<Declared>();
    for (Variable v : scope.variables()) {
      names.add(new Declared(lowering.symbolOf(v), v.origin, v.span));
    }
    return names;
  }

  Map<String, Expr> definitions(Lowering lowering) {
    var definitions = new LinkedHashMap<String, Expr>();
    scope
        .definitions()
        .forEach(
            (name, node) ->
                definitions.put(name, org.frobenius.expr.Build.named(name, lowering.of(node))));
    return definitions;
  }
}
