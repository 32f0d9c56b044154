package org.frobenius.verify;

import java.util.IdentityHashMap;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.rule.Assumption;

/**
 * What an unknown function of matrices is taken to be, with its derivatives, known by heart: {@code
 * g(U) = sin(W : U)}, {@code u(x) = sin.(M*x)}, with random {@code W} and {@code M}. A
 * matrix-valued function is {@code sin(W : U)*V}.
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
    if (shape.isScalar()) {
      Expr w = random(f, "W", x.shape());
      Expr inner = Build.frobenius(w, x);
      return switch (derivative) {
        case NONE -> Build.entrywise(SIN, inner);
        case GRADIENT -> Build.product(Build.entrywise(COS, inner), w);
        case HESSIAN ->
            Build.negate(Build.product(Build.entrywise(SIN, inner), w, Build.transpose(w)));
        case JACOBIAN -> Build.product(Build.entrywise(COS, inner), Build.transpose(w));
      };
    }
    if (shape.isColumn() && x.shape().cols().isOne()) {
      Expr m = random(f, "M", new Shape(shape.rows(), x.shape().rows()));
      Expr inner = Build.product(m, x);
      return derivative == Expr.Applied.Derivative.NONE
          ? Build.entrywise(SIN, inner)
          : Build.product(Build.call(Op.DIAG, Build.entrywise(COS, inner)), m);
    }
    Expr w = random(f, "W", x.shape());
    return Build.product(Build.entrywise(SIN, Build.frobenius(w, x)), random(f, "V", shape));
  }

  /** A name no program has. */
  private static Expr random(Expr.Symbol f, String letter, Shape shape) {
    return Build.symbol(letter + " of " + f.name(), Space.real(shape));
  }
}
