package org.frobenius.verify;

import java.util.IdentityHashMap;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.rule.Assumption;

/**
 * What an unknown function of matrices is taken to be, with its derivatives, known by heart: {@code
 * u(X)} with {@code vec(u(X)) = sin.(M*vec(X))} and a random {@code M}, and {@code g(X)} the sum of
 * two such values.
 */
final class TrialMap {
  private static final Fun SIN = new Fun.Known("sin");
  private static final Fun COS = new Fun.Known("cos");

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private TrialMap() {}

  /** The expression with its unknown functions bound; without any, the expression itself. */
  static Expr bound(Expr e) {
    return new TrialMap().apply(e);
  }

  static Assumption bound(Assumption a) {
    return a.map(TrialMap::bound);
  }

  private Expr apply(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      Expr inner = Children.map(e, this::apply);
      known =
          inner instanceof Expr.Applied(var function, var derivative, var arg, _)
              ? value(function, derivative, arg)
              : inner;
      done.put(e, known);
    }
    return known;
  }

  private static Expr value(Expr.Symbol f, Expr.Applied.Derivative derivative, Expr x) {
    Shape shape = f.shape();
    Shape domain = x.shape();
    Dim rows = shape.isScalar() ? Dim.of(2) : shape.entries();
    Expr m = random(f, new Shape(rows, domain.entries()));
    Expr inner = Build.product(m, domain.cols().isOne() ? x : Build.call(Op.VEC, x));
    Expr values = Build.entrywise(SIN, inner);
    Expr slopes = Build.entrywise(COS, inner);
    return switch (derivative) {
      case NONE -> shape.isScalar() ? Build.call(Op.SUM, values) : reshaped(values, shape);
      case GRADIENT -> reshaped(Build.product(Build.transpose(m), slopes), domain);
      case JACOBIAN ->
          shape.isScalar()
              ? Build.product(Build.transpose(slopes), m)
              : Build.product(Build.call(Op.DIAG, slopes), m);
      case HESSIAN ->
          Build.negate(
              shape.isScalar()
                  ? Build.product(Build.transpose(m), Build.call(Op.DIAG, values), m)
                  : Build.product(
                      Build.call(Op.KHATRIRAO, Build.call(Op.DIAG, values), Build.transpose(m)),
                      m));
    };
  }

  private static Expr reshaped(Expr column, Shape shape) {
    return Build.call(Op.UNVEC, column, Build.size(shape.rows()), Build.size(shape.cols()));
  }

  /** A name no program has. */
  private static Expr random(Expr.Symbol f, Shape shape) {
    return Build.symbol("M of " + f.name(), Space.real(shape));
  }
}
