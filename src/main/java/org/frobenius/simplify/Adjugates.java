package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;
import org.frobenius.rule.Assumption;

/**
 * A term with the adjugate, the inverse and the determinant of one matrix, {@code adj(A) =
 * det(A)*inv(A)} (Magnus & Neudecker 1.9), in one form: adjugates alone where there are as many
 * determinants as that takes, inverses alone otherwise. The transpose has the same determinant.
 */
final class Adjugates {
  /** The exponents of the determinant, and how many adjugates and inverses there are. */
  private final Expr matrix;

  private Rational determinants = Rational.ZERO;
  private int adjugates = 0;
  private int inverses = 0;

  private Adjugates(Expr matrix) {
    this.matrix = matrix;
  }

  static Expr arrange(Expr.Product p, Consumer<Assumption> assume) {
    if (!concern(p)) {
      return p;
    }
    for (Expr matrix : matrices(p)) {
      var counted = new Adjugates(matrix);
      p.scalars().forEach(counted::countScalar);
      p.factors().forEach(counted::count);
      Expr arranged = counted.arranged(p, assume);
      if (arranged != p) {
        return arranged;
      }
    }
    return p;
  }

  /** Nearly all products have neither an adjugate nor a determinant: a look that makes nothing. */
  static boolean concern(Expr.Product p) {
    return isConcerned(p.scalars()) || isConcerned(p.factors());
  }

  private static boolean isConcerned(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      boolean concerned =
          switch (parts.get(i)) {
            case Expr.Product(_, _, var factors, _) -> isConcerned(factors);
            case Expr.Power(var base, _, _) -> isCall(base);
            case Expr other -> isCall(other);
          };
      if (concerned) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCall(Expr e) {
    return e instanceof Expr.Call(var op, var args, _)
        && (op == Op.ADJUGATE || op == Op.DETERMINANT || op == Op.TRACE && isConcerned(args));
  }

  /** Those with an adjugate or a determinant among the parts. */
  private static Set<Expr> matrices(Expr.Product p) {
    var found = new LinkedHashSet<Expr>();
    for (Expr scalar : p.scalars()) {
      if (root(scalar) instanceof Expr.Call(var op, var args, _) && op == Op.DETERMINANT) {
        found.add(upright(args.getFirst()));
      }
      chain(scalar).forEach(factor -> addAdjugate(factor, found));
    }
    p.factors().forEach(factor -> addAdjugate(factor, found));
    return found;
  }

  private static void addAdjugate(Expr factor, Set<Expr> found) {
    if (base(factor) instanceof Expr.Call(var op, var args, _) && op == Op.ADJUGATE) {
      found.add(upright(args.getFirst()));
    }
  }

  /** The same of a matrix and of its transpose. */
  private static Expr upright(Expr matrix) {
    Expr turned = Mirror.of(matrix);
    long fewer = Mirror.leaves(matrix) - Mirror.leaves(turned);
    return fewer > 0 || fewer == 0 && Order.NATURAL.compare(turned, matrix) < 0 ? turned : matrix;
  }

  /** Of a scalar, whatever number its exponent is: {@code det(A)} of {@code 1/sqrt(det(A))}. */
  private static Expr root(Expr scalar) {
    return scalar instanceof Expr.Power(var base, Expr.Num _, _) ? base : scalar;
  }

  private static Expr base(Expr e) {
    return e instanceof Expr.Power(var base, Expr.Num(var k, _), _) && k.isInteger() ? base : e;
  }

  /** The factors under a trace, or of an inner product; none of another scalar. */
  private static List<Expr> chain(Expr scalar) {
    Expr product =
        scalar instanceof Expr.Call(var op, var args, _) && op == Op.TRACE
            ? args.getFirst()
            : scalar;
    return switch (product) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          c.isOne() && scalars.isEmpty() ? factors : List.of();
      case Expr other -> other == scalar ? List.of() : List.of(other);
    };
  }

  private void countScalar(Expr scalar) {
    if (isDeterminant(scalar)) {
      determinants = determinants.plus(exponent(scalar));
    } else {
      chain(scalar).forEach(this::count);
    }
  }

  private void count(Expr factor) {
    adjugates += ofAdjugate(factor);
    inverses += ofInverse(factor);
  }

  private boolean isDeterminant(Expr scalar) {
    return root(scalar) instanceof Expr.Call(var op, var args, _)
        && op == Op.DETERMINANT
        && is(args.getFirst());
  }

  private boolean is(Expr other) {
    return other == matrix || Mirror.of(other) == matrix;
  }

  private static Rational exponent(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) ? k : Rational.ONE;
  }

  private int ofAdjugate(Expr factor) {
    return base(factor) instanceof Expr.Call(var op, var args, _)
            && op == Op.ADJUGATE
            && is(args.getFirst())
            && exponent(factor).signum() > 0
            && exponent(factor).isSmallInteger()
        ? exponent(factor).intValue()
        : 0;
  }

  private int ofInverse(Expr factor) {
    return factor instanceof Expr.Power(var base, Expr.Num(var k, _), _)
            && k.isSmallInteger()
            && k.signum() < 0
            && !base.isScalar()
            && is(base)
        ? -k.intValue()
        : 0;
  }

  private Expr arranged(Expr.Product p, Consumer<Assumption> assume) {
    boolean all = determinants.compareTo(Rational.of(inverses)) >= 0;
    if (all ? inverses == 0 : adjugates == 0) {
      return p;
    }
    if (all) {
      assume.accept(new Assumption(matrix, Assumption.Kind.INVERTIBLE));
    }
    Rational left = determinants.plus(Rational.of(all ? -inverses : adjugates));
    var scalars = new ArrayList<Expr>();
    scalars.add(Build.power(Build.call(Op.DETERMINANT, matrix), Build.num(left)));
    for (Expr scalar : p.scalars()) {
      if (!isDeterminant(scalar)) {
        scalars.add(rewrittenScalar(scalar, all));
      }
    }
    return Build.product(p.coefficient(), scalars, rewritten(p.factors(), all));
  }

  private Expr rewrittenScalar(Expr scalar, boolean all) {
    List<Expr> chain = chain(scalar);
    if (chain.stream().allMatch(f -> ofAdjugate(f) + ofInverse(f) == 0)) {
      return scalar;
    }
    Expr product = Build.product(rewritten(chain, all));
    return scalar instanceof Expr.Call ? Build.trace(product) : product;
  }

  private List<Expr> rewritten(List<Expr> chain, boolean all) {
    return chain.stream().map(factor -> rewritten(factor, all)).toList();
  }

  private Expr rewritten(Expr factor, boolean all) {
    if (all && ofInverse(factor) > 0) {
      Expr base = ((Expr.Power) factor).base();
      return Build.power(Build.call(Op.ADJUGATE, base), Build.num(ofInverse(factor)));
    }
    if (!all && ofAdjugate(factor) > 0) {
      Expr of = ((Expr.Call) base(factor)).args().getFirst();
      return Build.power(of, Build.num(-ofAdjugate(factor)));
    }
    return factor;
  }

  /**
   * For a reader: {@code det(A)*inv(A)*B*inv(A)} as {@code adj(A)*B*inv(A)}; empty where there is
   * no such pair.
   */
  static Optional<Expr.Product> shown(Expr.Product p) {
    for (Expr scalar : p.scalars()) {
      if (root(scalar) instanceof Expr.Call(var op, var args, _)
          && op == Op.DETERMINANT
          && exponent(scalar).compareTo(Rational.ONE) >= 0) {
        var of = new Adjugates(upright(args.getFirst()));
        for (int i = 0; i < p.factors().size(); i++) {
          int k = of.ofInverse(p.factors().get(i));
          if (k > 0) {
            return of.withAdjugate(p, scalar, i, k);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Expr.Product> withAdjugate(Expr.Product p, Expr determinant, int at, int k) {
    var scalars = new ArrayList<>(p.scalars());
    Rational rest = exponent(determinant).minus(Rational.ONE);
    scalars.set(scalars.indexOf(determinant), Build.power(root(determinant), Build.num(rest)));
    Expr base = ((Expr.Power) p.factors().get(at)).base();
    var factors = new ArrayList<>(p.factors());
    factors.set(at, Build.call(Op.ADJUGATE, base));
    if (k > 1) {
      factors.add(at + 1, Build.power(base, Build.num(1 - k)));
    }
    return Build.product(p.coefficient(), scalars, factors) instanceof Expr.Product product
        ? Optional.of(product)
        : Optional.empty();
  }
}
