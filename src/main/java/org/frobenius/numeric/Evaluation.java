package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Space;

/**
 * One pass over expressions, each node evaluated once, operands before it and without recursion;
 * inside a sum, what depends on the index once for each term.
 */
final class Evaluation implements WideEvaluation.Ordinary, MultiplePrecision.Ordinary {
  private final Values values;
  private final Sizes sizes;
  private final Set<Expr.Symbol> bound;
  private final Scopes scopes;
  private final MatrixFunctions functions;
  private final AddedTerms terms;
  private final Doubts doubts;
  private final SummedTerms summed = new SummedTerms();
  private final Optional<Kinks> kinks;
  private final Optional<RoundingNoise> noise;

  /** Whether a number became so small on the way that it lost digits, or all of them. */
  private boolean underflow;

  /**
   * @param roots what will be evaluated
   * @param ties of a derivative, what it has at ties
   * @param noise rounding errors to be drawn anew
   */
  Evaluation(
      Collection<? extends Expr> roots,
      Values values,
      Optional<Ties> ties,
      Optional<RoundingNoise> noise) {
    Occurrences names = Occurrences.in(roots, values.functions().values());
    this.values = values;
    this.noise = noise;
    this.kinks = ties.map(t -> new Kinks(this::value, t));
    this.sizes = Sizes.solve(names, values);
    this.bound = names.bound();
    this.scopes = new Scopes(new Dependence(bound));
    this.functions = new MatrixFunctions(this::value, values.functions());
    this.terms = new AddedTerms(this::value, scopes);
    this.doubts = new Doubts(this::value, terms);
  }

  /** The names of indices and parameters. */
  Set<Expr.Symbol> bound() {
    return bound;
  }

  /** Where conventions of a derivative were needed, if this is of one. */
  Optional<Kinks> kinks() {
    return kinks;
  }

  /** Why what was found may be nothing but rounding, if it may. */
  Optional<Doubts.Doubt> doubt() {
    return doubts.strongest();
  }

  /** Whether digits were lost since a number became too small, and no convention stands for it. */
  boolean hasUnderflow() {
    return underflow && kinks.filter(Kinks::met).isEmpty();
  }

  /** Takes notice that what became too small was not to be had otherwise. */
  void doubtUnderflow() {
    doubts.addUnderflow();
  }

  @Override
  public RealMatrix value(Expr root) {
    RealMatrix value = scopes.find(root);
    if (value != null) {
      return value;
    }
    Deque<Expr> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      Expr e = pending.peek();
      int before = pending.size();
      if (scopes.find(e) == null) {
        for (Expr operand : needed(e).reversed()) {
          if (scopes.find(operand) == null) {
            pending.push(operand);
          }
        }
        if (pending.size() > before) {
          continue;
        }
        scopes.keep(e, computed(e));
      }
      pending.pop();
    }
    return Objects.requireNonNull(scopes.find(root));
  }

  /**
   * Operands; of a product whose coefficient counts and is zero, none but that: a power series ends
   * where its coefficient says so, also at a singular matrix.
   */
  private List<Expr> needed(Expr e) {
    if (!(e instanceof Expr.Product(_, var scalars, _, _)) || scalars.isEmpty()) {
      return Operands.of(e);
    }
    List<Expr> counts = scalars.stream().filter(Counts::isCount).toList();
    if (counts.isEmpty()) {
      return Operands.of(e);
    }
    return counts.stream().anyMatch(count -> scopes.find(count) == null) || vanishes(scalars)
        ? counts
        : Operands.of(e);
  }

  private boolean vanishes(List<Expr> scalars) {
    return scalars.stream().anyMatch(s -> Counts.isCount(s) && scalar(s) == 0);
  }

  private RealMatrix computed(Expr e) {
    kinks.ifPresent(k -> k.look(e));
    RealMatrix result =
        kinks.flatMap(k -> k.value(e)).orElseGet(() -> SymmetryKept.of(e, finite(e, compute(e))));
    boolean small = Underflow.in(e, result, () -> known(Operands.of(e)));
    if (noise.isPresent()) {
      RealMatrix moved = noise.get().result(e, result, known(Operands.of(e)));
      return small ? noise.get().underflow(moved) : moved;
    }
    doubts.look(e, result);
    underflow |= small;
    return result;
  }

  /** The values of operands; none where an operand was not needed. */
  private List<RealMatrix> known(List<Expr> operands) {
    return operands.stream().map(scopes::find).filter(Objects::nonNull).toList();
  }

  /** Of an operator's operands the numbers say how many, or which. */
  private RealMatrix operand(Op op, Expr e) {
    RealMatrix value = value(e);
    return e.isScalar() || noise.isEmpty() ? value : noise.get().operand(op, value);
  }

  /** What is given to a factorization or a power series. */
  private RealMatrix argument(Expr e) {
    RealMatrix value = value(e);
    return noise.isEmpty() ? value : noise.get().argument(value);
  }

  /** What is given to an elimination. */
  private RealMatrix divisor(Expr e) {
    RealMatrix value = value(e);
    return noise.isEmpty() ? value : noise.get().divisor(value);
  }

  private RealMatrix finite(Expr e, RealMatrix result) {
    if (!Dense.isFinite(result)) {
      List<Expr> operands = Operands.of(e);
      throw Failures.overflow(
          Operands.operation(e), operands.isEmpty() ? result : value(operands.getFirst()));
    }
    return result;
  }

  private RealMatrix compute(Expr e) {
    return switch (e) {
      case Expr.Num(var number, _) -> Dense.scalar(number.doubleValue());
      case Expr.Size(var dim, _) -> Dense.scalar(sizes.number(dim, scopes.indices()));
      case Expr.Symbol symbol -> symbol(symbol);
      case Expr.Named(_, var arg, _) -> value(arg);
      case Expr.Constant(var kind, var dims, var indices, _) ->
          ConstantMatrices.of(
              kind,
              dims.stream().map(this::count).toList(),
              indices.stream().map(this::index).toList());
      case Expr.Sum sum -> Clipping.value(sum, this::value).orElseGet(() -> added(sum.terms()));
      case Expr.Product(var coefficient, var scalars, var factors, _) ->
          vanishes(scalars) ? zero(e) : product(coefficient, scalars, factors);
      case Expr.Hadamard(var factors, _) -> {
        RealMatrix product = value(factors.getFirst());
        for (Expr factor : factors.subList(1, factors.size())) {
          product = Entries.zip(product, value(factor), (x, y) -> x * y);
        }
        yield product;
      }
      case Expr.Transpose(var arg, _) -> value(arg).transpose();
      case Expr.Power(var base, var exponent, _) -> power(base, scalar(exponent));
      case Expr.EntryPower(var base, var exponent, _) ->
          Entries.zip(value(base), value(exponent), Scalars::power);
      case Expr.MatrixFunction(var f, var arg, _) ->
          orInNormalForm(e, () -> functions.apply(f, argument(arg)));
      case Expr.Entrywise(var f, var arg, _) -> Entries.map(value(arg), scalarFunction(f));
      case Expr.Frechet(var f, var at, var directions, _) ->
          orInNormalForm(
              e,
              () ->
                  functions.frechet(
                      f, argument(at), directions.stream().map(this::value).toList()));
      case Expr.Call(var op, var args, _) when op == Op.PINV ->
          SingularValues.of(operand(op, args.getFirst())).pseudoinverse(terms.of(args.getFirst()));
      case Expr.Call(var op, var args, _) when op == Op.POLAR ->
          SingularValues.of(operand(op, args.getFirst())).polar(terms.of(args.getFirst()));
      case Expr.Call(var op, var args, _) ->
          Operators.apply(op, args.stream().map(arg -> operand(op, arg)).toList());
      case Expr.Applied(var function, _, _, _) ->
          throw Failures.unsupported("the value of the unknown function `" + function.name() + "`");
      case Expr.Slice(var arg, var rows, var cols, _) -> slice(arg, rows, cols);
      case Expr.Block(var rows, _) ->
          Entries.join(rows.stream().map(row -> row.stream().map(this::value).toList()).toList());
      case Expr.BigSum sum -> sum(sum);
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          Quadrature.integrate(scalar(from), scalar(to), s -> under(variable, s, body));
      case Expr.Differential(var arg, _) -> differential(arg);
    };
  }

  /**
   * A function of a matrix whose body no arithmetic reads: {@code t -> tr(t*W)} is {@code tr(W)*t},
   * and so it is differentiated.
   */
  private RealMatrix orInNormalForm(Expr e, Supplier<RealMatrix> value) {
    try {
      return value.get();
    } catch (UnsupportedException unable) {
      for (Expr divisor : PlainFunctions.divisors(e).orElseThrow(() -> unable)) {
        value(Build.inverse(divisor));
      }
      return value(PlainFunctions.written(e).orElseThrow(() -> unable));
    }
  }

  private RealMatrix added(List<Expr> terms) {
    var sum = value(terms.getFirst()).getData();
    for (Expr term : terms.subList(1, terms.size())) {
      Dense.accumulate(sum, 1, Dense.rows(value(term)));
    }
    return Dense.of(sum);
  }

  private int count(Dim dim) {
    return sizes.count(dim, scopes.indices());
  }

  @Override
  public <T> T under(Expr.Symbol name, double number, Supplier<T> found) {
    return scopes.under(name, number, found);
  }

  /** The value of an expression while a name has a value. */
  private RealMatrix under(Expr.Symbol name, double number, Expr e) {
    return under(name, number, () -> value(e));
  }

  private double scalar(Expr e) {
    return value(e).getEntry(0, 0);
  }

  private long integer(Expr e) {
    return Summation.whole(scalar(e));
  }

  /** An index; one beyond every matrix stays beyond it. */
  private int index(Expr e) {
    return Math.clamp(integer(e), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private RealMatrix symbol(Expr.Symbol symbol) {
    return scopes.value(symbol).orElseGet(() -> values.get(symbol.name()));
  }

  private RealMatrix differential(Expr arg) {
    return switch (arg) {
      case Expr.Symbol(var name, _, _) -> values.get("d" + name);
      case Expr.Named(var name, _, _) -> values.get("d" + name);
      case Expr other ->
          throw Failures.unsupported("the value of `d` of an expression that is not a name");
    };
  }

  private RealMatrix product(Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    double scale = coefficient.doubleValue();
    for (Expr s : scalars) {
      double before = scale;
      scale = small(before * scalar(s), before != 0 && scalar(s) != 0);
    }
    if (factors.isEmpty()) {
      return Dense.scalar(scale);
    }
    return Dense.scale(scale, Chain.product(factors.stream().map(this::factor).toList()));
  }

  /** An inverse in a chain is kept as a factorization; one for each matrix. */
  private Chain.Factor factor(Expr e) {
    boolean transposed = e instanceof Expr.Transpose;
    Expr inner = e instanceof Expr.Transpose(var arg, _) ? arg : e;
    if (inner instanceof Expr.Power(var base, var exponent, _) && exponent == Build.MINUS_ONE) {
      LuFactorization lu =
          scopes.factorization(base, matrix -> LuFactorization.of(divisor(matrix), "inv"));
      doubts.look(lu);
      return new Chain.Inverse(lu, transposed);
    }
    return new Chain.Plain(value(e));
  }

  private RealMatrix power(Expr base, double exponent) {
    RealMatrix a = value(base);
    if (Dense.isScalar(a)) {
      return Dense.scalar(Scalars.power(a.getEntry(0, 0), exponent));
    }
    return MatrixPower.of(
        exponent == -1 ? divisor(base) : argument(base), exponent, a.getRowDimension());
  }

  /** Takes notice where what is not 0 has become too small for its digits. */
  private double small(double result, boolean isNonzero) {
    underflow |= isNonzero && Underflow.isSmall(result);
    return result;
  }

  private DoubleUnaryOperator scalarFunction(Fun f) {
    return switch (f) {
      case Fun.Known(var name) -> x -> Scalars.apply(name, x);
      case Fun.Unknown unknown -> scalarFunction(functions.bound(unknown));
      case Fun.Lambda(var parameter, var body) -> x -> under(parameter, x, body).getEntry(0, 0);
    };
  }

  private RealMatrix slice(Expr arg, Range rows, Range cols) {
    if (arg instanceof Expr.Symbol(var name, var space, _)
        && space.kind() == Space.Kind.SEQUENCE
        && rows instanceof Range.At(var index)) {
      return Slices.ofSequence(name, value(arg), index(index));
    }
    return slice(value(arg), rows, cols);
  }

  @Override
  public RealMatrix slice(RealMatrix m, Range rows, Range cols) {
    return Slices.of(m, stretch(rows, m.getRowDimension()), stretch(cols, m.getColumnDimension()));
  }

  private Slices.Stretch stretch(Range range, int full) {
    return switch (range) {
      case Range.All() -> new Slices.Stretch(1, full);
      case Range.At(var index) -> {
        int i = index(index);
        yield new Slices.Stretch(i, i);
      }
      case Range.Between(var from, var to) ->
          new Slices.Stretch(
              sizes.index(from, scopes.indices()), sizes.index(to, scopes.indices()));
    };
  }

  private RealMatrix sum(Expr.BigSum sum) {
    boolean series = Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY);
    Total total;
    try {
      total = series ? series(sum) : finite(sum);
    } catch (DomainException outside) {
      return PreciseSum.of(sum, this, bound).orElseThrow(() -> outside);
    }
    if (!total.cancels()) {
      return total.sum();
    }
    Optional<RealMatrix> precise = PreciseSum.of(sum, this, bound);
    if (series && precise.isEmpty()) {
      doubts.addCancelledSeries();
    }
    return precise.orElseGet(total::sum);
  }

  private Total finite(Expr.BigSum sum) {
    return Summation.finite(
        integer(sum.from()), integer(sum.to()), zero(sum), summed.counted(term(sum)));
  }

  private Total series(Expr.BigSum sum) {
    summed.enterSeries();
    try {
      return Summation.infinite(
          integer(sum.from()), longestSequence(sum.body()), zero(sum), summed.counted(term(sum)));
    } finally {
      summed.leaveSeries();
    }
  }

  private LongFunction<RealMatrix> term(Expr.BigSum sum) {
    return j -> under(sum.index(), j, sum.body());
  }

  private RealMatrix zero(Expr e) {
    return Dense.zeros(count(e.shape().rows()), count(e.shape().cols()));
  }

  /** A series has at least as many terms as there are coefficients: some of these may vanish. */
  @Override
  public int longestSequence(Expr term) {
    return Occurrences.in(List.of(term), List.of()).symbols().stream()
        .filter(s -> s.space().kind() == Space.Kind.SEQUENCE)
        .mapToInt(s -> values.get(s.name()).getRowDimension() + 1)
        .max()
        .orElse(0);
  }
}
