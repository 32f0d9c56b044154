package org.frobenius.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes; text is UTF-8 whatever the locale.
 *
 * @param outTerminal whether a person reads the results
 * @param outPalette the colours of results
 * @param errPalette the colours of diagnostics
 */
record Streams(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    Palette outPalette,
    Palette errPalette) {
  static Streams standard() {
    return new Streams(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Terminal.is(1),
        palette(1),
        palette(2));
  }

  private static Palette palette(int descriptor) {
    return Terminal.is(descriptor) && Terminal.wantsColour() ? Palette.COLOURED : Palette.PLAIN;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** A report on standard error. */
  void complain(String report) {
    err.println(errPalette.report(report));
  }

  /** A remark beside the result, on standard error. */
  void remark(String word, String text) {
    err.println(errPalette.remark(word) + ": " + text);
  }

  /** All of standard input. */
  String read() {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
