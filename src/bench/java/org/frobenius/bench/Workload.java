package org.frobenius.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frobenius.Answer;
import org.frobenius.LinearForm;
import org.frobenius.Program;

/** A program and what is asked of it. */
record Workload(String name, String program, List<String> wrt, Order order, Set<String> names) {
  private static final Pattern WORD = Pattern.compile("\\b\\w+\\b");

  /** What stands before {@code in} or an equals sign, where a statement begins. */
  private static final Pattern DECLARED = Pattern.compile("(?:^|[;\\n])\\s*(\\w+)\\s*(?==|in\\b)");

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
    names = Set.copyOf(names);
  }

  Workload(String name, String program, List<String> wrt, Order order) {
    this(name, program, wrt, order, names(program));
  }

  /**
   * The same with all its names changed: nothing that is remembered of the one serves the other.
   */
  Workload renamed(int number) {
    UnaryOperator<String> rename =
        text ->
            WORD.matcher(text)
                .replaceAll(w -> names.contains(w.group()) ? w.group() + "q" + number : w.group());
    return new Workload(
        name, rename.apply(program), wrt.stream().map(rename).toList(), order, names);
  }

  private static Set<String> names(String program) {
    return DECLARED.matcher(program).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  /** The program as read: not part of the time of a derivation. */
  Program read() {
    return Program.read("input", program, List.of(), false);
  }

  /**
   * The derivatives, a name each, in the order of the names; what is not a gradient, as a matrix.
   */
  List<? extends Answer> derive(Program read) {
    return switch (order) {
      case GRADIENT -> read.gradients(wrt);
      case JACOBIAN -> wrt.stream().map(name -> read.jacobian(name, LinearForm.VEC)).toList();
      case HESSIAN -> wrt.stream().map(name -> read.hessian(name, LinearForm.VEC)).toList();
    };
  }
}
