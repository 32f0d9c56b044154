package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Verdict;

/**
 * A gradient against finite differences on random instances.
 *
 * @param verdict what the numbers say
 * @param slip where they say it is wrong, what it is of the right one: {@code the transpose of the
 *     gradient}
 */
public record Judgement(Verdict verdict, Optional<String> slip) {

  private static final String RIGHT = "the gradient";

  /** What makes the answer right, and what it is then called. */
  private static final Map<Rational, String> FACTORS = factors();

  /** One way to be wrong: what has to be done to make it right, and what it is then called. */
  private record Slip(Expr mended, String words) {}

  private static Map<Rational, String> factors() {
    var factors = new LinkedHashMap<Rational, String>();
    factors.put(Rational.MINUS_ONE, "minus ");
    factors.put(Rational.TWO, "half ");
    factors.put(Rational.HALF, "twice ");
    factors.put(Rational.of(-2), "minus half ");
    factors.put(Rational.of(-1, 2), "minus twice ");
    return factors;
  }

  /** Ours: a fault here is Frobenius's own. */
  static Judgement of(Gradient gradient, long seed) {
    Program program = gradient.program();
    Expr wrt = program.variable(gradient.wrt());
    return new Judgement(
        GradientCheck.of(
            program.expression(),
            wrt,
            gradient.convention().inSpace(wrt, gradient.expression()),
            program.read(gradient.assumptions()),
            seed),
        Optional.empty());
  }

  /** A person's own, as text in the program's scope. */
  static Judgement of(Program program, String own, Expr wrt, long seed) {
    Expr phi = program.expression();
    Shape shape = wrt.shape();
    Expr claimed;
    try {
      claimed = program.expression(own, shape);
    } catch (ShapeException unfit) {
      return numeratorLayout(program, own, wrt, seed).orElseThrow(() -> unfit);
    }
    Verdict verdict = GradientCheck.of(phi, wrt, claimed, seed);
    return new Judgement(
        verdict,
        verdict.outcome() == Verdict.Outcome.WRONG
            ? slips(claimed).stream()
                .filter(slip -> GradientCheck.of(phi, wrt, slip.mended(), seed).right())
                .map(Slip::words)
                .findFirst()
            : Optional.empty());
  }

  /** Of the transposed shape, and right when transposed. */
  private static Optional<Judgement> numeratorLayout(
      Program program, String own, Expr wrt, long seed) {
    Expr claimed;
    try {
      claimed = program.expression(own, wrt.shape().transposed());
    } catch (ShapeException neither) {
      return Optional.empty();
    }
    Verdict verdict = GradientCheck.of(program.expression(), wrt, Build.transpose(claimed), seed);
    return verdict.right()
        ? Optional.of(
            new Judgement(
                new Verdict(
                    Verdict.Outcome.WRONG,
                    verdict.instances(),
                    verdict.worstRelativeError(),
                    "it is in %s, and the gradient is in %s"
                        .formatted(claimed.shape(), wrt.shape())),
                Optional.of("the gradient in numerator layout; ours is its transpose")))
        : Optional.empty();
  }

  private static List<Slip> slips(Expr claimed) {
    var slips = new ArrayList<Slip>();
    FACTORS.forEach(
        (factor, word) -> slips.add(new Slip(Build.scale(factor, claimed), word + RIGHT)));
    if (claimed.shape().isSquare() && !claimed.isScalar()) {
      Expr transposed = Build.transpose(claimed);
      slips.add(new Slip(transposed, "the transpose of " + RIGHT));
      FACTORS.forEach(
          (factor, word) ->
              slips.add(
                  new Slip(Build.scale(factor, transposed), word + "the transpose of " + RIGHT)));
    }
    return slips;
  }
}
