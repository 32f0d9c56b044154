package org.frobenius.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;

/**
 * One array as NumPy writes it (numpy.lib.format, versions 1.0 to 3.0): a magic, a version, a
 * header in Python's notation, then the numbers. Real numbers of up to 8 bytes, and complex ones
 * with imaginary parts 0, in either order of bytes and of dimensions; an array without dimensions
 * is a number, one of one dimension a column.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The header ends at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int LENGTH_AT = MAGIC.length + 2;

  private Npy() {}

  static RealMatrix read(String file, byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    NpyHeader header = header(file, buffer);
    int rows = header.rows();
    int cols = header.cols();
    long needed = (long) rows * cols * header.type().bytes();
    if (buffer.remaining() != needed) {
      throw Failures.file(
          file,
          "expected %d bytes of numbers for shape %s of type %s, here %d"
              .formatted(needed, header.written(), header.type().written(), buffer.remaining()));
    }
    buffer.order(header.type().order());
    var entries = new double[rows][cols];
    for (int k = 0; k < rows * cols; k++) {
      int i = header.columnsFirst() ? k % rows : k / cols;
      int j = header.columnsFirst() ? k / rows : k % cols;
      entries[i][j] = number(file, buffer, header.type(), i, j);
    }
    return new Array2DRowRealMatrix(entries, false);
  }

  /** Numbers of 8 bytes, the smallest first, row by row; one column keeps two dimensions. */
  static byte[] write(RealMatrix matrix) {
    int rows = matrix.getRowDimension();
    int cols = matrix.getColumnDimension();
    String dictionary =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, cols);
    int unpadded = LENGTH_AT + Short.BYTES + dictionary.length() + 1;
    int begin = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    var buffer = ByteBuffer.allocate(begin + Math.multiplyExact(rows * cols, Double.BYTES));
    buffer.order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).put((byte) 1).put((byte) 0);
    buffer.putShort((short) (begin - LENGTH_AT - Short.BYTES));
    buffer.put(
        (dictionary + " ".repeat(begin - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII));
    for (double[] row : matrix.getData()) {
      for (double entry : row) {
        buffer.putDouble(entry);
      }
    }
    return buffer.array();
  }

  private static NpyHeader header(String file, ByteBuffer buffer) {
    var magic = new byte[MAGIC.length];
    if (buffer.remaining() == 0) {
      throw Failures.file(file, "it is empty; expected an array of NumPy");
    }
    if (buffer.remaining() < LENGTH_AT + Short.BYTES) {
      throw truncated(file);
    }
    buffer.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw Failures.file(
          file, "it is not an array of NumPy: expected \\x93NUMPY at its beginning");
    }
    int version = buffer.get();
    int minor = buffer.get();
    if (version < 1 || version > 3) {
      throw Failures.file(
          file, "expected version 1, 2 or 3 of the format, here %d.%d".formatted(version, minor));
    }
    if (version > 1 && buffer.remaining() < Integer.BYTES) {
      throw truncated(file);
    }
    long length =
        version == 1
            ? Short.toUnsignedInt(buffer.getShort())
            : Integer.toUnsignedLong(buffer.getInt());
    if (length > buffer.remaining()) {
      throw truncated(file);
    }
    var text = new byte[Math.toIntExact(length)];
    buffer.get(text);
    return NpyHeader.read(
        file,
        new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
  }

  private static DataException truncated(String file) {
    return Failures.file(file, "it ends within the header");
  }

  private static double number(String file, ByteBuffer buffer, NpyType type, int i, int j) {
    return switch (type.kind()) {
      case FLOAT ->
          switch (type.bytes()) {
            case Short.BYTES -> Float.float16ToFloat(buffer.getShort());
            case Float.BYTES -> buffer.getFloat();
            default -> buffer.getDouble();
          };
      case INTEGER ->
          switch (type.bytes()) {
            case Byte.BYTES -> buffer.get();
            case Short.BYTES -> buffer.getShort();
            case Integer.BYTES -> buffer.getInt();
            default -> exact(file, buffer.getLong(), false, i, j);
          };
      case UNSIGNED ->
          switch (type.bytes()) {
            case Byte.BYTES -> Byte.toUnsignedInt(buffer.get());
            case Short.BYTES -> Short.toUnsignedInt(buffer.getShort());
            case Integer.BYTES -> Integer.toUnsignedLong(buffer.getInt());
            default -> exact(file, buffer.getLong(), true, i, j);
          };
      case BOOLEAN -> buffer.get() == 0 ? 0 : 1;
      case COMPLEX -> {
        boolean wide = type.bytes() == 2 * Double.BYTES;
        double real = wide ? buffer.getDouble() : buffer.getFloat();
        double imaginary = wide ? buffer.getDouble() : buffer.getFloat();
        if (imaginary != 0) {
          throw Failures.unsupported(
              file, "its numbers are complex (`%s`)".formatted(type.written()));
        }
        yield real;
      }
    };
  }

  /** An integer as the floating-point number that it is. */
  private static double exact(String file, long integer, boolean unsigned, int i, int j) {
    if (integer > 1L << 53 || integer < -(1L << 53)) {
      throw Failures.file(
          file,
          "expected integers up to 2^53, which floating-point numbers hold exactly, at entry [%d, %d] %s"
              .formatted(
                  i + 1,
                  j + 1,
                  unsigned ? Long.toUnsignedString(integer) : Long.toString(integer)));
    }
    return integer;
  }
}
