package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Derivation.Step;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;

/**
 * From {@code d(u)} to an expression in {@code d} of names, from the outside in: one rule of
 * differentials a line; what only carries a differential through is folded into the same line.
 */
final class OutsideIn {
  private final Expr wrt;
  private final Varying varying;
  private final LinearPassage passage;
  private final OuterRule rule;

  OutsideIn(Expr wrt, Varying varying) {
    this.wrt = wrt;
    this.varying = varying;
    this.passage = new LinearPassage(varying);
    this.rule = new OuterRule(varying, passage);
  }

  /** The lines below {@code d(u)}. */
  List<Step> lines(Expr u) {
    var lines = new DerivationSteps();
    Expr line = Build.differential(u);
    do {
      var reasons = new LinkedHashSet<Reason>();
      line = expand(line, reasons);
      if (reasons.size() > 1) {
        reasons.remove(Reason.LINEAR);
      }
      line = gatheredTerms(quotients(line));
      if (Build.isZero(line)) {
        reasons.clear();
        reasons.add(Move.DOES_NOT_OCCUR.reason(Printer.text(wrt) + " does not occur"));
      }
      lines.add(line, reasons);
    } while (varying.composite(line));
    return lines.all();
  }

  /** Each differential of an operator by its rule. */
  private Expr expand(Expr e, Set<Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return varying.isLeaf(arg) ? e : byRules(passage.through(arg, reasons), reasons);
    }
    return varying.differentiates(e) ? varying.inside(e, child -> expand(child, reasons)) : e;
  }

  private Expr byRules(Expr e, Set<Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return varying.isLeaf(arg) ? e : rule.of(arg, reasons);
    }
    return varying.differentiates(e) ? varying.inside(e, child -> byRules(child, reasons)) : e;
  }

  /** {@code d(u)/sqrt(u)}: what varies stands before what it is divided by. */
  private Expr quotients(Expr e) {
    if (!varying.differentiates(e)) {
      return e;
    }
    Expr inner = Children.map(e, this::quotients);
    if (!(inner instanceof Expr.Product(var c, var scalars, var factors, _))
        || scalars.stream().noneMatch(varying::differentiates)) {
      return inner;
    }
    var sorted = new ArrayList<>(scalars);
    sorted.sort(Comparator.comparing(OutsideIn::isReciprocal));
    return Build.product(c, sorted, factors);
  }

  private static boolean isReciprocal(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.signum() < 0;
  }

  private Expr gatheredTerms(Expr line) {
    var all = new ArrayList<Expr>();
    for (Expr term : ColonTerms.terms(line)) {
      all.add(varying.gathered(term, all.isEmpty()));
    }
    return Build.sum(all);
  }
}
