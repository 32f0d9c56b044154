package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;
import static org.frobenius.expr.PropertySets.add;
import static org.frobenius.expr.PropertySets.intersect;
import static org.frobenius.expr.PropertySets.signs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What named operators are, whatever their arguments, and what they inherit from them. */
final class CallProperties {
  private CallProperties() {}

  static Set<Property> call(Op op, List<Expr> args) {
    Expr first = args.getFirst();
    return switch (op) {
      case DIAG -> {
        var found = EnumSet.of(DIAGONAL);
        add(found, POSITIVE_DEFINITE, has(first, POSITIVE));
        add(found, POSITIVE_SEMIDEFINITE, has(first, NONNEGATIVE));
        yield found;
      }
      case KRON -> {
        var found = EnumSet.allOf(Property.class);
        found.remove(SKEW);
        args.forEach(a -> found.retainAll(Properties.of(a)));
        yield found;
      }
      case SYM -> EnumSet.of(SYMMETRIC);
      case SKEW -> EnumSet.of(SKEW);
      case TRIL -> EnumSet.of(LOWER);
      case TRIU -> EnumSet.of(UPPER);
      case PINV, POLAR -> intersect(EnumSet.of(SYMMETRIC, SKEW, DIAGONAL), Properties.of(first));
      case ADJUGATE -> intersect(EnumSet.of(SYMMETRIC, DIAGONAL), Properties.of(first));
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, ROWNORM, COLNORM ->
          EnumSet.of(NONNEGATIVE);
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> EnumSet.of(POSITIVE);
      case ARGMAX, ARGMIN -> {
        var found = EnumSet.of(NONNEGATIVE);
        add(found, SYMMETRIC, has(first, SYMMETRIC));
        yield found;
      }
      case DETERMINANT, TRACE, EIGMAX, EIGMIN ->
          has(first, POSITIVE_DEFINITE)
              ? EnumSet.of(POSITIVE)
              : has(first, POSITIVE_SEMIDEFINITE) ? EnumSet.of(NONNEGATIVE) : Set.of();
      case SUM, PROD, MAX, MIN, ROWSUM, COLSUM, VEC, UNVEC, VECH, KHATRIRAO, CONTRACT_LEFT ->
          signs(args);
      case CONTRACT_RIGHT, FROBENIUS -> signs(args);
      case DIAGONAL -> {
        var found = EnumSet.noneOf(Property.class);
        found.addAll(signs(args));
        add(found, POSITIVE, has(first, POSITIVE_DEFINITE));
        yield found;
      }
      case EIGVALS -> has(first, POSITIVE_DEFINITE) ? EnumSet.of(POSITIVE) : Set.of();
      case CONJ -> Properties.of(first);
      case PROD_OTHERS -> {
        var found = EnumSet.noneOf(Property.class);
        found.addAll(signs(args));
        add(found, SYMMETRIC, has(first, SYMMETRIC));
        yield found;
      }
      case ADJUGATE_DERIVATIVE -> {
        var found = EnumSet.of(SYMMETRIC, DIAGONAL);
        args.forEach(a -> found.retainAll(Properties.of(a)));
        yield found;
      }
      case EIGVECS, EVMAX, EVMIN, U1, V1, SVDU, SVDV -> EnumSet.of(ORTHONORMAL);
      case SVDVALS -> EnumSet.of(NONNEGATIVE);
      case LYAPUNOV -> intersect(EnumSet.of(SYMMETRIC, SKEW), Properties.of(args.getLast()));
      case LOGDET, LOGSUMEXP, ROWLOGSUMEXP, COLLOGSUMEXP, CROSS, SYLVESTER -> Set.of();
    };
  }
}
