package org.frobenius;

import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Shape;

/** What an expression has to be to have a derivative of a kind. */
final class DerivativeDemands {
  /** A source text longer than this is not repeated in a help. */
  private static final int QUOTABLE = 40;

  private final org.frobenius.syntax.Program read;

  DerivativeDemands(org.frobenius.syntax.Program read) {
    this.read = read;
  }

  /** A map {@code E -> ...} is simplified, and has no derivative. */
  void noMap(String derivative) {
    if (read.parameter().isPresent()) {
      Span span = span();
      throw new ShapeException(
          Diagnostic.of(
                  Kind.SHAPE, "%s is of an expression, here of a map".formatted(derivative), span)
              .label(span, "the map's value")
              .help(
                  "declare `%s` and leave out the arrow".formatted(read.parameter().get().name())));
    }
  }

  /** A gradient and a Hessian are of a scalar. */
  void scalar(String derivative) {
    noMap(derivative);
    Shape shape = read.expression().shape();
    if (shape.isScalar()) {
      return;
    }
    Span span = span();
    String text = read.source().text(span).strip();
    String quoted = text.length() <= QUOTABLE && !text.contains("\n") ? text : "…";
    String wrapped = shape.isSquare() ? "tr(%s)".formatted(quoted) : "sum(%s)".formatted(quoted);
    throw new ShapeException(
        Diagnostic.of(
                Kind.SHAPE,
                "%s is of a scalar, here %s"
                    .formatted(derivative, shape.isVector() ? "a vector" : "a matrix"),
                span)
            .label(span, shape.toString())
            .note(
                "its differential is given by `frob diff`%s"
                    .formatted(shape.cols().isOne() ? ", its Jacobian by `frob jac`" : ""))
            .help("make it a scalar, such as `%s` or `norm(%s)^2`".formatted(wrapped, quoted)));
  }

  private Span span() {
    return read.spans().of(read.expression()).orElse(Span.NONE);
  }
}
