package org.frobenius.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ranks known names by how few typing slips lead to them (Damerau-Levenshtein distance). */
public final class NearNames {
  private static final int MOST = 4;

  private NearNames() {}

  private record Candidate(String name, int distance) {}

  /**
   * The known names that a slip could have turned into {@code name}, nearest first, at most four. A
   * slip inserts, drops or replaces a letter, or swaps two neighbours; one is forgiven in up to
   * three letters, and one more for every further three. Upper for lower case costs nothing.
   */
  public static List<String> near(String name, Collection<String> known) {
    int forgiven = Math.max(1, name.length() / 3);
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .distinct()
        .filter(other -> !other.equals(name))
        .filter(other -> Math.abs(other.length() - name.length()) <= forgiven)
        .map(other -> new Candidate(other, distance(lower, other.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance() <= forgiven && c.distance() < lower.length())
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /** What to write instead, where a slip explains the name: {@code write `X` or `x`}. */
  public static Optional<String> help(String name, Collection<String> known) {
    List<String> near = near(name, known);
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of("write `" + String.join("` or `", near) + "`");
  }

  /** The restricted Damerau-Levenshtein distance: no stretch is edited twice. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
