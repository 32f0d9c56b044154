package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Memo;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Order;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;

/** The transpose of a normal form, again a normal form: transposes stand at the leaves. */
final class Mirror {
  private static final Memo<Expr> KNOWN = new Memo<>(Mirror::turn);

  /** Operators that give the same for the transpose. */
  private static final Set<Op> SAME_OF_TRANSPOSE =
      EnumSet.of(
          Op.DIAGONAL,
          Op.DETERMINANT,
          Op.LOGDET,
          Op.NORM,
          Op.NORM_ONE,
          Op.NORM_INFINITY,
          Op.NORM_NUCLEAR,
          Op.NORM_SPECTRAL,
          Op.PROD,
          Op.MAX,
          Op.MIN);

  /** Of a larger argument the transpose is not looked at. */
  private static final long LARGE = 200;

  /** Where parts are shared, more than this is not written out to be counted. */
  static final long VAST = 10_000;

  private Mirror() {}

  static boolean isSameOfTranspose(Op op) {
    return SAME_OF_TRANSPOSE.contains(op);
  }

  /** The call of the argument or of its transpose, whichever has fewer transposes in it. */
  static Expr canonical(Expr call, Op op, Expr arg, UnaryOperator<Expr> normalize) {
    if (arg.meta().weight() > LARGE || leaves(arg) == 0) {
      return call;
    }
    Expr mirrored = normalize.apply(of(arg));
    Expr turned = Norms.isNorm(op) ? Norms.positive(mirrored) : mirrored;
    long fewer = leaves(arg) - leaves(turned);
    // coefficients leave the call, so that they must not decide: else the two turn in a circle
    return fewer > 0 || fewer == 0 && BY_BODY.compare(turned, arg) < 0
        ? Build.call(op, turned)
        : call;
  }

  /** How many transposes there are; a definition's name is a leaf, in what is vast none count. */
  static long leaves(Expr e) {
    if (e instanceof Expr.Named
        || e.meta().weight() > VAST
        || !Operators.mayBeIn(e, Operators.TRANSPOSE)) {
      return 0;
    }
    long count = e instanceof Expr.Transpose ? 1 : 0;
    for (Expr child : Children.of(e)) {
      count += leaves(child);
    }
    return count;
  }

  static Expr of(Expr e) {
    return KNOWN.of(e);
  }

  /** The transposes of factors, the last one first. */
  private static List<Expr> turned(List<Expr> factors) {
    var turned = new ArrayList<Expr>(factors.size());
    for (int i = factors.size() - 1; i >= 0; i--) {
      turned.add(of(factors.get(i)));
    }
    return turned;
  }

  private static List<Expr> sorted(List<Expr> parts, java.util.Comparator<Expr> order) {
    var turned = new ArrayList<>(parts);
    turned.replaceAll(Mirror::of);
    turned.sort(order);
    return turned;
  }

  private static Expr turn(Expr e) {
    if (e.isScalar()) {
      return e;
    }
    if (e.shape().isSquare() && Properties.has(e, Property.SYMMETRIC) && !(e instanceof Expr.Sum)) {
      return e;
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, scalars, turned(factors));
      case Expr.Sum(var terms, _) -> Build.sum(sorted(terms, BY_BODY));
      case Expr.Hadamard(var factors, _) -> Build.hadamard(sorted(factors, Order.NATURAL));
      case Expr.Power(var base, var exponent, _) -> Build.power(of(base), exponent);
      case Expr.EntryPower(var base, var exponent, _) ->
          Build.entryPower(of(base), exponent.isScalar() ? exponent : of(exponent));
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, of(arg));
      case Expr.Entrywise(var f, var arg, _) -> Build.entrywise(f, of(arg));
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(f, of(at), sorted(directions, BY_BODY));
      case Expr.Call(var op, var args, _) ->
          switch (op) {
            case KRON, ADJUGATE, PINV, CONTRACT_LEFT, ARGMAX, ARGMIN, POLAR, PROD_OTHERS ->
                Build.call(op, args.stream().map(Mirror::of).toList());
            case ADJUGATE_DERIVATIVE -> {
              var turned = new ArrayList<Expr>(List.of(of(args.getFirst())));
              turned.addAll(sorted(args.subList(1, args.size()), BY_BODY));
              yield Build.call(op, turned);
            }
            case TRACE, DETERMINANT, LOGDET, FROBENIUS, SUM, PROD, MAX, MIN, NORM, NORM_ONE ->
                Build.transpose(e);
            case NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, LOGSUMEXP, EIGMAX, EIGMIN ->
                Build.transpose(e);
            case EIGVALS, EIGVECS, EVMAX, EVMIN, U1, V1, ROWSUM, COLSUM, ROWNORM, COLNORM ->
                Build.transpose(e);
            case SVDVALS, SVDU, SVDV -> Build.transpose(e);
            case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP, COLLOGSUMEXP, DIAG, DIAGONAL ->
                Build.transpose(e);
            case SYLVESTER -> Build.call(op, of(args.get(1)), of(args.get(0)), of(args.get(2)));
            case LYAPUNOV -> Build.call(op, args.getFirst(), of(args.getLast()));
            case TRIL -> Build.call(Op.TRIU, of(args.getFirst()));
            case TRIU -> Build.call(Op.TRIL, of(args.getFirst()));
            case VEC, UNVEC, VECH, KHATRIRAO, CONTRACT_RIGHT, CROSS, SYM, SKEW, CONJ ->
                Build.transpose(e);
          };
      case Expr.Slice(var arg, var rows, var cols, _) -> Build.slice(of(arg), cols, rows);
      case Expr.Block(var rows, _) -> {
        var columns = new ArrayList<List<Expr>>();
        boolean regular = rows.stream().allMatch(r -> r.size() == rows.getFirst().size());
        if (!regular) {
          yield Build.transpose(e);
        }
        for (int j = 0; j < rows.getFirst().size(); j++) {
          int column = j;
          columns.add(rows.stream().map(r -> of(r.get(column))).toList());
        }
        yield Build.block(columns);
      }
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          Build.bigSum(index, from, to, of(body));
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          Build.integral(variable, from, to, of(body));
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ ->
          Build.transpose(e);
      case Expr.Transpose _, Expr.Differential _, Expr.Applied _ -> Build.transpose(e);
    };
  }

  /**
   * The transpose of a chain, {@code front*chain}.
   *
   * @param front a scalar
   */
  record Turned(Expr front, List<Expr> chain) {
    /** Whether {@code factors' = -factors}. */
    boolean isOpposite(List<Expr> factors) {
      return front == Build.MINUS_ONE && chain.equals(factors);
    }
  }

  /** The transpose of a chain, its factors in normal form and what scales them in front. */
  static Turned turned(List<Expr> factors, UnaryOperator<Expr> normalize) {
    var number = new Rational[] {Rational.ONE};
    var scalars = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    for (Expr factor : factors.reversed()) {
      Expr normal = normalize.apply(of(factor));
      switch (ProductArrangement.withoutContent(normal, number)) {
        case Expr.Product(var c, var s, var f, _) when !normal.isScalar() -> {
          number[0] = number[0].times(c);
          scalars.addAll(s);
          chain.addAll(f);
        }
        case Expr other -> chain.add(other);
      }
    }
    return new Turned(Build.product(number[0], scalars, List.of()), List.copyOf(chain));
  }

  static final java.util.Comparator<Expr> BY_BODY =
      (a, b) -> Order.NATURAL.compare(Scaled.of(a).body(), Scaled.of(b).body());

  /**
   * Whether a chain reads better than another of the same value: fewer transposed leaves, then the
   * natural order.
   */
  static boolean precedes(List<Expr> a, List<Expr> b) {
    int fewer = Long.compare(transposes(a), transposes(b));
    if (fewer != 0) {
      return fewer < 0;
    }
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Order.NATURAL.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static long transposes(List<Expr> chain) {
    long count = 0;
    for (Expr e : chain) {
      Expr leaf = e instanceof Expr.Power(var base, _, _) ? base : e;
      leaf = leaf instanceof Expr.MatrixFunction(_, var arg, _) ? arg : leaf;
      leaf = leaf instanceof Expr.Slice(var arg, _, _, _) ? arg : leaf;
      count +=
          leaf instanceof Expr.Sum || leaf instanceof Expr.Product
              ? fewest(leaf)
              : leaf instanceof Expr.Transpose ? 1 : 0;
    }
    return count;
  }

  /** It is written with its own transposes, or with those of its transpose and one around it. */
  private static long fewest(Expr e) {
    if (e.meta().weight() > LARGE) {
      return 0;
    }
    long own = leaves(e);
    return own == 0 ? 0 : Math.min(own, 1 + leaves(of(e)));
  }
}
