package org.frobenius.expr;

import java.util.List;

/**
 * The space a name lives in: its structure and shape.
 *
 * @param kind the structure
 * @param shape rows by columns; of a function, of its value
 * @param domain of a function, the shapes of its arguments; otherwise empty
 */
public record Space(Kind kind, Shape shape, List<Shape> domain) {
  /** The structures of {@code LANGUAGE}: how each is written, without its dimensions. */
  public enum Kind {
    REAL("R"),
    POSITIVE("R+"),
    NATURAL("N"),
    SYMMETRIC("Sym"),
    SKEW("Skew"),
    DIAGONAL("Diag"),
    LOWER("Lower"),
    UPPER("Upper"),
    POSITIVE_DEFINITE("SPD"),
    ORTHOGONAL("O"),
    STIEFEL("St"),
    COMPLEX("C"),
    HERMITIAN("Herm"),
    SEQUENCE("R(inf)"),
    FUNCTION("->"),
    ANALYTIC("analytic");

    private final String written;

    Kind(String written) {
      this.written = written;
    }

    public String written() {
      return written;
    }
  }

  public Space {
    domain = List.copyOf(domain);
  }

  public static Space of(Kind kind, Shape shape) {
    return new Space(kind, shape, List.of());
  }

  public static Space real(Shape shape) {
    return of(Kind.REAL, shape);
  }

  public boolean isComplex() {
    return kind == Kind.COMPLEX || kind == Kind.HERMITIAN;
  }

  /** As a user writes it after {@code in}. */
  @Override
  public String toString() {
    return switch (kind) {
      case REAL -> shape.toString();
      case POSITIVE, NATURAL, SEQUENCE, ANALYTIC -> kind.written();
      case SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, POSITIVE_DEFINITE, ORTHOGONAL, HERMITIAN ->
          kind.written() + "(" + shape.rows() + ")";
      case STIEFEL -> "St(" + shape.rows() + ", " + shape.cols() + ")";
      case COMPLEX ->
          shape.isScalar()
              ? "C"
              : shape.cols().isOne()
                  ? "C(" + shape.rows() + ")"
                  : "C(" + shape.rows() + ", " + shape.cols() + ")";
      case FUNCTION ->
          String.join(", ", domain.stream().map(Shape::toString).toList()) + " -> " + shape;
    };
  }
}
