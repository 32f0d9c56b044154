package org.frobenius.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * Where in a text the rules stand, by the heads of their patterns, so that a start reads the lines
 * an expression needs and no others. Its bytes are those of {@link RuleIndexWriter}.
 */
final class RuleIndex {
  /**
   * A rule's line.
   *
   * @param start of the line in the text, in bytes
   * @param required bits of the {@link Signature} of whatever its pattern matches
   * @param operators bits of {@link org.frobenius.expr.Operators} of whatever its pattern matches
   * @param entrywise the signature of its entrywise reading
   * @param entrywiseOperators the operators of its entrywise reading
   */
  record Place(
      int start, int end, long required, long operators, long entrywise, long entrywiseOperators) {
    static final int BYTES = 2 * Integer.BYTES + 4 * Long.BYTES;
  }

  private final ByteBuffer written;

  /** Under each head, where its places are written. */
  private final Map<String, Integer> heads = new LinkedHashMap<>();

  RuleIndex(byte[] bytes) {
    this.written = ByteBuffer.wrap(bytes);
    written.position(Long.BYTES);
    while (written.hasRemaining()) {
      byte[] head = new byte[written.get()];
      written.get(head);
      heads.put(new String(head, StandardCharsets.ISO_8859_1), written.position());
      written.position(written.position() + Character.BYTES + written.getChar() * Place.BYTES);
    }
  }

  /** Whether these bytes are the index of this text. */
  static boolean isOf(byte[] text, byte[] bytes) {
    return bytes.length >= Long.BYTES && ByteBuffer.wrap(bytes).getLong() == checksum(text);
  }

  static long checksum(byte[] text) {
    var checksum = new CRC32();
    checksum.update(text);
    return checksum.getValue();
  }

  /** The places of the rules whose heads pass, in the order of the text. */
  List<Place> places(Predicate<String> head) {
    var found = new ArrayList<Place>();
    heads.forEach(
        (name, at) -> {
          if (head.test(name)) {
            int count = written.getChar(at);
            for (int i = 0; i < count; i++) {
              found.add(place(at + Character.BYTES + i * Place.BYTES));
            }
          }
        });
    found.sort(Comparator.comparingInt(Place::start));
    return found;
  }

  private Place place(int at) {
    int bits = at + 2 * Integer.BYTES;
    return new Place(
        written.getInt(at),
        written.getInt(at + Integer.BYTES),
        written.getLong(bits),
        written.getLong(bits + Long.BYTES),
        written.getLong(bits + 2 * Long.BYTES),
        written.getLong(bits + 3 * Long.BYTES));
  }
}
