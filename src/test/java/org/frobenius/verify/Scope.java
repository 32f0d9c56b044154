package org.frobenius.verify;

import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;
import org.frobenius.syntax.Program;
import org.frobenius.syntax.ProgramReader;

/** Declared names for tests, and expressions read and written in their scope. */
public final class Scope {
  private final Program program;

  /**
   * @param declarations separated by semicolons
   */
  public Scope(String declarations) {
    this.program = ProgramReader.read(declarations + "; 1");
  }

  public Expr read(String text) {
    return program.expression(text);
  }

  /** What a text with constants of open size means where this shape is expected. */
  public Expr read(String text, Shape shape) {
    return program.expression(text, shape);
  }

  public Expr.Symbol name(String name) {
    return program.symbol(name).orElseThrow();
  }

  /** The definitions, in the order written. */
  public List<Expr> definitions() {
    return List.copyOf(program.definitions().values());
  }

  /** All of them, in the order declared. */
  public List<Expr.Symbol> names() {
    return program.names().values().stream().map(d -> name(d.name())).toList();
  }

  /** Written and read again. */
  public Expr again(Expr e) {
    return read(Printer.text(e), e.shape());
  }
}
