package org.frobenius.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A number added with {@code +}, a power and a quotient make scalars of undeclared names. Where the
 * result is then summed over its entries, as in {@code sum(log(1 + exp(X*w)))} and {@code
 * sum(x^2)}, that was not meant, and is refused. So it is where they make a row or a column of what
 * is a matrix by its letter, {@code log(1 + exp(X*w))}.
 */
final class LostEntries {
  private final DimUnifier dims;
  private final Complaints complaints;

  /** By the node's place: the name in it that lost its rows or columns. */
  private final @Nullable Variable[] lost;

  /** By the node's place: the sum, power or quotient in it that took them. */
  private final @Nullable Node[] culprits;

  private final boolean[] numbers;

  private LostEntries(Inference inference, Complaints complaints, int nodes) {
    this.dims = inference.dims();
    this.complaints = complaints;
    this.lost = new Variable[nodes];
    this.culprits = new Node[nodes];
    this.numbers = new boolean[nodes];
  }

  /** Refuses a program that sums what only such an operator made a scalar. */
  static void refuse(
      Inference inference, Scope scope, Complaints complaints, List<Node> operandsFirst) {
    var check = new LostEntries(inference, complaints, operandsFirst.size());
    if (scope.variables().stream().anyMatch(check::hasLostEntries)) {
      operandsFirst.forEach(check::visit);
    }
  }

  /** Whether the letter says more rows or columns than there are. */
  private boolean hasLostEntries(Variable name) {
    if (name.declared || name.integer) {
      return false;
    }
    return switch (Custom.stage(name)) {
      case Custom.MATRICES -> dims.isOne(name.shape.rows()) || dims.isOne(name.shape.cols());
      case Custom.VECTORS -> dims.isScalar(name.shape);
      default -> false;
    };
  }

  private void visit(Node node) {
    numbers[node.id] = readsAsNumber(node);
    for (Node arg : node.args) {
      if (arg.id >= 0 && culprits[node.id] == null) {
        culprits[node.id] = culprits[arg.id];
      }
      if (arg.id >= 0 && lost[node.id] == null) {
        lost[node.id] = lost[arg.id];
      }
    }
    if (node.form instanceof Form.NameOf(var name) && hasLostEntries(name)) {
      lost[node.id] = name;
    }
    if (culprits[node.id] == null && takesEntries(node)) {
      culprits[node.id] = node;
      refuseLine(node);
    }
    if (isReduction(node)) {
      refuseIfLost(node);
      lost[node.id] = null;
      culprits[node.id] = null;
    }
  }

  private void refuseLine(Node culprit) {
    Node from = lostDivisor(culprit).orElse(culprit);
    Variable name = lost[from.id];
    if (name != null && Custom.stage(name) == Custom.MATRICES && !dims.isScalar(name.shape)) {
      throw new ShapeException(complaints.lostEntries(Optional.empty(), culprit, name));
    }
  }

  private void refuseIfLost(Node reduction) {
    Node arg = reduction.args.getFirst();
    if (arg.id < 0 || culprits[arg.id] == null) {
      return;
    }
    Node culprit = Objects.requireNonNull(culprits[arg.id]);
    boolean entrywise =
        (culprit.form instanceof Form.Powered || isByVector(culprit)) && !isOfSquare(reduction);
    if (!entrywise && !dims.isScalar(arg.shape)) {
      return;
    }
    throw new ShapeException(
        complaints.lostEntries(
            Optional.of(reduction), culprit, Objects.requireNonNull(lost[culprit.id])));
  }

  private boolean takesEntries(Node node) {
    if (node.form instanceof Form.Plus) {
      return lost[node.id] != null && node.args.stream().anyMatch(arg -> isNumber(arg.id));
    }
    if (node.form instanceof Form.Powered) {
      return isLost(node.args.getFirst().id);
    }
    return lostDivisor(node).isPresent();
  }

  /** What a product is divided by, wherever it stands, that lost its entries. */
  private Optional<Node> lostDivisor(Node node) {
    return node.form instanceof Form.Chain(var divided, _)
        ? IntStream.range(0, divided.size())
            .filter(i -> divided.get(i) && isLost(node.args.get(i).id))
            .mapToObj(node.args::get)
            .findFirst()
        : Optional.empty();
  }

  /** Whether the divisor is a name that is hardly ever a scalar, {@code y/x}. */
  private boolean isByVector(Node node) {
    return lostDivisor(node)
        .filter(
            divisor ->
                divisor.form instanceof Form.NameOf(var name) && Custom.isSurelyVector(name.name))
        .isPresent();
  }

  private boolean isLost(int id) {
    return id >= 0 && lost[id] != null;
  }

  private boolean isNumber(int id) {
    return id >= 0 && numbers[id];
  }

  private boolean readsAsNumber(Node node) {
    boolean arithmetic =
        node.form instanceof Form.Negated
            || node.form instanceof Form.Chain
            || node.form instanceof Form.Powered;
    return node.form instanceof Form.Number
        || node.form instanceof Form.SizeOf
        || node.form instanceof Form.ConstantOf(var kind) && kind == Expr.Constant.Kind.PI
        || arithmetic && node.args.stream().allMatch(arg -> isNumber(arg.id));
  }

  /** Whether its argument is a square matrix, as of the trace and the determinant. */
  static boolean isOfSquare(Node reduction) {
    return reduction.form instanceof Form.Operator(var op)
        && op.signature().arguments().getFirst().isSquare();
  }

  /** Of a matrix or vector, a scalar. */
  static boolean isReduction(Node node) {
    return node.args.size() == 1
        && (node.form == Form.Written.MEAN
            || node.form instanceof Form.Operator(var op) && op.signature().result().isScalar());
  }
}
