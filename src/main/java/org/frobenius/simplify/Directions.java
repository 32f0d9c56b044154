package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/**
 * The directions of a higher derivative, which may change places: {@code L(f, A, 2*C, B)} is {@code
 * 2*L(f, A, B, C)} (Higham & Relton 2014, section 2).
 */
final class Directions {
  private Directions() {}

  /** With the directions in order, what scales them in front. */
  static Expr sorted(Expr.Frechet e) {
    if (e.directions().size() < 2) {
      return e;
    }
    if (e.directions().stream().anyMatch(Build::isZero)) {
      return Build.zeros(e.shape());
    }
    var front = new ArrayList<Expr>();
    var directions = new ArrayList<Expr>();
    for (Expr direction : e.directions()) {
      directions.add(withoutScale(direction, front));
    }
    directions.sort(Mirror.BY_BODY);
    if (directions.equals(e.directions())) {
      return e;
    }
    front.add(Build.frechet(e.function(), e.at(), directions));
    return Build.product(front);
  }

  /** Likewise the adjugate's, scaled by the rules of the book. */
  static Expr sorted(Expr.Call e) {
    if (e.op() != Op.ADJUGATE_DERIVATIVE || e.args().size() < 3) {
      return e;
    }
    var args = new ArrayList<>(e.args());
    args.subList(1, args.size()).sort(Mirror.BY_BODY);
    return args.equals(e.args()) ? e : Build.call(e.op(), args);
  }

  private static Expr withoutScale(Expr direction, List<Expr> front) {
    var number = new Rational[] {Rational.ONE};
    Expr primitive = ProductArrangement.withoutContent(direction, number);
    front.add(Build.num(number[0]));
    if (primitive instanceof Expr.Product(var c, var scalars, var factors, _)) {
      front.add(Build.product(c, scalars, List.of()));
      return Build.product(factors);
    }
    return primitive;
  }
}
