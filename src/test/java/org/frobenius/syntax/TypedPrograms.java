package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Expr;

/** What the tests of inference and lowering share. */
final class TypedPrograms {
  private TypedPrograms() {}

  /** The names and their spaces: {@code x in R(n1); B in R(n1, n1)}. */
  static String spaces(String program) {
    return ProgramReader.read(program).names().values().stream()
        .map(d -> d.name() + " in " + d.space())
        .collect(Collectors.joining("; "));
  }

  static Expr expression(String program) {
    return ProgramReader.read(program).expression();
  }

  /** Two spellings mean the identical expression. */
  static void assertSame(String declarations, String one, String other) {
    assertThat(expression(declarations + "; " + one))
        .as(one)
        .isSameAs(expression(declarations + "; " + other));
  }

  /** The report of the failure to read a program. */
  static String report(String program) {
    return failure(program).report();
  }

  static FrobeniusException failure(String program) {
    return catchThrowableOfType(FrobeniusException.class, () -> ProgramReader.read(program));
  }
}
