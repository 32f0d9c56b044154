package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;

/** An expression found for a program, in the program's own names, and what it takes for granted. */
public sealed interface Answer
    permits Gradient, Differential, Jacobian, Hessian, HessianVectorProduct, Simplified, Written {
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

  /**
   * Short names for parts of the expression, in the order of use; without {@link #withNamedParts}
   * there are none.
   */
  default List<Expr.Named> definitions() {
    return List.of();
  }

  /**
   * The same with short names for what occurs several times, where that saves tokens: {@code r =
   * A*x - b} on a line of its own, then {@code A'*r/norm(r)}.
   */
  default Answer withNamedParts() {
    return program().withNamedParts(this);
  }

  /** The same with {@code X + X'} as {@code 2*sym(X)} and {@code X - X'} as {@code 2*skew(X)}. */
  default Answer withSymmetricParts() {
    return new Written(
        this, definitions(), program().withSymmetricParts(expression()), assumptions());
  }

  /**
   * In the language: definitions, a line each, then the expression; parses back in the program's
   * scope to the same expression.
   */
  default String text() {
    return String.join("\n", lines(" = ", Printer::texts, Printer::text));
  }

  /** For reading: {@code 2 Aᵀ(A x - b)}. */
  default String unicode() {
    return String.join("\n", lines(" = ", Printer::unicodes, Printer::unicode));
  }

  /**
   * For LaTeX with amsmath and for KaTeX, in mathematics mode; with named parts, an {@code aligned}
   * with a line for each.
   */
  default String latex() {
    List<String> lines = lines(" &= ", Printer::latexes, Printer::latex);
    return lines.size() == 1
        ? lines.getFirst()
        : "\\begin{aligned}\n"
            + String.join(" \\\\\n", lines.subList(0, lines.size() - 1))
            + " \\\\\n&\\phantom{=} "
            + lines.getLast()
            + "\n\\end{aligned}";
  }

  private List<String> lines(
      String equals,
      Function<List<Expr>, List<String>> form,
      BiFunction<Expr.Symbol, Expr, String> map) {
    return DeepStack.call(
        () -> {
          WrittenOut.require(this);
          List<String> names = form.apply(List.copyOf(definitions()));
          var all = new ArrayList<Expr>();
          definitions().forEach(d -> all.add(d.value()));
          if (parameter().isEmpty()) {
            all.add(expression());
          }
          var lines = new ArrayList<>(form.apply(all));
          for (int i = 0; i < names.size(); i++) {
            lines.set(i, names.get(i) + equals + lines.get(i));
          }
          parameter().ifPresent(letter -> lines.add(map.apply(letter, expression())));
          return lines;
        });
  }

  /** Ready to be given numbers. */
  default Compiled compile() {
    return switch (this) {
      case Simplified _ -> program().compiled(expression(), assumptions());
      case Written w -> w.answer().compile();
      case Gradient _, Differential _, Jacobian _, Hessian _, HessianVectorProduct _ ->
          Linearization.compile(this);
    };
  }
}
