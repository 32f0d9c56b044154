package org.frobenius.expr;

import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INTEGER;
import static org.frobenius.expr.Property.INVERTIBLE;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;
import static org.frobenius.expr.PropertySets.add;
import static org.frobenius.expr.PropertySets.intersect;
import static org.frobenius.expr.PropertySets.signs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Infers properties from declared spaces and through operators. What is reported is known; what is
 * not known is not.
 */
public final class Properties {
  private static final Memo<Integer> KNOWN = new Memo<>(e -> closed(inferred(e), e));

  private static final List<Property> ALL = List.of(Property.values());

  private Properties() {}

  public static boolean has(Expr e, Property property) {
    return in(KNOWN.of(e), property);
  }

  /** Whether the value is known to lie in a space of this structure, whatever its size. */
  public static boolean lies(Expr e, Space space) {
    return switch (space.kind()) {
      case SEQUENCE, FUNCTION, ANALYTIC ->
          e instanceof Expr.Symbol s && s.space().kind() == space.kind();
      case ORTHOGONAL -> has(e, ORTHONORMAL) && e.shape().isSquare();
      case HERMITIAN -> has(e, SYMMETRIC);
      case REAL, COMPLEX, POSITIVE, NATURAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER ->
          hasAll(e, space.kind());
      case POSITIVE_DEFINITE, STIEFEL -> hasAll(e, space.kind());
    };
  }

  private static boolean hasAll(Expr e, Space.Kind kind) {
    return (KNOWN.of(e) & kind.bits()) == kind.bits();
  }

  static Set<Property> of(Expr e) {
    return set(KNOWN.of(e));
  }

  /** What is known of each of some expressions, a bit each; of none, everything. */
  static int common(List<Expr> es) {
    int bits = -1;
    for (int i = 0; i < es.size(); i++) {
      bits &= KNOWN.of(es.get(i));
    }
    return bits;
  }

  /** Whether a property is among the bits. */
  static boolean in(int bits, Property property) {
    return (bits & bit(property)) != 0;
  }

  /** Properties from their bits. */
  static EnumSet<Property> set(int bits) {
    var found = EnumSet.noneOf(Property.class);
    for (Property each : ALL) {
      if (in(bits, each)) {
        found.add(each);
      }
    }
    return found;
  }

  /** A set of properties as one number, a bit each. */
  static int bits(Set<Property> properties) {
    int bits = 0;
    for (Property each : properties) {
      bits |= bit(each);
    }
    return bits;
  }

  private static int bit(Property property) {
    return 1 << property.ordinal();
  }

  /** Adds what the found properties imply. */
  private static int closed(int found, Expr e) {
    int all = found;
    if (in(all, POSITIVE_DEFINITE)) {
      all |= bit(POSITIVE_SEMIDEFINITE) | bit(INVERTIBLE);
    }
    if (in(all, POSITIVE_SEMIDEFINITE)) {
      all |= bit(SYMMETRIC);
    }
    if (in(all, DIAGONAL)) {
      all |= bit(SYMMETRIC) | bit(LOWER) | bit(UPPER);
    }
    if (in(all, POSITIVE)) {
      all |= bit(NONNEGATIVE);
    }
    if (in(all, ORTHONORMAL) && e.shape().isSquare()) {
      all |= bit(INVERTIBLE);
    }
    return all;
  }

  private static int inferred(Expr e) {
    return e instanceof Expr.Symbol(_, var space, _) ? space.kind().bits() : bits(infer(e));
  }

  private static Set<Property> infer(Expr e) {
    return switch (e) {
      case Expr.Num(var value, _) -> LeafProperties.number(value);
      case Expr.Size _ -> EnumSet.of(POSITIVE, INTEGER);
      case Expr.Symbol(_, var space, _) -> space.kind().properties();
      case Expr.Named(_, var value, _) -> of(value);
      case Expr.Constant(var kind, _, _, _) -> LeafProperties.constant(kind, e.shape());
      case Expr.Sum(var terms, _) -> SumProperties.sum(terms);
      case Expr.Product p -> ProductProperties.product(p);
      case Expr.Hadamard(var factors, _) -> ProductProperties.hadamard(factors);
      case Expr.Transpose(var arg, _) -> transpose(arg);
      case Expr.Power(var base, var exponent, _) -> PowerProperties.power(base, exponent);
      case Expr.EntryPower(var base, var exponent, _) -> PowerProperties.entryPower(base, exponent);
      case Expr.MatrixFunction(var f, var arg, _) -> FunctionProperties.matrixFunction(f, arg);
      case Expr.Entrywise(var f, var arg, _) -> FunctionProperties.entrywise(f, arg);
      case Expr.Frechet(_, var at, var directions, _) ->
          has(at, SYMMETRIC) && directions.size() == 1 && has(directions.getFirst(), SYMMETRIC)
              ? EnumSet.of(SYMMETRIC)
              : Set.of();
      case Expr.Call(var op, var args, _) -> CallProperties.call(op, args);
      case Expr.Applied(var function, var derivative, _, _) ->
          derivative == Expr.Applied.Derivative.HESSIAN && function.isScalar()
              ? EnumSet.of(SYMMETRIC)
              : Set.of();
      case Expr.Slice(var arg, var rows, var cols, _) -> slice(arg, rows, cols);
      case Expr.Block _ -> Set.of();
      case Expr.BigSum(_, _, _, var body, _) -> SumProperties.bounded(body);
      case Expr.Integral(_, _, _, var body, _) -> intersect(PropertySets.STRUCTURE, of(body));
      case Expr.Differential(var arg, _) -> tangent(arg);
    };
  }

  private static Set<Property> transpose(Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    found.addAll(of(arg));
    add(found, LOWER, has(arg, UPPER));
    add(found, UPPER, has(arg, LOWER));
    if (!has(arg, UPPER)) {
      found.remove(LOWER);
    }
    if (!has(arg, LOWER)) {
      found.remove(UPPER);
    }
    if (!arg.shape().isSquare()) {
      found.remove(ORTHONORMAL);
    }
    return found;
  }

  private static Set<Property> slice(Expr arg, Range rows, Range cols) {
    EnumSet<Property> found = signs(List.of(arg));
    add(found, SYMMETRIC, rows.equals(cols) && !(rows instanceof Range.At) && has(arg, SYMMETRIC));
    return found;
  }

  /** The differential of a matrix of a linear space lies in that space. */
  private static Set<Property> tangent(Expr arg) {
    return arg instanceof Expr.Symbol ? intersect(PropertySets.STRUCTURE, of(arg)) : Set.of();
  }
}
