package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.frobenius.print.Printer;
import org.frobenius.verify.Scope;
import org.junit.jupiter.api.Test;

class SubstitutionTest {
  private static final Scope SCOPE = new Scope("t in R; s in R; k in N; j in N; X in R(n, n)");

  private static String substituted(String text, String name, String value) {
    Expr e = Build.bigSum(Build.index("j"), Build.ZERO, SCOPE.name("k"), SCOPE.read("j*t + s"));
    Expr whole = text.isEmpty() ? e : SCOPE.read(text);
    return Printer.text(Children.substitute(whole, Map.of(SCOPE.name(name), SCOPE.read(value))));
  }

  @Test
  void aBoundNameIsNotReplaced() {
    assertThat(substituted("", "j", "3")).isEqualTo("sum(j = 0..k, j*t + s)");
  }

  @Test
  void aNameOfTheValueIsNotCaptured() {
    assertThat(substituted("", "t", "j^2")).isEqualTo("sum(j1 = 0..k, j1*j^2 + s)");
    Expr integral = Build.integral(Build.variable("s"), Build.ZERO, Build.ONE, SCOPE.read("s*t*X"));
    assertThat(
            Printer.text(Children.substitute(integral, Map.of(SCOPE.name("t"), SCOPE.read("2*s")))))
        .isEqualTo("integral(s1 = 0..1, 2*s1*s*X)");
  }

  @Test
  void boundNamesApartFromTaken() {
    Expr integral = Build.integral(Build.variable("s"), Build.ZERO, Build.ONE, SCOPE.read("s*t*X"));
    assertThat(Printer.text(BoundNames.apart(integral, Set.of("s", "s1"))))
        .isEqualTo("integral(s2 = 0..1, s2*t*X)");
    assertThat(BoundNames.apart(integral, Set.of("X", "t"))).isSameAs(integral);
  }

  @Test
  void parametersOfFunctionsApartFromTaken() {
    Expr frechet = SCOPE.read("L(z -> z^(1/3), X, X')");
    assertThat(Printer.text(BoundNames.apart(frechet, Set.of("z"))))
        .isEqualTo("L(z1 -> z1^(1/3), X, X')");
    assertThat(BoundNames.apart(frechet, Set.of("X"))).isSameAs(frechet);
  }
}
