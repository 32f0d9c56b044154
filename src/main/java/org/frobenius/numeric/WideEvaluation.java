package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Space;

/**
 * Values on the way to which a number leaves the range of double: {@code log(det(X))}, {@code
 * exp(x[1])/sum(exp(x))}, the Hessian of {@code norm(x)} where {@code norm(x)^3} is too large or
 * too small. Only the nodes that leave it, and those above, are done in wide numbers.
 */
final class WideEvaluation {
  /** The ordinary evaluation, whose values are taken where they have all their digits. */
  interface Ordinary {
    /** Fails with a DomainException where it has none. */
    RealMatrix value(Expr e);

    RealMatrix slice(RealMatrix m, Range rows, Range cols);

    /** What is found while a name has a value. */
    <T> T under(Expr.Symbol name, double number, Supplier<T> found);
  }

  /** The ordinary evaluation fails again at each node above: larger expressions are left alone. */
  private static final long LARGE = 5000;

  /** Sums that cancel to less than this part of their terms are rounding. */
  private static final double CANCELLED = 1e-12;

  /** Powers of matrices so small are products. */
  private static final int MOST_FACTORS = 64;

  /** Terms of a sum times the size of one. */
  private static final long MOST_IN_SUMS = 1_000_000;

  private final Ordinary ordinary;
  private final Map<Expr, WideMatrix> done = new IdentityHashMap<>();
  private final Set<Expr> outOfRange = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether something has to be taken as doubles have it that has not all its digits there. */
  private boolean lost;

  private WideEvaluation(Ordinary ordinary) {
    this.ordinary = ordinary;
  }

  /** The value; empty where that leaves the range of double itself, or is not to be had so. */
  static Optional<RealMatrix> of(Expr e, Ordinary ordinary) {
    return new WideEvaluation(ordinary).value(e);
  }

  /** The value where numbers became too small; empty where some of them are not to be had so. */
  static Optional<RealMatrix> ofSmall(Expr e, Ordinary ordinary) {
    var evaluation = new WideEvaluation(ordinary);
    return evaluation.value(e).filter(_ -> !evaluation.lost);
  }

  private Optional<RealMatrix> value(Expr e) {
    if (e.meta().weight() > LARGE) {
      return Optional.empty();
    }
    try {
      return Optional.of(wide(e).value()).filter(Dense::isFinite);
    } catch (DomainException none) {
      return Optional.empty();
    }
  }

  private WideMatrix wide(Expr e) {
    WideMatrix known = done.get(e);
    if (known == null) {
      known = found(e);
      done.put(e, known);
    }
    return known;
  }

  private WideMatrix found(Expr e) {
    boolean inRange = Operands.of(e).stream().allMatch(this::isInRange);
    Optional<RealMatrix> value = attempt(e);
    if (value.isPresent() && inRange && isOrdinary(value.get())) {
      return WideMatrix.of(value.get());
    }
    Optional<WideMatrix> wide = computed(e);
    if (wide.isEmpty()) {
      lost |= !isLeaf(e) && !value.filter(WideEvaluation::isOrdinary).isPresent();
      return WideMatrix.of(value.orElseGet(() -> ordinary.value(e)));
    }
    if (value.filter(v -> wide.get().agrees(v)).isPresent()) {
      return WideMatrix.of(value.get());
    }
    outOfRange.add(e);
    return wide.get();
  }

  private static boolean isLeaf(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Differential _ -> true;
      case Expr.Slice _ -> true;
      case Expr _ -> false;
    };
  }

  /** Whether it has all its digits in doubles, and so has what it was made of. */
  private boolean isInRange(Expr e) {
    wide(e);
    return !outOfRange.contains(e);
  }

  private Optional<RealMatrix> attempt(Expr e) {
    try {
      return Optional.of(ordinary.value(e));
    } catch (DomainException outside) {
      return Optional.empty();
    }
  }

  private static boolean isOrdinary(RealMatrix m) {
    for (double[] row : Dense.rows(m)) {
      for (double x : row) {
        if (!WideNumber.isOrdinary(x)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Empty for what has to be done in doubles. */
  private Optional<WideMatrix> computed(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> Optional.of(wide(value));
      case Expr.Transpose(var arg, _) -> Optional.of(wide(arg).moved(RealMatrix::transpose));
      case Expr.Sum(var terms, _) -> Optional.of(combined(terms, WideMatrix::plus));
      case Expr.Product(var coefficient, var scalars, var factors, _) -> {
        WideMatrix product = WideMatrix.of(Dense.scalar(coefficient.doubleValue()));
        for (Expr s : scalars) {
          product = product.times(wide(s));
        }
        for (Expr factor : factors) {
          product = product.times(wide(factor));
        }
        yield Optional.of(product);
      }
      case Expr.Hadamard(var factors, _) ->
          Optional.of(combined(factors, (a, b) -> a.zip(b, WideNumber::times)));
      case Expr.Power(var base, var exponent, _) when base.isScalar() ->
          Optional.of(power(base, exponent));
      case Expr.Power(var base, var exponent, _) -> matrixPower(wide(base), wide(exponent));
      case Expr.EntryPower(var base, var exponent, _) -> Optional.of(power(base, exponent));
      case Expr.Entrywise(Fun.Known(var name), var arg, _) ->
          function(name).map(f -> wide(arg).map(f));
      case Expr.Slice(var arg, var rows, var cols, _) when !isSequence(arg) ->
          Optional.of(wide(arg).moved(m -> ordinary.slice(m, rows, cols)));
      case Expr.Call(var op, var args, _) -> call(op, args);
      case Expr.Block(var rows, _) ->
          Optional.of(
              WideMatrix.joined(
                  rows.stream().map(row -> row.stream().map(this::wide).toList()).toList()));
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Differential _ ->
          Optional.empty();
      case Expr.MatrixFunction(Fun.Known(var name), var arg, _) -> matrixFunction(name, wide(arg));
      case Expr.Frechet(Fun.Known(var name), var at, var directions, _) when name.equals("exp") ->
          Optional.of(
              WideExponential.derivative(
                  ordinary.value(at), directions.stream().map(ordinary::value).toList()));
      case Expr.BigSum sum when isShort(sum) -> Optional.of(sum(sum));
      case Expr.Entrywise _, Expr.MatrixFunction _, Expr.Frechet _, Expr.Slice _ ->
          Optional.empty();
      case Expr.Applied _, Expr.BigSum _, Expr.Integral _ -> Optional.empty();
    };
  }

  private static boolean isSequence(Expr e) {
    return e instanceof Expr.Symbol(_, var space, _) && space.kind() == Space.Kind.SEQUENCE;
  }

  private WideMatrix combined(List<Expr> parts, BinaryOperator<WideMatrix> f) {
    return parts.stream().map(this::wide).reduce(f).orElseThrow();
  }

  private boolean isShort(Expr.BigSum sum) {
    return !Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)
        && bound(sum.to()) - bound(sum.from()) < MOST_IN_SUMS / sum.body().meta().weight();
  }

  private long bound(Expr e) {
    return Summation.whole(ordinary.value(e).getEntry(0, 0));
  }

  /** Each term by an evaluation of its own: nodes have other values in another term. */
  private WideMatrix sum(Expr.BigSum sum) {
    Optional<WideMatrix> total = Optional.empty();
    for (long j = bound(sum.from()); j <= bound(sum.to()); j++) {
      var inner = new WideEvaluation(ordinary);
      WideMatrix term = ordinary.under(sum.index(), j, () -> inner.wide(sum.body()));
      lost |= inner.lost;
      total = Optional.of(total.map(t -> t.plus(term)).orElse(term));
    }
    return total.orElseGet(() -> WideMatrix.of(ordinary.value(sum)));
  }

  /** Exponentials, and what is made of them. */
  private static Optional<WideMatrix> matrixFunction(String name, WideMatrix arg) {
    RealMatrix x = arg.value();
    return switch (name) {
      case "exp" -> WideExponential.of(x);
      case "cosh" -> halfOfBoth(x, UnaryOperator.identity());
      case "sinh" -> halfOfBoth(x, WideNumber::negated);
      default -> Optional.empty();
    };
  }

  /** {@code (exp(X) + sign*exp(-X))/2}. */
  private static Optional<WideMatrix> halfOfBoth(RealMatrix x, UnaryOperator<WideNumber> sign) {
    return WideExponential.of(x)
        .flatMap(
            ahead ->
                WideExponential.of(Dense.scale(-1, x))
                    .map(behind -> ahead.plus(behind.map(sign)))
                    .map(both -> both.map(entry -> entry.scaled(-1))));
  }

  /** A whole power, or the root. */
  private static Optional<WideMatrix> matrixPower(WideMatrix base, WideMatrix exponent) {
    double k = exponent.number().value();
    if (k == 0.5) {
      return ScaledMatrix.of(base)
          .map(a -> a.homogeneous(k, m -> MatrixPower.of(m, k, m.getRowDimension())));
    }
    if (k != Math.rint(k) || k == 0 || Math.abs(k) > MOST_FACTORS) {
      return Optional.empty();
    }
    Optional<WideMatrix> factor =
        k > 0 ? Optional.of(base) : ScaledMatrix.of(base).flatMap(ScaledMatrix::inverse);
    return factor.map(
        a ->
            Stream.generate(() -> a)
                .limit((long) Math.abs(k))
                .reduce(WideMatrix::times)
                .orElseThrow());
  }

  /** What is divided by must not be the rounding of a sum that cancels. */
  private WideMatrix power(Expr base, Expr exponent) {
    WideMatrix b = wide(base);
    WideMatrix k = wide(exponent);
    Expr divisor = base instanceof Expr.Named(_, var value, _) ? value : base;
    if (divisor instanceof Expr.Sum(var terms, _) && k.number().mantissa() < 0) {
      for (Expr term : terms) {
        WideNumber rounding = wide(term).largest().times(WideNumber.of(CANCELLED));
        if (b.reduce(b.number().abs(), (x, y) -> y.abs().isLess(x) ? y.abs() : x)
            .isLess(rounding)) {
          throw Failures.domain(Failures.onlyRounding("inv"));
        }
      }
    }
    return b.zip(k, (x, y) -> x.power(y.value()));
  }

  /** Of the functions of the catalogue, those that leave the range or come back into it. */
  private static Optional<UnaryOperator<WideNumber>> function(String name) {
    return switch (name) {
      case "exp" -> Optional.of(x -> WideNumber.exp(x.value()));
      case "log" -> Optional.of(x -> WideNumber.of(x.log()));
      case "abs" -> Optional.of(WideNumber::abs);
      case "cosh" -> Optional.of(x -> halves(x.value(), 1));
      case "sinh" -> Optional.of(x -> halves(x.value(), -1));
      case "sigmoid" -> Optional.of(x -> WideNumber.ONE.plus(WideNumber.exp(-x.value())).power(-1));
      case "softplus" ->
          Optional.of(
              x ->
                  x.value() > 0
                      ? WideNumber.of(Scalars.apply("softplus", x.value()))
                      : logarithmOfOneAnd(WideNumber.exp(x.value())));
      default -> Optional.empty();
    };
  }

  /** {@code (exp(x) + sign*exp(-x))/2}; near 0, where it would cancel, in doubles. */
  private static WideNumber halves(double x, int sign) {
    if (Math.abs(x) <= 1) {
      return WideNumber.of(sign > 0 ? Math.cosh(x) : Math.sinh(x));
    }
    WideNumber other = WideNumber.exp(-x);
    return WideNumber.exp(x).plus(sign > 0 ? other : other.negated()).times(WideNumber.of(0.5));
  }

  /** {@code log(1 + x)} is x where x is too small for a double. */
  private static WideNumber logarithmOfOneAnd(WideNumber x) {
    return WideNumber.isOrdinary(x.value()) ? WideNumber.of(Math.log1p(x.value())) : x;
  }

  private Optional<WideMatrix> call(Op op, List<Expr> args) {
    Expr first = args.getFirst();
    return switch (op) {
      case SUM -> Optional.of(number(wide(first).reduce(WideNumber.ZERO, WideNumber::plus)));
      case PROD -> Optional.of(number(wide(first).reduce(WideNumber.ONE, WideNumber::times)));
      case FROBENIUS ->
          Optional.of(
              number(
                  wide(first)
                      .zip(wide(args.getLast()), WideNumber::times)
                      .reduce(WideNumber.ZERO, WideNumber::plus)));
      case TRACE ->
          Optional.of(
              number(
                  wide(first)
                      .moved(Arrangements::diagonal)
                      .reduce(WideNumber.ZERO, WideNumber::plus)));
      case ROWSUM -> Optional.of(rowsums(wide(first)));
      case COLSUM -> Optional.of(rowsums(wide(first).moved(RealMatrix::transpose)));
      case NORM -> Optional.of(number(wide(first).norm(2)));
      case NORM_ONE -> Optional.of(number(wide(first).norm(1)));
      case NORM_INFINITY -> Optional.of(number(wide(first).largest()));
      case NORM_P -> {
        double p = wide(args.getLast()).number().value();
        yield p > 0 ? Optional.of(number(wide(first).norm(p))) : Optional.empty();
      }
      case DETERMINANT ->
          ScaledMatrix.of(wide(first))
              .map(
                  a ->
                      number(
                          LuFactorization.of(a.matrix())
                              .wideDeterminant()
                              .scaled(a.exponent() * a.matrix().getRowDimension())));
      case LOGDET ->
          ScaledMatrix.of(wide(first))
              .map(
                  a ->
                      number(
                          WideNumber.of(
                              Determinants.logarithm(a.matrix())
                                  + a.exponent() * Math.log(2) * a.matrix().getRowDimension())));
      case MAX,
          MIN,
          NORM_NUCLEAR,
          NORM_SPECTRAL,
          EIGMAX,
          EIGMIN,
          EIGVALS,
          SVDVALS,
          ROWNORM,
          COLNORM ->
          ScaledMatrix.of(wide(first))
              .map(a -> a.homogeneous(1, m -> Operators.apply(op, List.of(m))));
      case SYM, SKEW ->
          ScaledMatrix.of(wide(first))
              .map(a -> a.homogeneous(1, m -> Operators.apply(op, List.of(m))));
      case SOFTMAX -> {
        RealMatrix x = ordinary.value(first);
        WideMatrix row = rowSoftmax(Arrangements.vec(x).transpose());
        yield Optional.of(
            WideMatrix.make(
                x.getRowDimension(),
                x.getColumnDimension(),
                (i, j) -> row.at(0, i + j * x.getRowDimension())));
      }
      case ROWSOFTMAX -> Optional.of(rowSoftmax(ordinary.value(first)));
      case COLSOFTMAX ->
          Optional.of(rowSoftmax(ordinary.value(first).transpose()).moved(RealMatrix::transpose));
      case KRON -> {
        WideMatrix a = wide(first);
        WideMatrix b = wide(args.getLast());
        yield Optional.of(
            WideMatrix.make(
                a.rows() * b.rows(),
                a.cols() * b.cols(),
                (i, j) ->
                    a.at(i / b.rows(), j / b.cols()).times(b.at(i % b.rows(), j % b.cols()))));
      }
      case DIAG, DIAGONAL, VEC, VECH, TRIL, TRIU, UNVEC -> {
        var sizes = args.subList(1, args.size()).stream().map(ordinary::value).toList();
        yield Optional.of(
            wide(first)
                .moved(
                    m -> {
                      var moved = new ArrayList<>(sizes);
                      moved.addFirst(m);
                      return Operators.apply(op, moved);
                    }));
      }
      case KHATRIRAO -> {
        WideMatrix a = wide(first);
        WideMatrix b = wide(args.getLast());
        yield Optional.of(
            WideMatrix.make(
                a.rows() * b.rows(),
                a.cols(),
                (i, j) -> a.at(i / b.rows(), j).times(b.at(i % b.rows(), j))));
      }
      case CROSS -> Optional.of(cross(wide(first), wide(args.getLast())));
      case CONTRACT_LEFT -> {
        WideMatrix b = wide(first);
        WideMatrix g = wide(args.getLast());
        int rows = g.rows() / b.rows();
        int cols = g.cols() / b.cols();
        yield Optional.of(
            WideMatrix.make(
                rows,
                cols,
                (i, j) ->
                    b.zip(
                            WideMatrix.make(
                                b.rows(), b.cols(), (p, q) -> g.at(p * rows + i, q * cols + j)),
                            WideNumber::times)
                        .reduce(WideNumber.ZERO, WideNumber::plus)));
      }
      case CONTRACT_RIGHT -> {
        WideMatrix g = wide(first);
        WideMatrix c = wide(args.getLast());
        yield Optional.of(
            WideMatrix.make(
                g.rows() / c.rows(),
                g.cols() / c.cols(),
                (i, j) ->
                    c.zip(
                            WideMatrix.make(
                                c.rows(),
                                c.cols(),
                                (p, q) -> g.at(i * c.rows() + p, j * c.cols() + q)),
                            WideNumber::times)
                        .reduce(WideNumber.ZERO, WideNumber::plus)));
      }
      case PROD_OTHERS -> {
        WideMatrix a = wide(first);
        yield Optional.of(
            WideMatrix.make(
                a.rows(),
                a.cols(),
                (i, j) ->
                    WideMatrix.make(
                            a.rows(),
                            a.cols(),
                            (p, q) -> p == i && q == j ? WideNumber.ONE : a.at(p, q))
                        .reduce(WideNumber.ONE, WideNumber::times)));
      }
      case ADJUGATE ->
          ScaledMatrix.of(wide(first))
              .map(
                  a -> {
                    long power = (a.matrix().getRowDimension() - 1) * a.exponent();
                    return Adjugates.wide(a.matrix()).map(x -> x.scaled(power));
                  });
      // where its argument cancels, its rank depends on how large the terms are
      case PINV ->
          first instanceof Expr.Sum
              ? Optional.empty()
              : ScaledMatrix.of(wide(first))
                  .map(a -> a.homogeneous(-1, m -> Operators.apply(op, List.of(m))));
      case SYLVESTER, LYAPUNOV -> equation(op, args);
      case CONJ -> Optional.of(wide(first));
      case ARGMAX, ARGMIN, LOGSUMEXP, EIGVECS, EVMAX, EVMIN, U1, V1, SVDU, SVDV, POLAR ->
          Optional.empty();
      case ROWLOGSUMEXP, COLLOGSUMEXP, ADJUGATE_DERIVATIVE -> Optional.empty();
    };
  }

  /** The solution is as the right side, and as the inverse of the matrices on the left. */
  private Optional<WideMatrix> equation(Op op, List<Expr> args) {
    List<WideMatrix> left = args.subList(0, args.size() - 1).stream().map(this::wide).toList();
    long exponent =
        left.stream()
            .map(WideMatrix::largest)
            .reduce((x, y) -> x.isLess(y) ? y : x)
            .orElseThrow()
            .exponent();
    List<ScaledMatrix> scaled =
        left.stream().flatMap(m -> ScaledMatrix.of(m, exponent).stream()).toList();
    if (scaled.size() < left.size()) {
      return Optional.empty();
    }
    return ScaledMatrix.of(wide(args.getLast()))
        .map(
            right ->
                right
                    .homogeneous(
                        1,
                        m ->
                            Operators.apply(
                                op,
                                Stream.concat(
                                        scaled.stream().map(ScaledMatrix::matrix), Stream.of(m))
                                    .toList()))
                    .map(x -> x.scaled(-exponent)));
  }

  private static WideMatrix cross(WideMatrix x, WideMatrix y) {
    return WideMatrix.make(
        3,
        1,
        (i, _) -> {
          int j = (i + 1) % 3;
          int k = (i + 2) % 3;
          WideNumber other = x.at(k, 0).times(y.at(j, 0));
          return x.at(j, 0).times(y.at(k, 0)).plus(other.negated());
        });
  }

  private static WideMatrix rowSoftmax(RealMatrix x) {
    double[][] rows = Dense.rows(x);
    double[] largest = Arrays.stream(rows).mapToDouble(Reductions::max).toArray();
    WideMatrix shares =
        WideMatrix.make(
            x.getRowDimension(),
            x.getColumnDimension(),
            (i, j) -> WideNumber.exp(rows[i][j] - largest[i]));
    WideMatrix sums = rowsums(shares).map(sum -> sum.power(-1));
    return WideMatrix.make(
        x.getRowDimension(),
        x.getColumnDimension(),
        (i, j) -> shares.at(i, j).times(sums.at(i, 0)));
  }

  private static WideMatrix number(WideNumber x) {
    return WideMatrix.scalar(x);
  }

  private static WideMatrix rowsums(WideMatrix a) {
    return WideMatrix.make(
        a.rows(),
        1,
        (i, _) ->
            IntStream.range(0, a.cols())
                .mapToObj(j -> a.at(i, j))
                .reduce(WideNumber.ZERO, WideNumber::plus));
  }
}
