package org.frobenius;

import java.util.List;
import org.frobenius.calculus.Derivation;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;

/**
 * The G with {@code dφ = G : dX}, of the shape of X; where X lives in a linear space such as {@code
 * Sym(n)}, so does G.
 *
 * @param wrt the name X
 */
public record Gradient(Program program, String wrt, Expr expression, List<String> assumptions)
    implements Answer {
  public Gradient {
    assumptions = List.copyOf(assumptions);
  }

  /** The gradient worked out line by line, with the rule of each line. */
  public Derivation derivation() {
    return program().derivation(this);
  }

  /** The name X itself as LaTeX: {@code \\beta}. */
  public String wrtLatex() {
    return Printer.latex(program.variable(wrt));
  }
}
