package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.junit.jupiter.api.Test;

class FactoringTest {
  private static final Expr A = matrix("A");
  private static final Expr B = matrix("B");
  private static final Expr C = matrix("C");

  private static Expr matrix(String name) {
    return Build.symbol(name, Space.real(new Shape(Dim.symbol("n"), Dim.symbol("n"))));
  }

  private static String factored(Expr... terms) {
    return Printer.text(new Factoring(new ReadingCost()).factor(List.of(terms)));
  }

  @Test
  void whatTwoTermsHaveLeftMayBeTheSame() {
    Expr ab = Build.product(A, B);
    assertThat(factored(ab, Build.product(A, C), ab)).isEqualTo("A*(2*B + C)");
    assertThat(factored(ab, ab)).isEqualTo("2*A*B");
    Expr a = Build.symbol("a", Space.real(Shape.SCALAR));
    Expr scaled = Build.product(a, A);
    Expr squared = Build.product(Build.power(a, Build.TWO), B);
    assertThat(factored(scaled, squared, scaled)).isEqualTo("a*(2*A + a*B)");
  }
}
