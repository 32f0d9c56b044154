package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.SYMMETRIC;

import java.util.ArrayList;
import java.util.List;

/**
 * The transpose as symmetry is seen by it: carried to the factors, terms in a fixed order,
 * symmetric parts left alone.
 */
final class MirrorImages {
  private static final Memo<Expr> KNOWN = new Memo<>(MirrorImages::turned);

  private MirrorImages() {}

  /**
   * Whether one is the mirror image of the other. Names, and powers of them, are told apart without
   * making either.
   */
  static boolean areMirrors(Expr a, Expr b) {
    if (!a.shape().rows().equals(b.shape().cols()) || !a.shape().cols().equals(b.shape().rows())) {
      return false;
    }
    Expr upright = a instanceof Expr.Transpose(var arg, _) ? arg : a;
    Expr other = b instanceof Expr.Transpose(var arg, _) ? arg : b;
    if (isName(upright) || isName(other)) {
      return upright == other
          && ((upright == a) != (other == b)
              || upright.isScalar()
              || upright.shape().isSquare() && has(upright, SYMMETRIC));
    }
    if (a instanceof Expr.Power(var base, var x, _) && b instanceof Expr.Power(var c, var y, _)) {
      return x == y && areMirrors(base, c);
    }
    return mirror(mirror(a)) == mirror(b) || a == mirror(b);
  }

  static boolean isName(Expr e) {
    return e instanceof Expr.Symbol || e instanceof Expr.Named;
  }

  /** The transpose with what is symmetric left alone, carried to the factors of a product. */
  static Expr mirror(Expr e) {
    return KNOWN.of(e);
  }

  private static Expr turned(Expr e) {
    if (e.shape().isSquare()
        && !(e instanceof Expr.Sum)
        && !(e instanceof Expr.Product)
        && has(e, SYMMETRIC)) {
      return e;
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) when !e.isScalar() ->
          Build.product(c, scalars, mirrors(factors).reversed());
      case Expr.Sum(var terms, _) when !e.isScalar() -> {
        List<Expr> mirrored = mirrors(terms);
        mirrored.sort(Order.NATURAL);
        yield Build.sum(mirrored);
      }
      case Expr.Power(var base, var exponent, _) -> Build.power(mirror(base), exponent);
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, mirror(arg));
      case Expr.Call(var op, var args, _)
          when op == Op.PINV || op == Op.ADJUGATE || op == Op.KRON ->
          Build.call(op, mirrors(args));
      case Expr.Call(var op, var args, _) when op == Op.LYAPUNOV ->
          Build.call(op, args.getFirst(), mirror(args.getLast()));
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER ->
          Build.call(op, mirror(args.get(1)), mirror(args.get(0)), mirror(args.get(2)));
      case Expr other -> Build.transpose(other);
    };
  }

  private static List<Expr> mirrors(List<Expr> parts) {
    var mirrored = new ArrayList<Expr>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      mirrored.add(mirror(parts.get(i)));
    }
    return mirrored;
  }
}
