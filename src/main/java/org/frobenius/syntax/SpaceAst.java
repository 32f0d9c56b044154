package org.frobenius.syntax;

import org.frobenius.diagnostic.Span;

/** A space as written in a declaration; its dimensions are expressions. */
public sealed interface SpaceAst {
  /** Where it stands. */
  Span span();

  /** {@code R}, {@code C}: a real or complex scalar. */
  record Scalar(Field field, Span span) implements SpaceAst {}

  /** {@code R+}. */
  record Positive(Span span) implements SpaceAst {}

  /** {@code N}. */
  record Natural(Span span) implements SpaceAst {}

  /** {@code R(n)}, {@code C(n)}: a column vector, the same as {@code R(n, 1)}. */
  record Vector(Field field, Ast rows, Span span) implements SpaceAst {}

  /** {@code R(m, n)}, {@code C(m, n)}. */
  record Matrix(Field field, Ast rows, Ast columns, Span span) implements SpaceAst {}

  /** {@code Sym(n)} and the other structured square matrices. */
  record Square(Structure structure, Ast size, Span span) implements SpaceAst {}

  /** {@code St(n, p)}: {@code Q'*Q = I}. */
  record Stiefel(Ast rows, Ast columns, Span span) implements SpaceAst {}

  /** {@code R(inf)}, {@code C(inf)}: a sequence of coefficients. */
  record Sequence(Field field, Span span) implements SpaceAst {}

  /** {@code R(n, n) -> R}: an unknown function. Neither side is a function itself. */
  record Functions(SpaceAst domain, SpaceAst codomain, Span span) implements SpaceAst {}

  /** {@code analytic}: an unknown analytic function. */
  record Analytic(Span span) implements SpaceAst {}

  /** The numbers in a space. */
  enum Field {
    REAL,
    COMPLEX
  }

  /** What makes a square matrix special, named as written. */
  enum Structure {
    SYM("Sym"),
    SKEW("Skew"),
    DIAG("Diag"),
    LOWER("Lower"),
    UPPER("Upper"),
    SPD("SPD"),
    HERM("Herm"),
    ORTHOGONAL("O");

    private final String word;

    Structure(String word) {
      this.word = word;
    }

    /** As written. */
    public String word() {
      return word;
    }
  }
}
