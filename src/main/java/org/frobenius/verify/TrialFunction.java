package org.frobenius.verify;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * What an unknown function is taken to be, with its derivatives: entire functions, known by heart
 * and not from the rulebook.
 */
enum TrialFunction {
  EXP(known("exp"), known("exp"), known("exp"), known("exp")),
  SIN(known("sin"), known("cos"), minus("sin"), minus("cos")),
  COS(known("cos"), minus("sin"), minus("cos"), known("sin")),
  SINH(known("sinh"), known("cosh"), known("sinh"), known("cosh"));

  private final List<Fun> period;

  TrialFunction(Fun... period) {
    this.period = List.of(period);
  }

  /** f, f', f'', … to the eleventh. */
  List<Fun> byOrder() {
    return java.util.stream.IntStream.range(0, 12).mapToObj(i -> period.get(i % 4)).toList();
  }

  private static Fun known(String name) {
    return new Fun.Known(name);
  }

  private static Fun minus(String name) {
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    return new Fun.Lambda(z, Build.negate(Build.entrywise(new Fun.Known(name), z)));
  }
}
