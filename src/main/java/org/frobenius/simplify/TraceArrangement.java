package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.rule.Commuting;

/**
 * Traces up to rotation and transposition: {@code tr(A*B*C)}, {@code tr(B*C*A)} and {@code
 * tr(C'*B'*A')} are one.
 */
final class TraceArrangement {
  /** Beyond this many factors only rotations that begin at the first smallest factor are tried. */
  private static final int LONG = 64;

  private TraceArrangement() {}

  static Expr arrange(Expr trace, Expr arg, UnaryOperator<Expr> normalize) {
    List<Expr> factors =
        switch (arg) {
          case Expr.Product(var c, var scalars, var chain, _) ->
              c.isOne() && scalars.isEmpty() ? chain : List.of();
          case Expr.Sum _ -> List.of();
          case Expr other -> List.of(other);
        };
    if (factors.isEmpty()) {
      // scalars come out, sums are taken apart first
      return trace;
    }
    if (AdjointForms.exist(factors)) {
      return AdjointForms.ofTrace(factors, normalize);
    }
    var square = SquaredNorm.ofTrace(factors);
    if (square.isPresent()) {
      return square.get();
    }
    int thin = thinPlace(factors);
    if (thin >= 0) {
      return Build.product(rotated(factors, thin));
    }
    var entries = ofHadamard(factors);
    if (entries.isPresent()) {
      return entries.get();
    }
    int seam = cancellingPlace(factors);
    if (seam > 0) {
      return Build.trace(Build.product(rotated(factors, seam)));
    }
    List<Expr> best = best(factors);
    Mirror.Turned turned = Mirror.turned(factors, normalize);
    List<Expr> mirrored = best(ProductArrangement.commutingSorted(turned.chain()));
    if (new Mirror.Turned(turned.front(), mirrored).isOpposite(best)) {
      return Build.ZERO;
    }
    if (Mirror.precedes(mirrored, best)) {
      return Build.product(turned.front(), Build.trace(Build.product(mirrored)));
    }
    return best == factors ? trace : Build.trace(Build.product(best));
  }

  /**
   * {@code sum(A.^2) = norm(A)^2}; {@code sum(A .* B) = tr(A'*B)}; a sum over more factors stays
   * one, but where one of them is a product of matrices (Magnus & Neudecker 3.6).
   */
  static Expr ofEntries(Expr sum, Expr arg) {
    if (arg instanceof Expr.EntryPower(var base, var exponent, _) && exponent == Build.TWO) {
      return Build.power(Build.call(Op.NORM, base), Build.TWO);
    }
    if (!(arg instanceof Expr.Hadamard(var factors, _))) {
      return sum;
    }
    var square = SquaredNorm.ofEntries(factors);
    if (square.isPresent()) {
      return square.get();
    }
    if (factors.size() == 2) {
      return Build.trace(Build.product(Build.transpose(factors.getFirst()), factors.getLast()));
    }
    List<Expr> products = factors.stream().filter(Expr.Product.class::isInstance).toList();
    if (products.size() != 1 || arg.shape().isVector()) {
      return sum;
    }
    var others = new ArrayList<>(factors);
    others.remove(products.getFirst());
    return Build.trace(Build.product(Mirror.of(Build.hadamard(others)), products.getFirst()));
  }

  /**
   * {@code tr(A'*(B .* C))} is the sum of the entries of the product of all three; likewise of a
   * longer chain with one entrywise product, {@code tr(A*B*(C .* (D*E)))}, in which there is
   * another product.
   */
  static Optional<Expr> ofHadamard(List<Expr> factors) {
    int at = 0;
    int found = 0;
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Hadamard) {
        at = i;
        found++;
      }
    }
    boolean entries =
        factors.size() == 2 && (found > 0 || haveOneBase(factors))
            || found == 1 && RowSums.hasProduct(factors.get(at));
    if (!entries || factors.size() < 2) {
      return Optional.empty();
    }
    List<Expr> chain = rotated(factors, at);
    Expr others = Build.product(chain.subList(1, chain.size()));
    return Optional.of(Build.call(Op.SUM, Build.hadamard(Mirror.of(chain.getFirst()), others)));
  }

  private static boolean isSquare(Expr e) {
    return e instanceof Expr.EntryPower(_, var exponent, _) && exponent == Build.TWO;
  }

  /** Whether the trace is the sum of the entries of a power, {@code tr(A'*A.^2)}, or of squares. */
  private static boolean haveOneBase(List<Expr> factors) {
    Expr first = factors.getFirst();
    Expr last = factors.getLast();
    return (first instanceof Expr.EntryPower || last instanceof Expr.EntryPower)
        && (Mirror.of(base(first)) == base(last) || isSquare(first) && isSquare(last));
  }

  private static Expr base(Expr e) {
    return e instanceof Expr.EntryPower(var base, _, _) ? base : e;
  }

  /** Where a factor has one row: the trace is an inner product. */
  static int thinPlace(List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).shape().rows().isOne()) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where the inverse of a product begins that stands across the ends, as in {@code A*inv(B*A)*B}.
   */
  private static int cancellingPlace(List<Expr> chain) {
    int n = chain.size();
    for (int i = 1; i < n; i++) {
      if (chain.get(i) instanceof Expr.Power(Expr.Product(var c, var s, var base, _), var x, _)
          && x == Build.MINUS_ONE
          && c.isOne()
          && s.isEmpty()
          && base.size() < n
          && i + base.size() >= n
          && rotated(chain, i).subList(1, base.size() + 1).equals(base)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The rotation that reads best; where the ends commute, each as it stands once they are sorted.
   */
  static List<Expr> best(List<Expr> chain) {
    List<Expr> best = chain;
    boolean endsCommute = Commuting.commute(chain.getLast(), chain.getFirst());
    int tried = 0;
    for (int i = 1; i < chain.size() && tried < LONG; i++) {
      List<Expr> rotation = rotated(chain, i);
      List<Expr> candidate = endsCommute ? ProductArrangement.commutingSorted(rotation) : rotation;
      if (Mirror.precedes(candidate, best)) {
        best = candidate;
      }
      tried++;
    }
    return best;
  }

  static List<Expr> rotated(List<Expr> chain, int start) {
    var turned = new ArrayList<>(chain.subList(start, chain.size()));
    turned.addAll(chain.subList(0, start));
    return turned;
  }
}
