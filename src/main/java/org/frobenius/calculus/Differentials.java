package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Rewriting;
import org.frobenius.simplify.Normalizer;

/**
 * The differential of an expression of any shape, linear in {@code d(X)} of the names
 * differentiated by.
 */
public final class Differentials {
  private final Set<Expr> wrt;
  private final Normalizer normalizer;
  private final Map<Expr, Boolean> depends = new IdentityHashMap<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private Differentials(Set<Expr> wrt, Normalizer normalizer) {
    this.wrt = wrt;
    this.normalizer = normalizer;
  }

  /** {@code d(u)} in normal form; zero where nothing depends on the names. */
  public static Expr of(Expr u, List<Expr> wrt, Normalizer normalizer) {
    return normalizer.normalize(new Differentials(Set.copyOf(wrt), normalizer).d(u));
  }

  private Expr d(Expr e) {
    if (wrt.contains(e)) {
      return Build.differential(e);
    }
    if (!depends(e)) {
      return Build.zeros(e.shape());
    }
    Expr known = done.get(e);
    if (known == null) {
      known = normalizer.normalize(derive(e));
      done.put(e, known);
    }
    return known;
  }

  private boolean depends(Expr e) {
    Boolean known = depends.get(e);
    if (known == null) {
      known = wrt.contains(e) || Children.of(e).stream().anyMatch(this::depends);
      depends.put(e, known);
    }
    return known;
  }

  private Expr derive(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> d(value);
      case Expr.Sum(var terms, _) -> Build.sum(terms.stream().map(this::d).toList());
      case Expr.Slice(var arg, var rows, var cols, _) -> {
        constant(e, Children.of(e).subList(1, Children.of(e).size()));
        yield Build.slice(d(arg), rows, cols);
      }
      case Expr.Block(var rows, _) ->
          Build.block(rows.stream().map(row -> row.stream().map(this::d).toList()).toList());
      case Expr.BigSum whole -> {
        constant(e, List.of(whole.from(), whole.to()));
        Expr.BigSum sum = VaryingTerms.of(whole, this::depends);
        var inside = new Differentials(wrt, normalizer.under(sum));
        yield Build.bigSum(sum.index(), sum.from(), sum.to(), inside.d(sum.body()));
      }
      case Expr.Integral integral -> integral(integral);
      case Expr.Applied applied -> UnknownFunctions.differential(applied, d(applied.arg()));
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Differential _ ->
          throw Decomposition.unsupported("the derivative of `" + Decomposition.operator(e) + "`");
      case Expr.Product _, Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ ->
          byRule(e);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> byRule(e);
    };
  }

  /** The body's differential integrated, and what the bounds take in (Leibniz' rule). */
  private Expr integral(Expr.Integral integral) {
    Expr body = new Differentials(wrt, normalizer.under(integral)).d(integral.body());
    Expr inside = Build.integral(integral.variable(), integral.from(), integral.to(), body);
    return Build.sum(
        inside,
        Build.product(d(integral.to()), integral.at(integral.to())),
        Build.negate(Build.product(d(integral.from()), integral.at(integral.from()))));
  }

  private void constant(Expr e, List<Expr> parts) {
    if (parts.stream().anyMatch(this::depends)) {
      throw Decomposition.unsupported(
          "the derivative of `" + Decomposition.operator(e) + "` by its index or bound");
    }
  }

  private Expr byRule(Expr e) {
    Decomposition d = Decomposition.of(e, normalizer::isNatural);
    constant(e, d.constants());
    DifferentialRules.Match match =
        DifferentialRules.standard().find(e, normalizer::isNatural).orElseThrow();
    normalizer.assumptions().addAll(normalizer.outside(d.assumptions(this::depends)));
    var terms = new ArrayList<Expr>();
    terms.add(differentiated(Rewriting.instantiate(match.rule().right(), match.bindings())));
    for (LambdaParts.Term term : LambdaParts.of(e)) {
      terms.add(Build.product(d(term.part()), term.derivative()));
    }
    return Build.sum(terms);
  }

  /** The rule's right side with the differentials of the letters carried out. */
  private Expr differentiated(Expr e) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return d(arg);
    }
    if (!hasDifferential(e)) {
      return e;
    }
    return Children.map(e, this::differentiated);
  }

  private final Map<Expr, Boolean> linear = new IdentityHashMap<>();

  private boolean hasDifferential(Expr e) {
    Boolean known = linear.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Differential || Children.of(e).stream().anyMatch(this::hasDifferential);
      linear.put(e, known);
    }
    return known;
  }
}
