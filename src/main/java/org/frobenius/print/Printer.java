package org.frobenius.print;

import java.util.List;
import org.frobenius.expr.Expr;

/** Writes expressions. What text writes parses back to the identical expression. */
public final class Printer {
  private Printer() {}

  /** The language itself: {@code 2*A'*(A*x - b)}. */
  public static String text(Expr e) {
    return new TextWriter().write(notation(e));
  }

  /** A map, in the language: {@code E -> 2*E*V'*V}. */
  public static String text(Expr.Symbol parameter, Expr body) {
    return new TextWriter().write(notation(parameter, body));
  }

  /** Several in one scope. */
  public static List<String> texts(List<? extends Expr> expressions) {
    return notations(expressions).stream().map(n -> new TextWriter().write(n)).toList();
  }

  /** For reading in a terminal: {@code 2 Aᵀ(A x - b)}. Not for parsing. */
  public static String unicode(Expr e) {
    return new UnicodeWriter().write(notation(e));
  }

  /** Several in one scope, for reading in a terminal. */
  public static List<String> unicodes(List<? extends Expr> expressions) {
    return notations(expressions).stream().map(n -> new UnicodeWriter().write(n)).toList();
  }

  /** A map, for reading in a terminal. */
  public static String unicode(Expr.Symbol parameter, Expr body) {
    return new UnicodeWriter().write(notation(parameter, body));
  }

  /** For KaTeX and LaTeX with amsmath, in mathematics mode. */
  public static String latex(Expr e) {
    return new LatexWriter().write(notation(e));
  }

  /** Several in one scope, in LaTeX's mathematics mode. */
  public static List<String> latexes(List<? extends Expr> expressions) {
    return notations(expressions).stream().map(n -> new LatexWriter().write(n)).toList();
  }

  /** A map, in LaTeX's mathematics mode. */
  public static String latex(Expr.Symbol parameter, Expr body) {
    return new LatexWriter().write(notation(parameter, body));
  }

  /** How many names, numbers and operators the text has. */
  public static long tokens(Expr e) {
    return notation(e).tokens();
  }

  private static Notation notation(Expr.Symbol parameter, Expr body) {
    return new Notation.Arrow(new Notation.Word(parameter.name()), notation(body));
  }

  private static Notation notation(Expr e) {
    return notations(List.of(e)).getFirst();
  }

  private static List<Notation> notations(List<? extends Expr> expressions) {
    var layout = new Layout(Names.hideIdentity(List.copyOf(expressions)));
    return expressions.stream().map(layout::of).toList();
  }
}
