package org.frobenius.expr;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node when it is made, and what has been worked out of it since. The latter is
 * kept with the node as long as it lives ({@link Memo}).
 */
public final class Meta {
  /** Longer numbers are ordered by their digits alone. */
  private static final int LONGEST_NUMBER = 40;

  private final Shape shape;
  private final long hash;
  private final long weight;
  private final String lead;
  private final int reach;
  private final long operators;
  private volatile @Nullable Object @Nullable [] memos;

  /** Of a name, a leaf but for what it is defined as. */
  static Meta ofName(Shape shape, long hash, String name, int reach, long operators) {
    return new Meta(shape, hash, 1, lead(name), reach, operators);
  }

  private Meta(Shape shape, long hash, long weight, String lead, int reach, long operators) {
    this.shape = shape;
    this.hash = hash;
    this.weight = weight;
    this.lead = lead;
    this.reach = reach;
    this.operators = operators;
  }

  /** Of a node with these children. */
  static Meta of(Shape shape, Node kind, long own, List<Expr> children) {
    return of(shape, kind, own, List.of(), children, Operators.of(kind));
  }

  /**
   * Of a node with children of two sorts.
   *
   * @param own a hash of what is no child
   * @param head the {@link Operators} of the node without its children
   */
  static Meta of(
      Shape shape, Node kind, long own, List<Expr> first, List<Expr> children, long head) {
    long hash = mix(mix(kind.code(), own), shape.hashCode());
    long weight = 1;
    int reach = 0;
    long operators = head;
    String lead = "";
    int before = first.size();
    int size = before + children.size();
    for (int i = 0; i < size; i++) {
      Meta child = (i < before ? first.get(i) : children.get(i - before)).meta();
      hash = mix(hash, child.hash());
      weight += child.weight();
      if (weight < 0) {
        weight = Long.MAX_VALUE / 2;
      }
      reach = Math.max(reach, child.reach());
      operators |= child.operators();
      if (lead.isEmpty()) {
        lead = child.lead();
      }
    }
    return new Meta(shape, hash, weight, lead, deeper(reach, size), operators);
  }

  /** The same of what stands at a place of a name: {@code x[1]} before {@code x[2]}. */
  Meta at(String place) {
    return lead.isEmpty()
        ? this
        : new Meta(shape, hash, weight, lead + ' ' + place, reach, operators);
  }

  /** A reach further down or along, saturating. */
  static int deeper(int reach, int by) {
    return reach > Integer.MAX_VALUE - by ? Integer.MAX_VALUE : reach + by;
  }

  /** Rows by columns. */
  public Shape shape() {
    return shape;
  }

  /** Of the structure: the same in every run, and so usable to order. */
  public long hash() {
    return hash;
  }

  /** How many nodes the expression has when written out, saturating at {@link Long#MAX_VALUE}. */
  public long weight() {
    return weight;
  }

  /**
   * How far a walk goes down that visits parts within parts, and neighbours within neighbours;
   * through definitions too. Saturates at {@link Integer#MAX_VALUE}.
   */
  public int reach() {
    return reach;
  }

  /** What stands in it, as the bits of {@link Operators}. */
  long operators() {
    return operators;
  }

  /** The first name in it as {@link #lead(String)} orders names; empty where there is none. */
  String lead() {
    return lead;
  }

  /**
   * A name as a person orders it: without regard to case, then by its case; {@code A2} before
   * {@code A10}, since a number comes after its length.
   */
  static String lead(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    var ordered = new StringBuilder();
    for (int i = 0; i < lower.length(); i++) {
      if (isDigit(lower, i) && !isDigit(lower, i - 1)) {
        ordered.append(length(lower, i));
      }
      ordered.append(lower.charAt(i));
    }
    return ordered.append(' ').append(name).toString();
  }

  /** The length of the number that begins there, as a character before all letters. */
  private static char length(String name, int from) {
    int to = from;
    while (isDigit(name, to)) {
      to++;
    }
    return (char) ('0' + Math.min(to - from, LONGEST_NUMBER));
  }

  private static boolean isDigit(String name, int at) {
    return at >= 0 && at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
  }

  @Nullable Object memo(int slot) {
    @Nullable Object[] known = memos;
    return known == null ? null : known[slot];
  }

  /** Two threads may work out the same; either result serves. */
  void remember(int slot, Object value) {
    @Nullable Object[] known = memos;
    if (known == null) {
      known = new Object[Memo.SLOTS];
      memos = known;
    }
    known[slot] = value;
  }

  /** Mixes a hash with another; order matters. */
  static long mix(long seed, long value) {
    long h = (seed ^ value) * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29) ^ Long.rotateLeft(seed, 17);
  }

  /** Of a text, the same in every run. */
  static long hash(String text) {
    long h = 7;
    for (int i = 0; i < text.length(); i++) {
      h = mix(h, text.charAt(i));
    }
    return h;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }
}
