package org.frobenius.syntax;

import java.util.List;
import org.frobenius.diagnostic.Span;

/** A statement before a program's last line. */
public sealed interface Statement {
  /** Where it stands. */
  Span span();

  /** {@code A, B in R(m, n)}. */
  record Declaration(List<Ast.Name> names, SpaceAst space, Span span) implements Statement {
    public Declaration {
      names = List.copyOf(names);
    }
  }

  /** {@code r = A*x - b}. */
  record Definition(Ast.Name name, Ast value, Span span) implements Statement {}
}
