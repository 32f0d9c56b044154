package org.frobenius.calculus;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Space;
import org.frobenius.rule.Assumption;

/**
 * Conditions that a gradient was found under and does without: {@code norm(A*x - b)} nonzero, where
 * the function and the gradient are continuous, in an open set. The zeros of an affine map are an
 * affine space, which a segment that is not in it meets once; so the mean value theorem holds along
 * each segment near a point, and in the space by continuity (Rudin, Principles of Mathematical
 * Analysis, 5.10): the function is differentiable there, too, with this gradient.
 */
public final class NeedlessConditions {
  private static final Set<String> ENTIRE = Set.of("exp", "sin", "cos", "sinh", "cosh");

  /** Of real numbers. */
  private static final Set<String> SMOOTH = Set.of("tanh", "atan", "sigmoid", "softplus", "erf");

  private final Expr wrt;
  private final Map<Expr, Boolean> continuous = new IdentityHashMap<>();

  private NeedlessConditions(Expr wrt) {
    this.wrt = wrt;
  }

  /**
   * Whether the gradient holds without any of the conditions.
   *
   * @param hidden all conditions that the gradient was found under and does not show
   */
  public static boolean are(Collection<Assumption> hidden, Expr phi, Expr wrt, Expr gradient) {
    if (!(wrt instanceof Expr.Symbol(_, var space, _)) || !space.kind().isLinear()) {
      return false;
    }
    var conditions = new NeedlessConditions(wrt);
    return hidden.stream().allMatch(conditions::isOfAffineNorm)
        && conditions.isContinuous(phi)
        && conditions.isContinuous(gradient);
  }

  private boolean isOfAffineNorm(Assumption a) {
    return a.kind() == Assumption.Kind.NONZERO
        && a.exponents().isEmpty()
        && a.among().isEmpty()
        && a.about() instanceof Expr.Call(var op, var args, _)
        && (op == Op.NORM || ofLines(op) && !hasPlaces(args.getFirst()))
        && depends(args.getFirst())
        && isAffine(args.getFirst());
  }

  /** Zero where one of finitely many affine maps is. */
  private static boolean ofLines(Op op) {
    return op == Op.ROWNORM || op == Op.COLNORM;
  }

  /** Constants by which some rows or columns may be zero whatever the variable is. */
  private static boolean hasPlaces(Expr e) {
    return e instanceof Expr.Constant(var kind, _, _, _)
            && kind != Expr.Constant.Kind.ONES
            && kind != Expr.Constant.Kind.IDENTITY
        || e instanceof Expr.Named(_, var value, _) && hasPlaces(value)
        || Children.of(e).stream().anyMatch(NeedlessConditions::hasPlaces);
  }

  private boolean depends(Expr e) {
    return Children.symbols(e).contains(wrt);
  }

  private boolean isAffine(Expr e) {
    if (e == wrt || !depends(e)) {
      return true;
    }
    return switch (e) {
      case Expr.Named(_, var value, _) -> isAffine(value);
      case Expr.Transpose(var arg, _) -> isAffine(arg);
      case Expr.Sum(var terms, _) -> terms.stream().allMatch(this::isAffine);
      case Expr.Call(var op, var args, _) when op.isLinear() -> isAffine(args.getFirst());
      case Expr.Product _, Expr.Hadamard _ -> {
        List<Expr> varying = Children.of(e).stream().filter(this::depends).toList();
        yield varying.size() == 1 && isAffine(varying.getFirst());
      }
      case Expr _ -> false;
    };
  }

  /**
   * Whether it is known to be continuous, in all its names, in an open set: where it has values.
   */
  private boolean isContinuous(Expr e) {
    Boolean known = continuous.get(e);
    if (known == null) {
      known = hasContinuousHead(e) && Children.of(e).stream().allMatch(this::isContinuous);
      continuous.put(e, known);
    }
    return known;
  }

  private static boolean hasContinuousHead(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Named _ -> true;
      case Expr.Symbol(_, var space, _) -> isOfNumbers(space);
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Transpose _ -> true;
      case Expr.Power(var base, var exponent, _) -> isWhole(exponent) || isInside(base, exponent);
      case Expr.EntryPower(var base, var exponent, _) ->
          isWhole(exponent) || Properties.has(base, Property.POSITIVE);
      case Expr.Entrywise(Fun.Known(var name), var arg, _) when name.equals("log") ->
          Properties.has(arg, Property.POSITIVE);
      case Expr.MatrixFunction(Fun.Known(var name), var arg, _) when name.equals("log") ->
          Properties.has(arg, Property.POSITIVE_DEFINITE);
      case Expr.Call(var op, var args, _) when op == Op.LOGDET ->
          Properties.has(args.getFirst(), Property.POSITIVE_DEFINITE);
      case Expr.Entrywise(Fun.Known(var name), _, _) ->
          ENTIRE.contains(name) || SMOOTH.contains(name);
      case Expr.MatrixFunction(Fun.Known(var name), _, _) -> ENTIRE.contains(name);
      case Expr.Call(var op, var args, _) when op == Op.NORM_P ->
          args.getLast() instanceof Expr.Num(var p, _) && p.signum() > 0;
      case Expr.Call(var op, _, _) -> isContinuous(op);
      case Expr.Entrywise _, Expr.MatrixFunction _, Expr.Frechet _, Expr.Applied _ -> false;
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _, Expr.Differential _ -> false;
    };
  }

  /** Whether the base is known to stay where the power is continuous. */
  private static boolean isInside(Expr base, Expr exponent) {
    return base.isScalar()
        ? Properties.has(base, Property.POSITIVE)
        : Properties.has(base, Property.POSITIVE_DEFINITE)
            || Properties.has(exponent, Property.INTEGER)
                && Properties.has(base, Property.INVERTIBLE);
  }

  private static boolean isOfNumbers(Space space) {
    return switch (space.kind()) {
      case REAL, POSITIVE, NATURAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> true;
      case POSITIVE_DEFINITE, ORTHOGONAL, STIEFEL -> true;
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> false;
    };
  }

  private static boolean isWhole(Expr exponent) {
    return exponent instanceof Expr.Num(var k, _)
        ? k.isInteger()
        : exponent instanceof Expr.Symbol
            && Properties.has(exponent, Property.INTEGER)
            && Properties.has(exponent, Property.NONNEGATIVE);
  }

  private static boolean isContinuous(Op op) {
    return switch (op) {
      case TRACE, DETERMINANT, FROBENIUS, SUM, PROD, MAX, MIN, NORM, NORM_ONE -> true;
      case NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, LOGSUMEXP -> true;
      case ROWSUM, COLSUM, ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> true;
      case ROWLOGSUMEXP, COLLOGSUMEXP, DIAG, DIAGONAL, VEC, UNVEC, VECH, KRON -> true;
      case KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, TRIL, TRIU, SYM, SKEW -> true;
      case ADJUGATE, PROD_OTHERS -> true;
      case LOGDET, ARGMAX, ARGMIN, NORM_P, EIGMAX, EIGMIN, EIGVALS, EIGVECS -> false;
      case EVMAX, EVMIN, U1, V1, POLAR, SVDVALS, SVDU, SVDV, PINV, SYLVESTER -> false;
      case LYAPUNOV, CONJ, ADJUGATE_DERIVATIVE -> false;
    };
  }
}
