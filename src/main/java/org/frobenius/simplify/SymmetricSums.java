package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.print.TokenCount;

/**
 * Whole matrices beside their transposes in a sum, written as a part of the matrix: {@code X + X'}
 * is {@code 2*sym(X)}, {@code X - X'} is {@code 2*skew(X)}. The normal form does not do it, as the
 * sum is what textbooks write.
 */
public final class SymmetricSums {
  private final Normalizer normalizer = new Normalizer();
  private final TokenCount tokens = new TokenCount();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /** The same value, every sum in it with such parts gathered. */
  public Expr gather(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      // names are leaves
      Expr inner = e instanceof Expr.Named ? e : Children.map(e, this::gather);
      known =
          inner instanceof Expr.Sum(var terms, _)
                  && inner.shape().isSquare()
                  && !inner.isScalar()
                  && !Build.isConstant(inner, Expr.Constant.Kind.IDENTITY)
              ? ofSum(terms)
              : inner;
      done.put(e, known);
    }
    return known;
  }

  private Expr ofSum(List<Expr> terms) {
    var rest = new ArrayList<>(terms);
    var gathered = new ArrayList<Expr>();
    part(rest, Op.SYM, Rational.ONE, gathered);
    part(rest, Op.SKEW, Rational.MINUS_ONE, gathered);
    gathered.addAll(rest);
    return Factoring.sum(gathered);
  }

  private void part(List<Expr> rest, Op op, Rational sign, List<Expr> gathered) {
    var wholes = new ArrayList<Expr>();
    for (int i = 0; i < rest.size(); ) {
      int partner = partner(rest, i, sign);
      if (partner < 0) {
        i++;
        continue;
      }
      Expr other = rest.remove(partner);
      Expr term = rest.remove(i);
      boolean turned =
          tokens.of(other) < tokens.of(term)
              || tokens.of(other) == tokens.of(term) && Scaled.coefficient(term).signum() < 0;
      wholes.add(turned ? other : term);
    }
    if (!wholes.isEmpty()) {
      Expr sum = Factoring.sum(wholes);
      Scaled scaled = sum instanceof Expr.Sum s ? SumArrangement.primitive(s) : Scaled.of(sum);
      gathered.add(
          Build.scale(scaled.coefficient().times(Rational.TWO), Build.call(op, scaled.body())));
    }
  }

  private int partner(List<Expr> terms, int i, Rational sign) {
    Expr mirrored = normalizer.normalize(Build.scale(sign, Build.transpose(terms.get(i))));
    for (int j = i + 1; j < terms.size(); j++) {
      if (normalizer.normalize(terms.get(j)) == mirrored) {
        return j;
      }
    }
    return -1;
  }
}
