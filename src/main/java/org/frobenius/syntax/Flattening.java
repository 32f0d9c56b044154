package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/**
 * Sums, products and entrywise products with the brackets of their own kind opened, {@code ((A + B)
 * + C) + D}: one expression each, however deep, where building level by level would copy ever
 * longer lists.
 */
final class Flattening {
  private final Inference inference;
  private final Lowering lowering;
  private final BitSet absorbed = new BitSet();

  Flattening(Inference inference, Lowering lowering) {
    this.inference = inference;
    this.lowering = lowering;
  }

  /** Notes which operands the nodes take in. */
  void read(List<Node> nodes) {
    for (Node node : nodes) {
      for (int i = 0; i < node.args.size(); i++) {
        if (takesIn(node, i)) {
          absorbed.set(node.args.get(i).id);
        }
      }
    }
  }

  /** Whether the node has no expression of its own, being part of a longer one. */
  boolean isAbsorbed(Node node) {
    return absorbed.get(node.id);
  }

  private boolean takesIn(Node node, int i) {
    Node arg = node.args.get(i);
    return switch (node.form) {
      case Form.Plus(var subtracted) -> isSum(arg) && !subtracted.get(i);
      case Form.DotPlus(var subtracted) ->
          isSum(arg) && !(subtracted && i == 1) && isScalar(arg.shape) == isScalar(node.shape);
      case Form.Chain(var divided, _) -> arg.form instanceof Form.Chain && !divided.get(i);
      case Form.DotChain(var divided) -> arg.form instanceof Form.DotChain && !divided.get(i);
      case Form.Number _, Form.SizeOf _, Form.NameOf _, Form.BoundName _, Form.Defined _ -> false;
      case Form.Given _, Form.ConstantOf _, Form.SizedConstant _, Form.Filled _ -> false;
      case Form.Negated _, Form.Under _, Form.Powered _, Form.DotPowered _ -> false;
      case Form.Transposed _, Form.Applied _, Form.AppliedLambda _, Form.Operator _ -> false;
      case Form.Written _, Form.Unvec _, Form.Frechet _, Form.DifferentialOf _ -> false;
      case Form.SliceOf _, Form.BlockOf _, Form.SumOver _, Form.IntegralOver _ -> false;
      case Form.ProductOver _ -> false;
      case Form.Unknown _ -> false;
    };
  }

  private static boolean isSum(Node node) {
    return node.form instanceof Form.Plus || node.form instanceof Form.DotPlus;
  }

  private boolean isScalar(ShapeVar shape) {
    return inference.dims().isScalar(shape);
  }

  /**
   * A node half read: its next operand, and of a product, where the stretch begins that is not yet
   * a scalar.
   */
  private static final class Reading {
    final Node node;
    int next;
    int start;

    Reading(Node node, int start) {
      this.node = node;
      this.start = start;
    }
  }

  private interface Step {
    /** Adds an operand that is not taken in. */
    void operand(Reading at, int i);

    /** After an operand, or all that was taken in for it. */
    void after(Reading at, int i);
  }

  private void walk(Node root, List<Expr> collected, Step step) {
    Deque<Reading> open = new ArrayDeque<>();
    open.addLast(new Reading(root, 0));
    while (!open.isEmpty()) {
      Reading at = open.getLast();
      if (at.next > 0) {
        step.after(at, at.next - 1);
      }
      if (at.next == at.node.args.size()) {
        open.removeLast();
      } else {
        int i = at.next++;
        if (takesIn(at.node, i)) {
          open.addLast(new Reading(at.node.args.get(i), collected.size()));
        } else {
          step.operand(at, i);
        }
      }
    }
  }

  Expr sum(Node root) {
    var terms = new ArrayList<Expr>();
    walk(
        root,
        terms,
        new Step() {
          @Override
          public void operand(Reading at, int i) {
            Expr term = Lowering.spread(lowering.of(at.node.args.get(i)), lowering.shape(at.node));
            terms.add(isSubtracted(at.node, i) ? Build.negate(term) : term);
          }

          @Override
          public void after(Reading at, int i) {}
        });
    return Build.sum(terms);
  }

  private static boolean isSubtracted(Node node, int i) {
    return node.form instanceof Form.Plus(var subtracted)
        ? subtracted.get(i)
        : node.form instanceof Form.DotPlus(var last) && last && i == 1;
  }

  /** A stretch that comes out 1 by 1 is one scalar, before it meets the next factor. */
  Expr product(Node root) {
    var factors = new ArrayList<Expr>();
    walk(
        root,
        factors,
        new Step() {
          @Override
          public void operand(Reading at, int i) {
            factors.add(factor(at, i));
          }

          @Override
          public void after(Reading at, int i) {
            List<ShapeVar> partial = ((Form.Chain) at.node.form).partial();
            if (!isScalar(partial.get(i))) {
              return;
            }
            if (i > 0 && !isScalar(partial.get(i - 1))) {
              List<Expr> stretch = factors.subList(at.start, factors.size());
              Expr scalar = Build.product(List.copyOf(stretch));
              stretch.clear();
              factors.add(scalar);
            }
            at.start = factors.size();
          }
        });
    return factors.size() == 1 ? factors.getFirst() : Build.product(factors);
  }

  private Expr factor(Reading at, int i) {
    Expr factor = lowering.of(at.node.args.get(i));
    return ((Form.Chain) at.node.form).divided().get(i) ? Build.inverse(factor) : factor;
  }

  Expr entrywiseProduct(Node root) {
    var factors = new ArrayList<Expr>();
    walk(
        root,
        factors,
        new Step() {
          @Override
          public void operand(Reading at, int i) {
            Expr factor = lowering.of(at.node.args.get(i));
            boolean divided = ((Form.DotChain) at.node.form).divided().get(i);
            factors.add(divided ? Build.entryPower(factor, Build.MINUS_ONE) : factor);
          }

          @Override
          public void after(Reading at, int i) {}
        });
    return Build.hadamard(factors);
  }
}
