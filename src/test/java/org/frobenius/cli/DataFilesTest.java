package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.linear.MatrixUtils;
import org.frobenius.data.MatrixFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code frob eval} with files of every format, in and out. */
class DataFilesTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "npy", "npz", "mtx"})
  void inAndOut(String ending) {
    String a = file("A." + ending, new double[][] {{1, 2}, {3, 4}});
    String x = file("x." + ending, new double[][] {{1}, {-1}});
    String g = folder.resolve("g." + ending).toString();
    Frob run =
        Frob.run(
            "eval",
            "norm(A*x)^2",
            "--data",
            "A=" + a,
            "--data",
            "x=" + x,
            "--wrt",
            "x",
            "--out",
            g);
    assertThat(run).isEqualTo(new Frob(ExitCode.DONE, "", ""));
    assertThat(MatrixFile.read(Path.of(g), "g").getData()).isEqualTo(new double[][] {{-8}, {-12}});
  }

  @Test
  void everyMatrixOfAFileByItsName() throws IOException {
    Path all = Files.writeString(folder.resolve("all.json"), "{\"A\": [[1, 2]], \"x\": [3, 4]}");
    assertThat(Frob.run("eval", "x in R(n); A*x", "--data", all.toString()).shown())
        .isEqualTo("11\n");
    assertThat(
            Frob.run("eval", "x in R(n); A*x", "--data", all.toString(), "--data", "x=[5; 6]")
                .shown())
        .isEqualTo("17\n");
  }

  @Test
  void oneMatrixOfAFileUnderAnotherName() throws IOException {
    Path two = Files.writeString(folder.resolve("two.json"), "{\"A\": [[1, 2]], \"x\": [3, 4]}");
    assertThat(
            Frob.run(
                    "eval",
                    "B in R(m, n); B*y",
                    "--data",
                    "B=" + two + ":A",
                    "--data",
                    "y=" + two + ":x")
                .shown())
        .isEqualTo("11\n");
    refuses(
        """
        error[data]: `two.json`: it has no `B`, but A, x
        """,
        "eval",
        "sum(B)",
        "--data",
        "B=" + two + ":B");
  }

  @Test
  void aFileWithNoneOfTheNames() throws IOException {
    Path all = Files.writeString(folder.resolve("all.json"), "{\"A\": [[1, 2]], \"x\": [3, 4]}");
    refuses(
        """
        error[name]: `all.json` has none of the program's names, but A, x
          = note: the program's names are B
        """,
        "eval",
        "B in R(2, 2); B",
        "--data",
        all.toString());
  }

  @Test
  void aFileWithoutNames() {
    String x = file("x.npy", new double[][] {{1}});
    refuses(
        """
        error[data]: `--data x.npy` does not say what name has this value
          = help: write `--data X=x.npy`
        """,
        "eval",
        "x in R; 2*x",
        "--data",
        x);
  }

  @Test
  void aShapeOtherThanDeclared() {
    String a = file("A.npy", new double[][] {{1, 2}, {3, 4}});
    refuses(
        """
        error[shape]: `A` has 2 columns, not 3
          = note: `A` is 2 by 2 in `A.npy`, and stands for a member of R(2, 3)
        """,
        "eval",
        "A in R(2, 3); sum(A)",
        "--data",
        "A=" + a);
  }

  @Test
  void shapesThatDoNotFitEachOther() {
    String a = file("A.mtx", new double[][] {{1, 2}, {3, 4}});
    refuses(
        """
        error[shape]: `x` has 1 row, not n = 2: `A` has 2 columns
          = note: `A` is 2 by 2 in `A.mtx`, and stands for a member of R(m, n)
          = note: `x` is 1 by 2, and stands for a member of R(n)
          = help: write a column as `[1; 2; 3]`, and in a file a number a line
        """,
        "eval",
        "A in R(m, n); x in R(n); A*x",
        "--data",
        "A=" + a,
        "--data",
        "x=[1, 2]");
  }

  @Test
  void aRaggedFile() throws IOException {
    Path a = Files.writeString(folder.resolve("A.csv"), "1,2\n3\n");
    refuses(
        """
        error[data]: expected 2 entries as in the first row, here 1
         --> A.csv:2:1
        2 | 3
          | ^
        """,
        "eval",
        "A in R(m, n); A",
        "--data",
        "A=" + a);
  }

  @Test
  void aFormatToWriteThatIsNone() {
    refuses(
        """
        error[data]: `g.dat`: its format is told by the ending of its name, one of .csv, .tsv, .txt, .json, .npy, .npz, .mtx, .mm
        """,
        "eval",
        "x in R; x",
        "--data",
        "x=1",
        "--out",
        folder.resolve("g.dat").toString());
  }

  private void refuses(String report, String... args) {
    Frob run = Frob.run(args);
    assertThat(run.err().replace(folder + "/", "")).isEqualTo(report);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_INPUT);
  }

  private String file(String name, double[][] entries) {
    Path file = folder.resolve(name);
    MatrixFile.write(file, "X", MatrixUtils.createRealMatrix(entries));
    return file.toString();
  }
}
