package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Range;
import org.frobenius.expr.Space;
import org.jspecify.annotations.Nullable;

/**
 * Matches a pattern against an expression: products up to associativity, sums, scalars and
 * entrywise products also up to commutativity; a sum with a number common to its terms as that
 * number times a sum. A letter stands for any expression of its shape that is known to lie in its
 * space; a letter among the factors of a product, or the terms of a sum, may stand for several.
 * Backtracks: {@code then} may refuse a match.
 */
final class Matcher {
  private final Bindings bindings;
  private final DimMatcher dims;

  /** What is known to be a natural number where the expression stands. */
  private final Predicate<Expr> natural;

  /** The indices of the sums and integrals that are being matched, outermost first. */
  private @Nullable List<Expr.Symbol> indices;

  Matcher(Bindings bindings) {
    this(bindings, _ -> false);
  }

  Matcher(Bindings bindings, Predicate<Expr> natural) {
    this.bindings = bindings;
    this.dims = new DimMatcher(bindings);
    this.natural = natural;
  }

  boolean match(Expr pattern, Expr e, BooleanSupplier then) {
    return switch (pattern) {
      case Expr.Symbol letter -> letter(letter, e, then);
      case Expr.Num _ -> pattern == e && then.getAsBoolean();
      case Expr.Size(var dim, _) -> Op.asDim(e).map(d -> dims.dim(dim, d, then)).orElse(false);
      case Expr.Named _ -> pattern == e && then.getAsBoolean();
      case Expr.Constant(var kind, var sizes, var at, _) ->
          e instanceof Expr.Constant(var k, var d, var i, _)
              && k == kind
              && dims.dims(sizes, d, () -> all(at, i, then));
      case Expr.Sum(var terms, _) ->
          e instanceof Expr.Sum(var t, _)
              && new MultisetMatcher(this).match(terms, t, Build::sum, then);
      case Expr.Product p -> new ProductMatcher(this).match(p, e, then);
      case Expr.Hadamard(var factors, _) ->
          e instanceof Expr.Hadamard(var f, _)
              && new MultisetMatcher(this).match(factors, f, Build::hadamard, then);
      case Expr.Transpose(Expr.Symbol letter, _) when bindings.expr(letter.name()).isPresent() ->
          Transposes.areTransposes(bindings.expr(letter.name()).orElseThrow(), e)
              && then.getAsBoolean();
      case Expr.Transpose(var arg, _) ->
          Transposes.turnedEntries(e).map(turned -> match(arg, turned, then)).orElse(false);
      case Expr.Power(var base, var exponent, _) ->
          e instanceof Expr.Power(var b, var x, _)
              && match(exponent, x, () -> match(base, b, then));
      case Expr.EntryPower(var base, var exponent, _) ->
          e instanceof Expr.EntryPower(var b, var x, _)
              && match(exponent, x, () -> match(base, b, then));
      case Expr.MatrixFunction(var f, var arg, _) ->
          e instanceof Expr.MatrixFunction(var g, var a, _)
              && function(f, g, () -> match(arg, a, then));
      case Expr.Entrywise(var f, var arg, _) ->
          e instanceof Expr.Entrywise(var g, var a, _) && function(f, g, () -> match(arg, a, then));
      case Expr.Frechet(var f, var at, var directions, _) ->
          e instanceof Expr.Frechet(var g, var a, var d, _)
              && d.size() == directions.size()
              && function(f, g, () -> match(at, a, () -> all(directions, d, then)));
      case Expr.Call(var op, var args, _) ->
          e instanceof Expr.Call(var o, var a, _)
              && o == op
              && (hasOwnSizes(args.getFirst())
                  ? all(args, a, then)
                  : all(args.reversed(), a.reversed(), then));
      case Expr.Slice(var arg, var rows, var cols, _) ->
          e instanceof Expr.Slice(var a, var r, var c, _)
              && range(rows, r, () -> range(cols, c, () -> match(arg, a, then)));
      case Expr.Block(var rows, _) ->
          e instanceof Expr.Block(var r, _)
              && rows.getFirst().size() == r.getFirst().size()
              && all(entries(rows), entries(r), then);
      case Expr.Applied _ -> pattern == e && then.getAsBoolean();
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          e instanceof Expr.BigSum(var i, var f, var t, var b, _)
              && bound(
                  index, i, () -> match(from, f, () -> match(to, t, () -> match(body, b, then))));
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          e instanceof Expr.Integral(var v, var f, var t, var b, _)
              && bound(
                  variable,
                  v,
                  () -> match(from, f, () -> match(to, t, () -> match(body, b, then))));
      case Expr.Differential(var arg, _) ->
          e instanceof Expr.Differential(var a, _) && match(arg, a, then);
    };
  }

  /** Not those of other arguments' sizes, which are then matched first: {@code R(p*m, q*n)}. */
  private static boolean hasOwnSizes(Expr pattern) {
    return !(pattern instanceof Expr.Symbol letter)
        || letter.shape().rows().asSymbol().isPresent()
        || letter.shape().rows().terms().keySet().stream().allMatch(m -> m.size() <= 1);
  }

  private static List<Expr> entries(List<List<Expr>> rows) {
    return rows.stream().flatMap(List::stream).toList();
  }

  private boolean all(List<Expr> patterns, List<Expr> es, BooleanSupplier then) {
    if (patterns.size() != es.size()) {
      return false;
    }
    return patterns.isEmpty()
        ? then.getAsBoolean()
        : match(
            patterns.getFirst(),
            es.getFirst(),
            () -> all(patterns.subList(1, patterns.size()), es.subList(1, es.size()), then));
  }

  private boolean letter(Expr.Symbol letter, Expr e, BooleanSupplier then) {
    var known = bindings.expr(letter.name());
    if (known.isPresent()) {
      return known.get() == e && then.getAsBoolean();
    }
    if (!lies(e, letter.space()) || capturesIndex(e)) {
      return false;
    }
    return dims.shape(
        letter.shape(),
        e.shape(),
        () -> {
          bindings.bind(letter.name(), e);
          boolean done = then.getAsBoolean();
          if (!done) {
            bindings.unbind(letter.name());
          }
          return done;
        });
  }

  private boolean lies(Expr e, Space space) {
    return Properties.lies(e, space)
        || (space.kind() == Space.Kind.NATURAL && e.isScalar() && natural.test(e));
  }

  /** A letter of a sum's body stands for something that does not depend on the sum's index. */
  private boolean capturesIndex(Expr e) {
    return indices != null
        && !indices.isEmpty()
        && !(e instanceof Expr.Symbol s && indices.contains(s))
        && !Collections.disjoint(Children.symbols(e), indices);
  }

  private boolean bound(Expr.Symbol index, Expr.Symbol actual, BooleanSupplier then) {
    List<Expr.Symbol> inside = indices == null ? new ArrayList<>() : indices;
    indices = inside;
    inside.add(actual);
    bindings.bind(index.name(), actual);
    boolean done = then.getAsBoolean();
    inside.removeLast();
    if (!done) {
      bindings.unbind(index.name());
    }
    return done;
  }

  private boolean function(Fun pattern, Fun f, BooleanSupplier then) {
    if (!(pattern instanceof Fun.Unknown(var name, var order))) {
      return pattern.equals(f) && then.getAsBoolean();
    }
    if (order > 0) {
      return false;
    }
    var known = bindings.function(name);
    if (known.isPresent()) {
      return known.get().equals(f) && then.getAsBoolean();
    }
    bindings.bindFunction(name, f);
    boolean done = then.getAsBoolean();
    if (!done) {
      bindings.unbindFunction(name);
    }
    return done;
  }

  private boolean range(Range pattern, Range actual, BooleanSupplier then) {
    return switch (pattern) {
      case Range.All() -> actual instanceof Range.All && then.getAsBoolean();
      case Range.At(var i) -> actual instanceof Range.At(var j) && match(i, j, then);
      case Range.Between(var from, var to) ->
          actual instanceof Range.Between(var f, var t)
              && dims.dim(from, f, () -> dims.dim(to, t, then));
    };
  }

  /** The letters among patterns that are not bound yet. */
  List<Expr> open(List<Expr> patterns) {
    return opened(patterns, true);
  }

  /** The patterns that are no open letters. */
  List<Expr> fixed(List<Expr> patterns) {
    return opened(patterns, false);
  }

  private List<Expr> opened(List<Expr> patterns, boolean open) {
    var found = new ArrayList<Expr>(patterns.size());
    for (Expr pattern : patterns) {
      if (isOpen(pattern) == open) {
        found.add(pattern);
      }
    }
    return found;
  }

  boolean isOpen(Expr pattern) {
    return pattern instanceof Expr.Symbol s && bindings.expr(s.name()).isEmpty();
  }

  /**
   * The one expression a pattern can stand for, where that follows from what is bound: of a number
   * times a letter that is bound, and known functions and powers of it.
   */
  Optional<Expr> settled(Expr pattern) {
    return isSettled(pattern) ? Optional.of(Instantiation.of(pattern, bindings)) : Optional.empty();
  }

  private boolean isSettled(Expr pattern) {
    return switch (pattern) {
      case Expr.Symbol letter -> bindings.expr(letter.name()).isPresent();
      case Expr.Product(_, var scalars, var factors, _) ->
          scalars.size() + factors.size() == 1
              && isSettled(scalars.isEmpty() ? factors.getFirst() : scalars.getFirst());
      case Expr.Entrywise(Fun.Known _, var arg, _) -> isSettled(arg);
      case Expr.MatrixFunction(Fun.Known _, var arg, _) -> isSettled(arg);
      case Expr.Power(var base, Expr.Num _, _) -> isSettled(base);
      case Expr.EntryPower(var base, Expr.Num _, _) -> isSettled(base);
      case Expr _ -> false;
    };
  }

  /** How many factors a letter stands for that is bound to a chain; of all else 1. */
  int factorsOf(Expr pattern) {
    return pattern instanceof Expr.Symbol s
            && bindings.expr(s.name()).orElse(s) instanceof Expr.Product(var c, var sc, var f, _)
            && c.isOne()
            && sc.isEmpty()
        ? f.size()
        : 1;
  }

  /** A quick look at a whole product, sum or entrywise product, or at a part of it. */
  static boolean mayMatch(Expr pattern, Expr e) {
    return switch (pattern) {
      case Expr.Product p when e instanceof Expr.Product(_, var scalars, var factors, _) ->
          QuickLook.allOccur(p.scalars(), scalars) && QuickLook.mayStandIn(p.factors(), factors);
      case Expr.Sum(var patterns, _) when e instanceof Expr.Sum(var terms, _) ->
          QuickLook.allOccur(patterns, terms);
      case Expr.Hadamard(var patterns, _) when e instanceof Expr.Hadamard(var factors, _) ->
          QuickLook.allOccur(patterns, factors);
      case Expr _ -> true;
    };
  }
}
