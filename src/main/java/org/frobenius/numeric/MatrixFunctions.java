package org.frobenius.numeric;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * A scalar function of a square matrix, in the sense of its power series, and its Fréchet
 * derivatives: of a symmetric matrix by eigenvectors and divided differences; otherwise the
 * catalogue's by their algorithms, composed ones by the Schur–Parlett algorithm or, where that does
 * not serve, by reading the formula with a matrix for its variable.
 */
final class MatrixFunctions {
  /**
   * The eigenvectors of a matrix of smaller norm do not help a function that nearly vanishes at
   * zero; a Taylor series does.
   */
  private static final double SMALL = 0.1;

  private final Function<Expr, RealMatrix> scalars;
  private final Map<String, List<Fun>> bindings;

  /**
   * @param scalars evaluates what does not depend on a parameter
   * @param bindings what unknown functions are, by order of the derivative
   */
  MatrixFunctions(Function<Expr, RealMatrix> scalars, Map<String, List<Fun>> bindings) {
    this.scalars = scalars;
    this.bindings = bindings;
  }

  /** What an unknown function is bound to. */
  Fun bound(Fun.Unknown f) {
    List<Fun> byOrder = bindings.getOrDefault(f.name(), List.of());
    if (f.order() >= byOrder.size()) {
      throw Failures.unsupported("the value of the unknown function " + f + " is not known");
    }
    return byOrder.get(f.order());
  }

  RealMatrix apply(Fun f, RealMatrix x) {
    Formula formula = formula(f);
    Composition composition = formula.read(Composition.READING, Composition.AFFINE);
    return isSpectral(x, composition)
        ? SymmetricFunction.value(formula, x)
        : general(formula, composition, x, x.getRowDimension());
  }

  /** {@code L(f, X, E)}, {@code L(f, X, E, F)}. */
  RealMatrix frechet(Fun f, RealMatrix x, List<RealMatrix> directions) {
    Formula formula = formula(f);
    Composition composition = formula.read(Composition.READING, Composition.AFFINE);
    if (directions.size() == 1 && isSpectral(x, composition)) {
      return SymmetricFunction.derivative(formula, x, directions.getFirst());
    }
    int n = x.getRowDimension();
    return FrechetDerivative.of(block -> general(formula, composition, block, n), x, directions);
  }

  private Formula formula(Fun f) {
    return new Formula(f, e -> scalars.apply(e).getEntry(0, 0), this::bound);
  }

  private static boolean isSpectral(RealMatrix x, Composition composition) {
    return composition.compareTo(Composition.ELEMENTARY) >= 0
        && SymmetricFunction.isSymmetric(x)
        && !(composition == Composition.COMPOSED && Dense.norm1(x) <= SMALL);
  }

  /** Of a block form whose diagonal blocks all are one {@code n} by {@code n} matrix. */
  private static RealMatrix general(Formula formula, Composition composition, RealMatrix x, int n) {
    if (composition == Composition.COMPOSED) {
      var value = SchurParlett.of(formula, x, n);
      if (value.isPresent()) {
        return value.get();
      }
    }
    return formula.read(new MatrixArithmetic(x.getRowDimension(), n), x);
  }
}
