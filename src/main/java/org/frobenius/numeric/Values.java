package org.frobenius.numeric;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Space;

/**
 * What names stand for: matrices (a scalar is 1 by 1, the differential {@code d(X)} is named {@code
 * dX}), sizes, functions, and the spaces the names were declared in. Immutable; matrices are
 * copied.
 */
public final class Values {
  private static final Values NONE = new Values(Map.of(), Map.of(), Map.of(), Map.of());

  private final Map<String, RealMatrix> matrices;
  private final Map<String, Integer> sizes;
  private final Map<String, List<Fun>> functions;
  private final Map<String, Space> spaces;

  private Values(
      Map<String, RealMatrix> matrices,
      Map<String, Integer> sizes,
      Map<String, List<Fun>> functions,
      Map<String, Space> spaces) {
    this.matrices = matrices;
    this.sizes = sizes;
    this.functions = functions;
    this.spaces = spaces;
  }

  public static Values none() {
    return NONE;
  }

  /** Values of names; one that is not finite is a DataException that names it and the entry. */
  public static Values of(Map<String, RealMatrix> matrices) {
    return NONE.with(matrices);
  }

  public Values with(Map<String, RealMatrix> more) {
    var all = new HashMap<>(matrices);
    more.forEach((name, value) -> all.put(name, finite(name, value)));
    return new Values(Map.copyOf(all), sizes, functions, spaces);
  }

  public Values with(String name, RealMatrix value) {
    return with(Map.of(name, value));
  }

  public Values with(String name, double value) {
    return with(name, Dense.scalar(value));
  }

  /** The value of a dimension symbol, where no matrix's shape gives it. */
  public Values withSize(String dimension, int size) {
    return new Values(matrices, plus(sizes, dimension, size), functions, spaces);
  }

  /**
   * What an unknown function {@code f} is: {@code byOrder} lists f, f', f'', … as far as they are
   * needed.
   */
  public Values withFunction(String name, List<Fun> byOrder) {
    return new Values(matrices, sizes, plus(functions, name, List.copyOf(byOrder)), spaces);
  }

  /**
   * The spaces names are declared in: sizes are solved from them even where an expression does not
   * have the name.
   */
  public Values withSpaces(Map<String, Space> declared) {
    return new Values(matrices, sizes, functions, Map.copyOf(declared));
  }

  /**
   * These values, in the declared spaces. A value that does not lie in its space, such as one
   * declared symmetric that is not, is a DataException that says so; so is a differential {@code
   * dX} outside the tangent space of a linear one.
   */
  public Values check(Map<String, Space> declared) {
    declared.forEach(
        (name, space) -> {
          find(name).ifPresent(value -> Membership.check(name, value, space));
          find("d" + name)
              .filter(_ -> !declared.containsKey("d" + name))
              .ifPresent(value -> Membership.checkTangent(name, value, space));
        });
    return withSpaces(declared);
  }

  public Optional<RealMatrix> find(String name) {
    return Optional.ofNullable(matrices.get(name));
  }

  /** The names that have a value. */
  public Collection<String> names() {
    return matrices.keySet();
  }

  Map<String, RealMatrix> matrices() {
    return matrices;
  }

  Map<String, Integer> sizes() {
    return sizes;
  }

  Map<String, Space> spaces() {
    return spaces;
  }

  Map<String, List<Fun>> functions() {
    return functions;
  }

  /** The value of a name; without one, a DataException that names it and near names. */
  RealMatrix get(String name) {
    RealMatrix value = matrices.get(name);
    if (value == null) {
      var near = NearNames.near(name, matrices.keySet());
      throw Failures.data(
          "no value is given for `"
              + name
              + "`"
              + (near.isEmpty() ? "" : ", but one for `" + String.join("`, `", near) + "`"));
    }
    return value;
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    var all = new HashMap<>(map);
    all.put(name, value);
    return Map.copyOf(all);
  }

  private static RealMatrix finite(String name, RealMatrix value) {
    var entries = value.getData();
    for (int i = 0; i < entries.length; i++) {
      for (int j = 0; j < entries[i].length; j++) {
        if (!Double.isFinite(entries[i][j])) {
          throw Failures.data(
              "the value of `"
                  + name
                  + "` is "
                  + entries[i][j]
                  + " at entry ["
                  + (i + 1)
                  + ", "
                  + (j + 1)
                  + "]");
        }
      }
    }
    return new Array2DRowRealMatrix(entries, false);
  }
}
