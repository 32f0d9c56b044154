package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;

/** An expression found for a program, in the program's own names, and what it takes for granted. */
public sealed interface Answer
    permits Gradient, Differential, Jacobian, Hessian, HessianVectorProduct, Simplified {
  /** The program asked about. */
  Program program();

  /** The answer itself; of a linear map, its value. */
  Expr expression();

  /** The letter of a linear map, {@code E} of {@code E -> 2*E*V'*V}; empty of all else. */
  default Optional<Expr.Symbol> parameter() {
    return Optional.empty();
  }

  /** What holds only where this does, each in words: {@code X invertible}. */
  List<String> assumptions();

  /** Rows by columns, in the dimension symbols of the program. */
  default Shape shape() {
    return expression().shape();
  }

  /** In the language; parses back in the program's scope to the same expression. */
  default String text() {
    return DeepStack.call(
        () ->
            parameter()
                .map(letter -> Printer.text(letter, expression()))
                .orElseGet(() -> Printer.text(expression())));
  }

  /** For reading: {@code 2 Aᵀ(A x - b)}. */
  default String unicode() {
    return DeepStack.call(
        () ->
            parameter()
                .map(letter -> Printer.unicode(letter, expression()))
                .orElseGet(() -> Printer.unicode(expression())));
  }

  /** For LaTeX with amsmath and for KaTeX, in mathematics mode. */
  default String latex() {
    return DeepStack.call(
        () ->
            parameter()
                .map(letter -> Printer.latex(letter, expression()))
                .orElseGet(() -> Printer.latex(expression())));
  }

  /** Ready to be given numbers. */
  default Compiled compile() {
    return this instanceof Simplified
        ? program().compiled(expression(), assumptions())
        : program().compiledDerivative(expression(), assumptions());
  }
}
