package org.frobenius.syntax;

import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/** Enters declared names into the scope. */
final class Declarations {
  private final Inference inference;
  private final Scope scope;
  private final Sizes sizes;

  Declarations(Inference inference, Scope scope) {
    this.inference = inference;
    this.scope = scope;
    this.sizes = new Sizes(scope);
  }

  /**
   * @param here whether the declaration stands in the text that messages point into
   */
  void declare(Statement.Declaration declaration, boolean here) {
    for (Ast.Name name : declaration.names()) {
      Span span = here ? name.span() : Span.NONE;
      switch (declaration.space()) {
        case SpaceAst.Analytic _ ->
            scope.declareFunction(
                name.text(),
                new Scope.DeclaredFunction(span, Space.of(Space.Kind.ANALYTIC, Shape.SCALAR)));
        case SpaceAst.Functions(var domain, var codomain, _) ->
            scope.declareFunction(
                name.text(),
                new Scope.DeclaredFunction(span, Space.functions(side(domain), side(codomain))));
        case SpaceAst.Scalar _, SpaceAst.Positive _, SpaceAst.Natural _, SpaceAst.Vector _ ->
            declare(name.text(), space(declaration.space()), span);
        case SpaceAst.Matrix _, SpaceAst.Square _, SpaceAst.Stiefel _, SpaceAst.Sequence _ ->
            declare(name.text(), space(declaration.space()), span);
      }
    }
  }

  void declare(String name, Space space, Span span) {
    scope.declare(new Variable(name, span, inference.known(space.shape()), space.kind(), true));
  }

  private Space space(SpaceAst space) {
    return switch (space) {
      case SpaceAst.Scalar(var field, var span) -> {
        requireReal(field, span);
        yield Space.real(Shape.SCALAR);
      }
      case SpaceAst.Positive _ -> Space.of(Space.Kind.POSITIVE, Shape.SCALAR);
      case SpaceAst.Natural _ -> Space.of(Space.Kind.NATURAL, Shape.SCALAR);
      case SpaceAst.Vector(var field, var rows, var span) -> {
        requireReal(field, span);
        yield Space.real(new Shape(side(rows), Dim.ONE));
      }
      case SpaceAst.Matrix(var field, var rows, var cols, var span) -> {
        requireReal(field, span);
        yield Space.real(new Shape(side(rows), side(cols)));
      }
      case SpaceAst.Square(var structure, var size, var span) -> {
        Dim n = side(size);
        yield Space.of(kind(structure, span), new Shape(n, n));
      }
      case SpaceAst.Stiefel(var rows, var cols, _) ->
          Space.of(Space.Kind.STIEFEL, new Shape(side(rows), side(cols)));
      case SpaceAst.Sequence(var field, var span) -> {
        requireReal(field, span);
        yield Space.of(Space.Kind.SEQUENCE, new Shape(Dim.INFINITE, Dim.ONE));
      }
      case SpaceAst.Functions _, SpaceAst.Analytic _ ->
          throw new IllegalArgumentException("a space of functions has no shape");
    };
  }

  /** A side of {@code R(n, n) -> R}: an unknown function is one of real matrices. */
  private Shape side(SpaceAst space) {
    Space side = space(space);
    if (side.kind() != Space.Kind.REAL) {
      throw new UnsupportedException(
          Diagnostic.of(Kind.UNSUPPORTED, "an unknown function from or to this space", space.span())
              .help("write `R`, `R(n)` or `R(m, n)` on both sides of `->`"));
    }
    return side.shape();
  }

  private Dim side(Ast size) {
    sizes.symbols(size);
    return sizes.size(size);
  }

  private static Space.Kind kind(SpaceAst.Structure structure, Span span) {
    return switch (structure) {
      case SYM -> Space.Kind.SYMMETRIC;
      case SKEW -> Space.Kind.SKEW;
      case DIAG -> Space.Kind.DIAGONAL;
      case LOWER -> Space.Kind.LOWER;
      case UPPER -> Space.Kind.UPPER;
      case SPD -> Space.Kind.POSITIVE_DEFINITE;
      case ORTHOGONAL -> Space.Kind.ORTHOGONAL;
      case HERM -> throw complex(span);
    };
  }

  private static void requireReal(SpaceAst.Field field, Span span) {
    if (field == SpaceAst.Field.COMPLEX) {
      throw complex(span);
    }
  }

  private static UnsupportedException complex(Span span) {
    return new UnsupportedException(
        Diagnostic.of(Kind.UNSUPPORTED, "complex variables are not supported yet", span)
            .help(Optional.of("declare a real space, such as `R(m, n)` or `Sym(n)`")));
  }
}
