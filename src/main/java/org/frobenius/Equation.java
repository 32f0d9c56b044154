package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.print.Printer;
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
          Expr difference = Simplifier.multipliedOut(Build.minus(left, right), normalizer);
          if (Build.isZero(difference)) {
            return new Decision.Proved(Program.words(normalizer.assumptions(), Build.ZERO));
          }
          Verdict verdict = Equality.compare(left, right, seed);
          return new Decision.Compared(
              verdict.outcome() == Verdict.Outcome.WRONG
                  ? verdict
                  : remainder(difference, seed).orElse(verdict));
        });
  }

  /**
   * What is left of the difference where that is one term: a small number in front of it is exact,
   * and is lost in the rounding of the two sides. No term cancels in it, so that its own value
   * without the number is plainly zero or not.
   */
  private Optional<Verdict> remainder(Expr difference, long seed) {
    if (!isMonomial(difference)) {
      return Optional.empty();
    }
    Expr term =
        switch (difference) {
          case Expr.Num _ -> Build.ONE;
          case Expr.Product(_, var scalars, var factors, _) ->
              Build.product(Rational.ONE, scalars, factors);
          case Expr other -> other;
        };
    Verdict nonzero = Equality.compare(term, Build.zeros(term.shape()), seed);
    boolean defined =
        Equality.compare(left, left, seed).right() && Equality.compare(right, right, seed).right();
    return defined && nonzero.outcome() == Verdict.Outcome.WRONG
        ? Optional.of(
            new Verdict(
                Verdict.Outcome.WRONG,
                nonzero.instances(),
                nonzero.worstRelativeError(),
                "the first minus the second is `%s`".formatted(Printer.text(difference))))
        : Optional.empty();
  }

  /** A product of names, constants and their powers: without sums and functions. */
  private static boolean isMonomial(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _ -> true;
      case Expr.Product _, Expr.Hadamard _, Expr.Transpose _ ->
          Children.of(e).stream().allMatch(Equation::isMonomial);
      case Expr.Power(var base, var exponent, _) ->
          isMonomial(base) && exponent instanceof Expr.Num;
      case Expr.EntryPower(var base, var exponent, _) ->
          isMonomial(base) && exponent instanceof Expr.Num;
      case Expr.Sum _, Expr.Named _, Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _ ->
          false;
      case Expr.Call _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _ -> false;
      case Expr.Applied _, Expr.Differential _ -> false;
    };
  }
}
