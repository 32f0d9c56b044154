package org.frobenius;

import java.util.List;
import org.frobenius.calculus.Convention;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;

/**
 * The G with {@code dφ = G : dX}, of the shape of X; where X lives in a linear space such as {@code
 * Sym(n)}, so does G.
 *
 * @param wrt the name X
 * @param convention which gradient it is, where X lives in a structured space
 */
public record Gradient(
    Program program, String wrt, Expr expression, List<String> assumptions, Convention convention)
    implements Answer {
  public Gradient {
    assumptions = List.copyOf(assumptions);
  }

  /** The gradient worked out line by line, with the rule of each line. */
  public Derivation derivation() {
    return program().derivation(this);
  }

  /** The same, ending with the Fréchet derivatives in a form. */
  public Derivation derivation(FrechetForm form) {
    return program().derivation(this, form);
  }

  /** The name X itself as LaTeX: {@code \\beta}. */
  public String wrtLatex() {
    return Printer.latex(program.variable(wrt));
  }

  /**
   * The same with its Fréchet derivatives written in a form; a function that has no such form is an
   * UnsupportedException.
   */
  public Gradient with(FrechetForm form) {
    Program.Rewritten written = program.written(this, form);
    return new Gradient(program, wrt, written.expression(), written.assumptions(), convention);
  }
}
