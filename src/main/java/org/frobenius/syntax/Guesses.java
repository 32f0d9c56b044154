package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
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
    nodes.forEach(this::innerProducts);
    // a stable sort: of equal letters, in order of appearance
    undeclared.sort(Custom.SUREST_FIRST);
    for (Variable variable : undeclared) {
      if (Custom.stage(variable) <= Custom.MATRICES) {
        shape(variable);
      }
    }
    Set<Node> blocks =
        nodes.stream()
            .filter(node -> node.form instanceof Form.BlockOf)
            .flatMap(node -> node.args.stream())
            .collect(Collectors.toSet());
    constants(nodes, node -> isIdentity(node) && !blocks.contains(node));
    nodes.forEach(this::entries);
    for (Variable variable : undeclared) {
      if (Custom.stage(variable) > Custom.MATRICES && Custom.stage(variable) < Custom.SCALARS) {
        shape(variable);
      }
    }
    constants(nodes, node -> !blocks.contains(node));
    nodes.forEach(this::sumsOfColumns);
    nodes.forEach(this::afterRows);
    nodes.forEach(Guesses::ofVectors);
    undeclared.sort(Custom.SUREST_FIRST);
    undeclared.forEach(this::shape);
    nodes.forEach(this::tall);
    UnlikelyShapes.refuse(dims, undeclared, nodes);
    nodes.forEach(this::blocks);
    blocks.forEach(this::lineOfZeros);
    constants(nodes, blocks::contains);
    undeclared.stream()
        .filter(v -> v.integer && dims.isScalar(v.shape))
        .forEach(v -> v.kind = Space.Kind.NATURAL);
  }

  /**
   * Where two products of sizes are equal, {@code n1*n3 = n2*n4} of {@code tr(kron(A, B))} or of
   * {@code unvec(A*vec(X), m, n)}, they are taken to be so factor by factor, in order of
   * appearance.
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
  private void constants(List<Node> nodes, Predicate<Node> which) {
    for (Node node : nodes) {
      boolean sized = node.form instanceof Form.ConstantOf || node.form instanceof Form.Filled;
      if (sized && which.test(node) && !isSettled(node.shape)) {
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

  private static boolean isIdentity(Node node) {
    return node.form instanceof Form.ConstantOf(var kind) && kind == Expr.Constant.Kind.IDENTITY;
  }

  /**
   * What begins with a transposed vector letter and ends with a vector letter is of a row and a
   * column, {@code w'*A*x}, and a time or a count in front scales it.
   */
  private void innerProducts(Node node) {
    if (!(node.form instanceof Form.Chain(var divided, _))) {
      return;
    }
    int first = 0;
    int last = node.args.size() - 1;
    while (first < last && isFactor(node.args.get(first))) {
      first++;
    }
    while (last > first && isFactor(node.args.get(last))) {
      last--;
    }
    Node left = node.args.get(first);
    Node right = node.args.get(last);
    if (left.form instanceof Form.Transposed
        && isVectorByLetter(left.args.getFirst())
        && isVectorByLetter(right)
        && !divided.get(first)
        && !divided.get(last)) {
      List<Node> inFront = node.args.subList(0, first);
      inference.attempt(
          () ->
              dims.unify(left.shape.rows(), dims.one())
                  && dims.unify(right.shape.cols(), dims.one())
                  && inFront.stream()
                      .filter(Guesses::isVectorByLetter)
                      .allMatch(factor -> assume(Custom.Guess.SCALAR, factor.shape)),
          () -> unsized(node),
          false);
    }
  }

  /** Whether this can only scale what it stands beside. */
  private static boolean isFactor(Node node) {
    return node.form instanceof Form.Number
        || node.form instanceof Form.Negated && isFactor(node.args.getFirst())
        || node.form instanceof Form.NameOf(var name)
            && !name.declared
            && (Custom.stage(name) == Custom.SCALARS || Custom.isEasilyScalar(name.name));
  }

  private static boolean isVectorByLetter(Node node) {
    return node.form instanceof Form.NameOf(var name)
        ? !name.declared && Custom.isVectorLetter(name.name)
        : node.form instanceof Form.Plus && node.args.stream().anyMatch(Guesses::isVectorByLetter);
  }

  /**
   * A sum of a small letter and of a matrix times one is a column, if it can: in {@code A*b - c}
   * both letters go against custom as vectors, but {@code c} would as a matrix, and further.
   */
  private void sumsOfColumns(Node node) {
    if (node.form instanceof Form.Plus
        && node.args.stream().anyMatch(Guesses::isScalarByLetter)
        && node.args.stream().anyMatch(this::isMatrixTimesSmallLetter)) {
      inference.attempt(() -> assume(Custom.Guess.COLUMN, node.shape), () -> unsized(node), false);
    }
  }

  private static boolean isScalarByLetter(Node node) {
    return node.form instanceof Form.Negated
        ? isScalarByLetter(node.args.getFirst())
        : node.form instanceof Form.NameOf(var name)
            && !name.declared
            && Custom.stage(name) == Custom.SCALARS;
  }

  private boolean isMatrixTimesSmallLetter(Node node) {
    return node.form instanceof Form.Negated
        ? isMatrixTimesSmallLetter(node.args.getFirst())
        : node.form instanceof Form.Chain
            && isScalarByLetter(node.args.getLast())
            && node.args.stream()
                .anyMatch(
                    factor ->
                        dims.isAboveOne(factor.shape.rows())
                            && dims.isAboveOne(factor.shape.cols()));
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

  /** Where sizes are open, singular values are as many as there are columns. */
  private void tall(Node node) {
    if (node.form instanceof Form.Operator(var op)
        && (op == Op.SVDVALS || op == Op.SVDU || op == Op.SVDV)) {
      DimVar count = op == Op.SVDVALS ? node.shape.rows() : node.shape.cols();
      DimVar columns = node.args.getFirst().shape.cols();
      inference.attempt(() -> dims.unify(count, columns), () -> unsized(node), false);
    }
  }

  /** A letter that is summed or made a diagonal is likely a vector: {@code norm(b)}. */
  private static void ofVectors(Node node) {
    boolean ofVector =
        node.form == Form.Written.DIAG
            || node.form instanceof Form.Operator(var op) && op == Op.SOFTMAX
            || LostEntries.isReduction(node) && !LostEntries.isOfSquare(node);
    if (ofVector && node.args.getFirst().form instanceof Form.NameOf(var name)) {
      name.likelyVector |= !name.declared;
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

  /** A zero beside other numbers is a number, if it can: {@code [1, 0; 0, x]}. */
  private void entries(Node node) {
    boolean numbers =
        node.form instanceof Form.BlockOf
            && node.args.stream().anyMatch(block -> block.form instanceof Form.Number);
    if (numbers) {
      inference.attempt(
          () ->
              node.args.stream()
                  .filter(Guesses::isZeros)
                  .allMatch(zero -> assume(Custom.Guess.SCALAR, zero.shape)),
          () -> unsized(node),
          false);
    }
  }

  private static boolean isZeros(Node node) {
    return node.form instanceof Form.ConstantOf(var kind) && kind == Expr.Constant.Kind.ZEROS;
  }

  /** A zero block in a row or a column of entries is one of them, if it can: {@code [x; 0]}. */
  private void lineOfZeros(Node block) {
    boolean line =
        isZeros(block) && (dims.isOne(block.shape.rows()) || dims.isOne(block.shape.cols()));
    if (line) {
      inference.attempt(
          () -> assume(Custom.Guess.SCALAR, block.shape), () -> unsized(block), false);
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
