package org.frobenius.print;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as its letters and what stands below them: {@code alpha_1}, {@code x1} and {@code x₁} have
 * an index.
 */
record Lettering(String stem, String index) {
  private static final String SUBSCRIPT_DIGITS = "₀₁₂₃₄₅₆₇₈₉";
  private static final Pattern INDEXED =
      Pattern.compile("(.*?[^_0-9₀-₉])(?:_(.+)|([0-9]+|[₀-₉]+))");
  private static final Map<String, String> GREEK =
      Map.ofEntries(
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("zeta", "ζ"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("iota", "ι"),
          Map.entry("kappa", "κ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("nu", "ν"),
          Map.entry("xi", "ξ"),
          Map.entry("omicron", "ο"),
          Map.entry("pi", "π"),
          Map.entry("rho", "ρ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("upsilon", "υ"),
          Map.entry("phi", "φ"),
          Map.entry("chi", "χ"),
          Map.entry("psi", "ψ"),
          Map.entry("omega", "ω"),
          Map.entry("Gamma", "Γ"),
          Map.entry("Delta", "Δ"),
          Map.entry("Theta", "Θ"),
          Map.entry("Lambda", "Λ"),
          Map.entry("Xi", "Ξ"),
          Map.entry("Pi", "Π"),
          Map.entry("Sigma", "Σ"),
          Map.entry("Upsilon", "Υ"),
          Map.entry("Phi", "Φ"),
          Map.entry("Psi", "Ψ"),
          Map.entry("Omega", "Ω"));

  static Lettering of(String name) {
    Matcher indexed = INDEXED.matcher(name);
    if (!indexed.matches()) {
      return new Lettering(name, "");
    }
    String index = indexed.group(2) != null ? indexed.group(2) : indexed.group(3);
    return new Lettering(indexed.group(1), digits(index));
  }

  private static String digits(String index) {
    var plain = new StringBuilder();
    for (int i = 0; i < index.length(); i++) {
      int digit = SUBSCRIPT_DIGITS.indexOf(index.charAt(i));
      plain.append(digit < 0 ? index.charAt(i) : (char) ('0' + digit));
    }
    return plain.toString();
  }

  /** {@code α} for {@code alpha}; other text as it is. */
  static String greek(String text) {
    return GREEK.getOrDefault(text, text);
  }

  /** {@code α₁}; a word, or what has no low letters, is kept after an underscore. */
  String unicode() {
    if (index.isEmpty()) {
      return greek(stem);
    }
    boolean word = index.length() > 1 && !Character.isDigit(index.charAt(0));
    String plain = "_" + greek(index);
    return greek(stem) + (word ? plain : Script.LOWERED.of(index).orElse(plain));
  }

  /** {@code \alpha_{1}}. */
  String latex() {
    return latex(stem) + (index.isEmpty() ? "" : "_{" + latex(index) + "}");
  }

  private static String latex(String text) {
    Optional<String> letter =
        GREEK.entrySet().stream()
            .filter(e -> e.getKey().equals(text) || e.getValue().equals(text))
            .map(Map.Entry::getKey)
            .findFirst();
    if (letter.isPresent()) {
      return letter.get().equals("omicron") ? "o" : "\\" + letter.get();
    }
    if (text.codePointCount(0, text.length()) == 1 || text.chars().allMatch(Character::isDigit)) {
      return text;
    }
    return "\\mathit{" + text.replace("_", "\\_") + "}";
  }
}
