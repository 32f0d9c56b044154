package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;

/**
 * Sums over all entries, rows or columns written with whole vectors and matrices: {@code sum(i =
 * 1..n, log(x[i]))} is {@code sum(log.(x))}, {@code sum(i = 1..n, x[i]*e(i, n))} is {@code x},
 * {@code sum(i = 1..n, A[:, i]*B[i, :])} is {@code A*B}. By the definition of each operation.
 */
final class SumsOverEntries {
  /** Larger expressions are not looked through. */
  private static final long LARGE = 400;

  private final Expr.Symbol index;
  private final Dim n;

  private SumsOverEntries(Expr.Symbol index, Dim n) {
    this.index = index;
    this.n = n;
  }

  /** Whether there may be one. */
  static boolean mayBeIn(Expr e) {
    return Operators.mayBeIn(e, Operators.BIG_SUM)
        && e.meta().weight() <= LARGE
        && OutsideDefinitions.any(
            e, part -> part instanceof Expr.BigSum sum && over(sum).isPresent());
  }

  /** The expression with the innermost of such sums written so; itself where there is none. */
  static Expr innermost(Expr e) {
    return innermost(e, new IdentityHashMap<>());
  }

  private static Expr innermost(Expr e, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known = e instanceof Expr.Named ? e : Children.map(e, part -> innermost(part, done));
      if (known == e && e instanceof Expr.BigSum sum) {
        known = over(sum).map(whole -> whole.total(sum, sum.body())).orElse(e);
      }
      done.put(e, known);
    }
    return known;
  }

  /** Where the index runs from 1 to a size. */
  private static Optional<SumsOverEntries> over(Expr.BigSum sum) {
    return sum.from() == Build.ONE
        ? Op.asDim(sum.to()).map(n -> new SumsOverEntries(sum.index(), n))
        : Optional.empty();
  }

  private boolean depends(Expr e) {
    return Constants.dependsOn(e, index);
  }

  /** The sum of a body; what has no other form stays under the sum. */
  private Expr total(Expr.BigSum sum, Expr body) {
    if (body instanceof Expr.Sum(var terms, _) && !body.isScalar()) {
      return Build.sum(Children.all(terms, term -> total(sum, term)));
    }
    return whole(body).orElseGet(() -> Build.bigSum(sum.index(), sum.from(), sum.to(), body));
  }

  private Optional<Expr> whole(Expr body) {
    if (!depends(body)) {
      return Optional.of(Build.product(Build.size(n), body));
    }
    if (body.isScalar()) {
      return entries(body).map(all -> Build.call(Op.SUM, all));
    }
    if (body.shape().isColumn()) {
      return rows(body).map(all -> Build.product(Build.transpose(all), ones()));
    }
    if (body.shape().isRow()) {
      return rows(body).map(this::sumOfRows);
    }
    return switch (body) {
      case Expr.Transpose(var arg, _) -> whole(arg).map(Build::transpose);
      case Expr.Product(var c, var scalars, var factors, _) ->
          outer(c, scalars, outerFactors(factors));
      case Expr.Call _ -> diagonal(body);
      case Expr.Constant _ -> outer(Rational.ONE, List.of(), outerFactors(List.of(body)));
      case Expr _ -> Optional.empty();
    };
  }

  /** Of {@code diag(s)*A} it is {@code s'*A}. */
  private Expr sumOfRows(Expr all) {
    return all instanceof Expr.Product(var c, var scalars, var factors, _)
            && factors.getFirst() instanceof Expr.Call(var op, var args, _)
            && op == Op.DIAG
        ? Build.product(
            c,
            scalars,
            List.of(
                Build.transpose(args.getFirst()),
                Build.product(factors.subList(1, factors.size()))))
        : Build.product(Build.transpose(ones()), all);
  }

  /** The sum of {@code diag(v)} is that of the sum of the v. */
  private Optional<Expr> diagonal(Expr factor) {
    return factor instanceof Expr.Call(var op, var args, _) && op == Op.DIAG
        ? whole(args.getFirst()).map(sum -> Build.call(op, sum))
        : Optional.empty();
  }

  /** {@code E(i, j, m, n)} is {@code e(i, m)*e(j, n)'}. */
  private static List<Expr> outerFactors(List<Expr> factors) {
    var all = new ArrayList<Expr>();
    for (Expr factor : factors) {
      if (factor instanceof Expr.Constant(var kind, var dims, var at, _)
          && kind == Expr.Constant.Kind.SINGLE_ENTRY) {
        all.add(unit(at.getFirst(), dims.getFirst()));
        all.add(Build.transpose(unit(at.getLast(), dims.getLast())));
      } else {
        all.add(factor);
      }
    }
    return all;
  }

  private static Expr unit(Expr at, Dim size) {
    return Build.constant(Expr.Constant.Kind.UNIT_VECTOR, List.of(size), List.of(at));
  }

  /** The sum of {@code c*s*u*v'} is {@code c*U'*diag(s)*V}, with u and v the rows of U and V. */
  private Optional<Expr> outer(Rational c, List<Expr> scalars, List<Expr> factors) {
    Optional<Expr> scales = product(scalars, this::entries);
    List<Expr> constant = scalars.stream().filter(s -> !depends(s)).toList();
    if (scales.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> varying = factors.stream().filter(this::depends).toList();
    if (varying.size() == 1 && scalars.stream().noneMatch(this::depends)) {
      Optional<Expr> middle = diagonal(varying.getFirst());
      if (middle.isPresent()) {
        return Optional.of(
            Build.product(
                c,
                scalars,
                Children.all(factors, f -> f == varying.getFirst() ? middle.get() : f)));
      }
    }
    if (factors.stream().noneMatch(this::depends)) {
      var chain = new ArrayList<Expr>(List.of(Build.call(Op.SUM, scales.get())));
      chain.addAll(factors);
      return Optional.of(Build.product(c, constant, chain));
    }
    for (int p = 1; p < factors.size(); p++) {
      if (factors.get(p).shape().rows().isOne()) {
        Optional<Expr> left = rows(Build.product(factors.subList(0, p)));
        Optional<Expr> right = rows(Build.product(factors.subList(p, factors.size())));
        if (left.isPresent() && right.isPresent()) {
          Expr all =
              Build.product(
                  Build.transpose(left.get()), Build.call(Op.DIAG, scales.get()), right.get());
          return Optional.of(Build.product(c, constant, List.of(all)));
        }
      }
    }
    return Optional.empty();
  }

  /** The entrywise product of those that depend on the index; ones where none does. */
  private Optional<Expr> product(List<Expr> parts, Function<Expr, Optional<Expr>> lifted) {
    var all = new ArrayList<Expr>(List.of(ones()));
    for (Expr part : parts) {
      if (depends(part)) {
        Optional<Expr> each = lifted.apply(part);
        if (each.isEmpty()) {
          return Optional.empty();
        }
        all.add(each.get());
      }
    }
    return Optional.of(Build.hadamard(all));
  }

  private Expr ones() {
    return Build.ones(new Shape(n, Dim.ONE));
  }

  /** The column of what a scalar is at 1 to n. */
  private Optional<Expr> entries(Expr scalar) {
    if (!depends(scalar)) {
      return Optional.of(Build.product(scalar, ones()));
    }
    return switch (scalar) {
      case Expr.Slice(var arg, var rows, var cols, _) -> entriesOf(arg, rows, cols);
      case Expr.Sum(var terms, _) -> each(terms, this::entries).map(Build::sum);
      case Expr.Product(var c, var scalars, var factors, _) -> {
        Optional<Expr> chain = factors.isEmpty() ? Optional.of(ones()) : inner(factors);
        List<Expr> constant = scalars.stream().filter(s -> !depends(s)).toList();
        yield chain.flatMap(
            inner ->
                product(scalars, this::entries)
                    .map(all -> Build.product(c, constant, List.of(Build.hadamard(all, inner)))));
      }
      case Expr.Power(var base, var exponent, _) when !depends(exponent) ->
          entries(base).map(all -> Build.entryPower(all, exponent));
      case Expr.Entrywise(var f, var arg, _) when isConstant(f) ->
          entries(arg).map(all -> Build.entrywise(f, all));
      case Expr.Call(var op, var args, _)
          when op == Op.NORM && args.getFirst().shape().isVector() ->
          rows(args.getFirst()).map(all -> Build.call(Op.ROWNORM, all));
      case Expr.Call(var op, var args, _) when op == Op.SUM && args.getFirst().shape().isVector() ->
          rows(args.getFirst()).map(all -> Build.call(Op.ROWSUM, all));
      case Expr _ -> Optional.empty();
    };
  }

  private boolean isConstant(Fun f) {
    return !(f instanceof Fun.Lambda(_, var body)) || !depends(body);
  }

  private static Optional<List<Expr>> each(
      List<Expr> parts, Function<Expr, Optional<Expr>> lifted) {
    var all = new ArrayList<Expr>(parts.size());
    for (Expr part : parts) {
      Optional<Expr> one = lifted.apply(part);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    return Optional.of(all);
  }

  private Optional<Expr> entriesOf(Expr arg, Range rows, Range cols) {
    if (depends(arg)) {
      return Optional.empty();
    }
    boolean down = isIndex(rows) && arg.shape().rows().equals(n);
    boolean across = isIndex(cols) && arg.shape().cols().equals(n);
    if (down && across) {
      return Optional.of(Build.call(Op.DIAGONAL, arg));
    }
    if (down && !depends(cols)) {
      return Optional.of(Build.slice(arg, Range.ALL, cols));
    }
    return across && !depends(rows)
        ? Optional.of(Build.transpose(Build.slice(arg, rows, Range.ALL)))
        : Optional.empty();
  }

  private boolean isIndex(Range range) {
    return range instanceof Range.At(var at) && at == index;
  }

  private boolean depends(Range range) {
    return range instanceof Range.At(var at) && depends(at);
  }

  /** Of a row times a column: only the ends of the chain may depend on the index. */
  private Optional<Expr> inner(List<Expr> factors) {
    Expr last = factors.getLast();
    List<Expr> before = factors.subList(0, factors.size() - 1);
    if (before.stream().noneMatch(this::depends)) {
      Expr turned = Build.transpose(Build.product(before));
      return rows(last).map(all -> Build.product(all, turned));
    }
    Optional<Expr> left = rows(Build.product(before));
    if (!depends(last)) {
      return left.map(all -> Build.product(all, last));
    }
    return left.flatMap(a -> rows(last).map(b -> Build.call(Op.ROWSUM, Build.hadamard(a, b))));
  }

  /** The matrix whose rows are what a row, or a column turned, is at 1 to n. */
  private Optional<Expr> rows(Expr vector) {
    if (vector.isScalar()) {
      return entries(vector);
    }
    if (!depends(vector)) {
      Expr row = vector.shape().isRow() ? vector : Build.transpose(vector);
      return row.shape().isRow() ? Optional.of(Build.product(ones(), row)) : Optional.empty();
    }
    return switch (vector) {
      case Expr.Constant(var kind, var dims, var at, _) ->
          kind == Expr.Constant.Kind.UNIT_VECTOR
                  && at.getFirst() == index
                  && dims.getFirst().equals(n)
              ? Optional.of(Build.identity(n))
              : Optional.empty();
      case Expr.Slice(var arg, var at, var cols, _)
          when isIndex(at) && !depends(cols) && !depends(arg) && arg.shape().rows().equals(n) ->
          Optional.of(Build.slice(arg, Range.ALL, cols));
      case Expr.Slice(var arg, var at, var cols, _)
          when isIndex(cols) && !depends(at) && !depends(arg) && arg.shape().cols().equals(n) ->
          Optional.of(Build.transpose(Build.slice(arg, at, Range.ALL)));
      case Expr.Transpose(var arg, _) -> rows(arg);
      case Expr.Sum(var terms, _) -> each(terms, this::rows).map(Build::sum);
      case Expr.Hadamard(var factors, _) -> each(factors, this::rows).map(Build::hadamard);
      case Expr.EntryPower(var base, var exponent, _)
          when exponent.isScalar() && !depends(exponent) ->
          rows(base).map(all -> Build.entryPower(all, exponent));
      case Expr.Entrywise(var f, var arg, _) when isConstant(f) ->
          rows(arg).map(all -> Build.entrywise(f, all));
      case Expr.Product(var c, var scalars, var factors, _) when !factors.isEmpty() -> {
        List<Expr> constant = scalars.stream().filter(s -> !depends(s)).toList();
        Optional<Expr> scales = product(scalars, this::entries);
        yield scales.flatMap(
            s ->
                chain(factors)
                    .map(
                        all ->
                            Build.product(
                                c, constant, List.of(Build.product(Build.call(Op.DIAG, s), all)))));
      }
      case Expr _ -> Optional.empty();
    };
  }

  /**
   * Of a row the first factor alone may depend on the index, of a column the last; and a diagonal
   * matrix at the other end, which scales each entry.
   */
  private Optional<Expr> chain(List<Expr> factors) {
    boolean row = factors.getFirst().shape().isRow();
    Expr outermost = row ? factors.getLast() : factors.getFirst();
    if (factors.size() > 1
        && depends(outermost)
        && outermost instanceof Expr.Call(var op, var args, _)
        && op == Op.DIAG) {
      List<Expr> scaled =
          row ? factors.subList(0, factors.size() - 1) : factors.subList(1, factors.size());
      return rows(Build.product(scaled))
          .flatMap(all -> rows(args.getFirst()).map(by -> Build.hadamard(all, by)));
    }
    Expr end = row ? factors.getFirst() : factors.getLast();
    List<Expr> others =
        row ? factors.subList(1, factors.size()) : factors.subList(0, factors.size() - 1);
    if (others.stream().anyMatch(this::depends)) {
      return Optional.empty();
    }
    if (others.isEmpty()) {
      return rows(end);
    }
    Expr map = Build.product(others);
    return rows(end).map(all -> Build.product(all, row ? map : Build.transpose(map)));
  }
}
