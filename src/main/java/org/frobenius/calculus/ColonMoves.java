package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.calculus.ColonTerms.Term;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/**
 * Everything to the left of the colon: a line that is linear in differentials as {@code K : d(X) +
 * L : d(r) + ...}, by the rules of adjoints.
 */
final class ColonMoves {
  /** Rules that only reorder scalars, or read a colon as one: not worth a reader's time. */
  private static final Set<String> TACIT =
      Set.of("frobenius-left", "frobenius-right", "scalar-left", "scalar-right", "move-scalar");

  private final Varying varying;

  ColonMoves(Varying varying) {
    this.varying = varying;
  }

  /** A line as {@code K : d(X) + L : d(r) + ...}. */
  Expr moved(Expr line, Set<Reason> reasons) {
    if (Build.isZero(line)) {
      return line;
    }
    var found = new ArrayList<Term>();
    var moves = new LinkedHashSet<Rule>();
    carry(Build.ONE, line, found, moves);
    moves.stream().filter(r -> !TACIT.contains(r.name())).map(Reason::of).forEach(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add(Reason.LINEAR);
    }
    return ColonTerms.sum(found);
  }

  /** Splits {@code c : t}. */
  private void carry(Expr c, Expr t, List<Term> found, Set<Rule> moves) {
    switch (t) {
      case Expr.Differential _ -> found.add(new Term(c, t));
      case Expr.Sum(var terms, _) -> terms.forEach(term -> carry(c, term, found, moves));
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        var inner = new ArrayList<Term>();
        Expr.Symbol own = apart(index, c, body);
        carry(c, own == index ? body : Children.substitute(body, Map.of(index, own)), inner, moves);
        inner.forEach(
            p -> found.add(new Term(Build.bigSum(own, from, to, p.left()), p.differential())));
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        var inner = new ArrayList<Term>();
        Expr.Symbol own = apart(variable, c, body);
        carry(
            c,
            own == variable ? body : Children.substitute(body, Map.of(variable, own)),
            inner,
            moves);
        inner.forEach(
            p -> found.add(new Term(Build.integral(own, from, to, p.left()), p.differential())));
      }
      case Expr.Product(var k, var scalars, var factors, _) ->
          product(c, k, scalars, factors, found, moves);
      case Expr.Slice(var arg, _, _, _) ->
          carry(
              TransposedFactors.tidy(Decomposition.of(t).parts().getFirst().adjoint().apply(c)),
              arg,
              found,
              moves);
      case Expr.Block _ -> {
        for (Decomposition.Part part : Decomposition.of(t).parts()) {
          if (varying.differentiates(part.argument())) {
            carry(TransposedFactors.tidy(part.adjoint().apply(c)), part.argument(), found, moves);
          }
        }
      }
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> {}
      case Expr.Applied _ -> {}
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ ->
          byAdjoint(c, t, found, moves);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ ->
          byAdjoint(c, t, found, moves);
    }
  }

  /** The index, or another letter where {@code c} has one of its name, that the body has not. */
  private static Expr.Symbol apart(Expr.Symbol index, Expr c, Expr body) {
    var taken = new HashSet<String>();
    Children.symbols(c).forEach(s -> taken.add(s.name()));
    if (!taken.contains(index.name())) {
      return index;
    }
    Children.symbols(body).forEach(s -> taken.add(s.name()));
    Expr.Symbol own = index;
    for (int i = 1; taken.contains(own.name()); i++) {
      own = Build.symbol(index.name() + i, index.space());
    }
    return own;
  }

  private void byAdjoint(Expr c, Expr t, List<Term> found, Set<Rule> moves) {
    AdjointTemplates.Moved moved =
        AdjointTemplates.standard()
            .move(c, t)
            .orElseThrow(
                () ->
                    Decomposition.unsupported(
                        "a derivation through `" + Decomposition.operator(t) + "`"));
    moves.add(moved.rule());
    carry(TransposedFactors.tidy(moved.left()), moved.right(), found, moves);
  }

  /** {@code C : s*L*U*R = s*L'*C*R' : U}; where a scalar varies, {@code C : u*M = (C : M)*u}. */
  private void product(
      Expr c,
      Rational k,
      List<Expr> scalars,
      List<Expr> factors,
      List<Term> found,
      Set<Rule> moves) {
    for (int i = 0; i < scalars.size(); i++) {
      if (varying.differentiates(scalars.get(i))) {
        var rest = new ArrayList<>(scalars);
        rest.remove(i);
        Expr left;
        if (factors.isEmpty()) {
          left = Build.product(c, Build.product(k, rest, List.of()));
        } else {
          moves.add(Rulebook.standard().find("to-scalar").orElseThrow());
          left = Build.product(k, rest, List.of(Build.frobenius(c, Build.product(factors))));
        }
        carry(left, scalars.get(i), found, moves);
        return;
      }
    }
    for (int i = 0; i < factors.size(); i++) {
      if (varying.differentiates(factors.get(i))) {
        if (scalesByItsSums(factors, i)) {
          scaling(c, Build.product(k, scalars, List.of()), factors, i, found, moves);
          return;
        }
        var left = new ArrayList<Expr>();
        for (int j = i - 1; j >= 0; j--) {
          left.add(TransposedFactors.turned(factors.get(j)));
        }
        left.add(c);
        for (int j = factors.size() - 1; j > i; j--) {
          left.add(TransposedFactors.turned(factors.get(j)));
        }
        if (i > 0) {
          moves.add(Rulebook.standard().find("move-left").orElseThrow());
        }
        if (i < factors.size() - 1) {
          moves.add(Rulebook.standard().find("move-right").orElseThrow());
        }
        carry(
            Build.product(k, scalars, List.of(Build.product(left))), factors.get(i), found, moves);
        return;
      }
    }
  }

  /** Whether row sums scale the rows of a neighbour, or column sums columns, as in softmax. */
  private static boolean scalesByItsSums(List<Expr> factors, int i) {
    boolean rows = i < factors.size() - 1;
    return factors.size() > 1
        && factors.get(i) instanceof Expr.Call(var op, var args, _)
        && op == Op.DIAG
        && args.getFirst() instanceof Expr.Call(var sums, _, _)
        && sums == (rows ? Op.ROWSUM : Op.COLSUM);
  }

  /** A neighbour's rows or columns are scaled: {@code C : diag(u)*K = rowsum(C .* K) : u}. */
  private void scaling(
      Expr c, Expr scalar, List<Expr> factors, int i, List<Term> found, Set<Rule> moves) {
    boolean rows = i < factors.size() - 1;
    Expr left = c;
    if (rows && i > 0) {
      moves.add(Rulebook.standard().find("move-left").orElseThrow());
      Expr before = Build.product(factors.subList(0, i));
      left = Build.product(List.of(TransposedFactors.turned(before), c));
    }
    Expr scaled = Build.product(rows ? factors.subList(i, factors.size()) : factors);
    byAdjoint(Build.product(List.of(scalar, left)), scaled, found, moves);
  }
}
