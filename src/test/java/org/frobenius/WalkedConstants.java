package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Expr;

/** A scalar program for each constant of the language. */
final class WalkedConstants {
  private WalkedConstants() {}

  static List<Walked> all() {
    var all = new ArrayList<Walked>();
    for (Expr.Constant.Kind kind : Expr.Constant.Kind.values()) {
      String text =
          switch (kind) {
            case ZEROS -> "A in R(m, n); norm([A; zeros(p, n)])^2";
            case ONES -> "A in R(m, n); norm(A*ones(n, p))^2";
            case IDENTITY -> "A in R(n, n); norm(A*A' + I)^2";
            case UNIT_VECTOR -> "A in R(m, n); (e(2, m)'*exp.(A)*e(1, n))^2";
            case SINGLE_ENTRY -> "A in R(m, n); tr(E(1, 2, n, m)*exp.(A))";
            case COMMUTATION -> "A in R(m, n); x in R(m*n); x'*commutation(m, n)*vec(exp.(A))";
            case DUPLICATION -> "A in R(n, n); x in R(n^2); x'*duplication(n)*vech(A*A')";
            case ELIMINATION -> "A in R(n, n); x in R(n*(n+1)/2); x'*elimination(n)*vec(A*A)";
            case PI -> "A in R(m, n); sum(cos.(pi*A))";
            case INFINITY ->
                "A in R(n, n); W in R(n, n); beta in R(inf);" + " W : sum(k = 0..inf, beta[k]*A^k)";
          };
      all.add(new Walked(kind.written(), text, List.of("A")));
    }
    return all;
  }
}
