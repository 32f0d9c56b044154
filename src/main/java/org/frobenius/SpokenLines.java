package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.frobenius.diagnostic.Source;

/**
 * What people write around the formulas of a derivation: sentences between the lines, {@code so}
 * and {@code =>} before a line, reasons behind it, {@code Let} before a declaration. Blanks stand
 * in its place, so that everything else stays where it is. What is said in words is written as a
 * line: {@code where r = A*x - b} above the line that uses it, {@code the gradient is 2*A'*r} as
 * {@code ∇φ = 2*A'*r}.
 */
final class SpokenLines {
  /** A longer line is a formula: nobody speaks so long. */
  private static final int LONGEST = 4_000;

  /**
   * Words alone; two beside each other are no expression of this language. What holds a number or a
   * sign may be a claim, and is not passed over.
   */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?=[\\p{L}\\s,.:;()-]*$)(?!.*\\s(in|∈)\\s)(?!\\s*[-+]\\s*(?:d?\\p{L}\\b|\\())"
              + ".*\\p{L}{2}\\s+\\p{L}{2}.*");

  /** A conclusion announced. */
  private static final String CONJUNCTION =
      "so|thus|hence|therefore|then|and|now|finally|which gives|this gives|we get|we have|so"
          + " that|i\\.e\\.";

  private static final Pattern ALONE =
      Pattern.compile("\\s*(?:" + CONJUNCTION + ")\\s*[,:.]?\\s*", Pattern.CASE_INSENSITIVE);

  /** Before a line that has a left side of its own. */
  private static final Pattern IMPLIED =
      Pattern.compile(
          "(?<mark>\\s*(?:=>|==>|⇒|⟹|→|∴|<=>|⇔|⟺|\\\\implies|\\\\Rightarrow|\\d+[.)]|(?i:"
              + CONJUNCTION
              + "))[,:]?\\s+)(?:[d∂∇]|grad[_ ]).*[^<>:=]=(?![=>]).*");

  /** Where a minimum is looked for. */
  private static final Pattern STATIONARY =
      Pattern.compile("\\s*(?i:setting|set|solving|put|equating|requiring)\\b[^#]*=\\s*0\\b[^#]*");

  /** What is said before an equation: words, which are no left side of this language. */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?<mark>\\s*(?!grad\\b)\\p{L}[\\p{L}.'’-]+[,:]?\\s+(?:\\p{L}[\\p{L}.'’-]*[,:]?\\s+)*?)"
              + "(?:(?:d|∂|∇)\\s?)?[^\\s=]+(?:\\([\\w, ]*\\))?\\s*=(?![=>]).*");

  private static final Pattern SUPPOSED =
      Pattern.compile(
          "(?<mark>\\s*(?i:let|where|with|for|suppose|assume|given|consider|denote|define)\\s+)"
              + ".*(?:=|\\s(?:in|∈)\\s).*");

  /** A definition for what stands above or below it. */
  private static final Pattern SUPPOSITION =
      Pattern.compile(
          "(?i)\\s*(?:\\p{L}+,?\\s+)*?(?:let|where|with|defin\\w+|denot\\w+|put|set|introduc\\w+)\\s.*");

  /** A line of differentials or of a gradient, or a further one. */
  private static final Pattern DERIVATIVE =
      Pattern.compile("\\s*(?:=|[∂∇]|d\\s?[\\p{L}(]\\S*\\s*=|grad[_ ]).*");

  /** Behind a line: what its names are. */
  private static final Pattern EXPLAINED =
      Pattern.compile("(?<line>[^#]*=[^#]*?)(?<mark>[,;]?\\s+(?:where|with)\\s+)(?<what>[^#]*)");

  /** Why it holds. */
  private static final Pattern REASON =
      Pattern.compile(
          "[^#]*\\S(?<mark>\\s+(?:(?:since|because|by|using|as|due to|from)\\s+\\p{L}.*"
              + "|[\\[(](?=[^)]*\\p{Ll}{4})\\p{L}[\\p{L},'’-]+( [\\p{L},'’-]+)+[])]\\s*))");

  private static final Pattern AND_SO =
      Pattern.compile(
          "[^#]*\\S(?<mark>,\\s*(?:and\\s+)?(?:so|hence|thus|therefore|then|and|so that)\\s*)");

  private static final Pattern CLOSED =
      Pattern.compile("[^#]*[\\p{L}\\p{N})\\]'](?<mark>[.,;:]|\\s*\\\\\\\\)\\s*");

  private static final Pattern GRADIENT =
      Pattern.compile(
          "[^=#]*\\bgradient\\b(?<of>[^=#]*)\\bis:?\\s+(?<value>[^=#]*[^=#\\s.])\\.?\\s*");

  private static final Pattern BY =
      Pattern.compile(".*\\b(?:with respect to|w\\.?r\\.?t\\.?|by|in)\\s+(?<name>\\p{L}\\w*)\\b.*");

  /** {@code A is symmetric}, whose size is its own. */
  private static final Pattern SYMMETRIC =
      Pattern.compile(
          "[^=#]*\\b(?<name>\\p{Lu}\\w*) (?:(?:is|be) (?:a |an )?)?symmetric(?<definite>"
              + " positive)?\\b[^=#]*");

  /** {@code f(X) = } of the function itself. */
  private static final Pattern APPLIED =
      Pattern.compile("\\s*(?!d\\()\\p{L}\\w*(?<mark>\\([\\w, ]*\\))\\s*=(?!=).*");

  /** A declaration before another one. */
  private static final Pattern DECLARED =
      Pattern.compile("( in \\p{Lu}[^;,()]*(?:\\([^()]*\\))?),(?= *[\\p{L}\\w]+ in \\p{Lu})");

  private static final Pattern DEFINITION =
      Pattern.compile("\\s*(?<name>(?!d\\p{L})\\p{L}[\\w₀-₉]*)\\s*=(?![=>]).*");

  private final List<String> lines = new ArrayList<>();

  private SpokenLines() {}

  static Source of(Source source) {
    var spoken = new SpokenLines();
    for (String line : source.text().split("\n", -1)) {
      spoken.add(line);
    }
    return Source.of(source.name(), String.join("\n", spoken.lines));
  }

  /** A line of the file, which may hold several rows. */
  private void add(String line) {
    if (line.length() > LONGEST) {
      lines.add(line);
      return;
    }
    lines.add("");
    for (String row : line.split(TypesetLines.SAME_LINE, -1)) {
      Matcher explained = EXPLAINED.matcher(row);
      boolean more = explained.matches();
      String what = more ? row("where " + explained.group("what")) : "";
      boolean derivative = DERIVATIVE.matcher(what).matches();
      if (derivative) {
        append(what);
      }
      String first = more ? explained.group("line") : row;
      String read = row(first);
      if (SUPPOSITION.matcher(first).matches() && DEFINITION.matcher(read).matches()) {
        define(read);
      } else {
        append(read);
      }
      if (!derivative && (what.contains("=") || what.contains(" in "))) {
        define(what);
      }
    }
  }

  private void append(String row) {
    String line = lines.removeLast();
    lines.add(line.isEmpty() ? row : line + TypesetLines.SAME_LINE + row);
  }

  /** Above the first row that uses the name, and at the last above the function itself. */
  private void define(String definition) {
    Matcher name = DEFINITION.matcher(definition);
    Pattern use =
        Pattern.compile(
            name.matches()
                ? "(?<![\\p{L}\\d_])d?" + Pattern.quote(name.group("name")) + "(?![\\p{L}\\d_(])"
                : "=");
    if (lines.stream().noneMatch(line -> use.matcher(line).find() || isDerivative(line))) {
      append(definition);
      return;
    }
    int function = lines.size() - 1;
    int at = 0;
    while (at < lines.size() - 1
        && !use.matcher(lines.get(at)).find()
        && !isDerivative(lines.get(at))) {
      boolean defines = rows(lines.get(at)).anyMatch(row -> DEFINITION.matcher(row).matches());
      function = defines ? at : function;
      at++;
    }
    int above = isDerivative(lines.get(at)) && function < at ? function : at;
    lines.set(above, definition + TypesetLines.SAME_LINE + lines.get(above));
  }

  private static boolean isDerivative(String line) {
    return rows(line).anyMatch(row -> DERIVATIVE.matcher(row).matches());
  }

  private static Stream<String> rows(String line) {
    return Stream.of(line.split(TypesetLines.SAME_LINE));
  }

  private String row(String written) {
    Matcher gradient = GRADIENT.matcher(written);
    if (gradient.matches() && !SENTENCE.matcher(gradient.group("value") + " is").matches()) {
      Matcher by = BY.matcher(gradient.group("of"));
      return "∇"
          + (by.matches() ? "_" + by.group("name") : "")
          + " φ = "
          + gradient.group("value").replaceAll("(?<![\\w.])(\\d+)(?=\\p{L})", "$1*");
    }
    Matcher symmetric = SYMMETRIC.matcher(written);
    if (symmetric.matches()) {
      String name = symmetric.group("name");
      return name
          + (symmetric.group("definite") == null ? " in Sym(n_" : " in SPD(n_")
          + name
          + ")";
    }
    if (SENTENCE.matcher(written).matches()
        || STATIONARY.matcher(written).matches()
        || ALONE.matcher(written).matches()) {
      return " ".repeat(written.length());
    }
    String line = written;
    for (Pattern pattern :
        List.of(IMPLIED, ANNOUNCED, SUPPOSED, AND_SO, REASON, AND_SO, CLOSED, APPLIED)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        line = blank(line, matcher.start("mark"), matcher.end("mark"));
        if (pattern == SUPPOSED) {
          line = line.replaceFirst(" and (?=[^=]*\\s(in|∈)\\s|\\p{L}+\\s*=)", ";    ");
        }
      }
    }
    return DECLARED.matcher(line).replaceAll("$1;");
  }

  private static String blank(String line, int start, int end) {
    return line.substring(0, start) + " ".repeat(end - start) + line.substring(end);
  }
}
