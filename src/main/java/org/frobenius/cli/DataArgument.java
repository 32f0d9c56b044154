package org.frobenius.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Program;
import org.frobenius.data.Decimal;
import org.frobenius.data.MatrixFile;
import org.frobenius.data.MatrixFormat;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/**
 * {@code --data X=x.csv}, {@code --data a=0.5}, {@code --data 'x=[1; 2]'}: a name and its value;
 * {@code --data X=two.npz:A}: the array A of a file; {@code --data all.npz}: every name of the
 * program that the file has.
 *
 * @param file where the value was read from; empty where it stands on the command line
 */
record DataArgument(String name, RealMatrix value, String file) {
  private static final Pattern CHOSEN = Pattern.compile("(?i)(.+\\.(?:npz|json)):([^:/\\\\]+)");

  static List<DataArgument> read(String argument, Program program) {
    int equals = argument.indexOf('=');
    if (equals < 0 && !argument.isBlank()) {
      return readAll(argument.strip(), program);
    }
    if (equals <= 0 || equals == argument.strip().length() - 1) {
      throw new DataException(
          Diagnostic.of(
                  Kind.DATA,
                  "`--data %s` %s"
                      .formatted(argument, equals <= 0 ? "has no name and value" : "has no value"),
                  Span.NONE)
              .help("write `--data X=x.csv` or `--data a=0.5`"));
    }
    String name = argument.substring(0, equals).strip();
    requireKnown(name, program);
    return List.of(value(name, argument.substring(equals + 1).strip()));
  }

  /** What the value is and what it should be, to stand below a complaint about its shape. */
  String remark(Program program) {
    String size = value.getRowDimension() + " by " + value.getColumnDimension();
    String read = file.isEmpty() ? "" : " in `" + file + "`";
    var space = program.names().get(name);
    return "`%s` is %s%s".formatted(name, size, read)
        + (space == null ? "" : ", and stands for a member of " + space);
  }

  /** Whether this is a row, and the name is declared as a column. */
  boolean isRowOfColumn(Program program) {
    var space = program.names().get(name);
    return space != null
        && space.shape().cols().isOne()
        && value.getRowDimension() == 1
        && value.getColumnDimension() > 1;
  }

  private static List<DataArgument> readAll(String file, Program program) {
    Path path = Path.of(file);
    boolean named = program.names().containsKey(file);
    if (named || !MatrixFormat.of(path).holdsNames()) {
      throw new DataException(
          Diagnostic.of(
                  Kind.DATA,
                  "`--data %s` does not say what name has this value".formatted(file),
                  Span.NONE)
              .help(
                  "write `--data %s`".formatted(named ? file + "=" + file + ".csv" : "X=" + file)));
    }
    Map<String, RealMatrix> all = MatrixFile.readAll(path);
    List<String> known = known(program);
    List<DataArgument> arguments =
        all.entrySet().stream()
            .filter(e -> known.contains(e.getKey()))
            .map(e -> new DataArgument(e.getKey(), e.getValue(), file))
            .toList();
    if (arguments.isEmpty()) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME,
                  "`%s` has none of the program's names, but %s"
                      .formatted(file, String.join(", ", all.keySet())),
                  Span.NONE)
              .note("the program's names are " + String.join(", ", known)));
    }
    return arguments;
  }

  private static List<String> known(Program program) {
    var known = new ArrayList<>(program.names().keySet());
    known.addAll(program.dimensions());
    return known;
  }

  private static void requireKnown(String name, Program program) {
    List<String> known = known(program);
    if (!known.contains(name)) {
      var help = NearNames.help(name, known);
      Diagnostic unknown =
          Diagnostic.of(Kind.NAME, "the program has no name `%s`".formatted(name), Span.NONE);
      throw new NameException(
          help.isPresent()
              ? unknown.help(help)
              : unknown.note(
                  program.names().isEmpty()
                      ? "it has no names"
                      : "its names are " + String.join(", ", program.names().keySet())));
    }
  }

  private static DataArgument value(String name, String text) {
    if (text.startsWith("[")) {
      return new DataArgument(name, MatrixText.readBlock(Source.of("--data " + name, text)), "");
    }
    if (text.matches("[-+.\\d\\seE]+([,;][-+.\\d\\seE]+)+")) {
      throw new DataException(
          Diagnostic.of(
                  Kind.DATA,
                  "`%s`: numbers of a matrix stand in brackets".formatted(text),
                  Span.NONE)
              .help("write `--data %s=[%s]`".formatted(name, text)));
    }
    var number = Decimal.read(text);
    return number.isPresent()
        ? new DataArgument(
            name, MatrixUtils.createRealMatrix(new double[][] {{number.getAsDouble()}}), "")
        : new DataArgument(name, ofFile(text, name), text);
  }

  /** Of {@code two.npz:A} the array A, whatever name it is for. */
  private static RealMatrix ofFile(String text, String name) {
    Matcher chosen = CHOSEN.matcher(text);
    return chosen.matches()
        ? MatrixFile.readNamed(Path.of(chosen.group(1)), chosen.group(2))
        : MatrixFile.read(Path.of(text), name);
  }
}
