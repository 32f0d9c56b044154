package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every answer: differences of the function confirm it, and its text is final. */
final class AnswerAssertions {
  private static final long SEED = 1;

  private AnswerAssertions() {}

  static void isRight(Program program, Answer answer) {
    assertThat(program.check(answer, SEED).verdict().reason()).isEmpty();
    assertThat(program.check(answer, SEED).verdict().right()).isTrue();
  }

  static void isWrong(Program program, Answer answer) {
    assertThat(program.check(answer, SEED).verdict().right()).isFalse();
  }

  /** Read again where the program's names are known, and simplified, it is the same text. */
  static void readsBack(Program program, Answer answer) {
    assertThat(Frobenius.simplify(scope(program) + answer.text())).isEqualTo(answer.text());
  }

  /** It is written like this, right, and reads back. */
  static void is(Program program, Answer answer, String expected) {
    assertThat(answer.text()).isEqualTo(expected);
    isRight(program, answer);
    readsBack(program, answer);
  }

  /** What stands before the expression. */
  private static String scope(Program program) {
    String text = program.source().text();
    int block = text.indexOf('[');
    int end = text.lastIndexOf(';', block < 0 ? text.length() : block);
    return text.substring(0, end + 1);
  }
}
