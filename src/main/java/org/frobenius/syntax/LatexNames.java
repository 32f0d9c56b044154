package org.frobenius.syntax;

import java.util.Set;

/** Commands of LaTeX that set letters, transposes or sizes. */
final class LatexNames {
  /** What only sets the letters of a name. */
  private static final Set<String> LETTERING =
      Set.of(
          "mathrm",
          "mathbf",
          "mathsf",
          "text",
          "mathcal",
          "boldsymbol",
          "bm",
          "operatorname",
          "mathit",
          "vec",
          "textrm",
          "textbf",
          "mathbb",
          "rm",
          "bf");

  /** A raised T. */
  private static final Set<String> TOPS =
      Set.of("top", "intercal", "prime", "dagger", "mathsf", "mathrm", "text");

  /** What only sets the size of brackets, or a blank. */
  private static final Set<String> IDLE =
      Set.of(
          "left",
          "right",
          "big",
          "Big",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "bigg",
          "Bigg",
          "biggl",
          "biggr",
          "Biggl",
          "Biggr",
          "quad",
          "qquad",
          "displaystyle",
          "limits",
          "nolimits");

  private static final Set<String> CAPITAL_GREEK =
      Set.of("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega");

  private LatexNames() {}

  static boolean isLettering(String command) {
    return LETTERING.contains(command);
  }

  static boolean isTop(String command) {
    return TOPS.contains(command);
  }

  static boolean isIdle(String command) {
    return IDLE.contains(command);
  }

  static boolean isGreek(String command) {
    return command.equals("pi") || Custom.isGreek(command) || CAPITAL_GREEK.contains(command);
  }
}
