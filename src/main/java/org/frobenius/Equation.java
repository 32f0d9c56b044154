package org.frobenius;

import java.util.List;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Verdict;

/**
 * Two expressions of one shape that may be equal.
 *
 * @param left the program's expression
 * @param right in the scope of the program
 */
public record Equation(Program program, Expr left, Expr right) {
  /** Whether the two are equal, and how that is known. */
  public sealed interface Decision {
    /** Both have one normal form, where the assumptions hold. */
    record Proved(List<String> assumptions) implements Decision {
      public Proved {
        assumptions = List.copyOf(assumptions);
      }
    }

    /** Rewriting does not decide; the values on random instances say. */
    record Compared(Verdict verdict) implements Decision {
      @Override
      public List<String> assumptions() {
        return List.of();
      }
    }

    /** In words: {@code X invertible}. */
    List<String> assumptions();

    default boolean equal() {
      return switch (this) {
        case Proved _ -> true;
        case Compared(var verdict) -> verdict.right();
      };
    }
  }

  /**
   * Reads both sides.
   *
   * @param left a program
   * @param right an expression in its scope; where names are not declared, their shapes follow from
   *     both sides
   */
  public static Equation read(
      String left, String right, List<String> declarations, ProgramReader.Options options) {
    Source first = Source.of("first", left);
    Source second = Source.of("second", right);
    try {
      return DeepStack.call(
          () -> {
            ProgramReader.Pair pair = ProgramReader.pair(first, second, declarations, options);
            return new Equation(
                new Program(pair.program()), pair.program().expression(), pair.second());
          });
    } catch (FrobeniusException together) {
      // each by itself says what is wrong, and where
      Program program = Program.read("first", left, declarations, options);
      Expr own = program.expression(right, program.expression().shape());
      return new Equation(program, program.expression(), own);
    }
  }

  /**
   * By rewriting where that proves it, otherwise on random instances.
   *
   * @param seed the same seed gives the same instances
   */
  public Decision decide(long seed) {
    return DeepStack.call(
        () -> {
          var normalizer = new Normalizer();
          if (Simplifier.isZero(Build.minus(left, right), normalizer)) {
            return new Decision.Proved(Program.words(normalizer.assumptions(), Build.ZERO));
          }
          return new Decision.Compared(Equality.compare(left, right, seed));
        });
  }
}
