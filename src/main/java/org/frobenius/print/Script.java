package org.frobenius.print;

import java.util.Optional;

/** The characters Unicode has raised, or lowered, beside those on the line. */
public enum Script {
  RAISED("0123456789+-abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"),
  LOWERED("0123456789+-=aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");

  private final String onTheLine;
  private final String characters;

  Script(String onTheLine, String characters) {
    this.onTheLine = onTheLine;
    this.characters = characters;
  }

  /** All of them. */
  public String characters() {
    return characters;
  }

  public boolean has(char c) {
    return characters.indexOf(c) >= 0;
  }

  /** The text in this script, where all of its characters are there. */
  public Optional<String> of(String text) {
    return mapped(text, onTheLine, characters);
  }

  /**
   * The text on the line.
   *
   * @throws IllegalArgumentException where a character is not of this script
   */
  public String onTheLine(String text) {
    return mapped(text, characters, onTheLine)
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Optional<String> mapped(String text, String from, String to) {
    var mapped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at < 0) {
        return Optional.empty();
      }
      mapped.append(to.charAt(at));
    }
    return Optional.of(mapped.toString());
  }
}
