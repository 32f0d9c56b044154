package org.frobenius;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.frobenius.diagnostic.Source;

/**
 * The code of a Markdown text: the lines between fences, each where it stood, without its marks.
 */
final class CodeBlocks {
  private static final String FENCE = "```";

  /** Of a quotation or a list, and bold words. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?m)^ {0,3}(?:> ?)+|^\\s*(?:\\d+[.)]|[*-])(?= +\\$)|\\*\\*(?=\\p{L}[\\p{L}"
              + " .:,]*\\*\\*)|(?<=\\p{L}[.:]?)\\*\\*(?=\\s)");

  private CodeBlocks() {}

  private static String blank(MatchResult mark) {
    return " ".repeat(mark.group().length());
  }

  /** Blank lines in place of fences and of what stands outside; a text without a fence as it is. */
  static Source of(Source source) {
    if (source.text().lines().noneMatch(CodeBlocks::isFence)) {
      return Source.of(source.name(), MARK.matcher(source.text()).replaceAll(CodeBlocks::blank));
    }
    var code = new StringBuilder();
    boolean inside = false;
    for (String line : source.text().lines().toList()) {
      boolean fence = isFence(line);
      code.append(inside && !fence ? line : "").append('\n');
      inside ^= fence;
    }
    return Source.of(source.name(), code.toString());
  }

  private static boolean isFence(String line) {
    return line.stripLeading().startsWith(FENCE);
  }
}
