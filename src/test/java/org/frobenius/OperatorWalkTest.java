package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything the language has, read, printed, differentiated and evaluated: what is missing is
 * listed by name. Gradients, differentials, Jacobians and Hessians are held against finite
 * differences along the directions of the variable's space, and their texts are read back.
 */
class OperatorWalkTest {
  private static final long SEED = 1;

  /** A way to differentiate a program by a name. */
  private interface Derivative {
    Answer of(Program program, String name);
  }

  static Stream<Walked> language() {
    return Stream.of(
            WalkedOperators.all(), WalkedFunctions.all(), WalkedConstants.all(), WalkedForms.all())
        .flatMap(List::stream);
  }

  static Stream<Walked> spaces() {
    return WalkedSpaces.all().stream();
  }

  static Stream<Walked> all() {
    return Stream.concat(language(), spaces());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void isReadAndPrinted(Walked walked) {
    Program program = Program.read("walk", walked.text(), List.of(), false);
    assertThat(notReadBack(program, program.expression())).isEmpty();
  }

  static Stream<String> withoutSeries() {
    return WalkedFunctions.withoutSeries().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutSeries")
  void isRefusedWhenRead(String text) {
    assertThatThrownBy(() -> Program.read("walk", text, List.of(), false))
        .isInstanceOf(ShapeException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasGradients(Walked walked) {
    assertThat(holes(walked, Program::gradient, walked.refused())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasDifferentials(Walked walked) {
    assertThat(holes(walked, (p, name) -> p.differential(List.of(name)), walked.refused()))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasJacobians(Walked walked) {
    assertThat(holes(walked, Program::jacobian, walked.refused())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasHessians(Walked walked) {
    assertThat(holes(walked, Program::hessian, walked.refusedHessian())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasJacobianMatrices(Walked walked) {
    assertThat(holes(walked, (p, name) -> p.jacobian(name, LinearForm.VEC), walked.refused()))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void hasHessianMatrices(Walked walked) {
    assertThat(holes(walked, (p, name) -> p.hessian(name, LinearForm.VEC), walked.refusedHessian()))
        .isEmpty();
  }

  /**
   * What does not work, a line each.
   *
   * @param refused what the refusal says, where there has to be one
   */
  private static List<String> holes(
      Walked walked, Derivative derivative, Optional<String> refused) {
    var holes = new ArrayList<String>();
    Program program = Program.read("walk", walked.text(), List.of(), false);
    for (String name : walked.wrt()) {
      String by = "by " + name + ": ";
      try {
        Answer answer = derivative.of(program, name);
        notReadBack(program, answer).ifPresent(hole -> holes.add(by + hole));
        Verdict verdict = program.check(answer, SEED).verdict();
        if (verdict.right() && refused.isPresent()) {
          holes.add(by + "no longer refused: " + answer.text());
        }
        if (!verdict.right() && refused.filter(verdict.reason()::contains).isEmpty()) {
          holes.add(by + answer.text() + " is " + verdict.outcome() + ", " + verdict.reason());
        }
      } catch (UnsupportedException e) {
        if (refused.filter(e.getMessage()::contains).isEmpty()) {
          holes.add(by + "refused, " + e.getMessage());
        }
      } catch (RuntimeException e) {
        holes.add(by + "fails, " + e);
      }
    }
    return holes;
  }

  private static Optional<String> notReadBack(Program program, Answer answer) {
    if (answer.parameter().isEmpty()) {
      return notReadBack(program, answer.expression());
    }
    Expr value = answer.expression();
    try {
      Expr again =
          program.read().map(answer.text(), answer.parameter().get().shape(), value.shape()).body();
      return again == value
          ? Optional.empty()
          : Optional.of(answer.text() + " reads as " + Printer.text(again));
    } catch (RuntimeException unread) {
      return Optional.of(answer.text() + " is not read: " + unread.getMessage());
    }
  }

  private static Optional<String> notReadBack(Program program, Expr e) {
    String text = Printer.text(e);
    try {
      Expr again = program.expression(text, e.shape());
      if (again != e) {
        return Optional.of(text + " reads as " + Printer.text(again));
      }
      return Printer.unicode(e).isBlank() || Printer.latex(e).isBlank()
          ? Optional.of(text + " has no unicode or LaTeX")
          : Optional.empty();
    } catch (RuntimeException unread) {
      return Optional.of(text + " is not read: " + unread.getMessage());
    }
  }
}
