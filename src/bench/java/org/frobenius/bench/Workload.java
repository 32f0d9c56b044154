package org.frobenius.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.frobenius.Answer;
import org.frobenius.Program;

/** A program and what is asked of it. */
record Workload(String name, String program, List<String> wrt, Order order) {
  /** Which derivative is asked for. */
  enum Order {
    GRADIENT,
    JACOBIAN,
    HESSIAN;

    /** By the first letters of its name: {@code grad}. */
    static Order named(String word) {
      return Arrays.stream(values())
          .filter(o -> o.name().toLowerCase(Locale.ROOT).startsWith(word))
          .findFirst()
          .orElseThrow();
    }
  }

  Workload {
    wrt = List.copyOf(wrt);
  }

  /** The program as read: not part of the time of a derivation. */
  Program read() {
    return Program.read("input", program, List.of(), false);
  }

  /** The derivatives, a name each, in the order of the names. */
  List<? extends Answer> derive(Program read) {
    return switch (order) {
      case GRADIENT -> List.copyOf(read.gradients(wrt).values());
      case JACOBIAN, HESSIAN ->
          throw new UnsupportedOperationException(order + " is not there yet");
    };
  }
}
