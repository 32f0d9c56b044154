package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Op;
import org.frobenius.expr.Space;

/**
 * Settles what use leaves open: shapes by the customary letters, then names for open dimensions.
 */
final class Guesses {
  private final Inference inference;
  private final DimUnifier dims;
  private final Scope scope;

  /** Inverses and determinants of products. */
  private List<Node> inverses = List.of();

  Guesses(Inference inference, Scope scope) {
    this.inference = inference;
    this.dims = inference.dims();
    this.scope = scope;
  }

  /**
   * Gives every undeclared name a shape, the surest first, a clash only where every guess leads to
   * one.
   */
  void shapes(List<Node> nodes) {
    inverses = nodes.stream().filter(Guesses::isOfRegular).toList();
    var undeclared = new ArrayList<Variable>();
    for (Variable variable : scope.variables()) {
      if (!variable.declared) {
        undeclared.add(variable);
      }
    }
    // a stable sort: within a stage, in order of appearance
    undeclared.sort((a, b) -> Integer.compare(Custom.stage(a), Custom.stage(b)));
    for (Variable variable : undeclared) {
      if (Custom.stage(variable) <= Custom.MATRICES) {
        shape(variable);
      }
    }
    constants(nodes);
    for (Variable variable : undeclared) {
      if (Custom.stage(variable) > Custom.MATRICES && Custom.stage(variable) < Custom.SCALARS) {
        shape(variable);
      }
    }
    nodes.forEach(this::afterRows);
    undeclared.sort((a, b) -> Integer.compare(Custom.stage(a), Custom.stage(b)));
    undeclared.forEach(this::shape);
    refuseUpsideDown(undeclared);
    nodes.forEach(this::blocks);
    undeclared.stream()
        .filter(v -> v.integer && dims.isScalar(v.shape))
        .forEach(v -> v.kind = Space.Kind.NATURAL);
  }

  /**
   * Where two products of sizes are equal, {@code n1*n3 = n2*n4} of {@code tr(kron(A, B))}, they
   * are taken to be so factor by factor, in order of appearance.
   */
  void products() {
    for (Relation.Equation equation : inference.undecided()) {
      inference.attempt(
          () -> dims.pair(equation.left(), equation.right()),
          () -> Diagnostic.of(Kind.SHAPE, "these sizes are not equal", Span.NONE),
          false);
    }
  }

  private void shape(Variable variable) {
    if (isSettled(variable.shape)) {
      return;
    }
    Blame blame =
        () ->
            Diagnostic.of(
                Kind.SHAPE,
                "no shape of `%s` fits its uses".formatted(variable.name),
                variable.span);
    Optional<Diagnostic> first = Optional.empty();
    for (boolean lenient : new boolean[] {false, true}) {
      for (Custom.Guess guess : Custom.guesses(variable)) {
        BooleanSupplier assumption = () -> assume(guess, variable.shape);
        BooleanSupplier sound = lenient ? () -> true : this::isRegular;
        Optional<Diagnostic> clash = inference.attempt(assumption, sound, blame, lenient);
        if (clash.isEmpty()) {
          variable.origin = first.isEmpty() ? Declared.Origin.LETTER : Declared.Origin.ELIMINATION;
          return;
        }
        first = first.isPresent() ? first : clash;
      }
    }
    throw FrobeniusException.of(first.orElseGet(blame::diagnostic));
  }

  /** What is a vector by its letter is no scalar where that makes a matrix of another one. */
  private void refuseUpsideDown(List<Variable> undeclared) {
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

  private static boolean isOfRegular(Node node) {
    return node.args.size() == 1
        && node.args.getFirst().form instanceof Form.Chain
        && (LostEntries.isOfSquare(node) && !isTrace(node)
            || node.form instanceof Form.Applied(var function, _)
                && function.toString().equals("inv"));
  }

  private static boolean isTrace(Node node) {
    return node.form instanceof Form.Operator(var op) && op == Op.TRACE;
  }

  /** Whether no product that is inverted is of a column and a row, which never has an inverse. */
  private boolean isRegular() {
    return inverses.stream().noneMatch(this::isOfRankOne);
  }

  private boolean isOfRankOne(Node inverse) {
    Node product = inverse.args.getFirst();
    return dims.isAboveOne(product.shape.rows())
        && product.args.stream()
            .limit(product.args.size() - 1L)
            .anyMatch(factor -> dims.isOne(factor.shape.cols()) && !dims.isScalar(factor.shape));
  }

  /** Whether no guess can add anything. */
  private boolean isSettled(ShapeVar shape) {
    return dims.knowledge(shape.rows()) != DimUnifier.Knowledge.OPEN
        && dims.knowledge(shape.cols()) != DimUnifier.Knowledge.OPEN;
  }

  private boolean assume(Custom.Guess guess, ShapeVar shape) {
    return switch (guess) {
      case SCALAR -> dims.unify(shape.rows(), dims.one()) && dims.unify(shape.cols(), dims.one());
      case COLUMN -> dims.unify(shape.cols(), dims.one()) && dims.takeAboveOne(shape.rows());
      case ROW -> dims.unify(shape.rows(), dims.one()) && dims.takeAboveOne(shape.cols());
      case MATRIX -> dims.takeAboveOne(shape.rows()) && dims.takeAboveOne(shape.cols());
    };
  }

  /** {@code I}, {@code ones} and their like are no scalars where they need not be. */
  private void constants(List<Node> nodes) {
    for (Node node : nodes) {
      boolean sized = node.form instanceof Form.ConstantOf || node.form instanceof Form.Filled;
      if (sized && !isSettled(node.shape)) {
        Blame blame = () -> unsized(node);
        boolean fits =
            inference
                .attempt(() -> assume(Custom.Guess.MATRIX, node.shape), blame, false)
                .isEmpty();
        if (!fits) {
          inference.attempt(
              () ->
                  assume(Custom.Guess.COLUMN, node.shape)
                      || assume(Custom.Guess.SCALAR, node.shape),
              blame,
              true);
        }
      }
    }
  }

  /** A letter right of a row is likely a vector: {@code rowsum(X)'*b}. */
  private void afterRows(Node node) {
    if (!(node.form instanceof Form.Chain(_, var partial))) {
      return;
    }
    for (int i = 1; i < partial.size(); i++) {
      ShapeVar left = partial.get(i - 1);
      if (node.args.get(i).form instanceof Form.NameOf(var name)
          && !name.declared
          && dims.isOne(left.rows())
          && dims.isAboveOne(left.cols())) {
        name.likelyVector = true;
      }
    }
  }

  /**
   * Blocks below each other have one width, and where the whole is square, those on the diagonal
   * are square, if they can.
   */
  private void blocks(Node node) {
    if (!(node.form instanceof Form.BlockOf(var lengths))
        || lengths.stream().distinct().count() > 1) {
      return;
    }
    int width = lengths.getFirst();
    Blame none = () -> unsized(node);
    for (int i = width; i < node.args.size(); i++) {
      ShapeVar above = node.args.get(i - width).shape;
      ShapeVar below = node.args.get(i).shape;
      inference.attempt(() -> dims.unify(above.cols(), below.cols()), none, false);
    }
    boolean square =
        lengths.size() == width
            && dims.resolve(node.shape.rows()).equals(dims.resolve(node.shape.cols()));
    for (int i = 0; square && i < width; i++) {
      ShapeVar block = node.args.get(i * width + i).shape;
      inference.attempt(() -> dims.unify(block.rows(), block.cols()), none, false);
    }
  }

  /** Names the open dimensions of names {@code n1, n2, …} in order of appearance. */
  void dimensions() {
    Set<String> taken = new HashSet<>(scope.names());
    int count = 0;
    for (Variable variable : scope.variables()) {
      for (DimVar side : List.of(variable.shape.rows(), variable.shape.cols())) {
        count = name(side, taken, count);
      }
    }
  }

  /** Names the dimensions that only constants have; without context, that is an error. */
  void sizesOfConstants(List<Node> nodes, boolean allowed) {
    Set<String> taken = new HashSet<>(scope.names());
    int count = 0;
    for (Node node : nodes) {
      for (DimVar side : List.of(node.shape.rows(), node.shape.cols())) {
        if (!dims.isKnown(side)) {
          if (!allowed) {
            throw new ShapeException(unsized(node));
          }
          count = name(side, taken, count);
        }
      }
    }
  }

  /** No matrix is without rows or columns. */
  void checkSizes(List<Node> nodes) {
    for (Node node : nodes) {
      for (DimVar side : List.of(node.shape.rows(), node.shape.cols())) {
        Dim size = dims.resolve(side);
        if (!DimEquation.isPossible(size)) {
          throw new ShapeException(
              Diagnostic.of(
                      Kind.SHAPE,
                      "this comes out in %s, which is no space"
                          .formatted(inference.resolve(node.shape)),
                      node.span)
                  .note("a dimension is a whole number and at least 1"));
        }
      }
    }
  }

  private int name(DimVar side, Set<String> taken, int count) {
    int next = count;
    for (String symbol : dims.resolve(side).symbols()) {
      if (DimUnifier.isOpen(symbol)) {
        do {
          next++;
        } while (taken.contains("n" + next));
        String name = "n" + next;
        taken.add(name);
        scope.dimension(name, Span.NONE);
        dims.name(symbol, name);
      }
    }
    return next;
  }

  private static Diagnostic unsized(Node node) {
    boolean constant = node.form instanceof Form.ConstantOf || node.form instanceof Form.Filled;
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.SHAPE,
            constant
                ? "nothing around this constant tells its size"
                : "nothing tells the size of this",
            node.span);
    if (!(node.form instanceof Form.ConstantOf(var kind))) {
      return diagnostic;
    }
    return switch (kind) {
      case IDENTITY -> diagnostic.help("write `I(n)`");
      case ONES, ZEROS -> diagnostic.help("write `%s(m, n)`".formatted(kind.written()));
      case UNIT_VECTOR -> diagnostic.help("write `e(i, n)`");
      case SINGLE_ENTRY -> diagnostic.help("write `E(i, j, m, n)`");
      case COMMUTATION, DUPLICATION, ELIMINATION, PI, INFINITY -> diagnostic;
    };
  }
}
