package org.frobenius.syntax;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.frobenius.syntax.ForeignTokens.Notation;

/** A formula of this language with other expressions in the place of its letters. */
final class ForeignTemplate {
  private static final Pattern LETTER = Pattern.compile("(?<![\\w.])[A-Za-z](?!\\w)");

  private ForeignTemplate() {}

  /**
   * The formula of these arguments, in the order in which its letters are first met; small letters
   * mean that it goes entry by entry. Empty where the number of arguments is another.
   */
  static Optional<ForeignPiece> filled(String formula, List<ForeignPiece> arguments) {
    Set<String> letters = new LinkedHashSet<>();
    LETTER.matcher(formula).results().forEach(found -> letters.add(found.group()));
    if (letters.size() != arguments.size()) {
      return Optional.empty();
    }
    Map<String, ForeignPiece> values = new HashMap<>();
    int next = 0;
    boolean entrywise = true;
    for (String letter : letters) {
      entrywise &= Character.isLowerCase(letter.charAt(0));
      values.put(letter, arguments.get(next++));
    }
    return Optional.of(
        new ForeignReader(
                formula, entrywise ? Notation.PYTHON : Notation.OTHER, values, TypesetNames.NONE)
            .piece());
  }
}
