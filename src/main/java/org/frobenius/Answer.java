package org.frobenius;

import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;

/** An expression found for a program, in the program's own names, and what it takes for granted. */
public sealed interface Answer permits Gradient, Differential, Simplified {
  /** The program asked about. */
  Program program();

  /** The answer itself. */
  Expr expression();

  /** What holds only where this does, each in words: {@code X invertible}. */
  List<String> assumptions();

  /** Rows by columns, in the dimension symbols of the program. */
  default Shape shape() {
    return expression().shape();
  }

  /** In the language; parses back in the program's scope to the same expression. */
  default String text() {
    return DeepStack.call(() -> Printer.text(expression()));
  }

  /** For reading: {@code 2 Aᵀ(A x - b)}. */
  default String unicode() {
    return DeepStack.call(() -> Printer.unicode(expression()));
  }

  /** For LaTeX with amsmath and for KaTeX, in mathematics mode. */
  default String latex() {
    return DeepStack.call(() -> Printer.latex(expression()));
  }

  /** Ready to be given numbers. */
  default Compiled compile() {
    return program().compiled(expression());
  }
}
