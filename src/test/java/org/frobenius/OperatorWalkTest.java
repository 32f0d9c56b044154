package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.frobenius.WalkedPrograms.Walked;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything the language has, read, printed, differentiated and evaluated: what is missing is
 * listed by name. The gradients are held against finite differences along the directions of the
 * variable's space.
 */
class OperatorWalkTest {
  private static final long SEED = 1;

  static Stream<Walked> language() {
    return Stream.of(
            WalkedPrograms.operators(),
            WalkedPrograms.functions(),
            WalkedPrograms.constants(),
            WalkedPrograms.forms())
        .flatMap(List::stream);
  }

  static Stream<Walked> spaces() {
    return WalkedPrograms.spaces().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("language")
  void hasNoHole(Walked walked) {
    assertThat(holes(walked)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spaces")
  void hasNoHoleInSpaces(Walked walked) {
    assertThat(holes(walked)).isEmpty();
  }

  /** What does not work, a line each. */
  static List<String> holes(Walked walked) {
    var holes = new ArrayList<String>();
    Program program;
    try {
      program = Program.read("walk", walked.text(), List.of(), false);
      readsBack(program, program.expression(), "the program", holes);
    } catch (RuntimeException e) {
      return List.of("is not read: " + e.getMessage());
    }
    for (String name : walked.wrt()) {
      try {
        Gradient gradient = program.gradient(name);
        if (walked.refused().isPresent()) {
          holes.add("by " + name + " is no longer refused: " + gradient.text());
          continue;
        }
        readsBack(program, gradient.expression(), "the gradient by " + name, holes);
        Verdict verdict = program.check(gradient, SEED).verdict();
        if (!verdict.right()) {
          holes.add(
              "by "
                  + name
                  + ": "
                  + gradient.text()
                  + " is "
                  + verdict.outcome()
                  + ", "
                  + verdict.reason());
        }
      } catch (UnsupportedException e) {
        if (walked.refused().filter(e.getMessage()::contains).isEmpty()) {
          holes.add("by " + name + " is refused: " + e.getMessage());
        }
      } catch (RuntimeException e) {
        holes.add("by " + name + " fails: " + e);
      }
    }
    return holes;
  }

  private static void readsBack(Program program, Expr e, String what, List<String> holes) {
    String text = Printer.text(e);
    try {
      Expr again = program.expression(text, e.shape());
      if (again != e) {
        holes.add(what + " prints as " + text + ", which reads as " + Printer.text(again));
      }
      if (Printer.unicode(e).isBlank() || Printer.latex(e).isBlank()) {
        holes.add(what + " has no unicode or LaTeX");
      }
    } catch (RuntimeException unread) {
      holes.add(what + " prints as " + text + ", which is not read: " + unread.getMessage());
    }
  }
}
