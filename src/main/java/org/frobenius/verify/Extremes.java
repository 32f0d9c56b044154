package org.frobenius.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Space;

/**
 * Instances made of an ordinary one where what is equal nearly everywhere, or up to little, shows
 * its difference: names tiny and huge, each by itself and all together; zeros, small integers and
 * matrices of rank one.
 */
final class Extremes {
  /** Powers of ten; besides these, those of the numbers in the expressions. */
  private static final List<Integer> POWERS = List.of(-8, -3, 3, 8, 16);

  private static final int LARGEST_POWER = 40;

  /** Beyond so many names they are scaled together only. */
  private static final int MOST_NAMES = 6;

  private final Map<String, Space> spaces = new LinkedHashMap<>();
  private final Set<Integer> powers = new LinkedHashSet<>(POWERS);

  Extremes(Collection<? extends Expr> expressions) {
    Contents.of(expressions).names().forEach(name -> spaces.put(name.name(), name.space()));
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(expressions);
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (seen.add(e)) {
        enterNumber(e);
        pending.addAll(Children.of(e));
      }
    }
  }

  private void enterNumber(Expr e) {
    if (e instanceof Expr.Num(Rational value, _)) {
      enter(value);
    } else if (e instanceof Expr.Product product) {
      enter(product.coefficient());
    }
  }

  private void enter(Rational number) {
    double size = Math.abs(number.doubleValue());
    int power = size == 0 ? 0 : (int) Math.rint(Math.log10(size));
    if (Math.abs(power) > 1 && Math.abs(power) <= LARGEST_POWER) {
      powers.add(power);
      powers.add(-power);
    }
  }

  /** How one matrix of a space becomes another of the space; itself where the space has no such. */
  private interface Change {
    RealMatrix of(Space.Kind kind, RealMatrix value);
  }

  /**
   * @param sign of the factors of names that may have either
   */
  List<Instance> of(Instance instance, int sign) {
    var all = new ArrayList<Instance>();
    Set<String> names = spaces.keySet();
    for (int power : powers) {
      Change scaled = (kind, value) -> scaled(kind, value, Math.pow(10, power), sign);
      all.add(changed(instance, names, scaled));
      if (names.size() > 1 && names.size() <= MOST_NAMES) {
        names.forEach(name -> all.add(changed(instance, Set.of(name), scaled)));
      }
    }
    for (Change change : List.<Change>of(Extremes::integral, Extremes::rankOne, Extremes::zero)) {
      all.add(changed(instance, names, change));
      if (names.size() > 1 && names.size() <= MOST_NAMES) {
        names.forEach(name -> all.add(changed(instance, Set.of(name), change)));
      }
    }
    return all;
  }

  /** All names together, so many times what they were. */
  Instance scaled(Instance instance, double factor, int sign) {
    return changed(instance, spaces.keySet(), (kind, value) -> scaled(kind, value, factor, sign));
  }

  private Instance changed(Instance instance, Collection<String> names, Change change) {
    var matrices = new LinkedHashMap<>(instance.matrices());
    spaces.forEach(
        (name, space) -> {
          if (names.contains(name) && !instance.sizes().containsKey(name)) {
            matrices.computeIfPresent(name, (_, value) -> change.of(space.kind(), value));
          }
        });
    return new Instance(
        instance.seed(), instance.attempt(), instance.sizes(), matrices, instance.functions());
  }

  private static RealMatrix scaled(Space.Kind kind, RealMatrix value, double factor, int sign) {
    return switch (kind) {
      case REAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> value.scalarMultiply(sign * factor);
      case POSITIVE, POSITIVE_DEFINITE -> value.scalarMultiply(factor);
      case NATURAL, ORTHOGONAL, STIEFEL, COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> value;
    };
  }

  /** Entries -1, 0 and 1 mostly. */
  private static RealMatrix integral(Space.Kind kind, RealMatrix value) {
    return switch (kind) {
      case REAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, SEQUENCE -> mapped(value, Math::rint);
      case POSITIVE -> mapped(value, Math::ceil);
      case NATURAL -> mapped(value, _ -> 1);
      case POSITIVE_DEFINITE -> MatrixUtils.createRealIdentityMatrix(value.getRowDimension());
      case ORTHOGONAL, STIEFEL -> unitColumns(value);
      case COMPLEX, HERMITIAN, FUNCTION, ANALYTIC -> value;
    };
  }

  private static RealMatrix rankOne(Space.Kind kind, RealMatrix value) {
    return switch (kind) {
      case REAL -> value.getColumnMatrix(0).multiply(value.getRowMatrix(0));
      case SYMMETRIC -> value.getColumnMatrix(0).multiply(value.getColumnMatrix(0).transpose());
      case DIAGONAL, LOWER, UPPER -> {
        RealMatrix corner = value.scalarMultiply(0);
        corner.setEntry(0, 0, value.getEntry(0, 0));
        yield corner;
      }
      case NATURAL, POSITIVE, SKEW, POSITIVE_DEFINITE, ORTHOGONAL, STIEFEL -> value;
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> value;
    };
  }

  private static RealMatrix zero(Space.Kind kind, RealMatrix value) {
    return switch (kind) {
      case REAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, NATURAL, SEQUENCE ->
          value.scalarMultiply(0);
      case POSITIVE, POSITIVE_DEFINITE, ORTHOGONAL, STIEFEL -> value;
      case COMPLEX, HERMITIAN, FUNCTION, ANALYTIC -> value;
    };
  }

  private static RealMatrix unitColumns(RealMatrix value) {
    RealMatrix unit = value.scalarMultiply(0);
    for (int i = 0; i < value.getColumnDimension(); i++) {
      unit.setEntry(i, i, 1);
    }
    return unit;
  }

  private static RealMatrix mapped(RealMatrix value, DoubleUnaryOperator f) {
    RealMatrix mapped = value.copy();
    for (int i = 0; i < value.getRowDimension(); i++) {
      for (int j = 0; j < value.getColumnDimension(); j++) {
        mapped.setEntry(i, j, f.applyAsDouble(value.getEntry(i, j)) + 0.0);
      }
    }
    return mapped;
  }
}
