package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.diagnostic.Source;
import org.frobenius.syntax.PrintedFormula;

/**
 * The lines of a derivation in printed mathematics, as {@code --steps --to unicode} writes them, as
 * lines of this language, each where it begins.
 */
final class PrintedLines {
  /** Left of the first sign of equality, and right of it. */
  private static final Pattern EQUATION =
      Pattern.compile("(?<left>[^=(]*(?:\\([^=()]*\\)[^=(]*)?)=(?![=>])(?<right>.*)");

  /** {@code ∂φ/∂X}, {@code dφ}, {@code ∇f}: told apart by the reader of derivations. */
  private static final Pattern DERIVATIVE = Pattern.compile("\\s*[∂d∇].*");

  /** A blank column, then what a rule is called, or several. */
  private static final Pattern REASON =
      Pattern.compile(
          "(?<line>.*\\S)\\s{3,}(?<reason>(?:(?:insert|function|entrywise|chain rule for) \\S+"
              + "|d\\S+ is [a-z -]+|\\S+ does not occur|[a-z]+(?:-[a-z]+)+"
              + "|[a-z]{3,}(?:[- ][a-z]+)*)(?:, [^,]+)*)");

  /** Letters of a matrix and of a vector beside each other. */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "(?<![\\p{L}_])(?<![\\p{L}_]\\d)(?<matrix>[\\p{Lu}α-ω])(?<vector>[bh-z])(?![\\p{L}\\d_(.₀-₉])");

  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d_])\\p{L}{3,}");

  private final List<String> written;

  private PrintedLines(List<String> written) {
    String text = String.join("\n", written);
    this.written = written.stream().map(line -> apart(line, text)).toList();
  }

  /** {@code Ax} as {@code A x}, where it is no name of the text. */
  private static String apart(String line, String text) {
    return PRODUCT
        .matcher(line)
        .replaceAll(
            product ->
                Pattern.compile("(?m)(?:^|[;,])\\s*" + product.group() + "\\s*(?:=|∈|in\\b)")
                        .matcher(text)
                        .find()
                    ? product.group()
                    : product.group("matrix") + " " + product.group("vector"));
  }

  /** A text without signs of printed mathematics as it is. */
  static Source of(Source source) {
    List<String> lines = List.of(source.text().split("\n", -1));
    boolean printed = lines.stream().map(PrintedLines::code).anyMatch(PrintedFormula::isPrinted);
    return printed
        ? Source.of(source.name(), String.join("\n", new PrintedLines(lines).read()))
        : source;
  }

  private static String code(String line) {
    int remark = line.indexOf('#');
    return remark < 0 ? line : line.substring(0, remark);
  }

  private List<String> read() {
    var lines = new ArrayList<String>();
    int i = 0;
    while (i < written.size()) {
      int next = i + 1;
      var whole = new StringBuilder(line(i));
      if (EQUATION.matcher(whole).matches()) {
        while (next < written.size() && goesOn(written.get(next))) {
          whole.append(' ').append(line(next).strip());
          next++;
        }
      }
      lines.add(language(whole.toString()));
      for (int blank = i + 1; blank < next; blank++) {
        lines.add("");
      }
      i = next;
    }
    return lines;
  }

  private static boolean goesOn(String line) {
    return line.matches("\\s+[-+].*") && !EQUATION.matcher(line).matches();
  }

  /** Without its remark and its reason. */
  private String line(int number) {
    String line = code(written.get(number));
    Matcher reason = REASON.matcher(line);
    return reason.matches() && !isFormula(reason.group("reason"), number)
        ? reason.group("line")
        : line;
  }

  /** Whether a word there is used above as a name: then it is a factor, and no reason. */
  private boolean isFormula(String reason, int number) {
    return WORD.matcher(reason)
        .results()
        .map(found -> Pattern.compile("(?<![\\p{L}\\d_])" + found.group() + "(?![\\p{L}\\d_(.])"))
        .anyMatch(
            word ->
                written.subList(0, number).stream()
                    .map(PrintedLines::code)
                    .filter(line -> !REASON.matcher(line).matches())
                    .anyMatch(line -> word.matcher(line).find()));
  }

  private static String language(String line) {
    if (line.contains("∈")) {
      return declarations(line);
    }
    Matcher equation = EQUATION.matcher(line);
    if (!equation.matches()) {
      return PrintedFormula.isPrinted(line) ? PrintedFormula.read(line).orElse(line) : line;
    }
    String left = equation.group("left");
    String own =
        PrintedFormula.isPrinted(left) && !DERIVATIVE.matcher(left).matches()
            ? PrintedFormula.read(left).orElse(left)
            : left;
    return PrintedFormula.read(equation.group("right"))
        .map(right -> own + (own.endsWith(" ") ? "" : " ") + "= " + right)
        .orElse(line);
  }

  /** {@code A ∈ R(m, n), x ∈ R(n)} as {@code A in R(m, n); x in R(n)}. */
  private static String declarations(String line) {
    var text = new StringBuilder();
    int depth = 0;
    boolean declared = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean apart = depth == 0 && (c == ';' || c == ',' && declared);
      declared = !apart && (declared || c == '∈');
      text.append(apart ? ";" : c == '∈' ? "in" : c == 'ℝ' ? "R" : String.valueOf(c));
    }
    return text.toString();
  }
}
