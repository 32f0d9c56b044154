package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
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
import org.jspecify.annotations.Nullable;

/**
 * The value of an expression. Each node is evaluated once, operands before it and without
 * recursion; inside a sum, what depends on the index once for each term. A result that is not
 * finite is a DomainException that names the operation that made it.
 */
public final class Evaluator {
  /**
   * What is known of nodes: values, factorizations of those that are divided by, and how large the
   * terms are that some of them add up.
   */
  private record Table(
      Map<Expr, RealMatrix> values,
      Map<Expr, LuFactorization> factorizations,
      Map<Expr, Double> terms) {
    Table() {
      this(new IdentityHashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
    }
  }

  /** An index or parameter with its value, and what is known of the nodes that depend on it. */
  private record Scope(Expr.Symbol name, RealMatrix value, Table known) {}

  /** Three say within a factor of ten or so how large an error is. */
  private static final int TRIALS = 3;

  /** What moves by more than this part of itself has no digit that is known. */
  private static final double FIRST_DIGIT = 0.5;

  private final Values values;
  private final Sizes sizes;
  private final Dependence dependence;
  private final MatrixFunctions functions;
  private final Table known = new Table();
  private final ArrayList<Scope> scopes = new ArrayList<>();

  /** Of a derivative, what it has at ties. */
  private final Optional<Ties> ties;

  private final Optional<Kinks> kinks;
  private final Optional<RoundingNoise> noise;
  private Optional<String> doubt = Optional.empty();

  /** Whether a number became so small on the way that it lost digits, or all of them. */
  private boolean underflow;

  private Evaluator(Collection<? extends Expr> roots, Values values, Optional<Ties> ties) {
    this(roots, values, ties, Optional.empty());
  }

  private Evaluator(
      Collection<? extends Expr> roots,
      Values values,
      Optional<Ties> ties,
      Optional<RoundingNoise> noise) {
    this.values = values;
    this.noise = noise;
    this.ties = ties;
    this.kinks = ties.map(t -> new Kinks(this::value, t));
    Occurrences names = Occurrences.in(roots, values.functions().values());
    this.sizes = Sizes.solve(names, values);
    this.dependence = new Dependence(names.bound());
    this.functions = new MatrixFunctions(this::value, values.functions());
  }

  /**
   * The value, a matrix of the expression's shape (a scalar is 1 by 1).
   *
   * @param values one for each name; a missing one is a DataException, sizes that clash are a
   *     ShapeException
   */
  public static RealMatrix evaluate(Expr e, Values values) {
    return evaluateAll(List.of(e), values).getFirst();
  }

  /** The values of several expressions; what they share is evaluated once. */
  public static List<RealMatrix> evaluateAll(List<? extends Expr> expressions, Values values) {
    var evaluator = new Evaluator(expressions, values, Optional.empty());
    return expressions.stream().map(e -> evaluator.known(e).copy()).toList();
  }

  /**
   * The value with every rounding error drawn anew, which another seed does otherwise: how far such
   * values lie apart says how many digits the value has.
   */
  public static RealMatrix evaluateWithNoise(Expr e, Values values, long seed) {
    var noise = Optional.of(new RoundingNoise(seed));
    return new Evaluator(List.of(e), values, Optional.empty(), noise).value(e).copy();
  }

  /** Whether a function changes as the formula of its derivative says. */
  public interface Confirmed {
    /**
     * @param ties what the formula has at ties
     * @param smooth whether there has to be a derivative; else a subgradient will do
     */
    boolean at(Ties ties, boolean smooth);
  }

  /**
   * The value of a derivative: at a kink of a norm the subgradient 0, where the function itself has
   * a value; see {@link Kinks}.
   *
   * @param derivative a gradient, a differential, a Jacobian
   * @param function what it is the derivative of, evaluated only where the convention was needed
   * @param confirmed asked only where eigenvectors, singular vectors or a polar factor are not
   *     determined, or at a tie; where the function does not change so, it has no derivative
   */
  public static RealMatrix derivative(
      Expr derivative, Expr function, Values values, Confirmed confirmed) {
    Optional<String> why = Optional.empty();
    for (Ties ties : Ties.values()) {
      var evaluator = new Evaluator(List.of(derivative), values, Optional.of(ties));
      RealMatrix value = evaluator.derivative(derivative, function);
      Kinks kinks = evaluator.kinks.orElseThrow();
      Optional<String> undetermined = kinks.undetermined(function);
      if (undetermined.isEmpty() && kinks.tie().isEmpty()) {
        return value;
      }
      if (confirmed.at(ties, undetermined.isPresent() || ties == Ties.MEAN)) {
        return value;
      }
      why = why.or(() -> undetermined.or(kinks::tie));
      if (kinks.tie().isEmpty()) {
        break;
      }
    }
    throw Kinks.unconfirmed(why.orElseThrow());
  }

  /** The value that the formula of a derivative has, whether it is one or not. */
  public static RealMatrix derivative(Expr derivative, Expr function, Values values, Ties ties) {
    return new Evaluator(List.of(derivative), values, Optional.of(ties))
        .derivative(derivative, function);
  }

  private RealMatrix derivative(Expr derivative, Expr function) {
    RealMatrix value = known(derivative);
    if (kinks.filter(Kinks::met).isPresent()) {
      evaluate(function, values);
    }
    PartialFunctions.in(function).forEach(this::requireValue);
    if (!Dense.isFinite(value)) {
      throw Kinks.undefined();
    }
    return value.copy();
  }

  /** A derivative is one where there is a function. */
  private void requireValue(Expr part) {
    try {
      evaluate(part, values);
    } catch (DataException | UnsupportedException unknown) {
      // the derivative does without
    }
  }

  /**
   * The value, unless it is rounding and nothing else: where something was divided by that is
   * nearly singular, it is found again with other rounding errors, and must keep its first digit.
   * Where numbers on the way leave the range of double, it is found in wider ones.
   */
  private RealMatrix known(Expr root) {
    RealMatrix value = valueInRange(root);
    if (doubt.isPresent()) {
      for (long seed = 1; seed <= TRIALS; seed++) {
        if (!isConfirmed(root, value, seed)) {
          throw Failures.domain(doubt.get());
        }
      }
    }
    return value;
  }

  private RealMatrix valueInRange(Expr root) {
    RealMatrix value;
    try {
      value = value(root);
    } catch (DomainException outside) {
      return WideEvaluation.of(root, ordinary()).orElseThrow(() -> outside);
    }
    return underflow && kinks.filter(Kinks::met).isEmpty()
        ? WideEvaluation.of(root, ordinary()).orElse(value)
        : value;
  }

  private WideEvaluation.Ordinary ordinary() {
    return new WideEvaluation.Ordinary() {
      @Override
      public RealMatrix value(Expr e) {
        return Evaluator.this.value(e);
      }

      @Override
      public RealMatrix slice(RealMatrix m, Range rows, Range cols) {
        return sliced(m, rows, cols);
      }
    };
  }

  private boolean isConfirmed(Expr root, RealMatrix value, long seed) {
    try {
      var again = new Evaluator(List.of(root), values, ties, Optional.of(new RoundingNoise(seed)));
      double moved = Dense.largest(Dense.subtract(again.value(root), value));
      return moved <= FIRST_DIGIT * Dense.largest(value);
    } catch (DomainException singular) {
      return false;
    }
  }

  private RealMatrix value(Expr root) {
    RealMatrix value = find(root);
    if (value != null) {
      return value;
    }
    Deque<Expr> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      Expr e = pending.peek();
      int before = pending.size();
      if (find(e) == null) {
        for (Expr operand : needed(e).reversed()) {
          if (find(operand) == null) {
            pending.push(operand);
          }
        }
        if (pending.size() > before) {
          continue;
        }
        table(e).values().put(e, computed(e));
      }
      pending.pop();
    }
    return Objects.requireNonNull(find(root));
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
    return counts.stream().anyMatch(count -> find(count) == null) || vanishes(scalars)
        ? counts
        : Operands.of(e);
  }

  private boolean vanishes(List<Expr> scalars) {
    return scalars.stream().anyMatch(s -> Counts.isCount(s) && scalar(s) == 0);
  }

  private @Nullable RealMatrix find(Expr e) {
    return table(e).values().get(e);
  }

  /** What is known for as long as a node's value holds: of the innermost scope it depends on. */
  private Table table(Expr e) {
    if (!scopes.isEmpty()) {
      var names = dependence.of(e);
      for (Scope scope : scopes.reversed()) {
        if (names.contains(scope.name())) {
          return scope.known();
        }
      }
    }
    return known;
  }

  /** The value of an expression while a name has a value. */
  private RealMatrix under(Expr.Symbol name, double number, Expr e) {
    scopes.addLast(new Scope(name, Dense.scalar(number), new Table()));
    try {
      return value(e);
    } finally {
      scopes.removeLast();
    }
  }

  private RealMatrix computed(Expr e) {
    kinks.ifPresent(k -> k.look(e));
    RealMatrix result =
        kinks.flatMap(k -> k.value(e)).orElseGet(() -> SymmetryKept.of(e, finite(e, compute(e))));
    if (noise.isPresent()) {
      return noise.get().result(e, result, known(Operands.of(e)));
    }
    if (doubt.isEmpty() && isDoubtful(e, result)) {
      doubt = Optional.of(Failures.onlyRounding(Operands.operation(e)));
    }
    return result;
  }

  /** Whether the result is so large that what was divided by may be singular but for rounding. */
  private boolean isDoubtful(Expr e, RealMatrix result) {
    return switch (e) {
      case Expr.Power(var base, var exponent, _) when exponent == Build.MINUS_ONE ->
          base.isScalar()
              ? Dense.largest(value(base)) < LuFactorization.NEARLY_SINGULAR * terms(base)
              : 1
                  < LuFactorization.NEARLY_SINGULAR
                      * Dense.largest(value(base))
                      * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER || op == Op.LYAPUNOV ->
          Dense.largest(value(args.getLast()))
              < LuFactorization.NEARLY_SINGULAR
                  * Math.max(
                      Dense.largest(value(args.getFirst())),
                      Dense.largest(value(args.get(args.size() - 2))))
                  * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.LOGDET ->
          LuFactorization.of(value(args.getFirst())).isNearlySingular();
      case Expr _ -> false;
    };
  }

  /** The values of operands; none where an operand was not needed. */
  private List<RealMatrix> known(List<Expr> operands) {
    return operands.stream().map(this::find).filter(Objects::nonNull).toList();
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

  /**
   * How large what was added up to a value is: where it cancels, that is what the value's rounding
   * is relative to. {@code normspec(x)^2 - x'*x} is 0, whatever rounding left.
   */
  private double terms(Expr e) {
    Double found = table(e).terms().get(e);
    if (found == null) {
      found = termsOf(e);
      table(e).terms().put(e, found);
    }
    return found;
  }

  private double termsOf(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> terms(value);
      case Expr.Transpose(var arg, _) -> terms(arg);
      case Expr.Sum(var terms, _) ->
          terms.stream()
              .mapToDouble(term -> Math.max(Dense.largest(value(term)), terms(term)))
              .reduce(0, Math::max);
      case Expr.Product(var coefficient, var scalars, var factors, _) when factors.size() <= 1 ->
          Stream.concat(scalars.stream(), factors.stream())
              .mapToDouble(factor -> Math.max(Dense.largest(value(factor)), terms(factor)))
              .reduce(Math.abs(coefficient.doubleValue()), (a, b) -> a * b);
      case Expr _ -> 0;
    };
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
      case Expr.Size(var dim, _) -> Dense.scalar(sizes.number(dim, indices()));
      case Expr.Symbol symbol -> symbol(symbol);
      case Expr.Named(_, var arg, _) -> value(arg);
      case Expr.Constant(var kind, var dims, var indices, _) ->
          ConstantMatrices.of(
              kind,
              dims.stream().map(this::count).toList(),
              indices.stream().map(this::index).toList());
      case Expr.Sum sum -> Clipping.value(sum, this::value).orElseGet(() -> added(sum.terms()));
      case Expr.Product(var coefficient, var scalars, var factors, _) ->
          vanishes(scalars)
              ? Dense.zeros(count(e.shape().rows()), count(e.shape().cols()))
              : product(coefficient, scalars, factors);
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
          Entries.zip(value(base), value(exponent), this::power);
      case Expr.MatrixFunction(var f, var arg, _) -> functions.apply(f, argument(arg));
      case Expr.Entrywise(var f, var arg, _) -> Entries.map(value(arg), scalarFunction(f));
      case Expr.Frechet(var f, var at, var directions, _) ->
          functions.frechet(f, argument(at), directions.stream().map(this::value).toList());
      case Expr.Call(var op, var args, _) when op == Op.PINV ->
          SingularValues.of(operand(op, args.getFirst())).pseudoinverse(terms(args.getFirst()));
      case Expr.Call(var op, var args, _) when op == Op.POLAR ->
          SingularValues.of(operand(op, args.getFirst())).polar(terms(args.getFirst()));
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

  private RealMatrix added(List<Expr> terms) {
    var sum = value(terms.getFirst()).getData();
    for (Expr term : terms.subList(1, terms.size())) {
      Dense.accumulate(sum, 1, Dense.rows(value(term)));
    }
    return Dense.of(sum);
  }

  private int count(Dim dim) {
    return sizes.count(dim, indices());
  }

  /** The indices in scope that are whole numbers: {@code k} in {@code x[1:k]}. */
  private Map<String, Rational> indices() {
    if (scopes.isEmpty()) {
      return Map.of();
    }
    var numbers = new HashMap<String, Rational>();
    for (Scope scope : scopes) {
      double value = scope.value().getEntry(0, 0);
      if (value == Math.rint(value)) {
        numbers.put(scope.name().name(), Rational.of((long) value));
      }
    }
    return numbers;
  }

  private double scalar(Expr e) {
    return value(e).getEntry(0, 0);
  }

  private long integer(Expr e) {
    double number = scalar(e);
    if (number != Math.rint(number)) {
      throw Failures.domain("the index or bound " + Failures.number(number) + " is not an integer");
    }
    if (Math.abs(number) > 0x1p53) {
      throw Failures.domain("the index or bound " + Failures.number(number) + " is too large");
    }
    return (long) number;
  }

  /** An index; one beyond every matrix stays beyond it. */
  private int index(Expr e) {
    return Math.clamp(integer(e), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private RealMatrix symbol(Expr.Symbol symbol) {
    for (Scope scope : scopes.reversed()) {
      if (scope.name() == symbol) {
        return scope.value();
      }
    }
    return values.get(symbol.name());
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
          table(base)
              .factorizations()
              .computeIfAbsent(base, _ -> LuFactorization.of(divisor(base), "inv"));
      if (doubt.isEmpty() && lu.isNearlySingular()) {
        doubt = Optional.of(Failures.onlyRounding("inv"));
      }
      return new Chain.Inverse(lu, transposed);
    }
    return new Chain.Plain(value(e));
  }

  private RealMatrix power(Expr base, double exponent) {
    RealMatrix a = value(base);
    if (Dense.isScalar(a)) {
      return Dense.scalar(power(a.getEntry(0, 0), exponent));
    }
    return MatrixPower.of(
        exponent == -1 ? divisor(base) : argument(base), exponent, a.getRowDimension());
  }

  private double power(double base, double exponent) {
    return small(Scalars.power(base, exponent), base != 0);
  }

  /** Takes notice where what is not 0 has become too small for its digits. */
  private double small(double result, boolean isNonzero) {
    underflow |= isNonzero && Math.abs(result) < Double.MIN_NORMAL;
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
    return sliced(value(arg), rows, cols);
  }

  private RealMatrix sliced(RealMatrix m, Range rows, Range cols) {
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
          new Slices.Stretch(sizes.index(from, indices()), sizes.index(to, indices()));
    };
  }

  private RealMatrix sum(Expr.BigSum sum) {
    RealMatrix zero = Dense.zeros(count(sum.shape().rows()), count(sum.shape().cols()));
    long from = integer(sum.from());
    LongFunction<RealMatrix> term = j -> under(sum.index(), j, sum.body());
    return Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)
        ? Summation.infinite(from, longestSequence(sum.body()), zero, term)
        : Summation.finite(from, integer(sum.to()), zero, term);
  }

  /** A series has at least as many terms as there are coefficients: some of these may vanish. */
  private int longestSequence(Expr body) {
    return Occurrences.in(List.of(body), List.of()).symbols().stream()
        .filter(s -> s.space().kind() == Space.Kind.SEQUENCE)
        .mapToInt(s -> values.get(s.name()).getRowDimension() + 1)
        .max()
        .orElse(0);
  }
}
