package org.frobenius.numeric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private final PreciseNumbers numbers;
  private final PreciseWork work;
  private final ArrayList<Scope> scopes = new ArrayList<>();
  private final Map<Expr, PreciseMatrix> given = new IdentityHashMap<>();

  /**
   * @param dependence on the names that will have values, those bound inside among them
   */
  MultiplePrecision(Ordinary ordinary, Dependence dependence, int digits, PreciseWork work) {
    this.ordinary = ordinary;
    this.dependence = dependence;
    this.numbers = new PreciseNumbers(digits);
    this.work = work;
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
        index, number, () -> under(index, PreciseMatrix.scalar(BigDecimal.valueOf(number)), e));
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
          value = computed(e);
          work.add((long) value.rows() * value.cols(), numbers.digits());
          scope.known().put(e, value);
        }
        return value;
      }
    }
    return given.computeIfAbsent(e, _ -> PreciseMatrix.of(ordinary.value(e)));
  }

  private boolean isGiven(Expr e) {
    return scopes.stream().noneMatch(scope -> dependence.of(e).contains(scope.name()));
  }

  private PreciseMatrix computed(Expr e) {
    return switch (e) {
      case Expr.Symbol symbol -> named(symbol);
      case Expr.Size _, Expr.Constant _, Expr.Differential _ -> PreciseMatrix.of(ordinary.value(e));
      case Expr.Slice(var arg, _, _, _) when isGiven(arg) -> PreciseMatrix.of(ordinary.value(e));
      case Expr.Slice(var arg, var rows, var cols, _) ->
          value(arg).moved(m -> ordinary.slice(m, rows, cols));
      case Expr.Named(_, var value, _) -> value(value);
      case Expr.Num(var number, _) -> PreciseMatrix.scalar(numbers.number(number));
      case Expr.Sum(var terms, _) -> combined(terms, (a, b) -> a.plus(b, numbers));
      case Expr.Product(var coefficient, var scalars, var factors, _) ->
          product(e, coefficient, scalars, factors);
      case Expr.Hadamard(var factors, _) -> combined(factors, (a, b) -> a.zip(b, numbers::times));
      case Expr.Transpose(var arg, _) -> value(arg).transpose();
      case Expr.Power(var base, var exponent, _) when base.isScalar() -> powers(base, exponent);
      case Expr.Power(var base, var exponent, _) ->
          matrixPower(value(base), value(exponent).number());
      case Expr.EntryPower(var base, var exponent, _) -> powers(base, exponent);
      case Expr.Entrywise(Fun.Known(var name), var arg, _) -> value(arg).map(function(name));
      case Expr.Block(var rows, _) ->
          PreciseMatrix.joined(
              rows.stream().map(row -> row.stream().map(this::value).toList()).toList());
      case Expr.BigSum sum -> sum(sum);
      case Expr.Call(var op, var args, _) -> call(op, args);
      case Expr.Entrywise _, Expr.MatrixFunction _, Expr.Frechet _ -> throw unable(e);
      case Expr.Applied _, Expr.Integral _ -> throw unable(e);
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

  private PreciseMatrix combined(List<Expr> parts, BinaryOperator<PreciseMatrix> f) {
    return parts.stream().map(this::value).reduce(f).orElseThrow();
  }

  /** As in doubles a coefficient that counts and is zero excuses the rest. */
  private PreciseMatrix product(
      Expr e, Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    if (scalars.stream().anyMatch(s -> Counts.isCount(s) && value(s).number().signum() == 0)) {
      return PreciseMatrix.of(zeros(e));
    }
    PreciseMatrix product = PreciseMatrix.scalar(numbers.number(coefficient));
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
    work.add((long) a.rows() * a.cols() * b.cols(), numbers.digits());
    return a.times(b, numbers);
  }

  private PreciseMatrix powers(Expr base, Expr exponent) {
    return value(base).zip(value(exponent), numbers::power);
  }

  private PreciseMatrix matrixPower(PreciseMatrix base, BigDecimal exponent) {
    if (!PreciseNumbers.isWhole(exponent)) {
      throw unable("^");
    }
    long whole = Summation.whole(exponent.doubleValue());
    PreciseMatrix power = PreciseMatrix.of(Dense.identity(base.rows()));
    PreciseMatrix square = whole < 0 ? inverse(base) : base;
    for (long k = Math.abs(whole); k > 0; k >>= 1) {
      power = (k & 1) == 1 ? times(power, square) : power;
      square = k > 1 ? times(square, square) : square;
    }
    return power;
  }

  private PreciseMatrix inverse(PreciseMatrix a) {
    work.add((long) a.rows() * a.rows() * a.rows(), numbers.digits());
    return a.inverse(numbers);
  }

  private UnaryOperator<BigDecimal> function(String name) {
    return switch (name) {
      case "exp" -> numbers::exp;
      case "log" -> numbers::log;
      case "sqrt" -> numbers::root;
      case "inv" -> x -> numbers.over(BigDecimal.ONE, x);
      case "sin" -> numbers::sin;
      case "cos" -> numbers::cos;
      case "tan" -> numbers::tan;
      case "sinh" -> numbers::sinh;
      case "cosh" -> numbers::cosh;
      case "tanh" -> numbers::tanh;
      case "abs" -> BigDecimal::abs;
      case "gamma" -> x -> numbers.gamma(x, work);
      case String other -> throw unable(other);
    };
  }

  PreciseMatrix sum(Expr.BigSum sum) {
    long from = whole(sum.from());
    PreciseMatrix total = PreciseMatrix.of(zeros(sum));
    if (!Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      long to = whole(sum.to());
      Summation.requireEnd(from, to);
      for (long j = from; j <= to; j++) {
        total = total.plus(under(sum.index(), j, sum.body()), numbers);
      }
      return total;
    }
    var convergence = new Convergence(ordinary.longestSequence(sum.body()));
    for (long j = from; convergence.goesOn(); j++) {
      PreciseMatrix term = under(sum.index(), j, sum.body());
      total = total.plus(term, numbers);
      if (convergence.isReached(term.logarithm(), total.logarithm())) {
        return total;
      }
    }
    throw convergence.failure();
  }

  private long whole(Expr bound) {
    return Summation.whole(value(bound).number().doubleValue());
  }

  private PreciseMatrix call(Op op, List<Expr> args) {
    PreciseMatrix first = value(args.getFirst());
    return switch (op) {
      case SUM -> PreciseMatrix.scalar(sum(first));
      case PROD -> PreciseMatrix.scalar(first.reduce(BigDecimal.ONE, numbers::times));
      case TRACE -> PreciseMatrix.scalar(sum(first.moved(Arrangements::diagonal)));
      case FROBENIUS -> PreciseMatrix.scalar(sum(first.zip(value(args.getLast()), numbers::times)));
      case ROWSUM -> ofRows(first, this::sum);
      case COLSUM -> ofRows(first.transpose(), this::sum);
      case NORM -> PreciseMatrix.scalar(norm(first));
      case ROWNORM -> ofRows(first, this::norm);
      case COLNORM -> ofRows(first.transpose(), this::norm);
      case NORM_P -> PreciseMatrix.scalar(norm(first, value(args.getLast()).number()));
      case SYM -> half(first.plus(first.transpose(), numbers));
      case SKEW -> half(first.plus(first.transpose().map(BigDecimal::negate), numbers));
      case KRON -> {
        PreciseMatrix b = value(args.getLast());
        yield PreciseMatrix.make(
            first.rows() * b.rows(),
            first.cols() * b.cols(),
            (i, j) ->
                numbers.times(
                    first.at(i / b.rows(), j / b.cols()), b.at(i % b.rows(), j % b.cols())));
      }
      case DIAG, DIAGONAL, VEC, VECH, TRIL, TRIU, UNVEC -> {
        var sizes = args.subList(1, args.size()).stream().map(ordinary::value);
        yield first.moved(m -> Operators.apply(op, Stream.concat(Stream.of(m), sizes).toList()));
      }
      case CONJ -> first;
      case DETERMINANT, LOGDET, MAX, MIN, ARGMAX, ARGMIN, NORM_ONE, NORM_INFINITY, LOGSUMEXP ->
          throw unable(op);
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

  private PreciseMatrix ofRows(PreciseMatrix a, Function<PreciseMatrix, BigDecimal> f) {
    return PreciseMatrix.make(
        a.rows(), 1, (i, _) -> f.apply(new PreciseMatrix(new BigDecimal[][] {a.entries()[i]})));
  }

  private BigDecimal sum(PreciseMatrix a) {
    return a.reduce(BigDecimal.ZERO, numbers::plus);
  }

  private BigDecimal norm(PreciseMatrix a) {
    return numbers.root(sum(a.zip(a, numbers::times)));
  }

  private BigDecimal norm(PreciseMatrix a, BigDecimal p) {
    if (p.signum() <= 0) {
      throw Failures.domain("`norm` with p that is not positive");
    }
    BigDecimal sum = sum(a.map(x -> numbers.power(x.abs(), p)));
    return numbers.power(sum, numbers.over(BigDecimal.ONE, p));
  }

  private PreciseMatrix half(PreciseMatrix a) {
    return a.map(numbers::halfOf);
  }
}
