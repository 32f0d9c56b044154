package org.frobenius;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Domain;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.EquationCheck;
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
    record Compared(Verdict verdict, List<String> assumptions) implements Decision {
      public Compared {
        assumptions = List.copyOf(assumptions);
      }
    }

    /** In words: {@code X invertible}. */
    List<String> assumptions();

    default boolean equal() {
      return switch (this) {
        case Proved _ -> true;
        case Compared(var verdict, _) -> verdict.right();
      };
    }
  }

  /**
   * Reads both sides.
   *
   * @param name of the first text, for messages
   * @param left a program
   * @param right an expression in its scope; where names are not declared, their shapes follow from
   *     both sides
   */
  public static Equation read(
      String name,
      String left,
      String right,
      List<String> declarations,
      ProgramReader.Options options) {
    Source first = Source.of(name, left);
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
      Program program = Program.read(name, left, declarations, options);
      Expr own = program.read().second(second);
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
          Expr difference = Simplifier.multipliedOut(Build.minus(left, right), normalizer);
          Set<Assumption> taken = normalizer.assumptions();
          if (Build.isZero(difference)) {
            return new Decision.Proved(Program.words(conditions(taken), Build.ZERO));
          }
          var found = EquationCheck.of(left, right, difference, taken, seed);
          return found.verdict().right()
              ? new Decision.Compared(found.verdict(), conditions(found))
              : new Decision.Compared(found.verdict(), List.of());
        });
  }

  /** What rewriting took for granted, and what only one side needs to have a value. */
  private List<Assumption> conditions(Collection<Assumption> taken) {
    var all = new LinkedHashSet<>(taken);
    Collection<Assumption> first = Domain.of(left);
    Collection<Assumption> second = Domain.of(right);
    all.addAll(Domain.beyond(first, second));
    all.addAll(Domain.beyond(second, first));
    return List.copyOf(all);
  }

  private List<String> conditions(EquationCheck.Finding found) {
    List<String> words = Program.words(conditions(List.of()), Build.ZERO);
    return words.isEmpty()
        ? found.onlyOne().map(place -> "both have values: " + place).stream().toList()
        : words;
  }
}
