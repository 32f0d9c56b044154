package org.frobenius.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * A program as read: every name has its space, every expression its shape.
 *
 * @param source the text
 * @param expression the last statement
 * @param names the declared names, then the inferred ones in order of appearance; functions and
 *     definitions are not among them
 * @param definitions by name in order; each value is an {@link Expr.Named}
 * @param spans where the program's expressions stand
 * @param stated the inverses, powers and functions of the text, also those the expression has no
 *     more
 * @param dimensions the symbols that stand for dimensions
 * @param functions the names declared as unknown functions, with their spaces
 * @param parameter of a map {@code E -> 2*E*V'*V}, whose body the expression then is; not among the
 *     names
 */
public record Program(
    Source source,
    Expr expression,
    Map<String, Declared> names,
    Map<String, Expr> definitions,
    Spans spans,
    List<Expr> stated,
    Set<String> dimensions,
    Map<String, Space> functions,
    Optional<Expr.Symbol> parameter) {
  public Program {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    stated = List.copyOf(stated);
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    dimensions = Collections.unmodifiableSet(new LinkedHashSet<>(dimensions));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /** A name of the program; a definition is not one. */
  public Optional<Expr.Symbol> symbol(String name) {
    return Optional.ofNullable(names.get(name)).map(Declared::symbol);
  }

  public Optional<Expr.Named> definition(String name) {
    return Optional.ofNullable(definitions.get(name)).map(e -> (Expr.Named) e);
  }

  /** A further expression in the scope of the program, whose names it has to use. */
  public Expr expression(String text) {
    return read(Source.of("expression", text), Optional.empty());
  }

  /**
   * A further expression that has indices of sums as well, which stand for natural numbers here.
   */
  public Expr expression(String text, List<String> indices) {
    Source own = Source.of("expression", text);
    return inScope(
        own,
        elaboration -> {
          indices.forEach(
              name -> elaboration.declare(name, Space.of(Space.Kind.NATURAL, Shape.SCALAR)));
          Ast ast = SyntaxReader.expression(own, elaboration.scope().names());
          elaboration.collectSizes(ast);
          Node root = elaboration.elaborate(ast);
          return elaboration.finish(false).of(root);
        });
  }

  /**
   * A further expression of this shape, which sizes constants such as {@code I} and {@code zeros};
   * {@code 0} is any zero.
   */
  public Expr expression(String text, Shape expected) {
    return expression(Source.of("expression", text), expected);
  }

  /** A second expression, that may equal the program's and is in its scope and of its shape. */
  public Expr second(Source own) {
    return read(own, Optional.of(new Expected("the first expression", expression.shape())));
  }

  /** The same from a source of its own, such as a line of a file. */
  public Expr expression(Source own, Shape expected) {
    return read(own, Optional.of(new Expected("the answer", expected)));
  }

  /** Every name that means something in the program: of numbers, definitions, sizes, functions. */
  public Set<String> scope() {
    var taken = new LinkedHashSet<>(names.keySet());
    taken.addAll(definitions.keySet());
    taken.addAll(dimensions);
    taken.addAll(functions.keySet());
    return taken;
  }

  /** The program with further names for expressions: {@code dX} for {@code d(X)}. */
  public Program with(Map<String, Expr> more) {
    var all = new LinkedHashMap<>(definitions);
    more.forEach(all::putIfAbsent);
    return new Program(
        source, expression, names, all, spans, stated, dimensions, functions, parameter);
  }

  /** The shape of something, which an expression has to have too. */
  private record Expected(String subject, Shape shape) {}

  private Expr read(Source own, Optional<Expected> expected) {
    return inScope(
        own,
        elaboration -> {
          Ast ast = SyntaxReader.expression(own, elaboration.scope().names());
          boolean zero = ast instanceof Ast.Number(var numerator, _, _) && numerator.signum() == 0;
          if (zero && expected.isPresent()) {
            return Build.zeros(expected.get().shape());
          }
          elaboration.collectSizes(ast);
          Node root = elaboration.elaborate(ast);
          expected.ifPresent(e -> elaboration.expect(root, e.shape(), e.subject()));
          return elaboration.finish(false).of(root);
        });
  }

  /**
   * A linear map such as a Hessian, {@code E -> 2*E*V'*V}, in the scope of the program.
   *
   * @param parameter the shape of the map's argument
   * @param value the shape of its value
   */
  public Fun.Lambda map(String text, Shape parameter, Shape value) {
    Source own = Source.of("map", text);
    return inScope(
        own,
        elaboration -> {
          Ast ast = SyntaxReader.expression(own, elaboration.scope().names());
          if (!(ast instanceof Ast.Lambda(var name, var body, _))) {
            throw new SyntaxException(
                Diagnostic.of(Kind.SYNTAX, "this is not a map", ast.span()).help("write `E -> …`"));
          }
          elaboration.declare(name.text(), Space.real(parameter));
          elaboration.collectSizes(body);
          Node root = elaboration.elaborate(body);
          elaboration.expect(root, value, "the answer");
          Expr lowered = elaboration.finish(false).of(root);
          return new Fun.Lambda(Build.symbol(name.text(), Space.real(parameter)), lowered);
        });
  }

  private interface Reading<T> {
    T read(Elaboration elaboration);
  }

  private <T> T inScope(Source own, Reading<T> reading) {
    try {
      var elaboration = new Elaboration(own, Names.Policy.KNOWN_ONLY);
      names.values().forEach(name -> elaboration.declare(name.name(), name.space()));
      definitions.forEach(elaboration::define);
      functions.forEach(elaboration::declareFunction);
      dimensions.forEach(symbol -> elaboration.scope().dimension(symbol, Span.NONE));
      return reading.read(elaboration);
    } catch (FrobeniusException e) {
      throw e.withSource(own);
    }
  }
}
