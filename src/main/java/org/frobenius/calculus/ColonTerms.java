package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/** The terms {@code K : d(X)} that a line of a derivation is the sum of. */
final class ColonTerms {
  /** {@code left : differential}. */
  record Term(Expr left, Expr differential) {}

  private ColonTerms() {}

  static List<Expr> terms(Expr line) {
    return line instanceof Expr.Sum(var terms, _) ? terms : List.of(line);
  }

  /** K of {@code K : d}. */
  static Optional<Expr> coefficient(Expr term, Expr d) {
    if (term == d) {
      return Optional.of(Build.ONE);
    }
    if (term instanceof Expr.Call(var op, var args, _)
        && op == Op.FROBENIUS
        && args.getLast() == d) {
      return Optional.of(args.getFirst());
    }
    if (term instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
      for (int i = 0; i < scalars.size(); i++) {
        var inner = coefficient(scalars.get(i), d);
        if (inner.isPresent()) {
          var rest = new ArrayList<>(scalars);
          rest.remove(i);
          return Optional.of(Build.product(c, rest, List.of(inner.get())));
        }
      }
    }
    return Optional.empty();
  }

  /** Equal terms counted; a minus in front of all but the first. */
  static Expr sum(List<Term> terms) {
    var counts = new LinkedHashMap<Term, Rational>();
    terms.forEach(t -> counts.merge(t, Rational.ONE, Rational::plus));
    var line = new ArrayList<Expr>();
    counts.forEach(
        (t, count) -> {
          Expr left = Build.scale(count, t.left());
          line.add(
              line.isEmpty()
                  ? Build.frobenius(left, t.differential())
                  : colon(left, t.differential()));
        });
    return Build.sum(line);
  }

  /** A term that is no longer the first of its line. */
  static Expr signOutside(Expr term) {
    return term instanceof Expr.Call(var op, var args, _) && op == Op.FROBENIUS
        ? colon(args.getFirst(), args.getLast())
        : term;
  }

  /** {@code left : right}, a minus in front. */
  static Expr colon(Expr left, Expr right) {
    return left instanceof Expr.Product(var c, var scalars, var factors, _) && c.signum() < 0
        ? Build.negate(Build.frobenius(Build.product(c.negate(), scalars, factors), right))
        : Build.frobenius(left, right);
  }
}
