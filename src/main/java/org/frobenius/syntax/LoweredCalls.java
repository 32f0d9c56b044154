package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;

/** What a call means, now that the shapes of its arguments are known. */
final class LoweredCalls {
  private static final Fun SQRT = new Fun.Known("sqrt");
  private static final Fun INVERSE = new Fun.Known("inv");
  private static final Fun RELU = new Fun.Known("relu");
  private static final Fun ABS = new Fun.Known("abs");
  private static final Fun LOG = new Fun.Known("log");

  /** As many factors of a product over an index as a person writes out. */
  private static final long MOST_WRITTEN_OUT = 8;

  private final Lowering lowering;
  private final Complaints complaints;

  LoweredCalls(Lowering lowering, Complaints complaints) {
    this.lowering = lowering;
    this.complaints = complaints;
  }

  // scalar functions

  Expr applied(Fun function, boolean dotted, Node argument, Span span) {
    Expr arg = lowering.of(argument);
    boolean entrywise = dotted || arg.isScalar() || arg.shape().isVector();
    if (function.equals(SQRT)) {
      return entrywise ? Build.entryPower(arg, Build.HALF) : Build.sqrt(arg);
    }
    if (function.equals(INVERSE)) {
      return entrywise ? Build.entryPower(arg, Build.MINUS_ONE) : Build.inverse(arg);
    }
    if (!entrywise && !FunctionNames.isOfMatrix(function)) {
      throw FrobeniusException.of(
          complaints
              .entrywise(function.toString(), span, Complaints.Part.of(argument))
              .diagnostic());
    }
    return entrywise ? Build.entrywise(function, arg) : Build.matrixFunction(function, arg);
  }

  /** {@code (z -> z^2)(X)}. */
  Expr lambda(Bound parameter, Node body, Node argument) {
    Expr.Symbol z = lowering.symbolOf(parameter);
    Expr arg = lowering.of(argument);
    if (!arg.shape().isVector()) {
      requireSeries(z, body, argument);
    }
    return lambda(z, lowering.of(body), arg);
  }

  /**
   * A function of a matrix is made of such as have a power series: {@code z -> erf(z)} would be
   * meant entry by entry.
   */
  private void requireSeries(Expr.Symbol z, Node body, Node argument) {
    if (lowering.of(argument).isScalar()) {
      return;
    }
    var pending = new ArrayDeque<Expr>(List.of(lowering.of(body)));
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (e instanceof Expr.Entrywise(var f, var arg, _) && !FunctionNames.isOfMatrix(f)) {
        if (Children.symbols(arg).contains(z)) {
          Span place = lowering.places().getOrDefault(e, body.span);
          boolean alone = e == lowering.of(body) && arg == z;
          throw FrobeniusException.of(
              complaints
                  .noSeries(f.toString(), place, alone, Complaints.Part.of(argument))
                  .diagnostic());
        }
      } else if (seen.add(e)) {
        pending.addAll(Children.of(e));
      }
    }
  }

  static Expr lambda(Expr.Symbol parameter, Expr body, Expr arg) {
    var function = new Fun.Lambda(parameter, body);
    return arg.shape().isVector()
        ? Build.entrywise(function, arg)
        : Build.matrixFunction(function, arg);
  }

  /**
   * Few factors are written out; many are the entries of a vector, whose product it is. Without
   * factors it is 1, so that {@code a^n} is a product of equal factors only where n is known to be
   * none or more.
   *
   * @param factor a scalar, of the index
   */
  static Expr productOver(Expr.Symbol index, Dim from, Dim to, Expr factor, Span span) {
    Dim count = to.minus(from).plus(Dim.ONE);
    Optional<Rational> number = count.constant();
    if (number.filter(n -> n.signum() <= 0).isPresent()) {
      return Build.ONE;
    }
    if (!Children.symbols(factor).contains(index)) {
      if (!count.isAtLeast(Dim.ZERO)) {
        throw perhapsWithout(from, to, count, factor, span);
      }
      return Build.power(factor, Build.size(count));
    }
    if (number.filter(n -> n.compareTo(Rational.of(MOST_WRITTEN_OUT)) <= 0).isPresent()) {
      return Build.product(
          LongStream.range(0, number.get().numerator().longValue())
              .mapToObj(i -> Build.size(from.plus(Dim.ONE.times(Rational.of(i)))))
              .map(i -> Children.substitute(factor, Map.of(index, i)))
              .toList());
    }
    var entries = new IndexedEntries(index, count);
    return Build.call(Op.PROD, entries.vector(entries.fromOne(from, factor)));
  }

  private static UnsupportedException perhapsWithout(
      Dim from, Dim to, Dim count, Expr factor, Span span) {
    String power = Printer.text(Build.power(factor, Build.size(count)));
    return new UnsupportedException(
        Diagnostic.of(
                Kind.UNSUPPORTED,
                "a product of `%s` equal factors, a number that may be negative".formatted(count),
                span)
            .note(
                "it is `%s`, but 1 over a range %s..%s without members".formatted(power, from, to))
            .help("where it is not, write `%s`".formatted(power)));
  }

  Expr frechet(Form.FunctionName name, List<Node> nodes) {
    List<Expr> args = nodes.stream().map(lowering::of).toList();
    return switch (name) {
      case Form.FunctionName.Named(var function) ->
          Build.frechet(function, args.getFirst(), args.subList(1, args.size()));
      case Form.FunctionName.Lambda(var parameter) -> {
        Expr.Symbol z = lowering.symbolOf(parameter);
        requireSeries(z, nodes.getFirst(), nodes.get(1));
        yield Build.frechet(
            new Fun.Lambda(z, args.getFirst()), args.get(1), args.subList(2, args.size()));
      }
    };
  }

  // operators

  Expr operator(Op op, List<Expr> args, Node node) {
    Expr first = args.getFirst();
    Expr last = args.getLast();
    return switch (op) {
      case TRACE -> Build.trace(first);
      case FROBENIUS -> Build.frobenius(first, last);
      case DETERMINANT, SUM, PROD, MAX, MIN, LOGSUMEXP, EIGMAX, EIGMIN, EIGVALS ->
          first.isScalar() ? first : Build.call(op, args);
      case ROWSUM, COLSUM, ROWLOGSUMEXP, COLLOGSUMEXP, VEC, VECH, TRIL, TRIU, SYM ->
          first.isScalar() ? first : Build.call(op, args);
      case LOGDET -> first.isScalar() ? Build.entrywise(LOG, first) : Build.call(op, args);
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, ROWNORM, COLNORM ->
          first.isScalar() ? Build.entrywise(ABS, first) : Build.call(op, args);
      case SKEW -> first.isScalar() ? Build.ZERO : Build.call(op, args);
      case ADJUGATE -> first.isScalar() ? Build.ONE : Build.call(op, args);
      case ARGMAX, ARGMIN, EIGVECS, PROD_OTHERS ->
          first.isScalar() ? Build.ONE : Build.call(op, args);
      case SVDVALS, SVDU, SVDV -> singular(op, first);
      case KRON -> first.isScalar() || last.isScalar() ? Build.product(args) : Build.call(op, args);
      case SOFTMAX -> {
        requireVector(op, node);
        yield first.isScalar() ? Build.ONE : Build.call(op, args);
      }
      case NORM_P, EVMAX, EVMIN, U1, V1, POLAR, ROWSOFTMAX, COLSOFTMAX, DIAG, DIAGONAL ->
          Build.call(op, args);
      case UNVEC, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, PINV, SYLVESTER, LYAPUNOV ->
          Build.call(op, args);
      case CONJ -> first;
      case ADJUGATE_DERIVATIVE -> Build.call(op, args);
    };
  }

  /** Of a wide matrix, what its transpose has, the left vectors being the right ones. */
  private static Expr singular(Op op, Expr arg) {
    if (!Relation.SingularValues.isWide(arg.shape())) {
      return Build.call(op, arg);
    }
    Op ofTranspose =
        switch (op) {
          case SVDU -> Op.SVDV;
          case SVDV -> Op.SVDU;
          case Op _ -> op;
        };
    return Build.call(ofTranspose, Build.transpose(arg));
  }

  private void requireVector(Op op, Node node) {
    Node arg = node.args.getFirst();
    Shape shape = lowering.shape(arg);
    if (!shape.isScalar() && !shape.isVector()) {
      throw FrobeniusException.of(
          complaints.vectorOnly(op.written(), node.span, Complaints.Part.of(arg)).diagnostic());
    }
  }

  // what is written with others

  Expr written(Form.Written form, List<Expr> args) {
    Expr first = args.getFirst();
    Expr last = args.getLast();
    Shape shape = first.shape();
    return switch (form) {
      case MEAN ->
          first.isScalar()
              ? first
              : Build.divide(Build.call(Op.SUM, first), Build.size(shape.entries()));
      case ROW_MEAN ->
          shape.cols().isOne()
              ? first
              : Build.divide(Build.call(Op.ROWSUM, first), Build.size(shape.cols()));
      case COLUMN_MEAN ->
          first.isScalar()
              ? first
              : Build.divide(Build.call(Op.COLSUM, first), Build.size(shape.rows()));
      case DOT -> dot(first, last);
      case DIAG -> diag(first);
      case LARGER -> larger(first, last);
      case SMALLER -> smaller(first, last);
      case P_NORM -> norm(first, last);
      case CONJUGATE -> first;
    };
  }

  private static Expr dot(Expr a, Expr b) {
    if (a.shape().isColumn()) {
      return Build.product(Build.transpose(a), b);
    }
    return a.shape().isRow() ? Build.product(a, Build.transpose(b)) : Build.frobenius(a, b);
  }

  private static Expr diag(Expr e) {
    if (e.isScalar()) {
      return e;
    }
    if (e.shape().isRow()) {
      return Build.call(Op.DIAG, Build.transpose(e));
    }
    return Build.call(e.shape().isColumn() ? Op.DIAG : Op.DIAGONAL, e);
  }

  /** {@code max(a, b) = b + relu(a - b)}; the scalar is the bound. */
  private static Expr larger(Expr a, Expr b) {
    if (a.isScalar() && !b.isScalar()) {
      return larger(b, a);
    }
    if (Build.isZero(b)) {
      return Build.entrywise(RELU, a);
    }
    if (Build.isZero(a)) {
      return Build.entrywise(RELU, b);
    }
    Expr bound = Lowering.spread(b, a.shape());
    return Build.sum(bound, Build.entrywise(RELU, Build.minus(a, bound)));
  }

  /** {@code min(a, b) = a - relu(a - b)}, exactly a below a bound however large. */
  private static Expr smaller(Expr a, Expr b) {
    if (a.isScalar() && !b.isScalar()) {
      return smaller(b, a);
    }
    if (Build.isZero(b)) {
      return Build.negate(Build.entrywise(RELU, Build.negate(a)));
    }
    if (Build.isZero(a)) {
      return Build.negate(Build.entrywise(RELU, Build.negate(b)));
    }
    Expr bound = Lowering.spread(b, a.shape());
    return Build.minus(a, Build.entrywise(RELU, Build.minus(a, bound)));
  }

  private static Expr norm(Expr e, Expr p) {
    if (e.isScalar()) {
      return Build.entrywise(ABS, e);
    }
    if (p == Build.ONE) {
      return Build.call(Op.NORM_ONE, e);
    }
    if (p == Build.TWO) {
      return Build.call(Op.NORM, e);
    }
    return Build.isConstant(p, Expr.Constant.Kind.INFINITY)
        ? Build.call(Op.NORM_INFINITY, e)
        : Build.call(Op.NORM_P, e, p);
  }
}
