package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;

/**
 * Values in decimal arithmetic of as many digits as are asked for. What depends on a name that has
 * such a value, an index or a variable, is done so; the rest is given, and the doubles it is given
 * by are taken for exact.
 */
final class MultiplePrecision {
  /** The ordinary evaluation, which knows what is given. */
  interface Ordinary {
    RealMatrix value(Expr e);

    /** What is found while a name has a value. */
    <T> T under(Expr.Symbol name, double number, Supplier<T> found);

    RealMatrix slice(RealMatrix m, Range rows, Range cols);

    /** How many coefficients the sequences of a term have. */
    int longestSequence(Expr term);
  }

  /** Recursion goes as deep as an expression does. */
  private static final long LARGE = 5000;

  /** A name with its value, and what is known of the nodes that depend on it. */
  private record Scope(Expr.Symbol name, PreciseMatrix value, Map<Expr, PreciseMatrix> known) {}

  private final Ordinary ordinary;
  private final Dependence dependence;
  private final DfpField field;
  private final PreciseWork work;
  private final ArrayList<Scope> scopes = new ArrayList<>();
  private final Map<Expr, PreciseMatrix> given = new IdentityHashMap<>();
  private final ArrayList<Dfp> factorials = new ArrayList<>();

  /**
   * @param dependence on the names that will have values, those bound inside among them
   */
  MultiplePrecision(Ordinary ordinary, Dependence dependence, int digits, PreciseWork work) {
    this.ordinary = ordinary;
    this.dependence = dependence;
    this.field = new DfpField(digits);
    this.work = work;
    factorials.add(field.getOne());
  }

  DfpField field() {
    return field;
  }

  /** The value of an expression while a name has a value. */
  PreciseMatrix under(Expr.Symbol name, PreciseMatrix value, Expr e) {
    scopes.addLast(new Scope(name, value, new IdentityHashMap<>()));
    try {
      return value(e);
    } finally {
      scopes.removeLast();
    }
  }

  private PreciseMatrix under(Expr.Symbol index, long number, Expr e) {
    return ordinary.under(
        index, number, () -> under(index, PreciseMatrix.scalar(field.newDfp(number)), e));
  }

  /** A DomainException or an UnsupportedException where it has none, or is not to be had so. */
  PreciseMatrix value(Expr e) {
    if (e.meta().weight() > LARGE) {
      throw Failures.unsupported("an expression as large as this in multiple precision");
    }
    for (Scope scope : scopes.reversed()) {
      if (dependence.of(e).contains(scope.name())) {
        PreciseMatrix value = scope.known().get(e);
        if (value == null) {
          value = finite(computed(e));
          work.add(value, 1);
          scope.known().put(e, value);
        }
        return value;
      }
    }
    return given.computeIfAbsent(e, _ -> PreciseMatrix.of(field, ordinary.value(e)));
  }

  private boolean isGiven(Expr e) {
    return scopes.stream().noneMatch(scope -> dependence.of(e).contains(scope.name()));
  }

  private static PreciseMatrix finite(PreciseMatrix value) {
    return value.map(
        x -> {
          if (x.isNaN() || x.isInfinite()) {
            throw Failures.domain("overflow in multiple precision");
          }
          return x;
        });
  }

  private PreciseMatrix computed(Expr e) {
    return switch (e) {
      case Expr.Symbol symbol -> named(symbol);
      case Expr.Size _, Expr.Constant _ -> PreciseMatrix.of(field, ordinary.value(e));
      case Expr.Slice(var arg, _, _, _) when isGiven(arg) ->
          PreciseMatrix.of(field, ordinary.value(e));
      case Expr.Slice(var arg, var rows, var cols, _) ->
          value(arg).moved(m -> ordinary.slice(m, rows, cols));
      case Expr.Named(_, var value, _) -> value(value);
      case Expr.Num(var number, _) -> PreciseMatrix.scalar(number(number));
      case Expr.Sum(var terms, _) -> combined(terms, PreciseMatrix::plus);
      case Expr.Product(var coefficient, var scalars, var factors, _) ->
          product(e, coefficient, scalars, factors);
      case Expr.Hadamard(var factors, _) -> combined(factors, (a, b) -> a.zip(b, Dfp::multiply));
      case Expr.Transpose(var arg, _) -> value(arg).transpose();
      case Expr.Power(var base, var exponent, _) when base.isScalar() -> powers(base, exponent);
      case Expr.Power(var base, var exponent, _) ->
          matrixPower(value(base), value(exponent).number());
      case Expr.EntryPower(var base, var exponent, _) -> powers(base, exponent);
      case Expr.Entrywise(Fun.Known(var name), var arg, _) -> value(arg).map(function(name));
      case Expr.Block(var rows, _) ->
          PreciseMatrix.joined(
              field, rows.stream().map(row -> row.stream().map(this::value).toList()).toList());
      case Expr.BigSum sum -> sum(sum);
      case Expr.Call(var op, var args, _) -> call(op, args);
      case Expr.Entrywise _, Expr.MatrixFunction _, Expr.Frechet _ -> throw unable(e);
      case Expr.Applied _, Expr.Integral _, Expr.Differential _ -> throw unable(e);
    };
  }

  private static RuntimeException unable(Expr e) {
    return unable(Operands.operation(e));
  }

  private static RuntimeException unable(String operation) {
    return Failures.unsupported("`" + operation + "` in multiple precision");
  }

  private PreciseMatrix named(Expr.Symbol symbol) {
    return scopes.reversed().stream()
        .filter(scope -> scope.name() == symbol)
        .map(Scope::value)
        .findFirst()
        .orElseThrow();
  }

  private Dfp number(Rational number) {
    return field
        .newDfp(number.numerator().toString())
        .divide(field.newDfp(number.denominator().toString()));
  }

  private PreciseMatrix combined(List<Expr> parts, BinaryOperator<PreciseMatrix> f) {
    return parts.stream().map(this::value).reduce(f).orElseThrow();
  }

  /** As in doubles a coefficient that counts and is zero excuses the rest. */
  private PreciseMatrix product(
      Expr e, Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    if (scalars.stream().anyMatch(s -> Counts.isCount(s) && value(s).number().isZero())) {
      return PreciseMatrix.of(field, zeros(e));
    }
    PreciseMatrix product = PreciseMatrix.scalar(number(coefficient));
    for (Expr factor : Stream.concat(scalars.stream(), factors.stream()).toList()) {
      product = times(product, value(factor));
    }
    return product;
  }

  private RealMatrix zeros(Expr e) {
    return ordinary.value(
        Build.constant(
            Expr.Constant.Kind.ZEROS, List.of(e.shape().rows(), e.shape().cols()), List.of()));
  }

  private PreciseMatrix times(PreciseMatrix a, PreciseMatrix b) {
    PreciseMatrix product = a.times(b);
    work.add(product, a.cols());
    return product;
  }

  private PreciseMatrix powers(Expr base, Expr exponent) {
    return value(base).zip(value(exponent), this::power);
  }

  private Dfp power(Dfp base, Dfp exponent) {
    if (exponent.rint().equals(exponent)) {
      return wholePower(base, Summation.whole(exponent.toDouble()));
    }
    if (base.isZero() && exponent.strictlyPositive()) {
      return base;
    }
    if (!base.strictlyPositive()) {
      throw Failures.domain("a power of a number that is not positive");
    }
    return exponent.add(exponent).equals(field.getOne())
        ? base.sqrt()
        : exponent.multiply(base.log()).exp();
  }

  private Dfp wholePower(Dfp base, long exponent) {
    if (exponent < 0 && base.isZero()) {
      throw Failures.domain("division by 0");
    }
    Dfp power = field.getOne();
    Dfp square = base;
    for (long k = Math.abs(exponent); k > 0; k >>= 1) {
      power = (k & 1) == 1 ? power.multiply(square) : power;
      square = k > 1 ? square.multiply(square) : square;
    }
    return exponent < 0 ? power.reciprocal() : power;
  }

  private PreciseMatrix matrixPower(PreciseMatrix base, Dfp exponent) {
    if (!exponent.rint().equals(exponent)) {
      throw unable("^");
    }
    long whole = Summation.whole(exponent.toDouble());
    PreciseMatrix power = PreciseMatrix.of(field, Dense.identity(base.rows()));
    PreciseMatrix square = whole < 0 ? base.inverse() : base;
    for (long k = Math.abs(whole); k > 0; k >>= 1) {
      power = (k & 1) == 1 ? times(power, square) : power;
      square = k > 1 ? times(square, square) : square;
    }
    return power;
  }

  private UnaryOperator<Dfp> function(String name) {
    return switch (name) {
      case "exp" -> Dfp::exp;
      case "log" -> this::logarithm;
      case "sqrt" -> x -> power(x, number(Rational.HALF));
      case "inv" -> x -> wholePower(x, -1);
      case "sin" -> Dfp::sin;
      case "cos" -> Dfp::cos;
      case "tan" -> Dfp::tan;
      case "sinh" -> Dfp::sinh;
      case "cosh" -> Dfp::cosh;
      case "tanh" -> Dfp::tanh;
      case "atan" -> Dfp::atan;
      case "abs" -> Dfp::abs;
      case "gamma" -> this::gamma;
      case String other -> throw unable(other);
    };
  }

  private Dfp logarithm(Dfp x) {
    if (!x.strictlyPositive()) {
      throw Failures.domain("`log` of a number that is not positive");
    }
    return x.log();
  }

  /** A factorial; those of other numbers are not to be had. */
  private Dfp gamma(Dfp x) {
    if (!x.strictlyPositive() || !x.rint().equals(x)) {
      throw unable("gamma");
    }
    long n = Summation.whole(x.toDouble()) - 1;
    Summation.requireEnd(factorials.size(), n);
    while (factorials.size() <= n) {
      work.add(PreciseMatrix.scalar(x), 1);
      factorials.add(factorials.getLast().multiply(factorials.size()));
    }
    return factorials.get((int) n);
  }

  PreciseMatrix sum(Expr.BigSum sum) {
    long from = whole(sum.from());
    PreciseMatrix total = PreciseMatrix.of(field, zeros(sum));
    if (!Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      long to = whole(sum.to());
      Summation.requireEnd(from, to);
      for (long j = from; j <= to; j++) {
        total = total.plus(under(sum.index(), j, sum.body()));
      }
      return total;
    }
    var convergence = new Convergence(ordinary.longestSequence(sum.body()));
    for (long j = from; convergence.goesOn(); j++) {
      PreciseMatrix term = under(sum.index(), j, sum.body());
      total = total.plus(term);
      if (convergence.isReached(term.logarithm(), total.logarithm())) {
        return total;
      }
    }
    throw convergence.failure();
  }

  private long whole(Expr bound) {
    return Summation.whole(value(bound).number().toDouble());
  }

  private PreciseMatrix call(Op op, List<Expr> args) {
    PreciseMatrix first = value(args.getFirst());
    return switch (op) {
      case SUM -> PreciseMatrix.scalar(first.sum());
      case PROD -> PreciseMatrix.scalar(first.reduce(field.getOne(), Dfp::multiply));
      case TRACE -> PreciseMatrix.scalar(first.moved(Arrangements::diagonal).sum());
      case FROBENIUS -> PreciseMatrix.scalar(first.zip(value(args.getLast()), Dfp::multiply).sum());
      case ROWSUM -> rows(first, PreciseMatrix::sum);
      case COLSUM -> rows(first.transpose(), PreciseMatrix::sum);
      case NORM -> PreciseMatrix.scalar(norm(first));
      case ROWNORM -> rows(first, MultiplePrecision::norm);
      case COLNORM -> rows(first.transpose(), MultiplePrecision::norm);
      case NORM_P -> {
        Dfp p = value(args.getLast()).number();
        if (!p.strictlyPositive()) {
          throw Failures.domain("`norm` with p that is not positive");
        }
        yield PreciseMatrix.scalar(power(first.map(x -> power(x.abs(), p)).sum(), p.reciprocal()));
      }
      case SYM -> half(first.plus(first.transpose()));
      case SKEW -> half(first.plus(first.transpose().map(Dfp::negate)));
      case DETERMINANT -> PreciseMatrix.scalar(first.determinant());
      case KRON -> {
        PreciseMatrix b = value(args.getLast());
        yield PreciseMatrix.make(
            field,
            first.rows() * b.rows(),
            first.cols() * b.cols(),
            (i, j) ->
                first.at(i / b.rows(), j / b.cols()).multiply(b.at(i % b.rows(), j % b.cols())));
      }
      case DIAG, DIAGONAL, VEC, VECH, TRIL, TRIU, UNVEC -> {
        var sizes = args.subList(1, args.size()).stream().map(ordinary::value);
        yield first.moved(m -> Operators.apply(op, Stream.concat(Stream.of(m), sizes).toList()));
      }
      case CONJ -> first;
      case LOGDET, MAX, MIN, ARGMAX, ARGMIN, NORM_ONE, NORM_INFINITY, LOGSUMEXP -> throw unable(op);
      case NORM_NUCLEAR, NORM_SPECTRAL, EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN ->
          throw unable(op);
      case SVDVALS, SVDU, SVDV, U1, V1, POLAR, PINV, SYLVESTER, LYAPUNOV -> throw unable(op);
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP, COLLOGSUMEXP -> throw unable(op);
      case KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS -> throw unable(op);
      case ADJUGATE, ADJUGATE_DERIVATIVE, PROD_OTHERS -> throw unable(op);
    };
  }

  private static RuntimeException unable(Op op) {
    return unable(op.written());
  }

  private interface OfRow {
    Dfp of(PreciseMatrix row);
  }

  private PreciseMatrix rows(PreciseMatrix a, OfRow f) {
    return PreciseMatrix.make(
        field, a.rows(), 1, (i, _) -> f.of(new PreciseMatrix(field, new Dfp[][] {a.entries()[i]})));
  }

  private static Dfp norm(PreciseMatrix a) {
    return a.map(x -> x.multiply(x)).sum().sqrt();
  }

  private PreciseMatrix half(PreciseMatrix a) {
    return a.map(x -> x.divide(2));
  }
}
