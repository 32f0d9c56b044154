package org.frobenius.syntax;

import java.util.List;
import java.util.stream.Stream;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Shape;

/** What an operator asks of the shapes of its operands and result. */
sealed interface Relation {
  /** How far a relation got. */
  enum Outcome {
    /** Nothing is left to do. */
    SETTLED,
    /** More has to be known of the watched dimensions. */
    WAITING,
    /** It cannot hold. */
    CLASH
  }

  /** Adds what follows from what is known. */
  Outcome settle(DimUnifier dims);

  /** The dimensions it depends on. */
  List<DimVar> watched();

  private static Outcome settled(boolean holds) {
    return holds ? Outcome.SETTLED : Outcome.CLASH;
  }

  private static Outcome waiting(boolean possible) {
    return possible ? Outcome.WAITING : Outcome.CLASH;
  }

  private static List<DimVar> sides(ShapeVar... shapes) {
    return Stream.of(shapes).flatMap(s -> Stream.of(s.rows(), s.cols())).toList();
  }

  /** Two dimensions to be made equal. */
  record Pair(DimVar left, DimVar right) {}

  /** Dimensions that are equal, pair by pair. */
  record Equal(List<Pair> pairs) implements Relation {
    static Equal shapes(ShapeVar a, ShapeVar b) {
      return new Equal(List.of(new Pair(a.rows(), b.rows()), new Pair(a.cols(), b.cols())));
    }

    static Equal square(ShapeVar shape) {
      return new Equal(List.of(new Pair(shape.rows(), shape.cols())));
    }

    @Override
    public Outcome settle(DimUnifier dims) {
      return settled(pairs.stream().allMatch(p -> dims.unify(p.left(), p.right())));
    }

    @Override
    public List<DimVar> watched() {
      return pairs.stream().flatMap(p -> Stream.of(p.left(), p.right())).toList();
    }
  }

  /** {@code A*B}: inner dimensions agree, or a scalar scales. */
  record MatrixProduct(ShapeVar result, ShapeVar left, ShapeVar right) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      if (dims.isScalar(left)) {
        return settled(dims.unify(result, right));
      }
      if (dims.isScalar(right)) {
        return settled(dims.unify(result, left));
      }
      // 1 by 1 in every reading: two scalars, or a row times a column
      boolean noScalars = dims.isNoScalar(left) && dims.isNoScalar(right);
      if (noScalars || dims.isScalar(result)) {
        return product(dims);
      }
      if (dims.isNoScalar(left)) {
        return leftIsMatrix(dims);
      }
      if (dims.isNoScalar(right)) {
        return rightIsMatrix(dims);
      }
      return Outcome.WAITING;
    }

    private Outcome product(DimUnifier dims) {
      return settled(
          dims.unify(left.cols(), right.rows())
              && dims.unify(result.rows(), left.rows())
              && dims.unify(result.cols(), right.cols()));
    }

    private Outcome leftIsMatrix(DimUnifier dims) {
      if (dims.differ(left.cols(), right.rows())) {
        return settled(
            dims.unify(right.rows(), dims.one())
                && dims.unify(right.cols(), dims.one())
                && dims.unify(result, left));
      }
      boolean notScaled =
          dims.differ(result.cols(), left.cols())
              || dims.isAboveOne(right.rows())
              || dims.isOne(left.cols());
      return notScaled ? product(dims) : waiting(dims.unify(result.rows(), left.rows()));
    }

    private Outcome rightIsMatrix(DimUnifier dims) {
      if (dims.differ(left.cols(), right.rows())) {
        return settled(
            dims.unify(left.rows(), dims.one())
                && dims.unify(left.cols(), dims.one())
                && dims.unify(result, right));
      }
      boolean notScaled =
          dims.differ(result.rows(), right.rows())
              || dims.isAboveOne(left.cols())
              || dims.isOne(right.rows());
      return notScaled ? product(dims) : waiting(dims.unify(result.cols(), right.cols()));
    }

    @Override
    public List<DimVar> watched() {
      return sides(result, left, right);
    }
  }

  /** {@code A .* B}, {@code A .+ B}: equal shapes, or a scalar goes to every entry. */
  record Broadcast(ShapeVar result, ShapeVar left, ShapeVar right) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      if (dims.isScalar(left)) {
        return settled(dims.unify(result, right));
      }
      if (dims.isScalar(right)) {
        return settled(dims.unify(result, left));
      }
      boolean noScalars = dims.isNoScalar(left) && dims.isNoScalar(right);
      if (noScalars || dims.isScalar(result)) {
        return settled(dims.unify(left, right) && dims.unify(result, left));
      }
      if (dims.isNoScalar(left)) {
        return beside(dims, left, right);
      }
      if (dims.isNoScalar(right)) {
        return beside(dims, right, left);
      }
      return Outcome.WAITING;
    }

    private Outcome beside(DimUnifier dims, ShapeVar matrix, ShapeVar other) {
      if (!dims.unify(result, matrix)) {
        return Outcome.CLASH;
      }
      if (dims.differ(matrix.rows(), other.rows()) || dims.differ(matrix.cols(), other.cols())) {
        return settled(
            dims.unify(other.rows(), dims.one()) && dims.unify(other.cols(), dims.one()));
      }
      return Outcome.WAITING;
    }

    @Override
    public List<DimVar> watched() {
      return sides(result, left, right);
    }
  }

  /** {@code exp(X)}: of a scalar, a vector, a row, or a square matrix. */
  record SquareOrVector(ShapeVar arg) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      if (dims.isOne(arg.rows()) || dims.isOne(arg.cols()) || dims.same(arg.rows(), arg.cols())) {
        return Outcome.SETTLED;
      }
      if (dims.isAboveOne(arg.rows()) && dims.isAboveOne(arg.cols())) {
        return settled(dims.unify(arg.rows(), arg.cols()));
      }
      return Outcome.WAITING;
    }

    @Override
    public List<DimVar> watched() {
      return sides(arg);
    }
  }

  /** {@code diag(x)}, the matrix of a vector, or {@code diag(X)}, the vector of a matrix. */
  record Diagonal(ShapeVar result, ShapeVar arg) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      boolean matrixGiven = dims.isAboveOne(arg.rows()) && dims.isAboveOne(arg.cols());
      if (matrixGiven || (dims.isOne(result.cols()) && dims.isAboveOne(result.rows()))) {
        return settled(
            dims.unify(arg.rows(), arg.cols())
                && dims.unify(result.rows(), arg.rows())
                && dims.unify(result.cols(), dims.one()));
      }
      if (dims.isOne(arg.rows()) && dims.isAboveOne(arg.cols())) {
        return settled(
            dims.unify(result.rows(), arg.cols()) && dims.unify(result.cols(), arg.cols()));
      }
      if (dims.isOne(arg.cols()) || dims.isAboveOne(result.cols())) {
        return settled(
            dims.unify(arg.cols(), dims.one())
                && dims.unify(result.rows(), arg.rows())
                && dims.unify(result.cols(), arg.rows()));
      }
      return Outcome.WAITING;
    }

    @Override
    public List<DimVar> watched() {
      return sides(result, arg);
    }
  }

  /**
   * {@code svdvals(X)}: as many as X has columns, or rows where these are fewer. Of sizes that do
   * not tell, the columns are taken to be.
   */
  record SingularValues(DimVar count, ShapeVar arg) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      if (dims.isOne(arg.rows()) || dims.isOne(arg.cols())) {
        return settled(dims.unify(count, dims.one()));
      }
      if (!dims.isKnown(arg.rows()) || !dims.isKnown(arg.cols())) {
        return Outcome.WAITING;
      }
      boolean wide = isWide(new Shape(dims.resolve(arg.rows()), dims.resolve(arg.cols())));
      return settled(dims.unify(count, wide ? arg.rows() : arg.cols()));
    }

    @Override
    public List<DimVar> watched() {
      return sides(arg);
    }

    /** Whether there are fewer rows than columns, whatever the sizes are. */
    static boolean isWide(Shape shape) {
      return !shape.rows().equals(shape.cols()) && shape.cols().isAtLeast(shape.rows());
    }
  }

  /** {@code x[i]}, {@code x[2:n]}: of a column or a row; the result is as long as the range. */
  record VectorSlice(ShapeVar result, ShapeVar arg, DimVar length) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      if (dims.isOne(arg.rows()) && dims.isAboveOne(arg.cols())) {
        return settled(dims.unify(result.rows(), dims.one()) && dims.unify(result.cols(), length));
      }
      if (dims.isAboveOne(arg.rows()) || dims.isOne(arg.cols())) {
        return settled(
            dims.unify(arg.cols(), dims.one())
                && dims.unify(result.rows(), length)
                && dims.unify(result.cols(), dims.one()));
      }
      return Outcome.WAITING;
    }

    @Override
    public List<DimVar> watched() {
      return sides(result, arg);
    }
  }

  /** Two polynomials that are equal, once enough of their open dimensions is known. */
  record Equation(Dim left, Dim right, List<DimVar> open) implements Relation {
    @Override
    public Outcome settle(DimUnifier dims) {
      return settled(dims.equate(left, right));
    }

    @Override
    public List<DimVar> watched() {
      return open;
    }
  }
}
