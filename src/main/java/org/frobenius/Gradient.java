package org.frobenius;

import java.util.List;
import org.frobenius.calculus.Convention;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.simplify.NamedParts;

/**
 * The G with {@code dφ = G : dX}, of the shape of X; where X lives in a linear space such as {@code
 * Sym(n)}, so does G.
 *
 * @param wrt the name X
 * @param definitions short names for parts of the expression, in the order of use; without {@link
 *     #withNamedParts} there are none
 * @param convention which gradient it is, where X lives in a structured space
 */
public record Gradient(
    Program program,
    String wrt,
    List<Expr.Named> definitions,
    Expr expression,
    List<String> assumptions,
    Convention convention)
    implements Answer {
  public Gradient {
    definitions = List.copyOf(definitions);
    assumptions = List.copyOf(assumptions);
  }

  /** The gradient worked out line by line, with the rule of each line. */
  public Derivation derivation() {
    return program().derivation(withoutNamedParts());
  }

  /** The same, ending with the Fréchet derivatives in a form. */
  public Derivation derivation(FrechetForm form) {
    return program().derivation(withoutNamedParts(), form);
  }

  /** The assumptions that the end of a derivation, in names of its own, does not show. */
  public List<String> assumptionsBeside(Derivation derivation) {
    return program.notShown(assumptions, derivation.gradient());
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
    FrechetWriting.Rewritten written = program.written(withoutNamedParts(), form);
    return new Gradient(
        program, wrt, List.of(), written.expression(), written.assumptions(), convention);
  }

  /**
   * The same with short names for what occurs several times, where that saves tokens: {@code r =
   * A*x - b} on a line of its own, then {@code A'*r/norm(r)}.
   */
  @Override
  public Gradient withNamedParts() {
    return program.withNamedParts(List.of(this)).getFirst();
  }

  @Override
  public Gradient withSymmetricParts() {
    return new Gradient(
        program, wrt, definitions, program.withSymmetricParts(expression), assumptions, convention);
  }

  /** The same with the parts' values in place of their names. */
  public Gradient withoutNamedParts() {
    return definitions.isEmpty()
        ? this
        : new Gradient(
            program,
            wrt,
            List.of(),
            NamedParts.undone(expression, definitions),
            assumptions,
            convention);
  }
}
