package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Content;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
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

  /** What is known to be a natural number where the expression stands. */
  private final Predicate<Expr> natural;

  Matcher(Bindings bindings) {
    this(bindings, _ -> false);
  }

  Matcher(Bindings bindings, Predicate<Expr> natural) {
    this.bindings = bindings;
    this.natural = natural;
  }

  boolean match(Expr pattern, Expr e, BooleanSupplier then) {
    return switch (pattern) {
      case Expr.Symbol letter -> letter(letter, e, then);
      case Expr.Num _ -> pattern == e && then.getAsBoolean();
      case Expr.Size(var dim, _) -> Op.asDim(e).map(d -> dim(dim, d, then)).orElse(false);
      case Expr.Named _ -> pattern == e && then.getAsBoolean();
      case Expr.Constant(var kind, var dims, var indices, _) ->
          e instanceof Expr.Constant(var k, var d, var i, _)
              && k == kind
              && dims(dims, d, () -> all(indices, i, then));
      case Expr.Sum(var terms, _) ->
          e instanceof Expr.Sum(var t, _) && multiset(terms, t, Build::sum, then);
      case Expr.Product p -> product(p, e, then);
      case Expr.Hadamard(var factors, _) ->
          e instanceof Expr.Hadamard(var f, _) && multiset(factors, f, Build::hadamard, then);
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

  // letters

  private boolean letter(Expr.Symbol letter, Expr e, BooleanSupplier then) {
    var known = bindings.expr(letter.name());
    if (known.isPresent()) {
      return known.get() == e && then.getAsBoolean();
    }
    if (!lies(e, letter.space()) || capturesIndex(e)) {
      return false;
    }
    return shape(
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

  private @Nullable List<Expr.Symbol> indices;

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

  private boolean shape(Shape pattern, Shape actual, BooleanSupplier then) {
    return dim(pattern.rows(), actual.rows(), () -> dim(pattern.cols(), actual.cols(), then));
  }

  private boolean dims(List<Dim> patterns, List<Dim> actual, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return then.getAsBoolean();
    }
    return dim(
        patterns.getFirst(),
        actual.getFirst(),
        () -> dims(patterns.subList(1, patterns.size()), actual.subList(1, actual.size()), then));
  }

  private boolean dim(Dim pattern, Dim actual, BooleanSupplier then) {
    if (pattern.isOne()) {
      return actual.isOne() && then.getAsBoolean();
    }
    if (pattern.asSymbol().isEmpty()) {
      return composite(pattern, actual, then);
    }
    String letter = pattern.asSymbol().get();
    var known = bindings.dim(letter);
    return known.isPresent()
        ? known.get().equals(actual) && then.getAsBoolean()
        : bound(letter, actual, then);
  }

  /** {@code p*m}: where p is known, it gives m. */
  private boolean composite(Dim pattern, Dim actual, BooleanSupplier then) {
    List<String> open = open(pattern);
    if (open.isEmpty()) {
      return pattern.substitute(s -> bindings.dim(s).orElseThrow()).equals(actual)
          && then.getAsBoolean();
    }
    if (open.size() > 1 || pattern.terms().size() > 1) {
      // the expression is well-shaped: the letters are bound elsewhere
      return then.getAsBoolean();
    }
    Dim others =
        pattern.substitute(
            s -> s.equals(open.getFirst()) ? Dim.ONE : bindings.dim(s).orElseThrow());
    var value = actual.over(others);
    return value.isPresent() && bound(open.getFirst(), value.get(), then);
  }

  private boolean bound(String letter, Dim actual, BooleanSupplier then) {
    bindings.bindDim(letter, actual);
    boolean done = then.getAsBoolean();
    if (!done) {
      bindings.unbindDim(letter);
    }
    return done;
  }

  /** The letters of a dimension that are not bound, as often as they occur. */
  private List<String> open(Dim pattern) {
    return pattern.terms().keySet().stream()
        .flatMap(List::stream)
        .filter(letter -> bindings.dim(letter).isEmpty())
        .toList();
  }

  private boolean range(Range pattern, Range actual, BooleanSupplier then) {
    return switch (pattern) {
      case Range.All() -> actual instanceof Range.All && then.getAsBoolean();
      case Range.At(var i) -> actual instanceof Range.At(var j) && match(i, j, then);
      case Range.Between(var from, var to) ->
          actual instanceof Range.Between(var f, var t) && dim(from, f, () -> dim(to, t, then));
    };
  }

  /** A quick look at a whole product, sum or entrywise product, or at a part of it. */
  static boolean mayMatch(Expr pattern, Expr e) {
    return switch (pattern) {
      case Expr.Product p when e instanceof Expr.Product(_, var scalars, var factors, _) ->
          allOccur(p.scalars(), scalars) && mayStandIn(p.factors(), factors);
      case Expr.Sum(var patterns, _) when e instanceof Expr.Sum(var terms, _) ->
          allOccur(patterns, terms);
      case Expr.Hadamard(var patterns, _) when e instanceof Expr.Hadamard(var factors, _) ->
          allOccur(patterns, factors);
      case Expr _ -> true;
    };
  }

  private static boolean allOccur(List<Expr> patterns, List<Expr> parts) {
    if (patterns.size() > parts.size()) {
      return false;
    }
    for (int i = 0; i < patterns.size(); i++) {
      boolean occurs = false;
      for (int j = 0; j < parts.size() && !occurs; j++) {
        occurs = sameHead(patterns.get(i), parts.get(j));
      }
      if (!occurs) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayStandIn(List<Expr> patterns, List<Expr> chain) {
    if (patterns.isEmpty()) {
      return true;
    }
    int anchor = anchor(patterns);
    for (int i = 0; i < chain.size(); i++) {
      if (plausible(patterns, anchor, chain, i)) {
        return true;
      }
    }
    return false;
  }

  // products

  private boolean product(Expr.Product p, Expr e, BooleanSupplier then) {
    Rational coefficient = Rational.ONE;
    List<Expr> scalars = List.of();
    List<Expr> factors = List.of();
    switch (e) {
      case Expr.Product(var c, var s, var f, _) -> {
        coefficient = c;
        scalars = s;
        factors = f;
      }
      case Expr.Num(var value, _) -> coefficient = value;
      case Expr other when other.isScalar() -> scalars = List.of(other);
      case Expr.Sum sum when !p.scalars().isEmpty() -> {
        coefficient = Content.of(sum);
        factors = List.of(Content.over(sum, coefficient));
      }
      case Expr other -> factors = List.of(other);
    }
    if (p.factors().isEmpty() != factors.isEmpty()) {
      return false;
    }
    List<Expr> chain = factors;
    return scalars(
        p.coefficient(),
        p.scalars(),
        coefficient,
        scalars,
        () -> p.factors().isEmpty() ? then.getAsBoolean() : chain(p.factors(), chain, then));
  }

  /**
   * Scalars commute; the last unbound letter takes the number and all that is left, if anything is.
   */
  private boolean scalars(
      Rational want, List<Expr> patterns, Rational have, List<Expr> es, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return es.isEmpty() && want.equals(have) && then.getAsBoolean();
    }
    List<Expr> open = opened(patterns, true);
    List<Expr> fixed = opened(patterns, false);
    if (open.isEmpty()) {
      return want.equals(have)
          && fixed.size() == es.size()
          && pick(fixed, es, rest -> then.getAsBoolean());
    }
    return pick(
        fixed,
        es,
        rest -> {
          Rational left = have.over(want);
          if (open.size() == 1) {
            return !(rest.isEmpty() && left.isOne())
                && match(open.getFirst(), Build.product(left, rest, List.of()), then);
          }
          return open.size() == 2
              && rest.size() + (left.isOne() ? 0 : 1) >= 2
              && twoScalars(open, left, rest, then);
        });
  }

  private boolean twoScalars(
      List<Expr> open, Rational number, List<Expr> rest, BooleanSupplier then) {
    int half = number.isOne() ? (rest.size() + 1) / 2 : rest.size() / 2;
    return match(
        open.getFirst(),
        Build.product(number, rest.subList(0, half), List.of()),
        () -> match(open.getLast(), Build.product(rest.subList(half, rest.size())), then));
  }

  /** The patterns that are open letters, or those that are not. */
  private List<Expr> opened(List<Expr> patterns, boolean open) {
    var found = new ArrayList<Expr>(patterns.size());
    for (Expr pattern : patterns) {
      if (isOpen(pattern) == open) {
        found.add(pattern);
      }
    }
    return found;
  }

  private boolean isOpen(Expr pattern) {
    return pattern instanceof Expr.Symbol s && bindings.expr(s.name()).isEmpty();
  }

  /** Takes what a product has besides the matched part. */
  interface Remainder {
    void take(List<Expr> scalars, List<Expr> before, List<Expr> after);
  }

  /**
   * A product pattern inside a product: its scalars among the scalars, its factors side by side in
   * the chain. An open letter takes one factor; one bound already, as many as it has.
   */
  boolean inProduct(
      Expr.Product pattern, Expr.Product e, BooleanSupplier then, Remainder remainder) {
    return pick(
        pattern.scalars(),
        e.scalars(),
        rest ->
            pattern.factors().isEmpty()
                ? took(then, () -> remainder.take(rest, e.factors(), List.of()))
                : window(pattern.factors(), e.factors(), rest, then, remainder));
  }

  private static boolean took(BooleanSupplier then, Runnable take) {
    boolean holds = then.getAsBoolean();
    if (holds) {
      take.run();
    }
    return holds;
  }

  /** The first pattern that is not a letter is found first: it binds the letters beside it. */
  private boolean window(
      List<Expr> patterns,
      List<Expr> chain,
      List<Expr> scalars,
      BooleanSupplier then,
      Remainder remainder) {
    int at = anchor(patterns);
    for (int i = 0; i < chain.size(); i++) {
      int position = i;
      if (!plausible(patterns, at, chain, position)) {
        continue;
      }
      if (match(
          patterns.get(at),
          chain.get(position),
          () ->
              leftward(
                  patterns.subList(0, at),
                  chain,
                  position,
                  from ->
                      rightward(
                          patterns.subList(at + 1, patterns.size()),
                          chain,
                          position + 1,
                          to ->
                              took(
                                  then,
                                  () ->
                                      remainder.take(
                                          scalars,
                                          chain.subList(0, from),
                                          chain.subList(to, chain.size()))))))) {
        return true;
      }
    }
    return false;
  }

  private static int anchor(List<Expr> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!(patterns.get(i) instanceof Expr.Symbol)) {
        return i;
      }
    }
    return 0;
  }

  /**
   * A quick look, so that a long chain costs little: heads fit, and a letter that stands twice side
   * by side is the same.
   */
  private static boolean plausible(List<Expr> patterns, int anchor, List<Expr> chain, int at) {
    if (!sameHead(patterns.get(anchor), chain.get(at))) {
      return false;
    }
    if (anchor + 1 < patterns.size()) {
      Expr pattern = patterns.get(anchor + 1);
      return at + 1 < chain.size()
          && (pattern == patterns.get(anchor)
              ? chain.get(at) == chain.get(at + 1)
              : sameHead(pattern, chain.get(at + 1)));
    }
    return anchor <= at;
  }

  private static boolean sameHead(Expr pattern, Expr e) {
    return switch (pattern) {
      case Expr.Symbol _ -> true;
      case Expr.Call(var op, _, _) -> e instanceof Expr.Call(var o, _, _) && o == op;
      case Expr.Constant(var kind, _, _, _) ->
          e instanceof Expr.Constant(var k, _, _, _) && k == kind;
      case Expr other -> other.getClass() == e.getClass();
    };
  }

  private boolean leftward(List<Expr> patterns, List<Expr> chain, int end, IntPredicate then) {
    if (patterns.isEmpty()) {
      return then.test(end);
    }
    int take = width(patterns.getLast());
    return take <= end
        && match(
            patterns.getLast(),
            part(chain.subList(end - take, end)),
            () -> leftward(patterns.subList(0, patterns.size() - 1), chain, end - take, then));
  }

  private boolean rightward(List<Expr> patterns, List<Expr> chain, int start, IntPredicate then) {
    if (patterns.isEmpty()) {
      return then.test(start);
    }
    int take = width(patterns.getFirst());
    return start + take <= chain.size()
        && match(
            patterns.getFirst(),
            part(chain.subList(start, start + take)),
            () -> rightward(patterns.subList(1, patterns.size()), chain, start + take, then));
  }

  private int width(Expr pattern) {
    return pattern instanceof Expr.Symbol s
            && bindings.expr(s.name()).orElse(s) instanceof Expr.Product(var c, var sc, var f, _)
            && c.isOne()
            && sc.isEmpty()
        ? f.size()
        : 1;
  }

  /** A sequence of patterns against a sequence of factors; open letters take one or more. */
  private boolean chain(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return factors.isEmpty() && then.getAsBoolean();
    }
    if (patterns.size() > factors.size() && allTakeOne(patterns)) {
      return false;
    }
    // a fixed pattern at the end is matched before open letters, so that they are bound by it
    if (isOpen(patterns.getFirst()) && !isOpen(patterns.getLast())) {
      return takeLast(patterns, factors, then);
    }
    return takeFirst(patterns, factors, then);
  }

  private static boolean allTakeOne(List<Expr> patterns) {
    for (Expr pattern : patterns) {
      if (pattern instanceof Expr.Symbol) {
        return false;
      }
    }
    return true;
  }

  private boolean takeFirst(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    List<Expr> restOfPatterns = patterns.subList(1, patterns.size());
    for (int take : lengths(patterns.getFirst(), patterns.size() - 1, factors.size())) {
      List<Expr> rest = factors.subList(take, factors.size());
      if (match(
          patterns.getFirst(),
          part(factors.subList(0, take)),
          () -> chain(restOfPatterns, rest, then))) {
        return true;
      }
    }
    return false;
  }

  private boolean takeLast(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    List<Expr> restOfPatterns = patterns.subList(0, patterns.size() - 1);
    int n = factors.size();
    for (int take : lengths(patterns.getLast(), patterns.size() - 1, n)) {
      List<Expr> rest = factors.subList(0, n - take);
      if (match(
          patterns.getLast(),
          part(factors.subList(n - take, n)),
          () -> chain(restOfPatterns, rest, then))) {
        return true;
      }
    }
    return false;
  }

  private Expr part(List<Expr> factors) {
    return factors.size() == 1 ? factors.getFirst() : Build.product(factors);
  }

  /**
   * How many factors a pattern may take: balanced halves first, so that a long product is cut in
   * the middle.
   */
  private List<Integer> lengths(Expr pattern, int others, int available) {
    if (available - others < 1) {
      return List.of();
    }
    if (pattern instanceof Expr.Symbol s) {
      var known = bindings.expr(s.name());
      if (known.isPresent()) {
        return known.get() instanceof Expr.Product(var c, var sc, var f, _)
                && c.isOne()
                && sc.isEmpty()
                && f.size() <= available - others
            ? List.of(f.size())
            : List.of(1);
      }
      if (others == 0) {
        return List.of(available);
      }
      var all = new ArrayList<Integer>();
      all.add((available - others + 1) / 2);
      for (int i = 1; i <= available - others; i++) {
        all.add(i);
      }
      return all;
    }
    return List.of(1);
  }

  // sums and entrywise products

  interface Rest {
    boolean then(List<Expr> rest);
  }

  /** Assigns fixed patterns to distinct elements in all ways. */
  boolean pick(List<Expr> fixed, List<Expr> es, Rest then) {
    if (fixed.isEmpty()) {
      return then.then(es);
    }
    if (fixed.size() > es.size()) {
      return false;
    }
    for (int i = 0; i < es.size(); i++) {
      int chosen = i;
      if (sameHead(fixed.getFirst(), es.get(i))
          && match(
              fixed.getFirst(),
              es.get(i),
              () -> pick(fixed.subList(1, fixed.size()), without(es, chosen), then))) {
        return true;
      }
    }
    return false;
  }

  private static List<Expr> without(List<Expr> es, int i) {
    var rest = new ArrayList<Expr>(es.size() - 1);
    rest.addAll(es.subList(0, i));
    rest.addAll(es.subList(i + 1, es.size()));
    return rest;
  }

  private interface Join {
    Expr of(List<Expr> parts);
  }

  private boolean multiset(List<Expr> patterns, List<Expr> es, Join join, BooleanSupplier then) {
    List<Expr> open = opened(patterns, true);
    List<Expr> fixed = opened(patterns, false);
    if (patterns.size() > es.size() || (open.isEmpty() && fixed.size() != es.size())) {
      return false;
    }
    return pick(
        fixed,
        es,
        rest ->
            switch (open.size()) {
              case 0 -> rest.isEmpty() && then.getAsBoolean();
              case 1 -> !rest.isEmpty() && match(open.getFirst(), join.of(rest), then);
              case 2 -> rest.size() >= 2 && halves(open, rest, join, then);
              default -> false;
            });
  }

  /**
   * Two open letters share the parts: halves, then one part against the others, whichever way
   * {@code then} takes.
   */
  private boolean halves(List<Expr> open, List<Expr> rest, Join join, BooleanSupplier then) {
    int half = (rest.size() + 1) / 2;
    List<Expr> front = rest.subList(0, half);
    List<Expr> back = rest.subList(half, rest.size());
    if (split(open, front, back, join, then) || split(open, back, front, join, then)) {
      return true;
    }
    for (int i = 0; i < rest.size() && rest.size() > 2; i++) {
      List<Expr> one = List.of(rest.get(i));
      var others = new ArrayList<>(rest);
      others.remove(i);
      if (split(open, one, others, join, then) || split(open, others, one, join, then)) {
        return true;
      }
    }
    return false;
  }

  private boolean split(
      List<Expr> open, List<Expr> first, List<Expr> last, Join join, BooleanSupplier then) {
    return match(open.getFirst(), join.of(first), () -> match(open.getLast(), join.of(last), then));
  }
}
