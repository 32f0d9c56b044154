package org.frobenius;

import java.util.List;
import org.frobenius.syntax.ProgramReader;

/**
 * The front door: text in, derivatives out.
 *
 * <pre>{@code
 * Frobenius.gradient("tr(exp(X))", "X")                                 // "exp(X)'"
 * Frobenius.parse("A in R(m, n); b in R(m); norm(A*x - b)^2").gradient("x").latex()
 * }</pre>
 *
 * What a user can do wrong is a {@link org.frobenius.diagnostic.FrobeniusException} that points
 * into the text.
 */
public final class Frobenius {
  /** Any fixed number: the same question has the same answer. */
  private static final long SEED = 1;

  private Frobenius() {}

  /** The gradient of a program's scalar expression by a name, as text of the language. */
  public static String gradient(String program, String wrt) {
    return parse(program).gradient(wrt).text();
  }

  /** The shortest equal expression found, as text of the language. */
  public static String simplify(String program) {
    return parse(program).simplify().text();
  }

  /**
   * Whether two expressions are equal: proved by rewriting, or by their values on random instances;
   * {@link Equation} tells which.
   *
   * @param first a program
   * @param second an expression in its scope
   */
  public static boolean equal(String first, String second) {
    return Equation.read("first", first, second, List.of(), ProgramReader.Options.STANDARD)
        .decide(SEED)
        .equal();
  }

  /**
   * Reads a program.
   *
   * @param program statements separated by {@code ;} or line breaks, an expression last
   * @param declarations further ones, such as {@code X in Sym(n)}
   */
  public static Program parse(String program, String... declarations) {
    return Program.read("input", program, List.of(declarations), false);
  }
}
