package org.frobenius.expr;

/**
 * What is known of a node when it is made.
 *
 * @param shape rows by columns
 * @param hash of the structure: the same in every run, and so usable to order
 * @param weight how many nodes the expression has when written out, saturating at {@link
 *     Long#MAX_VALUE}
 * @param lead the first name in it, for ordering as a person would
 */
public record Meta(Shape shape, long hash, long weight, String lead) {
  /** Mixes a hash with another; order matters. */
  static long mix(long seed, long value) {
    long h = (seed ^ value) * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29) ^ Long.rotateLeft(seed, 17);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
