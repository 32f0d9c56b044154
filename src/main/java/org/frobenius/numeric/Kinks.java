package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/**
 * The value of a derivative where the function has a kink: {@code u/norm(u)} is 0 at {@code u = 0},
 * a subgradient of the norm (Rockafellar, Convex Analysis, section 23), and {@code log(a)*a^b} is 0
 * at {@code a = 0}, its limit for positive b. A norm of zero is divided by as by an infinitely
 * small number: {@code 1/norm(0)} is infinite, infinity times 0 is 0. What is infinite in the end
 * has no value. This holds of derivatives only, and only where the function differentiated has a
 * value: then each such factor stands beside a zero of the same order.
 */
final class Kinks {
  private final Function<Expr, RealMatrix> values;
  private final Ties ties;
  private final Magnitudes magnitudes;
  private boolean met;
  private Optional<String> tie = Optional.empty();
  private Optional<String> undetermined = Optional.empty();
  private Optional<String> ofLostRank = Optional.empty();

  /**
   * @param values of what has been evaluated, or can be
   */
  Kinks(Function<Expr, RealMatrix> values, Ties ties) {
    this.values = values;
    this.ties = ties;
    this.magnitudes = new Magnitudes(values);
  }

  /** Where one of two branches was taken at their meeting, in words. */
  Optional<String> tie() {
    return tie;
  }

  /** Whether a value relied on the convention. */
  boolean met() {
    return met;
  }

  /**
   * The first part met that its matrix leaves open, in words. The formulas of other derivatives
   * have pseudoinverses that have always lost rank: these count for functions with one.
   */
  Optional<String> undetermined(Expr function) {
    return undetermined.or(() -> ofLostRank.filter(_ -> hasPseudoinverse(function)));
  }

  private static boolean hasPseudoinverse(Expr function) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(List.of(function));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (e instanceof Expr.Call(var op, _, _) && op == Op.PINV) {
        return true;
      }
      if (seen.add(e)) {
        pending.addAll(Children.of(e));
      }
    }
    return false;
  }

  /** Takes notice of a spectral part, a polar factor, a pseudoinverse. */
  void look(Expr e) {
    if (e instanceof Expr.Call(var op, var args, _)) {
      if (op == Op.ARGMAX || op == Op.ARGMIN) {
        lookForEqual(op, values.apply(args.getFirst()));
      }
      if (op == Op.PINV && ofLostRank.isEmpty()) {
        ofLostRank = Undetermined.at(op, values.apply(args.getFirst()));
      } else if (op != Op.PINV && undetermined.isEmpty()) {
        undetermined = Undetermined.at(op, values.apply(args.getFirst()));
      }
    }
  }

  private void lookForEqual(Op op, RealMatrix a) {
    double[] entries = Reductions.entries(op == Op.ARGMAX ? a : Dense.scale(-1, a));
    double largest = Reductions.max(entries);
    if (Arrays.stream(entries).filter(x -> x == largest).count() > 1) {
      tie = Optional.of("`%s` of equal entries".formatted(op.written()));
    }
  }

  /** The value, infinite entries among it perhaps, of a node that a kink concerns. */
  Optional<RealMatrix> value(Expr e) {
    if (met && Operands.of(e).stream().anyMatch(o -> !Dense.isFinite(values.apply(o)))) {
      return Optional.of(ofInfinite(e));
    }
    return switch (e) {
      case Expr.Power(var base, var exponent, _) when base.isScalar() -> power(base, exponent);
      case Expr.EntryPower(var base, var exponent, _) -> power(base, exponent);
      case Expr.Entrywise(Fun.Known(var name), var arg, _) when name.equals("log") ->
          logarithm(values.apply(arg));
      case Expr.Entrywise(Fun.Known(var name), var arg, _)
          when name.equals("step") || name.equals("sign") ->
          branch(name, arg);
      case Expr.Call(var op, var args, _) when op == Op.U1 || op == Op.V1 ->
          direction(op, values.apply(args.getFirst()));
      case Expr _ -> Optional.empty();
    };
  }

  /** {@code norm(u)^-1} is infinite at 0; {@code norm(x, p)^(1-p)} too, as its gradient has it. */
  private Optional<RealMatrix> power(Expr base, Expr exponent) {
    Optional<Expr.Call> norm = norm(base);
    if (norm.isEmpty() || !exponent.isScalar()) {
      return Optional.empty();
    }
    double power = values.apply(exponent).getEntry(0, 0);
    double least =
        norm.get().op() == Op.NORM_P
            ? Math.min(-1, 1 - values.apply(norm.get().args().getLast()).getEntry(0, 0))
            : -1;
    RealMatrix b = values.apply(base);
    if (power >= 0 || power < least || !hasZero(b)) {
      return Optional.empty();
    }
    met = true;
    return Optional.of(
        Entries.map(b, x -> x == 0 ? Double.POSITIVE_INFINITY : Scalars.power(x, power)));
  }

  private static Optional<Expr.Call> norm(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> norm(value);
      case Expr.Transpose(var arg, _) -> norm(arg);
      case Expr.Slice(var arg, _, _, _) -> norm(arg);
      case Expr.Call call
          when call.op() == Op.NORM
              || call.op() == Op.NORM_P
              || call.op() == Op.ROWNORM
              || call.op() == Op.COLNORM ->
          Optional.of(call);
      case Expr _ -> Optional.empty();
    };
  }

  private Optional<RealMatrix> logarithm(RealMatrix a) {
    if (!hasZero(a)) {
      return Optional.empty();
    }
    met = true;
    return Optional.of(
        Entries.map(a, x -> x == 0 ? Double.NEGATIVE_INFINITY : Scalars.apply("log", x)));
  }

  private Optional<RealMatrix> branch(String name, Expr arg) {
    RealMatrix a = values.apply(arg);
    boolean[][] zeros = magnitudes.zeros(arg);
    if (Arrays.stream(zeros)
        .noneMatch(row -> IntStream.range(0, row.length).anyMatch(j -> row[j]))) {
      return Optional.empty();
    }
    tie = Optional.of("`%s` of 0".formatted(name));
    double there = name.equals("step") ? ties.step() : 0;
    RealMatrix branches = Entries.map(a, x -> Scalars.apply(name, x));
    for (int i = 0; i < zeros.length; i++) {
      for (int j = 0; j < zeros[i].length; j++) {
        if (zeros[i][j]) {
          branches.setEntry(i, j, there);
        }
      }
    }
    return Optional.of(branches);
  }

  /** A zero matrix has no leading direction: {@code u1*v1'} is 0 there. */
  private Optional<RealMatrix> direction(Op op, RealMatrix a) {
    if (Dense.largest(a) != 0) {
      return Optional.empty();
    }
    met = true;
    return Optional.of(Dense.zeros(op == Op.U1 ? a.getRowDimension() : a.getColumnDimension(), 1));
  }

  private static boolean hasZero(RealMatrix a) {
    for (double[] row : Dense.rows(a)) {
      for (double x : row) {
        if (x == 0) {
          return true;
        }
      }
    }
    return false;
  }

  // arithmetic with infinite entries

  private RealMatrix ofInfinite(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> values.apply(value);
      case Expr.Transpose(var arg, _) -> values.apply(arg).transpose();
      case Expr.Sum(var terms, _) ->
          terms.stream().map(values).reduce((a, b) -> Entries.zip(a, b, Double::sum)).orElseThrow();
      case Expr.Hadamard(var factors, _) ->
          factors.stream().map(values).reduce(Kinks::entrywise).orElseThrow();
      case Expr.Product(var coefficient, var scalars, var factors, _) -> {
        // what is infinite scales the finished product, whose zeros are those of the same order
        var all = new ArrayList<>(factors);
        all.addAll(0, scalars.stream().filter(s -> Dense.isFinite(values.apply(s))).toList());
        all.addAll(scalars.stream().filter(s -> !Dense.isFinite(values.apply(s))).toList());
        RealMatrix product = Dense.scalar(coefficient.doubleValue());
        for (Expr factor : all) {
          product = multiply(product, values.apply(factor));
        }
        yield product;
      }
      case Expr.Call(var op, var args, _) -> call(op, args.stream().map(values).toList());
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Power _ ->
          throw undefined();
      case Expr.EntryPower _, Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _ ->
          throw undefined();
      case Expr.Applied _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _ ->
          throw undefined();
      case Expr.Differential _ -> throw undefined();
    };
  }

  private static RealMatrix call(Op op, List<RealMatrix> args) {
    RealMatrix first = args.getFirst();
    return switch (op) {
      case DIAG, DIAGONAL, VEC, UNVEC, VECH, TRIL, TRIU, CONJ -> Operators.apply(op, args);
      case SUM, ROWSUM, COLSUM, TRACE, SYM -> Operators.apply(op, args);
      case FROBENIUS ->
          Dense.scalar(Reductions.sum(Reductions.entries(entrywise(first, args.getLast()))));
      case DETERMINANT, LOGDET, PROD, MAX, MIN, ARGMAX, ARGMIN, NORM, NORM_ONE -> throw undefined();
      case NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, LOGSUMEXP -> throw undefined();
      case EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN, U1, V1, POLAR -> throw undefined();
      case SVDVALS, SVDU, SVDV -> throw undefined();
      case ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> throw undefined();
      case ROWLOGSUMEXP, COLLOGSUMEXP, KRON, KHATRIRAO, CONTRACT_LEFT -> throw undefined();
      case PROD_OTHERS, ADJUGATE_DERIVATIVE -> throw undefined();
      case CONTRACT_RIGHT, CROSS, SKEW, ADJUGATE, PINV, SYLVESTER, LYAPUNOV -> throw undefined();
    };
  }

  private static RealMatrix multiply(RealMatrix a, RealMatrix b) {
    if (Dense.isScalar(a) || Dense.isScalar(b)) {
      return entrywise(a, b);
    }
    var x = Dense.rows(a);
    var y = Dense.rows(b);
    var product = Dense.array(x.length, y[0].length);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y[0].length; j++) {
        for (int k = 0; k < y.length; k++) {
          product[i][j] += times(x[i][k], y[k][j]);
        }
      }
    }
    return Dense.of(product);
  }

  private static RealMatrix entrywise(RealMatrix a, RealMatrix b) {
    return Entries.zip(a, b, Kinks::times);
  }

  private static double times(double x, double y) {
    return x == 0 || y == 0 ? 0 : x * y;
  }

  /** What to say of a derivative that is infinite. */
  static DomainException undefined() {
    return Failures.domain("the function has no derivative here: division by 0");
  }

  /** What to say where the formula has a value that the function's differences do not have. */
  static DomainException unconfirmed(String why) {
    return Failures.domain("there is no derivative here, or not by this formula: " + why);
  }
}
