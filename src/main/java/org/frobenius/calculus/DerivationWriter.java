package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rule;

/** A derivation as aligned lines, each with the rule that makes it equal to the one before. */
public final class DerivationWriter {
  /** What is written. */
  public enum Form {
    /** In the language; {@code frob check-derivation} reads it. */
    TEXT,
    /** For reading in a terminal. */
    UNICODE,
    /** An {@code align*} of amsmath. */
    LATEX,
    /** For pages with MathJax or KaTeX, such as Q&A sites. */
    MARKDOWN;

    private boolean isTex() {
      return this == LATEX || this == MARKDOWN;
    }
  }

  /** Rules stand beside the lines up to this width, and after longer lines. */
  static final int WIDTH = 76;

  /** A name in the text of a space, its own letters apart: no other one ends in a number. */
  private static final Pattern SIZE = Pattern.compile("\\p{L}+_?\\d+");

  /** What the function is called, unless the program calls something else so. */
  private static final List<String> LETTERS = List.of("φ", "ψ", "J", "value");

  private final Derivation derivation;
  private final Form form;
  private final boolean refs;
  private final String phi;

  private DerivationWriter(Derivation derivation, Form form, boolean refs) {
    this.derivation = derivation;
    this.form = form;
    this.refs = refs;
    this.phi = phi(derivation);
  }

  /**
   * The derivation on lines without a line break at the end.
   *
   * @param refs with the source of each rule, and the rules themselves at the end
   */
  public static String write(Derivation derivation, Form form, boolean refs) {
    var writer = new DerivationWriter(derivation, form, refs);
    return form.isTex() ? writer.tex() : writer.lines();
  }

  private static String phi(Derivation derivation) {
    if (derivation.phi() instanceof Expr.Named(var name, _, _)) {
      return name;
    }
    Set<String> taken = new LinkedHashSet<>();
    Children.symbols(derivation.phi()).forEach(s -> taken.add(s.name()));
    derivation.definitions().forEach(d -> taken.add(d.name()));
    return LETTERS.stream().filter(l -> !taken.contains(l)).findFirst().orElse("value");
  }

  // what both layouts say

  private List<AlignedTex.Row> given() {
    var rows = new ArrayList<AlignedTex.Row>();
    for (Expr.Named definition : derivation.definitions()) {
      rows.add(new AlignedTex.Row(math(definition), math(definition.value()), ""));
    }
    Expr value = derivation.phi() instanceof Expr.Named(_, var named, _) ? named : derivation.phi();
    rows.add(new AlignedTex.Row(name(), math(value), ""));
    return rows;
  }

  private List<AlignedTex.Row> steps() {
    var rows = new ArrayList<AlignedTex.Row>();
    for (Derivation.Chain chain : derivation.chains()) {
      boolean first = true;
      for (Derivation.Step step : chain.steps()) {
        String why =
            step.reasons().stream().map(this::reason).distinct().collect(Collectors.joining(", "));
        rows.add(new AlignedTex.Row(first ? differential(chain.of()) : "", math(step.line()), why));
        first = false;
      }
    }
    return rows;
  }

  private AlignedTex.Row answer() {
    String wrt = math(derivation.wrt());
    String left =
        form.isTex()
            ? "\\frac{\\partial " + name() + "}{\\partial " + wrt + "}"
            : "∂" + name() + "/∂" + wrt;
    return new AlignedTex.Row(left, math(derivation.gradient()), "");
  }

  private String reason(Derivation.Reason reason) {
    String words =
        reason.words() + (refs ? reason.source().map(s -> " [" + s + "]").orElse("") : "");
    return form.isTex() ? typeset(words) : words;
  }

  /** Words for {@code \text}, differentials of names as mathematics. */
  private String typeset(String words) {
    if (derivation.wrt() instanceof Expr.Symbol wrt
        && words.startsWith("d" + wrt.name() + " is ")) {
      String rest = words.substring(wrt.name().length() + 1);
      return "$" + differential(wrt) + "$" + AlignedTex.plain(rest);
    }
    return derivation.definitions().stream()
        .filter(definition -> words.equals("insert d" + definition.name()))
        .findFirst()
        .map(definition -> "insert $" + differential(definition) + "$")
        .orElseGet(() -> AlignedTex.plain(words));
  }

  private String name() {
    return switch (form) {
      case TEXT -> phi;
      case UNICODE -> phi;
      case LATEX, MARKDOWN ->
          Printer.latex(scalar(phi.equals("φ") ? "phi" : phi)).replace("\\phi", "\\varphi");
    };
  }

  private String differential(Expr of) {
    String name = of == derivation.phi() ? name() : math(of);
    return (form.isTex() ? "\\mathrm{d}" : "d") + name;
  }

  private static Expr scalar(String name) {
    return Build.symbol(name, Space.real(Shape.SCALAR));
  }

  private String math(Expr e) {
    return switch (form) {
      case TEXT -> Printer.text(e);
      case UNICODE -> Printer.unicode(e);
      case LATEX, MARKDOWN -> Printer.latex(e);
    };
  }

  /** {@code A in R(m, n)} of each name. */
  private List<String> spaces() {
    var spaces = new ArrayList<String>();
    var bound = bound(derivation.phi());
    var names = new LinkedHashSet<Expr.Symbol>();
    functions(derivation.phi(), names);
    names.addAll(Children.symbols(derivation.phi()));
    if (derivation.wrt() instanceof Expr.Symbol wrt) {
      names.add(wrt);
    }
    for (Expr.Symbol s : names) {
      if (!bound.contains(s)) {
        spaces.add(
            switch (form) {
              case TEXT -> s.name() + " in " + s.space();
              case UNICODE -> Printer.unicode(s) + " ∈ " + unicode(s.space());
              case LATEX, MARKDOWN ->
                  "$" + Printer.latex(s) + relation(s.space()) + tex(s.space()) + "$";
            });
      }
    }
    if (form.isTex()) {
      // a bracket behind a letter would be a factor
      analytic(derivation.phi())
          .forEach(f -> spaces.add("$" + Printer.latex(scalar(f)) + "$ analytic"));
    }
    return spaces;
  }

  /** Unknown functions of matrices, whose spaces have to be told. */
  private static void functions(Expr e, Set<Expr.Symbol> found) {
    if (e instanceof Expr.Applied applied) {
      found.add(applied.function());
    }
    Children.of(e).forEach(child -> functions(child, found));
  }

  /** Unknown functions that are given a matrix or entries, and have no space. */
  private static Set<String> analytic(Expr e) {
    var found = new TreeSet<String>();
    switch (e) {
      case Expr.MatrixFunction(Fun.Unknown f, _, _) -> found.add(f.name());
      case Expr.Entrywise(Fun.Unknown f, _, _) -> found.add(f.name());
      case Expr _ -> {}
    }
    Children.of(e).forEach(child -> found.addAll(analytic(child)));
    return found;
  }

  private static String relation(Space space) {
    return space.kind() == Space.Kind.FUNCTION ? " \\colon " : " \\in ";
  }

  private static Set<Expr> bound(Expr e) {
    var found = new LinkedHashSet<Expr>();
    if (e instanceof Expr.BigSum(var index, _, _, _, _)) {
      found.add(index);
    }
    if (e instanceof Expr.Integral(var variable, _, _, _, _)) {
      found.add(variable);
    }
    Children.of(e).forEach(child -> found.addAll(bound(child)));
    return found;
  }

  /** With sizes as they stand in the lines below: {@code R(n₁)}. */
  private static String unicode(Space space) {
    return SIZE.matcher(space.toString()).replaceAll(size -> Printer.unicode(scalar(size.group())));
  }

  private static String tex(Shape shape) {
    return shape.isScalar()
        ? ""
        : "^{"
            + tex(shape.rows())
            + (shape.isColumn() ? "" : " \\times " + tex(shape.cols()))
            + "}";
  }

  private static String tex(Space space) {
    Shape shape = space.shape();
    String size = tex(shape);
    String n = "_{" + tex(shape.rows()) + "}";
    return switch (space.kind()) {
      case REAL -> "\\mathbb{R}" + size;
      case POSITIVE -> "\\mathbb{R}_{>0}";
      case NATURAL -> "\\mathbb{N}";
      case COMPLEX -> "\\mathbb{C}" + size;
      case SEQUENCE -> "\\mathbb{R}^{\\infty}";
      case SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, POSITIVE_DEFINITE, HERMITIAN, ORTHOGONAL ->
          "\\mathrm{" + space.kind().written() + "}" + n;
      case STIEFEL -> "\\mathrm{St}" + size;
      case FUNCTION ->
          space.domain().stream()
                  .map(domain -> "\\mathbb{R}" + tex(domain))
                  .collect(Collectors.joining(" \\times "))
              + " \\to \\mathbb{R}"
              + size;
      case ANALYTIC -> "\\text{analytic}";
    };
  }

  private static String tex(Dim dim) {
    return Printer.latex(Build.size(dim));
  }

  /** {@code d(norm(A)^2) = 2*(A : d(A))}, the rule as the book has it. */
  private static String equation(Rule rule) {
    String text = rule.text().replaceFirst("#.*", "").strip();
    return text.substring(rule.name().length()).strip().replaceAll("\\s+", " ");
  }

  /** The books in full. */
  private static String source(Rule rule) {
    return rule.source()
        .replaceFirst("^MC ", "Matrix Cookbook (2012), equation ")
        .replaceFirst("^MN ", "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., section ")
        .replaceFirst("^Higham(,| )", "Higham, Functions of Matrices (2008),")
        .replace("),3", "), 3");
  }

  // lines

  private String lines() {
    var text = new ArrayList<String>();
    text.add(String.join(form == Form.TEXT ? "; " : ", ", spaces()));
    text.removeIf(String::isEmpty);
    List<AlignedTex.Row> given = given();
    List<AlignedTex.Row> steps = steps();
    var all = new ArrayList<>(given);
    all.addAll(steps);
    int left = all.stream().mapToInt(r -> width(r.left())).max().orElse(0);
    int right =
        steps.stream().mapToInt(r -> width(r.right())).filter(w -> w <= WIDTH).max().orElse(0);
    given.forEach(r -> text.add(line(r, left, right)));
    text.add("");
    steps.forEach(r -> text.add(line(r, left, right)));
    text.add("");
    AlignedTex.Row answer = answer();
    text.add(line(answer, width(answer.left()), 0));
    if (refs && !derivation.rules().isEmpty()) {
      text.add("");
      String mark = form == Form.TEXT ? "# " : "";
      derivation
          .rules()
          .forEach(
              r -> {
                text.add(mark + r.name() + ": " + equation(r));
                text.add(mark + "  " + source(r));
              });
    }
    return String.join("\n", text);
  }

  private String line(AlignedTex.Row row, int left, int right) {
    String start = row.left() + " ".repeat(left - width(row.left())) + " = ";
    // the definitions are a program, where a line break ends a statement
    boolean breaks = !row.why().isEmpty() || row.left().startsWith("∂");
    String line =
        start
            + (breaks
                ? String.join("\n" + " ".repeat(left + 5), LongLines.text(row.right()))
                : row.right());
    if (row.why().isEmpty()) {
      return line;
    }
    String mark = form == Form.TEXT ? "# " : "";
    return line + " ".repeat(Math.max(0, right - width(row.right())) + 3) + mark + row.why();
  }

  private static int width(String s) {
    return s.codePointCount(0, s.length());
  }

  // TeX

  private String tex() {
    var text = new ArrayList<String>();
    boolean markdown = form == Form.MARKDOWN;
    String spaces = String.join(", ", spaces());
    if (!spaces.isEmpty()) {
      text.add("For " + spaces + ":");
      text.add("");
    }
    if (markdown) {
      text.add("$$");
    }
    text.add(markdown ? "\\begin{aligned}" : "\\begin{align*}");
    var rows = new ArrayList<>(given());
    rows.addAll(steps());
    rows.add(answer());
    text.addAll(AlignedTex.of(rows));
    text.add(markdown ? "\\end{aligned}" : "\\end{align*}");
    if (markdown) {
      text.add("$$");
    }
    if (refs && !derivation.rules().isEmpty()) {
      text.add("");
      if (!markdown) {
        text.add("\\begin{itemize}");
      }
      for (Rule r : derivation.rules()) {
        text.add(
            markdown
                ? "- **" + r.name() + "**: `" + equation(r) + "` (" + source(r) + ")"
                : "\\item "
                    + r.name()
                    + ": \\verb|"
                    + equation(r)
                    + "| ("
                    + AlignedTex.plain(source(r))
                    + ")");
      }
      if (!markdown) {
        text.add("\\end{itemize}");
      }
    }
    return String.join("\n", text);
  }
}
