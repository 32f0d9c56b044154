package org.frobenius.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Program;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/**
 * {@code --data X=x.csv}, {@code --data a=0.5}, {@code --data 'x=[1; 2]'}: a name and its value.
 */
record DataArgument(String name, RealMatrix value) {
  static DataArgument read(String argument, Program program) {
    int equals = argument.indexOf('=');
    if (equals <= 0) {
      throw new DataException(
          Diagnostic.of(
                  Kind.DATA, "`--data %s` has no name and value".formatted(argument), Span.NONE)
              .help("write `--data X=x.csv` or `--data a=0.5`"));
    }
    String name = argument.substring(0, equals).strip();
    requireKnown(name, program);
    return new DataArgument(name, value(name, argument.substring(equals + 1).strip()));
  }

  private static void requireKnown(String name, Program program) {
    var known = new ArrayList<>(program.names().keySet());
    known.addAll(program.dimensions());
    if (!known.contains(name)) {
      List<String> near = NearNames.near(name, known);
      Diagnostic unknown =
          Diagnostic.of(Kind.NAME, "the program has no name `%s`".formatted(name), Span.NONE);
      throw new NameException(
          near.isEmpty()
              ? unknown.note("its names are " + String.join(", ", program.names().keySet()))
              : unknown.help("write `" + String.join("` or `", near) + "`"));
    }
  }

  private static RealMatrix value(String name, String text) {
    if (text.startsWith("[")) {
      return MatrixText.readBlock(Source.of("--data " + name, text));
    }
    var number = MatrixText.number(text);
    return number.isPresent()
        ? MatrixUtils.createRealMatrix(new double[][] {{number.getAsDouble()}})
        : MatrixFile.read(name, Path.of(text));
  }
}
