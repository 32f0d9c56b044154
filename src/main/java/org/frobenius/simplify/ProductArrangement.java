package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Commuting;

/**
 * Products in order: powers of one scalar gathered, scalars sorted, common numbers of sums pulled
 * out, factors that commute sorted, an inner product written the shorter way round.
 */
final class ProductArrangement {
  /** Of longer chains what commutes is sorted run by run: one insertion each is n² steps. */
  private static final int LONG = 32;

  private final Consumer<Assumption> assume;
  private final UnaryOperator<Expr> normalize;
  private final EntrywiseInnerProduct entrywise;
  private final AbsorbedInverse absorbed;

  ProductArrangement(
      Consumer<Assumption> assume, EntrywiseArrangement entries, UnaryOperator<Expr> normalize) {
    this.assume = assume;
    this.normalize = normalize;
    this.entrywise = new EntrywiseInnerProduct(entries, normalize);
    this.absorbed = new AbsorbedInverse(assume, normalize);
  }

  Expr arrange(Expr.Product p) {
    if (p.factors().size() == 1
        && p.scalars().isEmpty()
        && p.factors().getFirst() instanceof Expr.Sum sum) {
      return distribute(p.coefficient(), sum);
    }
    if (p.factors().isEmpty()
        && p.scalars().size() == 1
        && p.scalars().getFirst() instanceof Expr.Sum sum) {
      return distribute(p.coefficient(), sum);
    }
    var number = new Rational[] {p.coefficient()};
    List<Expr> scalars = gather(p.scalars(), number);
    List<Expr> factors = new ArrayList<>(p.factors().size());
    for (Expr factor : p.factors()) {
      factors.add(withoutContent(factor, number));
    }
    factors = diagonalsAsEntries(onesBeforeDiagonals(withoutRepeats(absorbed.in(factors))));
    sortCommuting(factors);
    if (!factors.isEmpty() && p.isScalar()) {
      var square = SquaredNorm.ofChain(factors);
      if (square.isPresent()) {
        return Build.product(number[0], scalars, List.of(square.get()));
      }
      var sum = entrywise.of(factors);
      if (sum.isPresent()) {
        return Build.product(number[0], scalars, List.of(sum.get()));
      }
      if (AdjointForms.exist(factors)) {
        Expr form = AdjointForms.ofInner(factors, normalize);
        return Build.product(number[0], scalars, List.of(form));
      }
      // y'*A'*x and x'*A*y are one scalar; one that is its own opposite is zero
      Mirror.Turned turned = Mirror.turned(factors, normalize);
      if (turned.isOpposite(factors)) {
        return Build.ZERO;
      }
      List<Expr> mirrored = commutingSorted(turned.chain());
      if (Mirror.precedes(mirrored, factors)) {
        return Build.product(number[0], scalars, List.of(turned.front(), Build.product(mirrored)));
      }
    }
    return number[0].equals(p.coefficient())
            && scalars.equals(p.scalars())
            && factors.equals(p.factors())
        ? p
        : Build.product(number[0], scalars, factors);
  }

  /** {@code ones(1, n)*diag(x)} is {@code x'}. */
  private static List<Expr> onesBeforeDiagonals(List<Expr> factors) {
    for (int i = 1; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Call(var op, var args, _)
          && op == Op.DIAG
          && factors.get(i - 1).shape().isRow()
          && Build.isConstant(factors.get(i - 1), Expr.Constant.Kind.ONES)) {
        var chain = new ArrayList<>(factors);
        chain.remove(i);
        chain.set(i - 1, Mirror.of(args.getFirst()));
        return onesBeforeDiagonals(chain);
      }
    }
    return factors;
  }

  /** In a chain that is a column, {@code diag(x)*A*y} is {@code x .* (A*y)}; likewise in a row. */
  private static List<Expr> diagonalsAsEntries(List<Expr> factors) {
    if (factors.size() < 3) {
      return factors;
    }
    boolean column = factors.getLast().shape().cols().isOne();
    boolean row = factors.getFirst().shape().rows().isOne();
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Call(var op, var args, _) && op == Op.DIAG) {
        if (column && i < factors.size() - 1) {
          var chain = new ArrayList<>(factors.subList(0, i));
          Expr rest = Build.product(factors.subList(i + 1, factors.size()));
          chain.add(Build.hadamard(args.getFirst(), rest));
          return chain;
        }
        if (row && i > 0) {
          var chain = new ArrayList<Expr>();
          Expr rest = Build.product(factors.subList(0, i));
          chain.add(Build.hadamard(rest, Mirror.of(args.getFirst())));
          chain.addAll(factors.subList(i + 1, factors.size()));
          return chain;
        }
      }
    }
    return factors;
  }

  private static Expr distribute(Rational c, Expr.Sum sum) {
    return Build.sum(Children.all(sum.terms(), t -> Build.scale(c, t)));
  }

  static Expr withoutContent(Expr e, Rational[] number) {
    if (e instanceof Expr.Sum sum) {
      Scaled primitive = SumArrangement.primitive(sum);
      number[0] = number[0].times(primitive.coefficient());
      return primitive.body();
    }
    return e;
  }

  /** Equal neighbours become a power in one pass, however long the run. */
  private static List<Expr> withoutRepeats(List<Expr> factors) {
    var gathered = new ArrayList<Expr>(factors.size());
    for (int i = 0; i < factors.size(); ) {
      int next = i + 1;
      while (next < factors.size() && factors.get(next) == factors.get(i)) {
        next++;
      }
      Expr factor = factors.get(i);
      boolean alone = next - i == 1 || !factor.shape().isSquare();
      if (alone) {
        gathered.addAll(factors.subList(i, next));
      } else {
        gathered.add(Build.power(factor, Build.num(next - i)));
      }
      i = next;
    }
    return gathered;
  }

  /** Powers of one base become one power; a base that disappears was assumed not to be zero. */
  private List<Expr> gather(List<Expr> scalars, Rational[] number) {
    if (scalars.isEmpty()
        || scalars.size() == 1
            && !(scalars.getFirst() instanceof Expr.Sum)
            && !(scalars.getFirst() instanceof Expr.Power)) {
      return scalars;
    }
    Map<Expr, Expr> exponents = new LinkedHashMap<>();
    for (Expr s : scalars) {
      Expr base = s instanceof Expr.Power(var b, _, _) ? b : s;
      Expr exponent = s instanceof Expr.Power(_, var x, _) ? x : Build.ONE;
      if (base instanceof Expr.Sum sum
          && exponent instanceof Expr.Num(var k, _)
          && k.isSmallInteger()) {
        Scaled primitive = SumArrangement.primitive(sum);
        number[0] = number[0].times(primitive.coefficient().power(k.intValue()));
        base = primitive.body();
      }
      if (exponents.containsKey(base)) {
        Expr total = sumOf(exponents.get(base), exponent);
        MergedPowers.assume(base, exponents.get(base), exponent, total, assume);
        exponents.put(base, total);
      } else {
        exponents.put(base, exponent);
      }
    }
    var gathered = new ArrayList<Expr>();
    exponents.forEach((base, exponent) -> gathered.add(Build.power(base, exponent)));
    gathered.removeIf(e -> e == Build.ONE);
    gathered.sort(ProductArrangement::byDegree);
    return gathered;
  }

  /** Denominators last, then the natural order. */
  private static int byDegree(Expr a, Expr b) {
    boolean under = a instanceof Expr.Power(_, var x, _) && negative(x);
    boolean below = b instanceof Expr.Power(_, var x, _) && negative(x);
    return under == below ? Order.NATURAL.compare(a, b) : Boolean.compare(under, below);
  }

  private static Expr sumOf(Expr a, Expr b) {
    Expr sum = Build.sum(a, b);
    return sum instanceof Expr.Sum s ? SumArrangement.arrange(s) : sum;
  }

  private static boolean negative(Expr exponent) {
    return MergedPowers.negative(exponent);
  }

  /** The natural order, powers of one base being neighbours. */
  static int byBase(Expr a, Expr b) {
    int order = Order.NATURAL.compare(base(a), base(b));
    return order == 0 ? Order.NATURAL.compare(a, b) : order;
  }

  private static Expr base(Expr e) {
    return e instanceof Expr.Power(var base, Expr.Num _, _) ? base : e;
  }

  static List<Expr> commutingSorted(List<Expr> factors) {
    var sorted = new ArrayList<>(factors);
    sortCommuting(sorted);
    return sorted;
  }

  /** Neighbours that are functions of one matrix stand in the natural order of their bases. */
  private static void sortCommuting(List<Expr> factors) {
    if (factors.size() > LONG) {
      sortRuns(factors);
    }
    for (int i = 1; i < factors.size(); i++) {
      for (int j = i;
          j > 0
              && byBase(factors.get(j - 1), factors.get(j)) > 0
              && Commuting.commute(factors.get(j - 1), factors.get(j));
          j--) {
        Expr moved = factors.set(j - 1, factors.get(j));
        factors.set(j, moved);
      }
    }
  }

  /** Sorts each stretch of powers and functions of one matrix: what is left is nearly in order. */
  private static void sortRuns(List<Expr> factors) {
    for (int i = 0; i < factors.size(); ) {
      int next = i + 1;
      while (next < factors.size() && Commuting.haveOneBase(factors.get(i), factors.get(next))) {
        next++;
      }
      factors.subList(i, next).sort(ProductArrangement::byBase);
      i = next;
    }
  }
}
