package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/**
 * The inverses, powers and functions that a text has, as they were read: the expression may have
 * fewer, since {@code inv(inv(A))} is A.
 */
final class StatedOperations {
  /**
   * A node, and what an operation in it stands under: sums, integrals and functions of a parameter.
   */
  private record Place(Node node, UnaryOperator<Expr> around) {}

  private final Lowering lowering;
  private final List<Expr> found = new ArrayList<>();

  private StatedOperations(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The operations in these nodes, each under the sums, integrals and functions it stands in. */
  static List<Expr> of(Lowering lowering, Node... roots) {
    var operations = new StatedOperations(lowering);
    var seen = new BitSet();
    var pending = new ArrayDeque<Place>();
    for (Node root : roots) {
      pending.add(new Place(root, UnaryOperator.identity()));
    }
    while (!pending.isEmpty()) {
      Place place = pending.pop();
      Node node = place.node();
      if (node.id >= 0 && !seen.get(node.id)) {
        seen.set(node.id);
        operations.read(place);
        for (int i = 0; i < node.args.size(); i++) {
          pending.push(operations.operand(place, i));
        }
      }
    }
    return List.copyOf(operations.found);
  }

  private Place operand(Place place, int i) {
    Node operand = place.node().args.get(i);
    UnaryOperator<Expr> around = place.around();
    if (place.node().form instanceof Form.SumOver(var index) && i == 2) {
      Expr from = lowering.of(place.node().args.get(0));
      Expr to = lowering.of(place.node().args.get(1));
      Expr.Symbol symbol = lowering.symbolOf(index);
      return new Place(operand, e -> around.apply(Build.bigSum(symbol, from, to, e)));
    }
    if (place.node().form instanceof Form.IntegralOver(var variable) && i == 2) {
      Expr from = lowering.of(place.node().args.get(0));
      Expr to = lowering.of(place.node().args.get(1));
      Expr.Symbol symbol = lowering.symbolOf(variable);
      return new Place(operand, e -> around.apply(Build.integral(symbol, from, to, e)));
    }
    if (place.node().form instanceof Form.ProductOver(var index, var from, var to)) {
      Expr.Symbol symbol = lowering.symbolOf(index);
      return new Place(
          operand, e -> around.apply(Build.bigSum(symbol, Build.size(from), Build.size(to), e)));
    }
    Form form = place.node().form;
    if (form instanceof Form.AppliedLambda(var parameter) && i == 0) {
      return inside(place, operand, parameter);
    }
    if (form instanceof Form.Frechet(Form.FunctionName.Lambda(var parameter)) && i == 0) {
      return inside(place, operand, parameter);
    }
    return new Place(operand, around);
  }

  /** A function's body, which comes before what the function is taken of. */
  private Place inside(Place place, Node body, Bound parameter) {
    Expr arg = lowering.of(place.node().args.get(1));
    Expr.Symbol symbol = lowering.symbolOf(parameter);
    return new Place(body, e -> place.around().apply(LoweredCalls.lambda(symbol, e, arg)));
  }

  private void read(Place place) {
    Node node = place.node();
    add(lowering.of(node), place.around());
    for (int i = 0; i < node.args.size(); i++) {
      Expr arg = lowering.of(node.args.get(i));
      if (node.form instanceof Form.Chain(var divided, _) && divided.get(i)) {
        add(Build.inverse(arg), place.around());
      } else if (node.form instanceof Form.DotChain(var divided) && divided.get(i)) {
        add(Build.entryPower(arg, Build.MINUS_ONE), place.around());
      } else if (node.form instanceof Form.Under() && i == 0) {
        add(Build.inverse(arg), place.around());
      }
    }
  }

  private void add(Expr value, UnaryOperator<Expr> around) {
    boolean operation =
        value instanceof Expr.Power
            || value instanceof Expr.EntryPower
            || value instanceof Expr.Entrywise
            || value instanceof Expr.MatrixFunction
            || value instanceof Expr.Call;
    if (operation) {
      found.add(around.apply(value));
    }
  }
}
