package org.frobenius.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * The measure that every algebra rule lowers, so that rewriting ends: each operator is a linear
 * function, increasing in each argument, of the measures of its arguments (a polynomial
 * interpretation; Lankford 1979; Baader & Nipkow, ch. 5.3). What weighs the same is told apart by a
 * second such function, which counts how deep things stand inside operators. A matrix measures at
 * least 3, a scalar at least 1.
 *
 * @param weights how often each letter counts
 * @param constant the rest
 */
record Measure(Map<Expr.Symbol, Long> weights, long constant) {
  private static final long MATRIX = 3;

  static Measure of(Expr e) {
    return switch (e) {
      case Expr.Symbol letter -> new Measure(Map.of(letter, 1L), 0);
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Named _ ->
          new Measure(Map.of(), e.isScalar() ? 1 : MATRIX);
      case Expr.Sum(var terms, _) -> all(terms).times(1).plus(terms.size() - 1);
      case Expr.Product(var c, var scalars, var factors, _) ->
          all(Children.of(e))
              .plus(
                  (factors.isEmpty() ? 1L : 2L) * (scalars.size() + factors.size() - 1)
                      + (c.isOne() ? 0 : 1));
      case Expr.Hadamard(var factors, _) -> all(factors).plus(2L * (factors.size() - 1));
      case Expr.Transpose(var arg, _) -> of(arg).times(3);
      case Expr.Power(var base, Expr.Num(var k, _), _) when k.signum() < 0 ->
          of(base).times(3).plus(1);
      case Expr.Power _ -> all(Children.of(e)).plus(3);
      case Expr.EntryPower _ -> all(Children.of(e)).plus(2);
      case Expr.MatrixFunction _ -> all(Children.of(e)).plus(3);
      case Expr.Entrywise _ -> all(Children.of(e)).plus(2);
      case Expr.Frechet _ -> all(Children.of(e)).times(2).plus(4);
      case Expr.Call(var op, var args, _) -> call(op, all(args));
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _, Expr.Applied _ ->
          all(Children.of(e)).times(2).plus(5);
      case Expr.Differential(var arg, _) -> of(arg).times(4).plus(1);
    };
  }

  /** Operators that a rule defines by others weigh more than what defines them. */
  private static Measure call(Op op, Measure args) {
    return switch (op) {
      case FROBENIUS, SUM -> args.times(12).plus(4);
      case CONTRACT_LEFT, CONTRACT_RIGHT -> args.times(16).plus(8);
      case LYAPUNOV -> args.times(4).plus(3);
      case SYM, SKEW -> args.times(6).plus(4);
      case TRIL, TRIU, DETERMINANT, TRACE, LOGDET, DIAGONAL -> args.times(3).plus(1);
      case ADJUGATE -> args.times(8).plus(13);
      case VEC -> args.times(3).plus(2);
      case PINV -> args.times(4).plus(4);
      case ADJUGATE_DERIVATIVE -> args.times(8).plus(32);
      case PROD_OTHERS -> args.times(3).plus(3);
      case DIAG -> args.plus(4);
      case PROD -> args.times(3).plus(2);
      case VECH -> args.times(4).plus(2);
      case ROWSUM, NORM, MAX, MIN -> args.times(2).plus(2);
      case COLSUM -> args.times(3).plus(3);
      case KRON -> args.plus(4);
      case KHATRIRAO -> args.plus(5);
      case NORM_ONE, NORM_NUCLEAR, NORM_SPECTRAL -> args.times(2).plus(3);
      case NORM_INFINITY, NORM_P -> args.plus(2);
      case ARGMAX, ARGMIN -> args.plus(2);
      case LOGSUMEXP, EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN, U1, V1 -> args.plus(2);
      case POLAR -> args.times(3).plus(1);
      case SVDVALS, SVDU, SVDV -> args.plus(2);
      case ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> args.plus(2);
      case ROWLOGSUMEXP, COLLOGSUMEXP, UNVEC, CROSS -> args.plus(2);
      case SYLVESTER -> args.times(4).plus(4);
      case CONJ -> args.plus(2);
    };
  }

  private static Measure all(List<Expr> es) {
    return total(es.stream().map(Measure::of).toList());
  }

  private static Measure total(List<Measure> parts) {
    var sum = new Measure(Map.of(), 0);
    for (Measure m : parts) {
      var weights = new LinkedHashMap<>(sum.weights);
      m.weights.forEach((s, w) -> weights.merge(s, w, Long::sum));
      sum = new Measure(weights, sum.constant + m.constant);
    }
    return sum;
  }

  private Measure times(long factor) {
    var scaled = new LinkedHashMap<Expr.Symbol, Long>();
    weights.forEach((s, w) -> scaled.put(s, w * factor));
    return new Measure(scaled, constant * factor);
  }

  private Measure plus(long more) {
    return new Measure(weights, constant + more);
  }

  /** How deep the letters stand inside operators other than sums and products. */
  private static Measure depth(Expr e) {
    return switch (e) {
      case Expr.Symbol letter -> new Measure(Map.of(letter, 1L), 0);
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _ -> inside(e).plus(1);
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Named _, Expr.Transpose _, Expr.Power _ ->
          inside(e).times(2).plus(1);
      case Expr.EntryPower _,
          Expr.MatrixFunction _,
          Expr.Entrywise _,
          Expr.Frechet _,
          Expr.Call _ ->
          inside(e).times(2).plus(1);
      case Expr.Slice _,
          Expr.Block _,
          Expr.BigSum _,
          Expr.Integral _,
          Expr.Differential _,
          Expr.Applied _ ->
          inside(e).times(2).plus(1);
    };
  }

  private static Measure inside(Expr e) {
    return total(Children.of(e).stream().map(Measure::depth).toList());
  }

  /**
   * Whether a rule from one side to the other lowers the measure whatever the letters stand for.
   */
  static boolean falls(Expr left, Expr right) {
    Measure before = of(left);
    Measure after = of(right);
    return before.margin(after) > 0
        || (before.margin(after) == 0 && depth(left).margin(depth(right)) > 0);
  }

  /** How much this exceeds {@code other} at least; negative where that cannot be told. */
  private long margin(Measure other) {
    long margin = constant - other.constant;
    var letters = new java.util.LinkedHashSet<>(weights.keySet());
    letters.addAll(other.weights.keySet());
    for (Expr.Symbol letter : letters) {
      long difference = weights.getOrDefault(letter, 0L) - other.weights.getOrDefault(letter, 0L);
      if (difference < 0) {
        return -1;
      }
      margin += difference * (letter.isScalar() ? 1 : MATRIX);
    }
    return margin;
  }

  /** In the letters: {@code 3*A + B + 2}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    weights.forEach((s, w) -> text.append(w).append("*").append(s.name()).append(" + "));
    return text.append(constant).toString();
  }
}
