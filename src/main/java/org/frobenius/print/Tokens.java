package org.frobenius.print;

import java.util.List;

/** Counts the tokens of text as a reader would: a word, a number, or an operator is one. */
final class Tokens {
  /** {@code -} and {@code >}. */
  static final long ARROW = 2;

  /** {@code sum} or {@code integral}, {@code =} and {@code ..}. */
  static final long SERIES = 3;

  private Tokens() {}

  /** Saturates, since a shared expression may be too long ever to be written. */
  static long sum(long... counts) {
    long total = 0;
    for (long count : counts) {
      total = total + count < 0 ? Long.MAX_VALUE : total + count;
    }
    return total;
  }

  static long of(List<Notation> notations) {
    long total = 0;
    for (Notation notation : notations) {
      total = sum(total, notation.tokens());
    }
    return total;
  }

  static long ofRows(List<List<Notation>> rows) {
    long total = 0;
    for (List<Notation> row : rows) {
      total = sum(total, of(row));
    }
    return total;
  }

  static long ofChain(Notation first, List<Notation.Link> rest) {
    long total = first.tokens();
    for (Notation.Link link : rest) {
      total = sum(total, 1, link.operand().tokens());
    }
    return total;
  }

  private enum In {
    WORD,
    NUMBER,
    NEITHER
  }

  /**
   * A Latin or Greek letter begins a word, Latin letters and digits go on; all else is by itself.
   */
  static long ofName(String name) {
    long count = 0;
    In in = In.NEITHER;
    for (int i = 0; i < name.length(); ) {
      int letter = name.codePointAt(i);
      i += Character.charCount(letter);
      boolean digit = letter >= '0' && letter <= '9';
      boolean latin =
          letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_';
      if (digit && in != In.NEITHER || latin && in == In.WORD) {
        continue;
      }
      boolean greek = letter >= 0x370 && letter <= 0x3ff;
      in = latin || greek ? In.WORD : digit ? In.NUMBER : In.NEITHER;
      count++;
    }
    return count;
  }
}
