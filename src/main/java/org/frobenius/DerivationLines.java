package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.calculus.Derivation;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.DerivationCheck;
import org.frobenius.verify.Verdict;

/**
 * A derivation as lines of text, a person's or ours: a program, then {@code dφ = ...} and lines
 * {@code = ...} below it, each to be equal to the one before.
 *
 * <pre>
 * r = A*x - b
 * φ = norm(r)^2
 * dr = A*d(x)
 * dφ = 2*r : d(r)
 *    = 2*A'*r : d(x)
 * ∂φ/∂x = 2*A'*r
 * </pre>
 *
 * <p>Where nothing is differentiated, neither left of a sign nor in a line, the lines are equal to
 * the expression itself ({@link EqualityChain}).
 *
 * <p>Of a Markdown text, what stands between fences. The program may also end with the expression
 * itself, as ever; the first line may then begin with {@code =}. {@code dx} is read as {@code
 * d(x)}, {@code d(r) = ...} as {@code dr = ...}; {@code d(tr(X)) = ...} names the expression on its
 * left. LaTeX is read by {@link TypesetLines}.
 */
public final class DerivationLines {
  /**
   * A line.
   *
   * @param number in the file, from 1
   * @param text as written
   * @param of what it is the differential of
   * @param value what stands right of the sign; for {@code ∂φ/∂X = G} it is {@code G : d(X)}
   */
  record Line(int number, String text, Expr of, Expr value) {}

  /**
   * What the check found.
   *
   * @param verdict right, or of the first line that is not
   * @param line the number of that line; 0 where all are right
   * @param words for a person: the line, the one before and the numbers
   */
  public record Finding(Verdict verdict, int line, String words) {}

  private final List<Line> lines;
  private final Expr phi;
  private final List<Expr> varying;
  private final Optional<EqualityChain> equalities;

  DerivationLines(
      List<Line> lines, Expr phi, List<Expr> varying, Optional<EqualityChain> equalities) {
    this.lines = List.copyOf(lines);
    this.phi = phi;
    this.varying = List.copyOf(varying);
    this.equalities = equalities;
  }

  /** How many lines there are to check. */
  public int count() {
    return lines.size() + equalities.map(chain -> chain.lines().size()).orElse(0);
  }

  /**
   * A text of a person or of ours.
   *
   * @throws SyntaxException where a line is none
   */
  static DerivationLines read(Source text, List<String> declarations, boolean strict) {
    return DerivationReader.read(text, declarations, strict);
  }

  /** Our own, each line read back from its text. */
  static DerivationLines of(Program program, Derivation derivation) {
    var lines = new ArrayList<Line>();
    var definitions = new LinkedHashMap<String, Expr>();
    derivation.definitions().forEach(named -> definitions.put(named.name(), named));
    org.frobenius.syntax.Program scope = program.read().with(definitions);
    for (Derivation.Chain chain : derivation.chains()) {
      for (Derivation.Step step : chain.steps()) {
        String text = Printer.text(step.line());
        Expr value = scope.expression(text, step.line().shape());
        if (value != step.line()) {
          throw new IllegalStateException("not read back as it is: " + text);
        }
        lines.add(new Line(lines.size() + 1, "= " + text, chain.of(), value));
      }
    }
    return new DerivationLines(
        lines, derivation.phi(), List.of(derivation.wrt()), Optional.empty());
  }

  /** Each line against the one before, the first of a chain against the differential itself. */
  public Finding check(long seed) {
    return equalities
        .map(chain -> chain.check(seed))
        .filter(finding -> lines.isEmpty() || !finding.verdict().right())
        .orElseGet(() -> DeepStack.call(() -> run(seed)));
  }

  private Finding run(long seed) {
    Map<Expr, Line> last = new LinkedHashMap<>();
    int instances = Integer.MAX_VALUE;
    double worst = 0;
    for (Line line : lines) {
      Optional<Line> before = Optional.ofNullable(last.put(line.of(), line));
      Expr u = line.of() instanceof Expr.Named(_, var value, _) ? value : line.of();
      Expr expected = before.map(Line::value).orElseGet(() -> Build.differential(u));
      Verdict verdict = DerivationCheck.equal(expected, line.value(), varying, seed);
      if (!verdict.right()) {
        return new Finding(
            verdict, line.number(), words(line, before, differential(line), verdict));
      }
      instances = Math.min(instances, verdict.instances());
      worst = Math.max(worst, verdict.worstRelativeError());
    }
    return new Finding(
        new Verdict(Verdict.Outcome.RIGHT, instances, worst, ""),
        0,
        "%s, each equal to the one before on %d random instances"
            .formatted(count(count()), instances));
  }

  static String count(int lines) {
    return lines + (lines == 1 ? " line" : " lines");
  }

  private String differential(Line line) {
    return "line %d is not the differential of %s"
        .formatted(
            line.number(),
            line.of() == phi && !(phi instanceof Expr.Named)
                ? "the expression"
                : "`" + Printer.text(line.of()) + "`");
  }

  /**
   * What is wrong with a line, for a person.
   *
   * @param first what is wrong where no line is before
   */
  static String words(Line line, Optional<Line> before, String first, Verdict verdict) {
    String what =
        before
            .map(
                b ->
                    line.number() == b.number()
                        ? "line %d is not equal to what stands before it there"
                            .formatted(line.number())
                        : "line %d is not equal to line %d".formatted(line.number(), b.number()))
            .orElse(first);
    var text = new ArrayList<String>();
    text.add(verdict.outcome() == Verdict.Outcome.WRONG ? what : what + ", as far as can be told");
    int width = Integer.toString(line.number()).length();
    before.ifPresent(b -> text.add(("  %" + width + "d | %s").formatted(b.number(), b.text())));
    text.add(("  %" + width + "d | %s").formatted(line.number(), line.text()));
    text.add(verdict.reason());
    return String.join("\n", text);
  }
}
