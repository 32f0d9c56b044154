package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.diagnostic.Source;

/**
 * What people write around the formulas of a derivation: sentences between the lines, {@code so}
 * and {@code =>} before a line, {@code Let} before a declaration. Blanks stand in its place, so
 * that everything else stays where it is.
 */
final class SpokenLines {
  /**
   * Words alone; two beside each other are no expression of this language. What holds a number or a
   * sign may be a claim, and is not passed over.
   */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?!.*\\s(in|∈)\\s)[\\p{L}\\s,.:;()-]*\\p{L}{2,}\\s+\\p{L}{2,}[\\p{L}\\s,.:;()-]*");

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

  private static final Pattern SUPPOSED =
      Pattern.compile(
          "(?<mark>\\s*(?i:let|where|with|for|suppose|assume|given|consider|denote|define)\\s+)"
              + ".*(?:=|\\s(?:in|∈)\\s).*");

  private static final Pattern CLOSED =
      Pattern.compile("[^#]*[\\p{L}\\p{N})\\]'](?<mark>[.,;:]|\\s*\\\\\\\\)\\s*");

  private SpokenLines() {}

  static Source of(Source source) {
    var lines = new ArrayList<String>();
    for (String line : source.text().split("\n", -1)) {
      lines.add(line(line));
    }
    return Source.of(source.name(), String.join("\n", lines));
  }

  private static String line(String written) {
    if (SENTENCE.matcher(written).matches() || ALONE.matcher(written).matches()) {
      return " ".repeat(written.length());
    }
    String line = written;
    for (Pattern pattern : List.of(IMPLIED, SUPPOSED, CLOSED)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        line = blank(line, matcher.start("mark"), matcher.end("mark"));
        if (pattern == SUPPOSED) {
          line = line.replaceFirst(" and (?=[^=]*\\s(in|∈)\\s|\\p{L}+\\s*=)", ";    ");
        }
      }
    }
    return line;
  }

  private static String blank(String line, int start, int end) {
    return line.substring(0, start) + " ".repeat(end - start) + line.substring(end);
  }
}
