package org.frobenius.syntax;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/** Cyrillic letters that look like Latin ones: a keyboard left in the other layout. */
final class LookAlikes {
  private static final String CYRILLIC = "асеіјорѕухАВЕІЈКМНОРЅТХУ";
  private static final String LATIN = "aceijopsyxABEIJKMHOPSTXY";

  private LookAlikes() {}

  /** A name with Cyrillic letters in Latin ones, where each of them has a Latin one like it. */
  static Optional<String> spelt(String name) {
    if (!hasLetterOf(name, UnicodeScript.CYRILLIC)) {
      return Optional.empty();
    }
    var latin = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              int place = CYRILLIC.indexOf(c);
              latin.appendCodePoint(place < 0 ? c : LATIN.charAt(place));
            });
    String spelt = latin.toString();
    return hasLetterOf(spelt, UnicodeScript.CYRILLIC) ? Optional.empty() : Optional.of(spelt);
  }

  /** Whether a name has letters of both alphabets. */
  static boolean isMixed(String name) {
    return hasLetterOf(name, UnicodeScript.CYRILLIC) && hasLetterOf(name, UnicodeScript.LATIN);
  }

  private static boolean hasLetterOf(String name, UnicodeScript script) {
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      if (UnicodeScript.of(name.codePointAt(i)) == script) {
        return true;
      }
    }
    return false;
  }
}
