package org.frobenius.expr;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The space a name lives in: its structure and shape.
 *
 * @param kind the structure
 * @param shape rows by columns; of a function, of its value
 * @param domain of a function, the shapes of its arguments; otherwise empty
 */
public record Space(Kind kind, Shape shape, List<Shape> domain) {
  /**
   * The structures of {@code LANGUAGE}, one entry each: how it is written, without its dimensions;
   * the orthogonal projection on it, where it is linear or open in a linear space; what holds of
   * its members. Random members and the directions in which they move follow from these.
   */
  public enum Kind {
    REAL("R", g -> g),
    POSITIVE("R+", g -> g, Property.POSITIVE),
    NATURAL("N", Property.NONNEGATIVE, Property.INTEGER),
    SYMMETRIC("Sym", g -> Build.call(Op.SYM, g), Property.SYMMETRIC),
    SKEW("Skew", g -> Build.call(Op.SKEW, g), Property.SKEW),
    DIAGONAL("Diag", g -> Build.call(Op.DIAG, Build.call(Op.DIAGONAL, g)), Property.DIAGONAL),
    LOWER("Lower", g -> Build.call(Op.TRIL, g), Property.LOWER),
    UPPER("Upper", g -> Build.call(Op.TRIU, g), Property.UPPER),
    POSITIVE_DEFINITE("SPD", g -> Build.call(Op.SYM, g), Property.POSITIVE_DEFINITE),
    ORTHOGONAL("O", Property.ORTHONORMAL),
    STIEFEL("St", Property.ORTHONORMAL),
    COMPLEX("C"),
    HERMITIAN("Herm"),
    SEQUENCE("R(inf)", g -> g),
    FUNCTION("->"),
    ANALYTIC("analytic");

    private final String written;
    private final Optional<UnaryOperator<Expr>> projection;
    private final Set<Property> properties;
    private final int bits;

    Kind(String written, Property... properties) {
      this(written, Optional.empty(), properties);
    }

    Kind(String written, UnaryOperator<Expr> projection, Property... properties) {
      this(written, Optional.of(projection), properties);
    }

    Kind(String written, Optional<UnaryOperator<Expr>> projection, Property... properties) {
      this.written = written;
      this.projection = projection;
      this.properties = Set.of(properties);
      this.bits = Properties.bits(this.properties);
    }

    public String written() {
      return written;
    }

    /** Whether the members are a linear space, or an open part of one. */
    public boolean isLinear() {
      return projection.isPresent();
    }

    /** The nearest member of the linear space; empty where there is none. */
    public Optional<Expr> project(Expr g) {
      return projection.map(p -> p.apply(g));
    }

    /** The same as one number. */
    int bits() {
      return bits;
    }

    /** What holds of every member. */
    Set<Property> properties() {
      var all = EnumSet.noneOf(Property.class);
      all.addAll(properties);
      return all;
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

  /** Of functions from one space of matrices to another. */
  public static Space functions(Shape domain, Shape value) {
    return new Space(Kind.FUNCTION, value, List.of(domain));
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
