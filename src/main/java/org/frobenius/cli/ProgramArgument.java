package org.frobenius.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frobenius.Program;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.Dialect;
import org.frobenius.syntax.ProgramReader;

/** The program a command is about: its argument, a file, or standard input. */
final class ProgramArgument {
  private ProgramArgument() {}

  static Program read(Options options, Streams streams) {
    Program program = program(options, streams);
    if (options.has(Option.EXPLAIN_SHAPES)) {
      program.explainShapes().forEach(streams.err()::println);
    }
    return program;
  }

  private static Program program(Options options, Streams streams) {
    List<String> lets = options.all(Option.LET);
    var how = new ProgramReader.Options(options.has(Option.STRICT), dialect(options));
    Optional<String> file = options.one(Option.FILE);
    if (file.isPresent()) {
      if (!options.arguments().isEmpty()) {
        throw new UsageException(
            "`%s` stands beside `-f %s`".formatted(options.arguments().getFirst(), file.get()),
            "give the program as an argument or in a file, not both");
      }
      return Program.read(file.get(), text(Path.of(file.get())), lets, how);
    }
    String argument = options.argument();
    return argument.equals("-")
        ? Program.read("stdin", streams.read(), lets, how)
        : Program.read("input", argument, lets, how);
  }

  static Dialect dialect(Options options) {
    Optional<String> name = options.one(Option.DIALECT);
    return name.isEmpty()
        ? Dialect.FROBENIUS
        : Dialect.named(name.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        "`%s` is not a dialect".formatted(name.get()),
                        "write one of " + String.join(", ", Dialect.names())));
  }

  /** The text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (MalformedInputException e) {
      throw unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(
          file, Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage()));
    }
  }

  private static DataException unreadable(Path file, String why) {
    return new DataException(
        Diagnostic.of(Kind.DATA, "cannot read `%s`: %s".formatted(file, why), Span.NONE));
  }
}
