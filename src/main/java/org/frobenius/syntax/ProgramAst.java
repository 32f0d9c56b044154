package org.frobenius.syntax;

import java.util.List;

/** A program as written: declarations and definitions, then the expression. */
public record ProgramAst(List<Statement> statements, Ast expression) {
  public ProgramAst {
    statements = List.copyOf(statements);
  }
}
