package org.frobenius.syntax;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Optional;

/** Cyrillic letters that look like Latin ones: a keyboard left in the other layout. */
final class LookAlikes {
  private static final String CYRILLIC = "асеіјорѕухАВЕІЈКМНОРЅТХУ";
  private static final String LATIN = "aceijopsyxABEIJKMHOPSTXY";

  private LookAlikes() {}

  /**
   * The Latin spelling of a name that mixes the two alphabets, or that looks like another name in
   * the other one.
   */
  static Optional<String> latin(String name, Collection<String> others) {
    if (name.chars().noneMatch(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC)) {
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
    boolean mixed = name.chars().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
    boolean whole = spelt.chars().noneMatch(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC);
    return whole && (mixed || others.contains(spelt)) ? Optional.of(spelt) : Optional.empty();
  }
}
