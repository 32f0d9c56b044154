package org.frobenius.syntax;

import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Space;

/**
 * A name of a matrix, vector or scalar: its space as declared, or what the text says of it.
 * Compared by identity.
 */
final class Variable {
  final String name;

  /** The declaration, or the first use; {@link Span#NONE} where it stands in another text. */
  final Span span;

  final ShapeVar shape;
  final boolean declared;
  Space.Kind kind;

  /** Stands in an exponent, a bound or an index. */
  boolean integer;

  /** An integer that is the number of rows or columns of another name. */
  boolean size;

  /** Stands transposed. */
  boolean transposed;

  /**
   * Stands where a vector is likely: has one index, or shares a product with a transposed small
   * letter.
   */
  boolean likelyVector;

  Declared.Origin origin;

  Variable(String name, Span span, ShapeVar shape, Space.Kind kind, boolean declared) {
    this.name = name;
    this.span = span;
    this.shape = shape;
    this.kind = kind;
    this.declared = declared;
    this.origin = declared ? Declared.Origin.DECLARATION : Declared.Origin.USE;
  }
}
