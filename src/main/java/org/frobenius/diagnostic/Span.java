package org.frobenius.diagnostic;

/**
 * A stretch of the source: offsets in UTF-16 units, {@code end} exclusive. An empty span is a place
 * between two characters.
 */
public record Span(int start, int end) {
  /** No place in any source. */
  public static final Span NONE = new Span(-1, -1);

  public Span {
    if (end < start || (start < 0 && (start != -1 || end != -1))) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** Whether this is a place in a source. */
  public boolean isPresent() {
    return start >= 0;
  }

  /** The smallest span that covers both; {@link #NONE} covers nothing. */
  public Span join(Span other) {
    if (!isPresent()) {
      return other;
    }
    if (!other.isPresent()) {
      return this;
    }
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** So many characters later; nothing is before the first. */
  Span shifted(int by) {
    return isPresent() ? new Span(Math.max(0, start + by), Math.max(0, end + by)) : this;
  }

  /** The empty span just after this one. */
  public Span endPoint() {
    return isPresent() ? new Span(end, end) : this;
  }
}
