package org.frobenius.syntax;

import java.util.List;
import org.frobenius.diagnostic.Span;

/**
 * An expression whose names are resolved and whose shape is under inference. Compared by identity.
 */
final class Node {
  /** Its place in the order of making: operands come first. */
  final int id;

  final Form form;
  final List<Node> args;
  final ShapeVar shape;
  final Span span;

  Node(int id, Form form, List<Node> args, ShapeVar shape, Span span) {
    this.id = id;
    this.form = form;
    this.args = args;
    this.shape = shape;
    this.span = span;
  }
}
