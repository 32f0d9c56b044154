package org.frobenius;

import org.frobenius.diagnostic.Source;

/** The code of a Markdown text: the lines between fences, each where it stood. */
final class CodeBlocks {
  private static final String FENCE = "```";

  private CodeBlocks() {}

  /** Blank lines in place of fences and of what stands outside; a text without a fence as it is. */
  static Source of(Source source) {
    if (source.text().lines().noneMatch(CodeBlocks::isFence)) {
      return source;
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
