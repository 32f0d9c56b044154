package org.frobenius;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.TypesetFormula;
import org.frobenius.syntax.TypesetNames;

/**
 * The rows of an {@code align*} of LaTeX, displayed formulas and single lines of LaTeX, and the
 * declarations between dollars around them, as lines of this language, each where its row begins:
 * what {@code --steps --to latex} writes is read back.
 */
final class TypesetLines {
  /** Between rows that stand on one line. */
  static final String SAME_LINE = "\u2028";

  private static final Pattern BEGIN =
      Pattern.compile(
          "\\s*(?:\\$\\$|\\\\\\[)?\\s*\\\\begin\\{(align|aligned|equation|gather|split)\\*?}");

  private static final Pattern END =
      Pattern.compile(
          "\\\\end\\{(align|aligned|equation|gather|split)\\*?}[.,]?\\s*(?:\\$\\$|\\\\])?[.,]?\\s*$");

  private static final Pattern FENCE = Pattern.compile("\\s*(\\$\\$|\\\\\\[|\\\\])\\s*");

  /** A formula on a line of its own between its signs. */
  private static final Pattern DISPLAYED =
      Pattern.compile(
          "\\s*(?:\\$\\$(?<dollars>.*=.*)\\$\\$|\\$(?<dollar>[^$]*=[^$]*)\\$|\\\\\\[(?<bracket>.*=.*)\\\\])"
              + "\\s*[.,;]?\\s*");

  /** A line with a command or a group of LaTeX. */
  private static final Pattern BARE =
      Pattern.compile("[^#$`]*(\\\\[A-Za-z]{2,}|[_^]\\{|\\\\[,;!])[^#$`]*");

  private static final Pattern IMPLIED =
      Pattern.compile(
          "^\\s*(\\\\(implies|Rightarrow|Longrightarrow|therefore)\\b|=>|⇒|⟹)\\s*(\\\\q?quad|\\\\[,;:"
              + " ])*\\s*");

  private static final String D = "(?:\\\\partial|\\\\mathrm\\{d}|d)\\s*";

  /** With a subscript or its own letters. */
  private static final String NAME = "(?:[^{}]|\\{[^{}]*})+";

  private static final Pattern GRADIENT =
      Pattern.compile(
          "\\\\[dt]?frac\\{" + D + "(?<of>" + NAME + ")}\\{" + D + "(?<by>" + NAME + ")}");

  private static final Pattern NABLA =
      Pattern.compile(
          "\\\\nabla\\s*(?:_\\s*(?:\\{(?<group>[^{}]+)}|(?<by>\\\\?\\w+)))?\\s*"
              + "(?<of>\\\\?\\p{L}+)\\s*(?:\\([^()]*\\))?");

  private static final Pattern INLINE = Pattern.compile("\\$([^$]+)\\$");

  /** What a row says of a further name. */
  private static final Pattern FURTHER =
      Pattern.compile(
          "(?<row>.*=.*?),?\\s*\\\\q?quad\\s*(?:\\\\text\\{\\s*(?:where|with|and)\\s*}\\s*)?"
              + "(?<further>\\\\?\\p{L}(?:_\\{?\\w+}?)?\\s*=.*)");

  private static final Pattern SUPPOSED =
      Pattern.compile(
          "(?is).*\\b(?:let|where|with|defin\\w+|denot\\w+|put|set|introduc\\w+|and)\\W*");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<name>\\\\?\\p{L}+(?:_\\{?\\w+}?)?)\\s*(?<arguments>\\([\\w\\\\, {}]*\\))?");

  private static final Pattern DIFFERENTIAL =
      Pattern.compile(
          "(?:\\\\mathrm\\s*\\{?d}?|d)\\s*(?<of>\\\\?\\p{L}\\w*|\\\\(?:mathbf|boldsymbol|bm)\\{\\\\?\\w+})");

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

  /** By sentences. */
  private final Set<String> defined = new HashSet<>();

  /** Whether a sentence has said of a differential or of a gradient what it is. */
  private boolean differentiated;

  /** What the text says of its letters. */
  private final TypesetNames names;

  private TypesetLines(Source source) {
    this.source = source;
    this.names = TypesetDeclarations.names(source.text());
    this.written = source.text().lines().toList();
    this.sigmoid = !source.text().matches("(?s).*\\\\sigma(?!\\$|\\s*(\\\\left|\\\\bigl)?\\().*");
  }

  /** A text without such rows as it is. */
  static Source of(Source source) {
    var lines = new TypesetLines(source);
    return lines.written.stream().noneMatch(TypesetLines::isTypeset)
        ? source
        : Source.of(source.name(), String.join("\n", lines.read()));
  }

  private static boolean isTypeset(String line) {
    return BEGIN.matcher(line).lookingAt()
        || DISPLAYED.matcher(line).matches()
        || FENCE.matcher(line).matches()
        || isBare(line);
  }

  /** A line of LaTeX without a sign that says so. */
  private static boolean isBare(String line) {
    return line.contains("=") && BARE.matcher(line).matches();
  }

  private List<String> read() {
    var lines = new ArrayList<String>();
    var rows = new ArrayList<Row>();
    boolean inside = false;
    boolean fenced = false;
    boolean open = false;
    for (int i = 0; i < written.size(); i++) {
      String line = written.get(i);
      boolean begins = BEGIN.matcher(line).lookingAt();
      boolean ends = END.matcher(line).find();
      boolean fence = FENCE.matcher(line).matches();
      Matcher displayed = DISPLAYED.matcher(line);
      boolean typeset = inside || begins || fenced && !fence;
      if (typeset) {
        String content = END.matcher(BEGIN.matcher(line).replaceFirst("")).replaceFirst("");
        open = add(content, i, open, rows);
      } else if (displayed.matches()) {
        add(TypesetRows.either(displayed, "dollars", "dollar", "bracket"), i, false, rows);
      } else if (isBare(line)) {
        add(line, i, false, rows);
      }
      boolean blank = typeset || fence || displayed.matches() || isBare(line);
      lines.add(blank ? "" : line.contains("$") ? spoken(line, i) : line);
      inside = (inside || begins) && !ends;
      fenced ^= fence;
      open &= inside;
    }
    for (Row row : rows) {
      String before = lines.get(row.line());
      Matcher further = FURTHER.matcher(row.latex());
      String line =
          further.matches()
              ? line(new Row(row.line(), further.group("row")))
                  + SAME_LINE
                  + "where "
                  + line(new Row(row.line(), further.group("further")))
              : line(row);
      lines.set(row.line(), before.isEmpty() ? line : before + SAME_LINE + line);
    }
    return lines;
  }

  /**
   * The declarations of a sentence and the equations in it that are of a derivation; any other is
   * passed over, as one that recalls a rule.
   */
  private String spoken(String line, int number) {
    var said = new ArrayList<String>();
    said.add(String.join("; ", TypesetDeclarations.of(line)));
    Matcher formulas = INLINE.matcher(line);
    while (formulas.find()) {
      String formula = formulas.group(1);
      if (TypesetRows.sides(formula).size() > 1) {
        boolean supposed = SUPPOSED.matcher(line.substring(0, formulas.start())).matches();
        equation(new Row(number, formula), supposed).ifPresent(said::add);
      }
    }
    said.removeIf(String::isEmpty);
    return String.join(SAME_LINE, said);
  }

  private Optional<String> equation(Row row, boolean supposed) {
    String left = TypesetRows.sides(row.latex()).getFirst().strip();
    boolean derivative =
        left.isEmpty()
            || GRADIENT.matcher(left).matches()
            || NABLA.matcher(left).matches()
            || DIFFERENTIAL.matcher(left).matches();
    Matcher name = NAMED.matcher(left);
    if (!derivative && (!name.matches() || !supposed && differentiated)) {
      return Optional.empty();
    }
    // a minimum is looked for
    if (derivative && row.latex().matches("(?s).*=\\s*(0|\\\\mathbf\\{0})\\s*")) {
      return Optional.empty();
    }
    if (!derivative && !defined.add(name.group("name"))) {
      return Optional.empty();
    }
    differentiated |= derivative;
    try {
      return Optional.of((supposed && !derivative ? "where " : "") + line(row));
    } catch (SyntaxException e) {
      if (derivative) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * The rows of a line.
   *
   * @return whether the last of them goes on below
   */
  private static boolean add(String line, int number, boolean goesOn, List<Row> rows) {
    boolean open = goesOn;
    for (String piece : TypesetRows.apart(line)) {
      String mathematics = TypesetRows.withoutReason(piece);
      boolean reason = mathematics.matches("[&\\s]*(\\\\q?quad\\s*)?\\\\text\\{.*");
      if (!reason && !mathematics.isBlank()) {
        if (!rows.isEmpty() && (open || TypesetRows.sides(mathematics).size() == 1)) {
          rows.add(rows.removeLast().with(mathematics));
        } else {
          rows.add(new Row(number, mathematics));
        }
      }
      open = !reason && !piece.endsWith(TypesetRows.BREAK) && !piece.isBlank();
    }
    return open;
  }

  private String line(Row row) {
    String latex = IMPLIED.matcher(row.latex().strip()).replaceFirst("");
    List<String> sides = TypesetRows.sides(latex);
    if (sides.size() < 2) {
      throw unreadable(row);
    }
    var line = new StringBuilder(left(sides.getFirst().replace("&", "").strip(), row));
    for (int i = 1; i < sides.size(); i++) {
      String side = sides.get(i).replaceFirst("^\\s*&", "").replaceFirst("&\\s*$", "");
      line.append(i == 1 ? " = " : SAME_LINE + "   = ").append(formula(side, row));
    }
    return line.toString();
  }

  private String left(String latex, Row row) {
    Matcher gradient = GRADIENT.matcher(latex);
    if (gradient.matches()) {
      return "∂" + formula(gradient.group("of"), row) + "/∂" + formula(gradient.group("by"), row);
    }
    Matcher nabla = NABLA.matcher(latex);
    if (nabla.matches()) {
      String by = TypesetRows.either(nabla, "group", "by");
      return "∇"
          + (by.isEmpty() ? "" : "_" + formula(by, row))
          + " "
          + formula(nabla.group("of"), row);
    }
    Matcher differential = DIFFERENTIAL.matcher(latex);
    if (differential.matches()) {
      return "d" + formula(differential.group("of"), row);
    }
    Matcher named = NAMED.matcher(latex);
    boolean applied = named.matches() && named.group("arguments") != null;
    return latex.isEmpty() ? "  " : formula(applied ? named.group("name") : latex, row);
  }

  private String formula(String latex, Row row) {
    String text = sigmoid ? latex.replace("\\sigma", "{\\operatorname{sigmoid}}_{\\odot}") : latex;
    return read(text.strip(), names).orElseThrow(() -> unreadable(row));
  }

  private static Optional<String> read(String latex, TypesetNames names) {
    return TypesetFormula.read(latex.replaceFirst("[.,;]$", ""), names);
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
