package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Space;

/** Reads dimensions, {@code n + 1}, {@code p*m}, {@code n^2}, from the syntax tree. */
final class Sizes {
  private static final int DEEPEST = 500;
  private static final int LARGEST_POWER = 16;
  private static final int MOST_TERMS = 1_000;

  private final Scope scope;

  Sizes(Scope scope) {
    this.scope = scope;
  }

  /** Takes note of the symbols in every place of an expression where a dimension is expected. */
  void collect(Ast expression) {
    Deque<Ast> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      Ast ast = open.pop();
      positions(ast).forEach(this::symbols);
      AstChildren.forEach(ast, open::push);
    }
  }

  /** The parts of one node that are dimensions. */
  private static List<Ast> positions(Ast ast) {
    return switch (ast) {
      case Ast.Call(var function, _, _, var arguments, _) -> {
        int first = FunctionTable.firstSize(function.text());
        yield first < arguments.size() ? arguments.subList(first, arguments.size()) : List.of();
      }
      case Ast.Index(_, var ranges, _) ->
          ranges.stream()
              .flatMap(
                  range ->
                      range instanceof Ast.Range.Slice(var from, var to, _)
                          ? List.of(from, to).stream()
                          : java.util.stream.Stream.<Ast>empty())
              .toList();
      case Ast.Number _, Ast.Name _, Ast.Infinity _, Ast.Sum _, Ast.Frobenius _, Ast.Product _ ->
          List.of();
      case Ast.Negate _, Ast.Power _, Ast.Transpose _, Ast.CurriedCall _, Ast.Lambda _ -> List.of();
      case Ast.Series(var kind, _, var from, var to, _, _) when kind == Ast.SeriesKind.PROD ->
          List.of(from, to);
      case Ast.Series _, Ast.Block _ -> List.of();
    };
  }

  /** Takes note of the symbols in a dimension. */
  void symbols(Ast size) {
    Deque<Ast> open = new ArrayDeque<>();
    open.push(size);
    while (!open.isEmpty()) {
      Ast ast = open.pop();
      if (ast instanceof Ast.Name(var symbol, var span)) {
        scope.dimension(symbol, span);
      }
      Consumer<Ast> later = open::push;
      AstChildren.forEach(ast, later);
    }
  }

  /** The dimension, at least 1 where it is a number. */
  Dim size(Ast ast) {
    Dim dim = position(ast);
    if (dim.constant().filter(c -> c.signum() <= 0).isPresent()) {
      throw new ShapeException(
          Diagnostic.of(Kind.SHAPE, "a dimension is at least 1, here " + dim, ast.span()));
    }
    return dim;
  }

  /** A dimension or the place of an entry: a whole number where it is a number. */
  Dim position(Ast ast) {
    Dim dim = read(ast, 0);
    if (dim.constant().filter(c -> !c.isInteger()).isPresent()) {
      throw new ShapeException(
          Diagnostic.of(Kind.SHAPE, "a dimension is a whole number, here " + dim, ast.span()));
    }
    return dim;
  }

  private Dim read(Ast ast, int depth) {
    if (depth > DEEPEST) {
      throw limit("a dimension is nested at most %d deep".formatted(DEEPEST), ast);
    }
    Dim dim = polynomial(ast, depth);
    if (dim.terms().size() > MOST_TERMS) {
      throw limit("a dimension has at most %,d terms".formatted(MOST_TERMS), ast);
    }
    return dim;
  }

  private static LimitException limit(String message, Ast ast) {
    return new LimitException(Diagnostic.of(Kind.LIMIT, message, ast.span()));
  }

  private Dim polynomial(Ast ast, int depth) {
    return switch (ast) {
      case Ast.Number(var numerator, var denominator, _) ->
          Dim.ONE.times(new Rational(numerator, denominator));
      case Ast.Name(var name, var span) -> symbol(name, span);
      case Ast.Sum(var first, var rest, _) -> {
        Dim sum = read(first, depth + 1);
        for (Ast.Term term : rest) {
          Dim operand = read(term.operand(), depth + 1);
          sum = term.operator().isMinus() ? sum.minus(operand) : sum.plus(operand);
        }
        yield sum;
      }
      case Ast.Product(var first, var rest, _) -> {
        Dim product = read(first, depth + 1);
        for (Ast.Factor factor : rest) {
          product = times(product, factor, depth + 1);
        }
        yield product;
      }
      case Ast.Negate(var argument, _) -> read(argument, depth + 1).times(Rational.MINUS_ONE);
      case Ast.Power(var base, _, _, var exponent, _) -> {
        Optional<Integer> power =
            read(exponent, depth + 1)
                .constant()
                .filter(c -> c.isSmallInteger() && c.signum() >= 0)
                .map(Rational::intValue)
                .filter(p -> p <= LARGEST_POWER);
        yield read(base, depth + 1).power(power.orElseThrow(() -> noDimension(exponent)));
      }
      case Ast.Infinity _, Ast.Frobenius _, Ast.Transpose _, Ast.Index _, Ast.Call _ ->
          throw noDimension(ast);
      case Ast.CurriedCall _, Ast.Lambda _, Ast.Series _, Ast.Block _ -> throw noDimension(ast);
    };
  }

  private Dim times(Dim product, Ast.Factor factor, int depth) {
    Dim operand = read(factor.operand(), depth);
    return switch (factor.operator()) {
      case TIMES, DOT_TIMES -> product.times(operand);
      case OVER, DOT_OVER ->
          Optional.of(operand)
              .filter(divisor -> !divisor.equals(Dim.ZERO))
              .flatMap(divisor -> DimEquation.divide(product, divisor))
              .orElseThrow(() -> noDimension(factor.operand()));
      case UNDER, KRON -> throw noDimension(factor.operand());
    };
  }

  private Dim symbol(String name, Span span) {
    if (scope.bound(name).isPresent()) {
      throw new UnsupportedException(
          Diagnostic.of(Kind.UNSUPPORTED, "a size cannot depend on `%s`".formatted(name), span)
              .note("`%s` changes from term to term".formatted(name)));
    }
    boolean other =
        scope.definition(name).isPresent()
            || scope.variable(name).filter(v -> v.kind != Space.Kind.NATURAL).isPresent();
    if (other) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`%s` is not a dimension".formatted(name), span)
              .label(scope.place(name), "a name of its own")
              .help("rename one of the two"));
    }
    if (name.equals("end")) {
      throw Names.endOfVector(span);
    }
    return Dim.symbol(name);
  }

  private static ShapeException noDimension(Ast ast) {
    return new ShapeException(
        Diagnostic.of(Kind.SHAPE, "this is not a dimension", ast.span())
            .help("a dimension is a number, a symbol such as `n`, or `n + 1`, `p*m`, `n^2`"));
  }
}
