package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Rewriting;

/**
 * How a gradient passes from an operator's value to its arguments: by the rulebook, and here only
 * for what holds any number of parts (sums, blocks, slices, names).
 *
 * @param parts the arguments, each with the map from the value's gradient to the argument's
 * @param constants what the operator must not be differentiated by: indices, bounds, an exponent of
 *     a matrix
 * @param assumptions of the rule used
 */
record Decomposition(List<Part> parts, List<Expr> constants, List<Assumption> assumptions) {
  /** A longer product is halved again and again: each of n parts at once has n others beside it. */
  private static final int MOST_FACTORS = 12;

  /**
   * An argument and the adjoint of the operator's differential in it.
   *
   * @param linear whether the operator is linear in it
   */
  record Part(Expr argument, UnaryOperator<Expr> adjoint, boolean linear) {
    Part(Expr argument, UnaryOperator<Expr> adjoint) {
      this(argument, adjoint, false);
    }
  }

  /** What the derivative by some arguments needs; where the operator is linear in them, nothing. */
  List<Assumption> assumptions(Predicate<Expr> moves) {
    if (assumptions.isEmpty()) {
      return assumptions;
    }
    return parts.stream().filter(p -> moves.test(p.argument())).allMatch(Part::linear)
        ? List.of()
        : assumptions;
  }

  static Decomposition of(Expr e) {
    return of(e, _ -> false);
  }

  /**
   * @param natural what is known to be a natural number where the operator stands
   */
  static Decomposition of(Expr e, Predicate<Expr> natural) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _ -> constant(List.of());
      case Expr.Constant(_, _, var indices, _) -> constant(indices);
      case Expr.BigSum(_, var from, var to, _, _) -> constant(List.of(from, to));
      case Expr.Integral integral -> plain(bounds(integral));
      case Expr.Named(_, var value, _) -> plain(List.of(new Part(value, c -> c)));
      case Expr.Sum(var terms, _) ->
          plain(terms.stream().map(t -> new Part(t, UnaryOperator.identity())).toList());
      case Expr.Slice(var arg, var rows, var cols, _) ->
          new Decomposition(
              List.of(
                  new Part(
                      arg,
                      c ->
                          Embedding.of(c, rows, cols, arg.shape())
                              .orElseGet(
                                  () ->
                                      Build.product(
                                          selection(rows, arg.shape().rows()),
                                          c,
                                          Build.transpose(selection(cols, arg.shape().cols())))))),
              indices(rows, cols),
              List.of());
      case Expr.Block(var rows, _) -> plain(blocks(rows));
      case Expr.Applied applied -> UnknownFunctions.decomposition(applied);
      case Expr.Product(var c, var scalars, var factors, _) when factors.size() <= MOST_FACTORS ->
          plain(factors(c, scalars, factors));
      case Expr.Product _, Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ ->
          byRule(e, natural);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ ->
          byRule(e, natural);
      case Expr.Differential _ ->
          throw unsupported("the gradient of an expression with differentials in it");
    };
  }

  private static Decomposition constant(List<Expr> parts) {
    return new Decomposition(List.of(), parts, List.of());
  }

  private static Decomposition plain(List<Part> parts) {
    return new Decomposition(parts, List.of(), List.of());
  }

  private static List<Expr> indices(Range... ranges) {
    var found = new ArrayList<Expr>();
    for (Range range : ranges) {
      if (range instanceof Range.At(var index)) {
        found.add(index);
      }
    }
    return found;
  }

  /** {@code C : s*L*U*R = s*L'*C*R' : U}, and {@code C : u*M = (C : M)*u} where u is a scalar. */
  private static List<Part> factors(Rational c, List<Expr> scalars, List<Expr> chain) {
    var parts = new ArrayList<Part>(scalars.size() + chain.size());
    for (int i = 0; i < scalars.size(); i++) {
      var others = new ArrayList<>(scalars);
      others.remove(i);
      parts.add(new Part(scalars.get(i), g -> Build.frobenius(g, Build.product(c, others, chain))));
    }
    for (int i = 0; i < chain.size(); i++) {
      List<Expr> before = chain.subList(0, i);
      List<Expr> after = chain.subList(i + 1, chain.size());
      parts.add(
          new Part(
              chain.get(i),
              g -> {
                var factors = new ArrayList<Expr>(chain.size());
                before.reversed().forEach(f -> factors.add(Build.transpose(f)));
                factors.add(g);
                after.reversed().forEach(f -> factors.add(Build.transpose(f)));
                return Build.product(c, scalars, factors);
              }));
    }
    return parts;
  }

  private static Decomposition byRule(Expr e, Predicate<Expr> natural) {
    DifferentialRules.Match match =
        DifferentialRules.standard()
            .find(e, natural)
            .orElseThrow(() -> unsupported("the derivative of `" + operator(e) + "`"));
    List<Assumption> assumed = Rewriting.assumptions(match.rule(), match.bindings());
    var parts = new ArrayList<Part>();
    var constants = match.bindings().exprs();
    for (AdjointTemplates.Part part : AdjointTemplates.standard().of(match.rule())) {
      constants.remove(part.letter());
      parts.add(
          new Part(
              match.bindings().expr(part.letter()).orElseThrow(),
              c ->
                  Rewriting.instantiate(
                      part.gradient(), match.bindings().with(AdjointTemplates.INCOMING, c)),
              !assumed.isEmpty() && DifferentialRules.isLinear(match.rule(), part.letter())));
    }
    if (Build.isZero(match.rule().right())) {
      constants.clear();
    }
    List<Expr> rest = new ArrayList<>(constants.values());
    match.bindings().functions().forEach(f -> rest.addAll(LambdaParts.others(f)));
    for (LambdaParts.Term term : LambdaParts.of(e)) {
      parts.add(new Part(term.part(), c -> Build.frobenius(c, term.derivative())));
    }
    return new Decomposition(parts, rest, assumed);
  }

  static String operator(Expr e) {
    return switch (e) {
      case Expr.Call(var op, _, _) -> op.written();
      case Expr.MatrixFunction(var f, _, _) -> function(f);
      case Expr.Entrywise(var f, _, _) -> function(f);
      case Expr.Power _ -> "^";
      case Expr.EntryPower _ -> ".^";
      case Expr.Frechet _ -> "L";
      case Expr other -> other.getClass().getSimpleName();
    };
  }

  private static String function(Fun f) {
    return f instanceof Fun.Lambda(var z, var body)
        ? z.name() + " -> " + Printer.text(body)
        : f.toString();
  }

  /** The columns of the identity that a range picks: {@code A[rows, :] = selection(rows)'*A}. */
  static Expr selection(Range range, Dim n) {
    return switch (range) {
      case Range.All() -> Build.identity(n);
      case Range.At(var index) ->
          Build.constant(Expr.Constant.Kind.UNIT_VECTOR, List.of(n), List.of(index));
      case Range.Between _ -> Build.slice(Build.identity(n), Range.ALL, range);
    };
  }

  /** By its bounds an integral changes as its body there (Leibniz' rule). */
  private static List<Part> bounds(Expr.Integral integral) {
    return List.of(
        new Part(integral.to(), c -> Build.frobenius(c, integral.at(integral.to()))),
        new Part(
            integral.from(), c -> Build.negate(Build.frobenius(c, integral.at(integral.from())))));
  }

  private static List<Part> blocks(List<List<Expr>> rows) {
    var parts = new ArrayList<Part>();
    Dim top = Dim.ZERO;
    for (List<Expr> row : rows) {
      Dim bottom = top.plus(row.getFirst().shape().rows());
      Range across = span(top, bottom);
      Dim left = Dim.ZERO;
      for (Expr block : row) {
        Dim right = left.plus(block.shape().cols());
        Range down = span(left, right);
        parts.add(new Part(block, c -> Build.slice(c, across, down)));
        left = right;
      }
      top = bottom;
    }
    return parts;
  }

  /** The range of a block's rows: a single one is an entry. */
  static Range span(Dim before, Dim last) {
    Dim first = before.plus(Dim.ONE);
    return first.equals(last) ? new Range.At(Build.size(first)) : new Range.Between(first, last);
  }

  static UnsupportedException unsupported(String what) {
    return new UnsupportedException(
        Diagnostic.of(Kind.UNSUPPORTED, what + " is not supported", Span.NONE));
  }
}
