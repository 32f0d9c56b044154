package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.frobenius.calculus.Derivation.Chain;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Derivation.Step;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/**
 * Works a gradient out the way a person writes it down: differentials from the {@link OutsideIn},
 * then {@link ColonMoves} to the left of what stands around {@code d(X)}, then the {@link
 * DerivationEnd}. Definitions have differentials of their own, which are inserted where they are
 * met.
 */
public final class Deriver {
  private final Expr wrt;
  private final Varying varying;
  private final OutsideIn outsideIn;
  private final ColonMoves moves;
  private final Map<Expr, Chain> definitions = new LinkedHashMap<>();

  private Deriver(Expr wrt) {
    this.wrt = wrt;
    this.varying = new Varying(wrt);
    this.outsideIn = new OutsideIn(wrt, varying);
    this.moves = new ColonMoves(varying);
  }

  /**
   * The derivation of {@code dphi = gradient : d(wrt)}.
   *
   * @param phi a scalar
   * @param wrt a name or a definition
   * @param gradient as found by {@link Gradients} and simplified
   */
  public static Derivation derive(Expr phi, Expr wrt, Expr gradient) {
    var deriver = new Deriver(wrt);
    if (deriver.varying.differentiates(phi)) {
      throw Decomposition.unsupported("the derivation of an expression with differentials in it");
    }
    return deriver.run(phi, gradient);
  }

  private Derivation run(Expr phi, Expr gradient) {
    Expr value = phi != wrt && phi instanceof Expr.Named(_, var named, _) ? named : phi;
    var steps = new DerivationSteps();
    steps.addAll(expansion(value));
    inwards(steps);
    finish(steps, gradient);
    var chains = new ArrayList<>(definitions.values());
    chains.add(new Chain(phi, steps.all()));
    return new Derivation(phi, wrt, chains, gradient);
  }

  /** The lines of {@code d(u)}; those of the definitions in them are noted, inner ones first. */
  private List<Step> expansion(Expr u) {
    List<Step> lines = outsideIn.lines(u);
    lines.forEach(step -> note(step.line()));
    return lines;
  }

  private void note(Expr e) {
    if (!(e instanceof Expr.Differential(var arg, _))) {
      Children.of(e).stream().filter(varying::differentiates).forEach(this::note);
    } else if (arg != wrt
        && arg instanceof Expr.Named(_, var value, _)
        && !definitions.containsKey(arg)) {
      List<Step> steps =
          expansion(value).stream()
              .map(step -> new Step(folded(step.line(), value, arg), step.reasons()))
              .toList();
      definitions.put(arg, new Chain(arg, steps));
    }
  }

  /**
   * {@code tanh(W*x)} in the differential of {@code h = tanh(W*x)} is h, and {@code 1/sqrt(u)} in
   * that of {@code r = sqrt(u)} is {@code 1/r}.
   */
  private static Expr folded(Expr e, Expr value, Expr name) {
    if (e == value && value.meta().weight() > 1) {
      return name;
    }
    if (value instanceof Expr.Power(var base, Expr.Num(var k, _), _)
        && base.meta().weight() > 1
        && e instanceof Expr.Power(var same, Expr.Num(var exponent, _), _)
        && same == base
        && exponent.over(k).isInteger()) {
      return Build.power(name, Build.num(exponent.over(k)));
    }
    return e instanceof Expr.Differential || e instanceof Expr.Named
        ? e
        : Children.map(e, child -> folded(child, value, name));
  }

  /** From differentials of definitions to those of names, the outermost definition first. */
  private void inwards(DerivationSteps steps) {
    while (true) {
      Expr line = steps.last();
      var reasons = new LinkedHashSet<Reason>();
      Expr moved = ScalarPowers.gathered(moves.moved(line, reasons));
      if (reasons.isEmpty() || Likeness.upToOrder(moved, line)) {
        steps.rewrite(moved, List.of());
      } else {
        steps.add(moved, reasons);
      }
      Optional<Expr> next = outermost(moved);
      if (next.isEmpty()) {
        return;
      }
      Chain chain = Objects.requireNonNull(definitions.get(next.get()));
      String name = "insert d" + ((Expr.Named) next.get()).name();
      shorten(next.get(), steps);
      if (!contains(steps.last(), Build.differential(next.get()))) {
        continue; // its coefficient is zero
      }
      steps.add(
          collected(steps.last(), next.get(), chain.last()), List.of(Move.INSERT.reason(name)));
    }
  }

  /** The definition whose differential is in the line and in that of no other one in it. */
  private Optional<Expr> outermost(Expr line) {
    var open = new ArrayList<Expr>();
    for (Expr definition : definitions.keySet()) {
      if (contains(line, Build.differential(definition))) {
        open.add(definition);
      }
    }
    return open.stream()
        .filter(d -> open.stream().noneMatch(o -> o != d && contains(o, d)))
        .findFirst();
  }

  private static boolean contains(Expr e, Expr part) {
    return contains(e, part, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean contains(Expr e, Expr part, Set<Expr> seen) {
    return e == part
        || (seen.add(e) && Children.of(e).stream().anyMatch(c -> contains(c, part, seen)));
  }

  /**
   * What stands left of {@code d(r)} is written short before that is inserted, where it can be said
   * how.
   */
  private static void shorten(Expr definition, DerivationSteps steps) {
    Coefficient coefficient = Coefficient.of(definition, steps.last());
    if (!coefficient.isAlone()) {
      return;
    }
    Expr left = Build.sum(coefficient.lefts());
    var normalizer = new Normalizer();
    Expr shorter = Simplifier.simplify(left, normalizer);
    if (normalizer.assumptions().isEmpty() && Printer.tokens(shorter) < Printer.tokens(left)) {
      Expr line = coefficient.line(shorter, Build.differential(definition));
      if (coefficient.lefts().size() == 1 && Likeness.upToOrder(left, shorter)) {
        steps.rewrite(line, List.of());
        return;
      }
      var reasons = new ArrayList<Reason>();
      if (coefficient.lefts().size() > 1) {
        reasons.add(Reason.COLLECT);
      }
      if (reasons.isEmpty() || !Likeness.upToOrder(left, shorter)) {
        reasons.addAll(
            Explanation.named(new LinkedHashSet<>(Explanation.notable(left)), left, shorter));
      }
      if (!reasons.contains(Reason.SIMPLIFY)) {
        steps.add(line, reasons);
      }
    }
  }

  /** {@code K : d(r) + L : d(r)} as {@code (K + L) : (the differential of r)}. */
  private static Expr collected(Expr line, Expr definition, Expr differential) {
    Coefficient coefficient = Coefficient.of(definition, line);
    return coefficient.isAlone()
        ? coefficient.line(Build.sum(coefficient.lefts()), differential)
        : Children.substitute(line, Map.of(Build.differential(definition), differential));
  }

  /**
   * What stands left of the differential of a definition, and the other terms.
   *
   * @param isAlone whether there is something, and the other terms have no such differential
   */
  private record Coefficient(List<Expr> lefts, List<Expr> rest, boolean isAlone) {
    static Coefficient of(Expr definition, Expr line) {
      Expr d = Build.differential(definition);
      var lefts = new ArrayList<Expr>();
      var rest = new ArrayList<Expr>();
      for (Expr term : ColonTerms.terms(line)) {
        ColonTerms.coefficient(term, d).ifPresentOrElse(lefts::add, () -> rest.add(term));
      }
      boolean alone = !lefts.isEmpty() && rest.stream().noneMatch(t -> contains(t, d));
      return new Coefficient(lefts, rest, alone);
    }

    Expr line(Expr left, Expr differential) {
      var all = new ArrayList<Expr>();
      all.add(Build.frobenius(left, differential));
      rest.forEach(term -> all.add(ColonTerms.signOutside(term)));
      return Build.sum(all);
    }
  }

  private void finish(DerivationSteps steps, Expr gradient) {
    Expr line = steps.last();
    var end = new DerivationEnd(wrt, gradient);
    var coefficients = new ArrayList<Expr>();
    Expr d = Build.differential(wrt);
    boolean clean =
        ColonTerms.terms(line).stream()
            .allMatch(t -> ColonTerms.coefficient(t, d).map(coefficients::add).orElse(false));
    List<Step> more = end.after(line, clean ? coefficients : List.of());
    boolean one = clean && more.size() == 1;
    if (one && end.isReordered(coefficients)) {
      steps.rewrite(more.getFirst().line(), List.of());
    } else if (one && end.isOfOtherSigns(coefficients)) {
      steps.rewrite(more.getFirst().line(), List.of(Move.SIGNS.reason()));
    } else {
      steps.addAll(more);
    }
  }
}
