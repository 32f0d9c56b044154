package org.frobenius.syntax;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Products written without a sign, {@code Ax} and {@code αx}: each is read as one name. */
final class Juxtaposition {
  private Juxtaposition() {}

  /**
   * The product that a name spells out: of names that the program has, or of a small Greek letter
   * and a Latin one.
   */
  static Optional<String> product(String name, Predicate<String> known) {
    return ofKnown(name, known).or(() -> ofGreekAndLatin(name));
  }

  /** Two or more known names in a row, the longest first wherever several fit. */
  private static Optional<String> ofKnown(String name, Predicate<String> known) {
    // by the end of a prefix: the last factor of a product that spells it, or nothing
    var last = new ArrayList<Optional<String>>();
    last.add(Optional.of(""));
    for (int end = 1; end <= name.length(); end++) {
      Optional<String> factor = Optional.empty();
      for (int start = 0; start < end && factor.isEmpty(); start++) {
        String part = name.substring(start, end);
        if (last.get(start).isPresent() && known.test(part) && !part.equals(name)) {
          factor = Optional.of(part);
        }
      }
      last.add(factor);
    }
    if (last.getLast().isEmpty()) {
      return Optional.empty();
    }
    List<String> factors = new ArrayList<>();
    for (int end = name.length(); end > 0; ) {
      String factor = last.get(end).orElseThrow();
      factors.addFirst(factor);
      end -= factor.length();
    }
    return Optional.of(String.join("*", factors));
  }

  /** {@code αx} and {@code λw1}, but not {@code λmax}, {@code δt} or {@code σ2}. */
  private static Optional<String> ofGreekAndLatin(String name) {
    if (name.length() < 2) {
      return Optional.empty();
    }
    String greek = name.substring(0, 1);
    String rest = name.substring(1);
    boolean written =
        UnicodeScript.of(greek.charAt(0)) == UnicodeScript.GREEK
            && Character.isLowerCase(greek.charAt(0))
            && !greek.equals("δ")
            && rest.matches("[A-Za-z][0-9]*");
    return written ? Optional.of(greek + "*" + rest) : Optional.empty();
  }
}
