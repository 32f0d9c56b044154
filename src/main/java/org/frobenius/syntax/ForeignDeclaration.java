package org.frobenius.syntax;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code X \in \mathbb{R}^{m \times n}} as {@code X in R(m, n)}. */
final class ForeignDeclaration {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*(?<names>[\\p{L}\\w]+(?:\\s*,\\s*[\\p{L}\\w]+)*)\\s*(?:\\\\in\\b|∈|\\bin\\b|::)\\s*"
              + "(?<space>ℝ|ℂ|\\\\mathbb\\s*\\{?[RCS]\\}?|\\\\R\\b|Real|real|[RCS]\\b)"
              + "(?<positive>_?\\{?(?:\\+\\+|\\+)\\}?)?\\s*"
              + "(?<sizes>(?:\\^|\\[|\\(|\\{|\\s)[^;]*)?");

  private static final Pattern SIZE = Pattern.compile("[A-Za-z0-9]+|\\d+");

  private ForeignDeclaration() {}

  static Optional<String> of(String statement) {
    Matcher matcher = DECLARATION.matcher(statement.replace("$", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String names = matcher.group("names").replaceAll("\\s*,\\s*", ", ");
    String space = matcher.group("space").replaceAll("\\\\mathbb|[\\s{}\\\\]", "");
    boolean positive = matcher.group("positive") != null;
    String sizes =
        Optional.ofNullable(matcher.group("sizes")).orElse("").replaceAll("[\\^()\\[\\]{}]", " ");
    String[] parts =
        Arrays.stream(sizes.split("\\\\times|×|\\*|,|\\s+x\\s+|\\s+by\\s+"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toArray(String[]::new);
    if (parts.length > 2 || !Arrays.stream(parts).allMatch(p -> SIZE.matcher(p).matches())) {
      return Optional.empty();
    }
    String list = "(" + String.join(", ", parts) + ")";
    String ours =
        switch (space) {
          case "ℂ", "C" -> "C" + list;
          case "S" -> (positive ? "SPD" : "Sym") + list;
          default -> parts.length == 0 ? "R" + (positive ? "+" : "") : "R" + list;
        };
    return Optional.of(names + " in " + ours);
  }
}
