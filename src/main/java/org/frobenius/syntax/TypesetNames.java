package org.frobenius.syntax;

import java.util.Set;

/**
 * What a text in LaTeX says of its letters. Those it does not name may be constants, {@code e_{1}}
 * or {@code E_{1,2}}, where it names any.
 *
 * @param names of whatever is declared or defined, as they are read
 * @param functions unknown ones: a bracket behind them holds an argument
 * @param matrices declared as such
 * @param sizes letters in spaces
 */
public record TypesetNames(
    Set<String> names, Set<String> functions, Set<String> matrices, Set<String> sizes) {
  /** Of a formula alone. */
  public static final TypesetNames NONE = new TypesetNames(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public TypesetNames {
    names = Set.copyOf(names);
    functions = Set.copyOf(functions);
    matrices = Set.copyOf(matrices);
    sizes = Set.copyOf(sizes);
  }

  /** Whether it is an entry of a vector that is named, {@code x_1}. */
  boolean isEntry(String name, String below) {
    return names.contains(name)
        && !matrices.contains(name)
        && !names.contains(name + "_" + below)
        && below.matches("\\d+");
  }

  /** Whether a letter with so much below it can be a constant. */
  boolean isFree(String letter, String below) {
    return !names.isEmpty() && !names.contains(letter) && !names.contains(letter + "_" + below);
  }
}
