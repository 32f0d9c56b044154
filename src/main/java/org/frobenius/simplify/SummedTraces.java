package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;

/**
 * Traces in a sum that have a factor in common, as one trace: {@code tr(A*M) - tr(B*M)} is {@code
 * tr((A - B)*M)}. Likewise {@code sum(A) - sum(B)} is {@code sum(A - B)}.
 */
final class SummedTraces {
  /** The search tries every factor of every trace. */
  private static final int MOST_TERMS = 12;

  private static final int MOST_FACTORS = 8;

  private static final long SUMMED = Operators.of(Op.TRACE) | Operators.of(Op.SUM);

  /**
   * A term that is a multiple of a trace, or of a sum of entries.
   *
   * @param chains what it is of, the transpose of that, and the chains with adjoint maps
   */
  private record Multiple(
      Expr term, Rational coefficient, List<Expr> scalars, List<List<Expr>> chains) {
    static Optional<Multiple> of(Op linear, Expr term) {
      return switch (term) {
        case Expr.Call(var op, var args, _) when op == linear ->
            Optional.of(of(linear, term, Rational.ONE, List.of(), args.getFirst()));
        case Expr.Product(var c, var scalars, var factors, _) when factors.isEmpty() -> {
          List<Expr> traces = scalars.stream().filter(s -> is(linear, s)).toList();
          if (traces.size() != 1) {
            yield Optional.empty();
          }
          var others = new ArrayList<>(scalars);
          others.remove(traces.getFirst());
          Expr arg = ((Expr.Call) traces.getFirst()).args().getFirst();
          yield Optional.of(of(linear, term, c, others, arg));
        }
        case Expr _ -> Optional.empty();
      };
    }

    private static Multiple of(Op linear, Expr term, Rational c, List<Expr> scalars, Expr arg) {
      var chains = new ArrayList<>(List.of(factors(arg), factors(Mirror.of(arg))));
      if (linear == Op.TRACE && AdjointForms.exist(chains.getFirst())) {
        chains.addAll(AdjointForms.chains(chains.getFirst()));
      }
      return new Multiple(term, c, scalars, chains);
    }

    private static List<Expr> factors(Expr arg) {
      return arg instanceof Expr.Product(var c, var scalars, var chain, _)
              && c.isOne()
              && scalars.isEmpty()
          ? chain
          : List.of(arg);
    }

    /** The rest of the chain, turned so that it begins with the factor. */
    Optional<Expr> after(Expr factor) {
      for (List<Expr> chain : chains) {
        int at = chain.indexOf(factor);
        if (at >= 0) {
          var rest = new ArrayList<>(chain.subList(at + 1, chain.size()));
          rest.addAll(chain.subList(0, at));
          if (rest.isEmpty()) {
            rest.add(Build.identity(factor.shape().cols()));
          }
          return Optional.of(Build.product(coefficient, scalars, rest));
        }
      }
      return Optional.empty();
    }

    /** All of the chain: what is left beside the identity. */
    Expr whole() {
      return Build.product(coefficient, scalars, chains.getFirst());
    }
  }

  private final UnaryOperator<Expr> presented;
  private final ToLongFunction<Expr> tokens;

  /**
   * @param presented the shortest form
   */
  SummedTraces(UnaryOperator<Expr> presented, ToLongFunction<Expr> tokens) {
    this.presented = presented;
    this.tokens = tokens;
  }

  /** The shortest sum with traces put together; empty where there are no two. */
  Optional<Expr> of(List<Expr> terms) {
    if (terms.size() > MOST_TERMS || !ReadingCost.isAny(terms, t -> Operators.mayBeIn(t, SUMMED))) {
      return Optional.empty();
    }
    List<Multiple> traces = multiples(Op.TRACE, terms);
    Optional<Expr> best = together(Op.TRACE, traces, terms);
    if (traces.size() > 1) {
      for (Expr factor : factors(traces)) {
        best = shorter(best, with(factor, traces, terms));
      }
    }
    return shorter(best, together(Op.SUM, multiples(Op.SUM, terms), terms));
  }

  private static List<Multiple> multiples(Op op, List<Expr> terms) {
    return terms.stream().flatMap(t -> Multiple.of(op, t).stream()).toList();
  }

  /** Those of one shape as one. */
  private Optional<Expr> together(Op op, List<Multiple> multiples, List<Expr> terms) {
    Optional<Expr> best = Optional.empty();
    var shapes = new LinkedHashSet<Shape>();
    multiples.forEach(m -> shapes.add(m.whole().shape()));
    for (Shape shape : shapes) {
      List<Multiple> alike =
          multiples.stream().filter(m -> m.whole().shape().equals(shape)).toList();
      if (alike.size() > 1) {
        Expr sum = Build.sum(alike.stream().map(Multiple::whole).toList());
        Scaled scaled = sum instanceof Expr.Sum s ? SumArrangement.primitive(s) : Scaled.of(sum);
        Expr one = Build.scale(scaled.coefficient(), Build.call(op, scaled.body()));
        best = shorter(best, Optional.of(whole(one, alike, terms)));
      }
    }
    return best;
  }

  private static boolean is(Op linear, Expr e) {
    return e instanceof Expr.Call(var op, _, _) && op == linear;
  }

  private static Set<Expr> factors(List<Multiple> traces) {
    var factors = new LinkedHashSet<Expr>();
    for (Multiple trace : traces) {
      if (trace.chains().getFirst().size() <= MOST_FACTORS) {
        factors.addAll(trace.chains().getFirst());
      }
    }
    return factors;
  }

  private Optional<Expr> with(Expr factor, List<Multiple> traces, List<Expr> terms) {
    var rests = new ArrayList<Expr>();
    var taken = new ArrayList<Multiple>();
    for (Multiple trace : traces) {
      Optional<Expr> rest = trace.after(factor);
      if (rest.isPresent() && alike(rest.get(), rests)) {
        rests.add(rest.get());
        taken.add(trace);
      }
    }
    if (taken.size() < 2) {
      return Optional.empty();
    }
    Expr arg = Build.product(factor, Build.sum(rests));
    return Optional.of(whole(Build.trace(arg), taken, terms));
  }

  private static boolean alike(Expr rest, List<Expr> rests) {
    return rests.isEmpty() || rests.getFirst().shape().equals(rest.shape());
  }

  private Expr whole(Expr trace, List<Multiple> taken, List<Expr> terms) {
    var all = new ArrayList<>(terms);
    taken.forEach(t -> all.remove(t.term()));
    all.add(trace);
    return all.size() == 1
        ? presented.apply(trace)
        : Factoring.sum(all.stream().map(presented).toList());
  }

  private Optional<Expr> shorter(Optional<Expr> a, Optional<Expr> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return tokens.applyAsLong(b.get()) < tokens.applyAsLong(a.get()) ? b : a;
  }
}
