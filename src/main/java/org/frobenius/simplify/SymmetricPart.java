package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Space;

/**
 * Halves of a matrix and of its transpose in a sum, read as a part of the matrix: {@code A/2 +
 * A'/2} is {@code sym(A)}, {@code A/2 - A'/2} is {@code skew(A)}; likewise {@code tril(A) +
 * tril(B)} is {@code tril(A + B)}.
 */
final class SymmetricPart {
  private static final long TRIANGLES = Operators.of(Op.TRIL) | Operators.of(Op.TRIU);

  private final ReadingCost cost;
  private final UnaryOperator<Expr> presented;
  private final Map<Expr, Expr> upright = new IdentityHashMap<>();

  SymmetricPart(ReadingCost cost, UnaryOperator<Expr> presented) {
    this.cost = cost;
    this.presented = presented;
  }

  /** The sum with its parts gathered; empty where it has none. */
  Optional<Expr> of(List<Expr> terms) {
    if (!mayHaveParts(terms) || !mayPair(terms, SymmetricPart::isHalves) && !hasTriangles(terms)) {
      return Optional.empty();
    }
    var rest = new ArrayList<>(terms);
    var found = new ArrayList<Expr>();
    gatherHalves(rest, Op.SYM, Rational.ONE).ifPresent(found::add);
    gatherHalves(rest, Op.SKEW, Rational.MINUS_ONE).ifPresent(found::add);
    gatherTriangle(rest, Op.TRIL).ifPresent(found::add);
    gatherTriangle(rest, Op.TRIU).ifPresent(found::add);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!rest.isEmpty()) {
      found.add(presented.apply(Build.sum(rest)));
    }
    return Optional.of(Factoring.sum(found));
  }

  private static boolean mayHaveParts(List<Expr> terms) {
    Expr first = terms.getFirst();
    return terms.size() > 1 && first.shape().isSquare() && !first.isScalar();
  }

  /** Whether two such terms may be multiples of a matrix and of its transpose. */
  private static boolean mayPair(List<Expr> terms, Predicate<Expr> such) {
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      if (such.test(term)) {
        for (int j = i + 1; j < terms.size(); j++) {
          if (such.test(terms.get(j)) && mayBeMirrored(term, terms.get(j))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isHalves(Expr term) {
    return !Scaled.coefficient(term).denominator().testBit(0);
  }

  /** Whether half of it is {@link #isHalves}. */
  private static boolean isOdd(Expr term) {
    return Scaled.coefficient(term).numerator().testBit(0);
  }

  /** As a matrix and its transpose are as large, but for the transposes in them. */
  private static boolean mayBeMirrored(Expr term, Expr other) {
    Expr a = Scaled.of(term).body();
    Expr b = Scaled.of(other).body();
    long difference = a.meta().weight() - b.meta().weight();
    return Operators.mayBeIn(a, Operators.SKEW_NAMES)
        || Math.max(a.meta().weight(), b.meta().weight()) > Mirror.VAST
        || difference == Mirror.leaves(a) - Mirror.leaves(b);
  }

  private static boolean hasTriangles(List<Expr> terms) {
    for (int i = 0; i < terms.size(); i++) {
      if (Operators.mayBeIn(terms.get(i), TRIANGLES)) {
        return true;
      }
    }
    return false;
  }

  /** Takes each {@code c*A} with {@code sign*c*A'}, c being an odd number of halves. */
  private Optional<Expr> gatherHalves(List<Expr> rest, Op op, Rational sign) {
    var wholes = new ArrayList<Expr>();
    for (int i = 0; i < rest.size(); ) {
      Expr term = rest.get(i);
      int partner = isHalves(term) ? rest.indexOf(Build.scale(sign, transposed(term))) : -1;
      if (partner > i) {
        Expr other = rest.remove(partner);
        rest.remove(i);
        wholes.add(shorter(Build.scale(Rational.TWO, term), other));
      } else {
        i++;
      }
    }
    return wholes.isEmpty()
        ? Optional.empty()
        : Optional.of(applied(op, presented.apply(Build.sum(wholes))));
  }

  /** The operator is linear: the number stands in front. */
  private static Expr applied(Op op, Expr arg) {
    Scaled scaled = arg instanceof Expr.Sum ? Scaled.ofSign(arg) : Scaled.of(arg);
    return Build.scale(scaled.coefficient(), Build.call(op, scaled.body()));
  }

  /** {@code 2*sum/2} in a product: the part of the matrix that half the sum is, if it is one. */
  Optional<Expr> ofHalf(Expr.Sum sum) {
    return mayHaveParts(sum.terms())
            && (mayPair(sum.terms(), SymmetricPart::isOdd) || hasTriangles(sum.terms()))
        ? of(Children.all(sum.terms(), t -> Build.scale(Rational.HALF, t)))
        : Optional.empty();
  }

  /** The transpose in normal form, where a skew-symmetric name is its own opposite. */
  private Expr transposed(Expr e) {
    return withoutSkew(Mirror.of(e));
  }

  private Expr withoutSkew(Expr e) {
    Expr known = upright.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Expr.Named _ -> e;
            case Expr.Transpose(Expr.Symbol(_, var space, _), _)
                when space.kind() == Space.Kind.SKEW ->
                Build.negate(Children.of(e).getFirst());
            case Expr _ -> Children.map(e, this::withoutSkew);
          };
      upright.put(e, known);
    }
    return known;
  }

  private Expr shorter(Expr whole, Expr other) {
    Expr turned = Build.scale(Rational.TWO, other);
    long saved = cost.of(presented.apply(whole)) - cost.of(presented.apply(turned));
    boolean negative = Scaled.coefficient(whole).signum() < 0;
    return saved > 0 || saved == 0 && negative ? turned : whole;
  }

  private Optional<Expr> gatherTriangle(List<Expr> rest, Op op) {
    var inside = new ArrayList<Expr>();
    var kept = new ArrayList<Expr>();
    for (Expr term : rest) {
      Scaled scaled = Scaled.of(term);
      if (scaled.body() instanceof Expr.Call(var call, var args, _) && call == op) {
        inside.add(Build.scale(scaled.coefficient(), args.getFirst()));
      } else {
        kept.add(term);
      }
    }
    if (inside.size() < 2) {
      return Optional.empty();
    }
    rest.clear();
    rest.addAll(kept);
    return Optional.of(applied(op, presented.apply(Build.sum(inside))));
  }
}
