package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;

/** Shapes of undeclared names that nobody means, since several letters speak against them. */
final class UnlikelyShapes {
  private final DimUnifier dims;
  private final List<Variable> undeclared;

  private UnlikelyShapes(DimUnifier dims, List<Variable> undeclared) {
    this.dims = dims;
    this.undeclared = undeclared;
  }

  /** Refuses a program whose names come out so. */
  static void refuse(DimUnifier dims, List<Variable> undeclared, List<Node> nodes) {
    var shapes = new UnlikelyShapes(dims, undeclared);
    shapes.refuseUpsideDown();
    shapes.refuseTransposedScalars();
    shapes.refuseRows();
    nodes.forEach(shapes::refuseScaledVector);
    nodes.forEach(shapes::refuseSummedScalar);
  }

  /** What is a vector by its letter is no scalar where that makes a matrix of another one. */
  private void refuseUpsideDown() {
    Optional<Variable> matrix =
        undeclared.stream()
            .filter(v -> Custom.stage(v) > Custom.MATRICES)
            .filter(v -> dims.isAboveOne(v.shape.rows()) && dims.isAboveOne(v.shape.cols()))
            .findFirst();
    Optional<Variable> scalar =
        undeclared.stream()
            .filter(v -> v.origin == Declared.Origin.ELIMINATION)
            .filter(v -> Custom.stage(v) == Custom.VECTORS && dims.isScalar(v.shape))
            .findFirst();
    if (matrix.isPresent() && scalar.isPresent()) {
      String name = scalar.get().name;
      throw new ShapeException(
          Diagnostic.of(
                  Kind.SHAPE,
                  "`%s` is no vector here, and as a scalar it makes a matrix of `%s`"
                      .formatted(name, matrix.get().name),
                  scalar.get().span)
              .label(matrix.get().span, "a vector by its letter, too")
              .note("a power, a sum or a transpose around them may be meant otherwise")
              .help("declare them, such as `%s in R(n)` or `%s in R`".formatted(name, name)));
    }
  }

  /** Who transposes a vector by its letter means no scalar: {@code w'*x[i]}. */
  private void refuseTransposedScalars() {
    undeclared.stream()
        .filter(v -> v.transposed && Custom.stage(v) == Custom.VECTORS && dims.isScalar(v.shape))
        .findFirst()
        .ifPresent(
            v -> {
              throw new ShapeException(
                  Diagnostic.of(
                          Kind.SHAPE,
                          "`%s` is transposed, but only a scalar fits its uses".formatted(v.name),
                          v.span)
                      .note(
                          "`x[i]` is an entry; row i of a matrix is `X[i, :]`, column i `X[:, i]`")
                      .help("if a scalar is meant, declare it: `%s in R`".formatted(v.name)));
            });
  }

  /** Two vectors by their letters are no rows, {@code y - w*X}, where neither is transposed. */
  private void refuseRows() {
    List<Variable> rows =
        undeclared.stream()
            .filter(v -> !v.transposed && Custom.stage(v) == Custom.VECTORS)
            .filter(v -> dims.isOne(v.shape.rows()) && dims.isAboveOne(v.shape.cols()))
            .toList();
    if (rows.size() < 2) {
      return;
    }
    Variable first = rows.get(0);
    Variable second = rows.get(1);
    throw new ShapeException(
        Diagnostic.of(
                Kind.SHAPE,
                "only as rows `%s` and `%s` fit their uses".formatted(first.name, second.name),
                first.span)
            .label(second.span, "a column by its letter, too")
            .note("a matrix stands left of a column, `X*w`, and a row is `w'`")
            .help(
                "if rows are meant, declare them, such as `%s in R(1, n)`".formatted(second.name)));
  }

  /** Of two vectors by their letters neither scales the other: {@code x*y}. */
  private void refuseScaledVector(Node node) {
    if (!(node.form instanceof Form.Chain(var divided, _))) {
      return;
    }
    for (int i = 1; i < divided.size(); i++) {
      if (divided.get(i)
          || !(node.args.get(i - 1).form instanceof Form.NameOf(var left))
          || !(node.args.get(i).form instanceof Form.NameOf(var right))) {
        continue;
      }
      boolean scaled =
          isLostVector(left) && isVector(right) || isVector(left) && isLostVector(right);
      if (scaled && isSure(left) && isSure(right)) {
        throw new ShapeException(
            Diagnostic.of(
                    Kind.SHAPE,
                    "`%s` and `%s` are vectors by their letters, which have no product"
                        .formatted(left.name, right.name),
                    left.span.join(right.span))
                .note(
                    "if one is a scalar, declare it: `%s in R`"
                        .formatted(isLostVector(left) ? left.name : right.name))
                .help(
                    "write `%s .* %s` for the product of every entry, `%s'*%s` for the sum of these"
                        .formatted(left.name, right.name, left.name, right.name)));
      }
    }
  }

  /**
   * Whoever writes {@code mean(x)} means no scalar by x, {@code x - mean(x)}, nor whoever sums up a
   * product, {@code sum(p*log(p))}.
   */
  private void refuseSummedScalar(Node node) {
    if (!LostEntries.isReduction(node) || LostEntries.isOfSquare(node)) {
      return;
    }
    Node summed = node.args.getFirst();
    if (summed.form instanceof Form.NameOf(var name) && isLostVector(name)) {
      throw new ShapeException(
          summedUp(name, node)
              .help("write `.+` and `.-` for a scalar that is added to every entry"));
    }
    if (summed.form instanceof Form.Chain(var divided, _) && !divided.contains(true)) {
      List<Variable> factors =
          summed.args.stream().flatMap(factor -> lostVector(factor).stream()).toList();
      if (factors.size() > 1) {
        throw new ShapeException(
            summedUp(factors.getFirst(), node).help("write `.*` for the product of every entry"));
      }
    }
  }

  private static Diagnostic summedUp(Variable name, Node sum) {
    return Diagnostic.of(
            Kind.SHAPE,
            "only a scalar fits the uses of `%s`, and here it is summed up".formatted(name.name),
            sum.span)
        .note("if that is meant, declare it: `%s in R`".formatted(name.name));
  }

  /** A vector by its letter that is none, and of which this is a function. */
  private Optional<Variable> lostVector(Node node) {
    Node inner = node;
    while (inner.form instanceof Form.Applied) {
      inner = inner.args.getFirst();
    }
    return inner.form instanceof Form.NameOf(var name) && isLostVector(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private boolean isLostVector(Variable name) {
    return !name.declared && Custom.isVectorLetter(name.name) && dims.isScalar(name.shape);
  }

  private boolean isVector(Variable name) {
    return dims.isAboveOne(name.shape.rows()) || dims.isAboveOne(name.shape.cols());
  }

  private static boolean isSure(Variable name) {
    return !name.declared && Custom.isSurelyVector(name.name);
  }
}
