package org.frobenius;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
            return proved(taken);
          }
          Optional<Set<Assumption>> byShortenings = byShortenings();
          if (byShortenings.isPresent()) {
            return proved(byShortenings.get());
          }
          Optional<Set<Assumption>> whereBothHaveValues = whereBothHaveValues();
          if (whereBothHaveValues.isPresent()) {
            return proved(whereBothHaveValues.get());
          }
          var found = EquationCheck.of(left, right, difference, taken, seed);
          return found.verdict().right()
              ? new Decision.Compared(found.verdict(), conditions(found))
              : new Decision.Compared(found.verdict(), List.of());
        });
  }

  private Decision proved(Collection<Assumption> taken) {
    return new Decision.Proved(Program.words(conditions(taken), Build.ZERO));
  }

  /** What the shortenings assume where they bring the difference to zero, or both sides to one. */
  private Optional<Set<Assumption>> byShortenings() {
    var ofDifference = new Normalizer();
    if (Build.isZero(Simplifier.simplify(Build.minus(left, right), ofDifference))) {
      return Optional.of(ofDifference.assumptions());
    }
    var ofBoth = new Normalizer();
    Expr first = Simplifier.simplify(left, ofBoth);
    Expr second = Simplifier.simplify(right, ofBoth);
    return Simplifier.isZero(Build.minus(first, second), ofBoth)
        ? Optional.of(ofBoth.assumptions())
        : Optional.empty();
  }

  /**
   * What the equations assume that only hold where both sides have values, if they prove it and
   * assume no more than that.
   */
  private Optional<Set<Assumption>> whereBothHaveValues() {
    var normalizer = Normalizer.ofEquation();
    boolean zero = Build.isZero(Simplifier.multipliedOut(Build.minus(left, right), normalizer));
    var either = new LinkedHashSet<>(Domain.of(left));
    either.addAll(Domain.of(right));
    return zero && Domain.beyond(normalizer.assumptions(), either).isEmpty()
        ? Optional.of(normalizer.assumptions())
        : Optional.empty();
  }

  /**
   * What rewriting took for granted beyond what both sides need to have values, and what only one
   * side needs.
   */
  private List<Assumption> conditions(Collection<Assumption> taken) {
    Collection<Assumption> first = Domain.of(left);
    Collection<Assumption> second = Domain.of(right);
    var either = new LinkedHashSet<>(first);
    either.addAll(second);
    var all = new LinkedHashSet<>(Domain.beyond(taken, either));
    all.addAll(Domain.beyond(program.lost(), either));
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
