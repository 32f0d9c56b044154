package org.frobenius.syntax;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The customary letters: a to g and Greek letters scalars, h to z vectors, capitals matrices. */
final class Custom {
  private static final Set<String> GREEK =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "eps",
          "zeta",
          "eta",
          "theta",
          "vartheta",
          "iota",
          "kappa",
          "lambda",
          "lam",
          "mu",
          "nu",
          "xi",
          "omicron",
          "rho",
          "sigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega");

  private static final Set<String> INDEX_LETTERS = Set.of("i", "j", "k");

  /** The stages of {@link #stage}. */
  static final int INTEGERS = 0;

  static final int MATRICES = 1;
  static final int VECTORS = 2;
  static final int LIKELY_VECTORS = 3;
  static final int SCALARS = 4;

  private Custom() {}

  /** One letter, with or without a number: {@code u1}. */
  static boolean isLetter(String name) {
    return name.matches("\\p{L}[0-9_₀-₉]*");
  }

  /** Shapes that a name may have. */
  enum Guess {
    SCALAR,
    COLUMN,
    ROW,
    MATRIX
  }

  /** The letter of a name, without numbers: {@code x_1}, {@code W2}, {@code alpha3}. */
  private static String letters(String name) {
    int end = 0;
    while (end < name.length()
        && Character.isLetter(name.charAt(end))
        && !isSubscript(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private static boolean isSubscript(char c) {
    return (c >= '\u2080' && c <= '\u209C') || (c >= '\u1D62' && c <= '\u1D6A') || c == '\u2C7C';
  }

  static boolean isCapital(String name) {
    return Character.isUpperCase(name.codePointAt(0));
  }

  /** A small Greek letter or its name. */
  static boolean isGreek(String name) {
    return GREEK.contains(letters(name))
        || (!isCapital(name) && UnicodeScript.of(name.codePointAt(0)) == UnicodeScript.GREEK);
  }

  static boolean isScalarLetter(String name) {
    char first = name.charAt(0);
    return isGreek(name) || (first >= 'a' && first <= 'g');
  }

  /** From u to z: of the vectors' letters those that count and measure nothing. */
  static boolean isSurelyVector(String name) {
    char first = name.charAt(0);
    return first >= 'u' && first <= 'z';
  }

  /** A time, a count or an index. */
  static boolean isEasilyScalar(String name) {
    return isVectorLetter(name) && ease(name) > 1;
  }

  static boolean isVectorLetter(String name) {
    return !isCapital(name) && !isScalarLetter(name);
  }

  /**
   * How easily a small letter is a scalar after all: from u to z hardly, a time and a count sooner,
   * and an index soonest.
   */
  private static int ease(String name) {
    char first = name.charAt(0);
    return isSurelyVector(name)
        ? 0
        : isIndexLetter(name) ? 3 : first == 't' || first == 'm' || first == 'n' ? 2 : 1;
  }

  /** In the rulebook {@code i}, {@code j} and {@code k} are integers. */
  static boolean isIndexLetter(String name) {
    return INDEX_LETTERS.contains(letters(name));
  }

  /**
   * How strongly the text speaks for a name's shape: what is surer is assumed first. Integers, then
   * matrices, then vectors by letter, vectors by their chain, and scalars.
   */
  static int stage(Variable name) {
    if (name.integer) {
      return INTEGERS;
    }
    if (isCapital(name.name)) {
      return MATRICES;
    }
    if (!isScalarLetter(name.name)) {
      return VECTORS;
    }
    return name.transposed || name.likelyVector ? LIKELY_VECTORS : SCALARS;
  }

  /** What is surer is assumed first. */
  static final Comparator<Variable> SUREST_FIRST =
      Comparator.comparingInt(Custom::stage)
          .thenComparingInt(name -> stage(name) == VECTORS ? ease(name.name) : 0);

  /** What the name may be, the customary shape first. */
  static List<Guess> guesses(Variable name) {
    return switch (stage(name)) {
      case INTEGERS -> List.of(Guess.SCALAR);
      case MATRICES -> List.of(Guess.MATRIX, Guess.COLUMN, Guess.ROW, Guess.SCALAR);
      case VECTORS, LIKELY_VECTORS ->
          name.transposed
              ? List.of(Guess.COLUMN, Guess.ROW, Guess.MATRIX, Guess.SCALAR)
              : List.of(Guess.COLUMN, Guess.SCALAR, Guess.ROW, Guess.MATRIX);
      default -> List.of(Guess.SCALAR, Guess.COLUMN, Guess.ROW, Guess.MATRIX);
    };
  }
}
