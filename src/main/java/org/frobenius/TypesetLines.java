package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.TypesetFormula;

/**
 * The rows of an {@code align*} of LaTeX, and the declarations between dollars around it, as lines
 * of this language, each where its row begins: what {@code --steps --to latex} writes is read back.
 */
final class TypesetLines {
  private static final Pattern BEGIN =
      Pattern.compile("\\s*\\\\begin\\{(align|aligned|equation|gather|split)\\*?}.*");

  private static final Pattern END = Pattern.compile("\\s*\\\\end\\{.*");

  private static final Pattern FENCE = Pattern.compile("\\s*(\\$\\$|\\\\\\[|\\\\])\\s*");

  private static final Pattern BREAK = Pattern.compile("\\\\\\\\\\s*(\\[[^]]*]\\s*)?$");

  private static final Pattern DOLLARS = Pattern.compile("\\$([^$]+)\\$");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?<name>[^,]+?)\\s*\\\\in\\s*\\\\math(?:bb|rm)\\{(?<space>\\w+)}"
              + "(?:(?<positive>_\\{>\\s*0}|_\\+)|[_^]\\{(?<sizes>.*)})?\\s*");

  private static final String D = "(?:\\\\partial|\\\\mathrm\\{d}|d)\\s*";

  private static final Pattern GRADIENT =
      Pattern.compile("\\\\[dt]?frac\\{" + D + "(?<of>[^{}]+)}\\{" + D + "(?<by>[^{}]+)}");

  private static final Pattern DIFFERENTIAL =
      Pattern.compile("(?:\\\\mathrm\\{d}|d)\\s*(?<of>\\\\?\\p{L}\\w*)");

  /** A row of the alignment, without its reason. */
  private record Row(int line, String latex) {
    /** What a further line of mathematics adds to it. */
    Row with(String more) {
      return new Row(
          line, latex + " " + more.replaceFirst("^\\s*&?\\s*(\\\\q?quad)?\\s*(\\{})?", ""));
    }
  }

  private final Source source;
  private final List<String> written;

  /** Whether the letter is applied to something wherever it stands: the sigmoid. */
  private final boolean sigmoid;

  private TypesetLines(Source source) {
    this.source = source;
    this.written = source.text().lines().toList();
    this.sigmoid = !source.text().matches("(?s).*\\\\sigma(?!\\s*(\\\\left|\\\\bigl)?\\().*");
  }

  /** A text without such rows as it is. */
  static Source of(Source source) {
    var lines = new TypesetLines(source);
    return lines.written.stream().noneMatch(line -> BEGIN.matcher(line).matches())
        ? source
        : Source.of(source.name(), String.join("\n", lines.read()));
  }

  private List<String> read() {
    var lines = new ArrayList<String>();
    var rows = new ArrayList<Row>();
    boolean inside = false;
    boolean open = false;
    for (int i = 0; i < written.size(); i++) {
      String line = written.get(i);
      boolean begins = BEGIN.matcher(line).matches();
      boolean ends = END.matcher(line).matches();
      if (inside && !ends && !line.isBlank()) {
        String mathematics = BREAK.matcher(line).replaceFirst("").replaceFirst("&&.*", "");
        boolean reason = mathematics.matches("[&\\s]*(\\\\q?quad\\s*)?\\\\text\\{.*");
        if (!reason && !rows.isEmpty() && (open || !mathematics.contains("="))) {
          rows.add(rows.removeLast().with(mathematics));
        } else if (!reason) {
          rows.add(new Row(i, mathematics));
        }
        open = !reason && !BREAK.matcher(line).find();
      }
      boolean blank = inside || begins || FENCE.matcher(line).matches();
      lines.add(blank ? "" : line.contains("$") ? declarations(line) : line);
      inside = (inside || begins) && !ends;
      open &= inside;
    }
    rows.forEach(row -> lines.set(row.line(), line(row)));
    return lines;
  }

  /** {@code For $X \in \mathbb{R}^{m \times n}$:} as {@code X in R(m, n)}. */
  private static String declarations(String line) {
    var declared = new ArrayList<String>();
    Matcher formulas = DOLLARS.matcher(line);
    while (formulas.find()) {
      Matcher declaration = DECLARATION.matcher(formulas.group(1));
      if (declaration.matches()) {
        declared.add(declaration(declaration));
      }
    }
    return String.join("; ", declared);
  }

  private static String declaration(Matcher declaration) {
    String sizes = declaration.group("sizes");
    String space = declaration.group("space") + (declaration.group("positive") == null ? "" : "+");
    String name = declaration.group("name").strip();
    return read(name).orElse(name)
        + " in "
        + space
        + (sizes == null ? "" : "(" + sizes(sizes) + ")");
  }

  /** {@code m \times 2 n_{1} p} as {@code m, 2*n1*p}. */
  private static String sizes(String latex) {
    return Stream.of(latex.replaceAll("_\\{(\\w+)}", "$1").split("\\\\times"))
        .map(size -> size.strip().replaceAll("(?<=\\w)\\s+(?=\\w)", "*"))
        .collect(Collectors.joining(", "));
  }

  private String line(Row row) {
    String latex = row.latex().strip();
    int sign = latex.indexOf('=');
    if (sign < 0) {
      throw unreadable(row);
    }
    String left = left(latex.substring(0, sign).replace("&", "").strip(), row);
    return left + " = " + formula(latex.substring(sign + 1).replaceFirst("^\\s*&", ""), row);
  }

  private String left(String latex, Row row) {
    Matcher gradient = GRADIENT.matcher(latex);
    if (gradient.matches()) {
      return "∂" + formula(gradient.group("of"), row) + "/∂" + formula(gradient.group("by"), row);
    }
    Matcher differential = DIFFERENTIAL.matcher(latex);
    if (differential.matches()) {
      return "d" + formula(differential.group("of"), row);
    }
    return latex.isEmpty() ? "  " : formula(latex, row);
  }

  private String formula(String latex, Row row) {
    String text = sigmoid ? latex.replace("\\sigma", "\\operatorname{sigmoid}") : latex;
    return read(text.strip()).orElseThrow(() -> unreadable(row));
  }

  private static Optional<String> read(String latex) {
    return TypesetFormula.read(latex.replaceFirst("[.,;]$", ""));
  }

  private FrobeniusException unreadable(Row row) {
    int start = 0;
    for (int i = 0; i < row.line(); i++) {
      start += written.get(i).length() + 1;
    }
    String line = written.get(row.line());
    int indent = line.length() - line.stripLeading().length();
    return new SyntaxException(
            Diagnostic.of(
                    Kind.SYNTAX,
                    "this row of LaTeX cannot be read",
                    new Span(start + indent, start + line.length()))
                .note("`--steps --to latex` writes rows that can be read, most of them")
                .help(
                    "write it in this language: `dφ = …` and below it `   = …`, with `X'` for"
                        + " `X^{\\top}`, `d(X)` for `\\mathrm{d}X`, `*` for each product"))
        .withSource(source);
  }
}
