package org.frobenius.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back bit by bit, and what NumPy and SciPy wrote is read. */
class MatrixFileTest {
  /** The matrix of make.py, which wrote the files beside it. */
  private static final double[][] A = {{1.5, -2, 3.25}, {0.1, 1e-300, -0.0}};

  private static final double[][] INTEGERS = {{1, -2, 3}, {4, 5, 100}};

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "txt", "json", "npy", "npz", "mtx", "mm", "NPY"})
  void whatIsWrittenIsReadBackBitByBit(String ending) {
    Path file = folder.resolve("matrix." + ending);
    for (int[] shape : new int[][] {{1, 1}, {1, 4}, {5, 1}, {3, 4}, {40, 30}}) {
      double[][] entries = bits(shape[0], shape[1], 7);
      MatrixFile.write(file, "value", MatrixUtils.createRealMatrix(entries));
      assertSame(MatrixFile.read(file, "X"), entries);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "npy", "npz", "mtx"})
  void whatIsNotFiniteIsKept(String ending) {
    Path file = folder.resolve("matrix." + ending);
    double[][] entries = {{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}};
    MatrixFile.write(file, "value", MatrixUtils.createRealMatrix(entries));
    assertSame(MatrixFile.read(file, "X"), entries);
  }

  @Test
  void theSameMatrixGivesTheSameBytes() throws IOException {
    RealMatrix matrix = MatrixUtils.createRealMatrix(A);
    MatrixFile.write(folder.resolve("1.npz"), "A", matrix);
    MatrixFile.write(folder.resolve("2.npz"), "A", matrix);
    assertThat(folder.resolve("1.npz")).hasSameBinaryContentAs(folder.resolve("2.npz"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f8-little", "f8-big", "fortran", "version2", "version3"})
  void arraysOfNumPy(String name) {
    assertSame(read(name + ".npy"), A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f4-little", "f4-big"})
  void singlePrecision(String name) {
    assertSame(read(name + ".npy"), map(A, x -> (float) x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f2-little", "f2-big"})
  void halfPrecision(String name) {
    assertSame(
        read(name + ".npy"), map(A, x -> Float.float16ToFloat(Float.floatToFloat16((float) x))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"})
  void integers(String type) {
    double[][] expected = type.startsWith("u") ? map(INTEGERS, Math::abs) : INTEGERS;
    assertSame(read(type + "-little.npy"), expected);
    assertSame(read(type + "-big.npy"), expected);
  }

  @Test
  void complexNumbersThatAreReal() {
    assertSame(read("c16-real.npy"), A);
    assertSame(read("c8-real.npy"), map(A, x -> (float) x));
    String head = "%%MatrixMarket matrix coordinate complex ";
    assertSame(
        MatrixFile.read(file("a.mtx", head + "hermitian\n2 2 2\n1 1 3 0\n2 1 -1.5 -0\n"), "X"),
        new double[][] {{3, -1.5}, {-1.5, 0}});
    String array = "%%MatrixMarket matrix array complex general\n1 2\n";
    assertSame(
        MatrixFile.read(file("b.mtx", array + "1 0\n2 0.0\n"), "X"), new double[][] {{1, 2}});
    assertThat(failure(file("c.mtx", array + "1 0\n2 1e-9\n")))
        .hasMessage("`FILE`: its numbers are complex");
    assertThat(failure(file("d.mtx", array + "1 0\n2\n")))
        .hasMessage("expected two numbers, here 1 word");
  }

  @Test
  void truthValuesAreZeroAndOne() {
    assertSame(read("bool.npy"), new double[][] {{1, 0, 1}, {0, 0, 0}});
  }

  @Test
  void anArrayWithoutDimensionsIsANumberAndOneOfOneAColumn() {
    assertSame(read("scalar.npy"), new double[][] {{2.5}});
    assertSame(read("vector.npy"), new double[][] {{1}, {2}, {3}});
    assertSame(read("column.npy"), new double[][] {{1}, {2}, {3}});
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.npz", "compressed.npz"})
  void severalArraysByName(String name) {
    Map<String, RealMatrix> all = MatrixFile.readAll(resource(name));
    assertThat(all).containsOnlyKeys("A", "x", "k");
    assertSame(Objects.requireNonNull(all.get("A")), A);
    assertSame(Objects.requireNonNull(all.get("x")), new double[][] {{1}, {2}, {3}});
    assertSame(Objects.requireNonNull(all.get("k")), new double[][] {{3}});
    assertSame(MatrixFile.read(resource(name), "A"), A);
  }

  @Test
  void theOnlyArrayNeedsNoName() {
    assertSame(MatrixFile.read(resource("one.npz"), "X"), A);
  }

  @Test
  void severalMatricesInJsonByName() {
    Path file = file("all.json", "{\"A\": [[1, 2], [3, 4]], \"x\": [5, 6], \"a\": 0.5}");
    Map<String, RealMatrix> all = MatrixFile.readAll(file);
    assertThat(all).containsOnlyKeys("A", "x", "a");
    assertSame(MatrixFile.read(file, "A"), new double[][] {{1, 2}, {3, 4}});
    assertSame(MatrixFile.read(file, "x"), new double[][] {{5}, {6}});
  }

  @ParameterizedTest
  @ValueSource(strings = {"savetxt.txt", "savetxt.csv"})
  void textOfNumPy(String name) {
    assertSame(read(name), A);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,2\\n3,4",
        "1, 2\\n3, 4\\n\\n",
        "1;2\\r\\n3;4\\r\\n",
        "1\\t2\\n3\\t4",
        "  1   2 \\n 3 4",
        "# what it is\\n1,2\\n\\n# more\\n3,4",
        "a,b\\n1,2\\n3,4",
        "\"a, b\",c\\n1,2\\n3,\"4\"",
        "a,b\\n1.0,2e0\\n+3,.4E1",
      })
  void rowsAsLines(String text) {
    assertSame(
        MatrixFile.read(file("a.csv", text.translateEscapes()), "A"),
        new double[][] {{1, 2}, {3, 4}});
  }

  @Test
  void aByteOrderMarkDoesNotCount() {
    assertSame(MatrixFile.read(file("a.csv", "\uFEFF1,2\n"), "A"), new double[][] {{1, 2}});
  }

  @Test
  void matrixMarketOfSciPy() {
    double[][] s = {{2, -1, 0}, {-1, 2.5, 0.25}, {0, 0.25, 0.1}};
    double[][] k = {{0, -1, 2}, {1, 0, 0}, {-2, 0, 0}};
    assertSame(read("array-general.mtx"), A);
    assertSame(read("array-integer.mtx"), INTEGERS);
    assertSame(read("array-symmetric.mtx"), s);
    assertEqual(read("array-skew.mtx"), k);
    assertEqual(read("coordinate-general.mtx"), A);
    assertSame(read("coordinate-symmetric.mtx"), s);
    assertEqual(read("coordinate-skew.mtx"), k);
    assertEqual(read("coordinate-pattern.mtx"), map(s, x -> x == 0 ? 0 : 1));
  }

  @Test
  void anEntryGivenTwiceIsTheSum() {
    Path file =
        file("a.mtx", "%%MatrixMarket matrix coordinate real general\n1 2 2\n1 2 3\n1 2 4\n");
    assertSame(MatrixFile.read(file, "A"), new double[][] {{0, 7}});
  }

  /** Each with what is said of it; FILE stands for the file's name. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      value = {
        "complex.npy ! `FILE`: its numbers are complex (`<c16`)",
        "objects.npy ! `FILE`: it holds pickled objects of Python (`|O`), which are not read",
        "records.npy ! `FILE`: its entries are records; expected numbers",
        "text.npy ! `FILE`: expected real numbers, such as `<f8`, here type `<U3`",
        "long-double.npy ! `FILE`: expected numbers of type f2, f4 or f8, here `<f16`",
        "cube.npy ! `FILE`: expected at most two dimensions, here shape (2, 3, 4)",
        "empty.npy ! `FILE`: it is empty, of shape (0, 3); a matrix has at least one row and"
            + " column",
        "truncated.npy ! `FILE`: expected 48 bytes of numbers for shape (2, 3) of type <f8, here"
            + " 40",
        "longer.npy ! `FILE`: expected 48 bytes of numbers for shape (2, 3) of type <f8, here 49",
        "header-ends.npy ! `FILE`: it ends within the header",
        "coordinate-complex.mtx ! `FILE`: its numbers are complex",
      })
  void filesThatAreNoMatrices(String name, String message) {
    assertThat(failure(resource(name)).getMessage()).isEqualTo(message);
  }

  @Test
  void anIntegerThatIsNoFloatingPointNumber() {
    assertThat(failure(resource("too-large.npy")))
        .hasMessage(
            "`FILE`: expected integers up to 2^53, which floating-point numbers hold exactly,"
                + " at entry [1, 2] 9007199254740993");
  }

  @Test
  void noFile() {
    assertThat(failure(folder.resolve("none.npy")))
        .hasMessage("`FILE`: there is no such file or folder");
    assertThat(failure(folder.resolve("none.npz")))
        .hasMessage("`FILE`: there is no such file or folder");
  }

  @Test
  void zerosOfASparseMatrixHaveToFit() {
    long fit = Runtime.getRuntime().maxMemory() / Double.BYTES;
    long side = (long) Math.sqrt(fit) + 1;
    Path file =
        file(
            "large.mtx",
            "%%MatrixMarket matrix coordinate real general\n" + side + " " + side + " 1\n1 1 1\n");
    assertThat(failure(file).getMessage())
        .isIn(
            "expected a matrix that fits into memory with all its zeros",
            "expected at most 2^31 entries");
  }

  @Test
  void aFormatIsToldByTheEnding() {
    assertThat(failure(file("a.dat", "1")))
        .hasMessage(
            "`FILE`: its format is told by the ending of its name, one of"
                + " .csv, .tsv, .txt, .json, .npy, .npz, .mtx, .mm");
  }

  @Test
  void aNameThatAFileDoesNotHave() {
    var failure =
        catchThrowableOfType(
            FrobeniusException.class, () -> MatrixFile.read(resource("plain.npz"), "B"));
    assertThat(failure.getMessage()).endsWith("plain.npz`: it has no `B`, but A, x, k");
  }

  @Test
  void namesWhereThereAreNone() {
    var failure =
        catchThrowableOfType(
            FrobeniusException.class, () -> MatrixFile.readAll(resource("vector.npy")));
    assertThat(failure.getMessage())
        .endsWith(
            "vector.npy`: it has one matrix without a name; only .npz and .json files have names");
  }

  @Test
  void jsonHasNoNumberForInfinity() {
    var matrix = MatrixUtils.createRealMatrix(new double[][] {{1, Double.NaN}});
    Path file = folder.resolve("a.json");
    var failure =
        catchThrowableOfType(
            FrobeniusException.class, () -> MatrixFile.write(file, "value", matrix));
    assertThat(failure.getMessage()).endsWith("a.json`: JSON has no number for nan");
    assertThat(file).doesNotExist();
  }

  /** Reports, each after the file it is about. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFiles")
  void wrongFilesAreReported(String name, String text, String report) {
    Path file = file(name, text);
    var failure = catchThrowableOfType(FrobeniusException.class, () -> MatrixFile.read(file, "X"));
    assertThat(failure.report().replace(folder.resolve(name).toString(), name)).isEqualTo(report);
  }

  /** From file-errors.txt: {@code ### name}, the text, {@code ---}, the report. */
  static Stream<Arguments> wrongFiles() throws IOException {
    String all = Files.readString(resource("file-errors.txt"));
    return Arrays.stream(all.split("(?m)^### "))
        .skip(1)
        .map(
            part -> {
              String name = part.lines().findFirst().orElseThrow();
              String[] halves = part.substring(name.length() + 1).split("(?m)^---\n", 2);
              return Arguments.of(name, halves[0], halves[1].stripTrailing());
            });
  }

  private static FrobeniusException failure(Path file) {
    var failure = catchThrowableOfType(FrobeniusException.class, () -> MatrixFile.read(file, "X"));
    return FrobeniusException.of(
        Diagnostic.of(
            failure.diagnostic().kind(),
            failure.getMessage().replace(file.toString(), "FILE"),
            failure.diagnostic().span()));
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealMatrix read(String name) {
    return MatrixFile.read(resource(name), "X");
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(MatrixFileTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Numbers of all sizes, with both zeros, in all their digits. */
  private static double[][] bits(int rows, int cols, long seed) {
    var random = new Random(seed);
    double[][] entries = new double[rows][cols];
    for (double[] row : entries) {
      for (int j = 0; j < cols; j++) {
        double x = Double.longBitsToDouble(random.nextLong());
        row[j] =
            switch (random.nextInt(6)) {
              case 0 -> -0.0;
              case 1 -> random.nextInt(100) - 50;
              case 2 -> random.nextGaussian();
              case 3 -> Double.MIN_VALUE * random.nextInt(3);
              default -> Double.isFinite(x) ? x : 0;
            };
      }
    }
    return entries;
  }

  private static double[][] map(double[][] entries, DoubleUnaryOperator f) {
    return Arrays.stream(entries)
        .map(r -> Arrays.stream(r).map(f).toArray())
        .toArray(double[][]::new);
  }

  private static void assertSame(RealMatrix found, double[][] expected) {
    assertThat(Arrays.deepEquals(found.getData(), expected))
        .as("%s is %s", found, Arrays.deepToString(expected))
        .isTrue();
  }

  /** Where the sign of a zero is not told. */
  private static void assertEqual(RealMatrix found, double[][] expected) {
    assertSame(
        MatrixUtils.createRealMatrix(map(found.getData(), x -> x + 0.0)),
        map(expected, x -> x + 0.0));
  }
}
