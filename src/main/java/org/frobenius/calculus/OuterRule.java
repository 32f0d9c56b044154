package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/**
 * The differential of an operator by its rule in the book, the differentials of its arguments
 * inside.
 */
final class OuterRule {
  private final Varying varying;
  private final LinearPassage passage;

  OuterRule(Varying varying, LinearPassage passage) {
    this.varying = varying;
    this.passage = passage;
  }

  /** One rule on {@code d(u)}; of its arguments, terms linear in names are carried through. */
  Expr of(Expr u, Set<Reason> reasons) {
    return switch (u) {
      case Expr.Product(var c, var scalars, var factors, _) -> {
        reasons.add(rule(factors.isEmpty() ? "scalar-product" : "product"));
        var terms = new ArrayList<Expr>();
        for (int i = 0; i < scalars.size(); i++) {
          if (varying.depends(scalars.get(i))) {
            Expr changed = argument(scalars.get(i), reasons);
            terms.add(Build.product(c, replaced(scalars, i, changed), factors));
          }
        }
        for (int i = 0; i < factors.size(); i++) {
          if (varying.depends(factors.get(i))) {
            Expr changed = argument(factors.get(i), reasons);
            terms.add(Build.product(c, scalars, replaced(factors, i, changed)));
          }
        }
        yield Build.sum(terms);
      }
      case Expr.Hadamard(var factors, _) -> {
        reasons.add(rule("hadamard"));
        var terms = new ArrayList<Expr>();
        for (int i = 0; i < factors.size(); i++) {
          if (varying.depends(factors.get(i))) {
            Expr changed = argument(factors.get(i), reasons);
            terms.add(Build.hadamard(replaced(factors, i, changed)));
          }
        }
        yield Build.sum(terms);
      }
      case Expr.Call(var op, var args, _)
          when op == Op.FROBENIUS && args.getFirst() == args.getLast() -> {
        reasons.add(rule("frobenius"));
        yield Build.frobenius(
            Build.scale(Rational.TWO, args.getFirst()), argument(args.getFirst(), reasons));
      }
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.MatrixFunction _ ->
          byBook(u, reasons);
      case Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> byBook(u, reasons);
      case Expr.Applied applied -> {
        reasons.add(Move.CHAIN_RULE.reason("chain rule for " + applied.function().name()));
        yield UnknownFunctions.differential(applied, argument(applied.arg(), reasons));
      }
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ ->
          throw unsupported(u);
      case Expr.Integral integral -> {
        reasons.add(Move.UNDER_THE_INTEGRAL.reason());
        yield Build.sum(
            Build.integral(
                integral.variable(),
                integral.from(),
                integral.to(),
                argument(integral.body(), reasons)),
            Build.product(argument(integral.to(), reasons), integral.at(integral.to())),
            Build.negate(
                Build.product(argument(integral.from(), reasons), integral.at(integral.from()))));
      }
      case Expr.Sum _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Differential _ ->
          throw unsupported(u);
    };
  }

  private static RuntimeException unsupported(Expr u) {
    return Decomposition.unsupported("the derivative of `" + Decomposition.operator(u) + "`");
  }

  private Expr byBook(Expr u, Set<Reason> reasons) {
    DifferentialRules.Match match =
        DifferentialRules.standard().find(u).orElseThrow(() -> unsupported(u));
    reasons.add(reason(match.rule(), u));
    var terms = new ArrayList<Expr>();
    terms.add(Rewriting.instantiate(match.rule().right(), match.bindings()));
    for (LambdaParts.Term term : LambdaParts.of(u)) {
      if (varying.depends(term.part())) {
        terms.add(Build.product(Build.differential(term.part()), term.derivative()));
      }
    }
    return varying.gathered(arguments(Build.sum(terms), reasons), true);
  }

  /** The general rules of functions say of which function. */
  private static Reason reason(Rule rule, Expr u) {
    String words =
        switch (u) {
          case Expr.Entrywise _ when rule.name().equals("entrywise") ->
              (u.isScalar() ? "chain rule for " : "entrywise ") + Decomposition.operator(u);
          case Expr.MatrixFunction _ when rule.name().equals("function") ->
              "function " + Decomposition.operator(u);
          case Expr _ -> rule.name();
        };
    return new Reason(words, Optional.of(rule));
  }

  /** {@code d} of what does not vary is zero. */
  private Expr arguments(Expr e, Set<Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return argument(arg, reasons);
    }
    return varying.differentiates(e) ? varying.inside(e, child -> arguments(child, reasons)) : e;
  }

  private Expr argument(Expr arg, Set<Reason> reasons) {
    if (!varying.depends(arg)) {
      return Build.zeros(arg.shape());
    }
    if (varying.isLeaf(arg)) {
      return Build.differential(arg);
    }
    // 1/b in a quotient: its rule is part of the quotient's
    if (arg instanceof Expr.Power(var base, Expr.Num(var k, _), _)
        && base.isScalar()
        && k.signum() < 0) {
      return byBook(arg, reasons);
    }
    return passage.isToNames(arg)
        ? passage.through(arg, new LinkedHashSet<>())
        : Build.differential(arg);
  }

  private static List<Expr> replaced(List<Expr> list, int at, Expr by) {
    var copy = new ArrayList<>(list);
    copy.set(at, by);
    return copy;
  }

  private static Reason rule(String name) {
    return Reason.of(Rulebook.standard().find(name).orElseThrow());
  }
}
