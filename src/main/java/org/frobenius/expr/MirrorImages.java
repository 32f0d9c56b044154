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
  private MirrorImages() {}

  /** The transpose with what is symmetric left alone, carried to the factors of a product. */
  static Expr mirror(Expr e) {
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
