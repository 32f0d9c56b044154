package org.frobenius.print;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;

/**
 * From expressions to notation, the same for every target. Each node is laid out once, so a shared
 * expression makes a shared notation.
 */
final class Layout {
  private static final Expr MINUS_HALF = Build.negate(Build.HALF);

  private final Map<Expr, Notation> done = new IdentityHashMap<>();
  private final Products products = new Products(this);
  private final Sums sums;

  /** Where a name {@code I} hides the identity, that is always written with its size. */
  Layout(boolean identityNamed) {
    this.sums = new Sums(this, identityNamed);
  }

  Notation of(Expr e) {
    Notation known = done.get(e);
    if (known == null) {
      known = layOut(e);
      done.put(e, known);
    }
    return known;
  }

  Products products() {
    return products;
  }

  private Notation layOut(Expr e) {
    return switch (e) {
      case Expr.Num(var value, _) -> Numbers.of(value);
      case Expr.Size(var dim, _) -> Numbers.of(dim);
      case Expr.Symbol(var name, _, _) -> new Notation.Word(name);
      case Expr.Named(var name, _, _) -> new Notation.Word(name);
      case Expr.Constant constant -> constant(constant);
      case Expr.Sum sum -> sums.of(sum);
      case Expr.Product product -> products.of(product);
      case Expr.Hadamard hadamard -> products.of(hadamard);
      case Expr.Transpose(var arg, _) -> new Notation.Transposed(of(arg));
      case Expr.Power power -> power(power);
      case Expr.EntryPower power -> entryPower(power);
      case Expr.MatrixFunction(var f, var arg, _) -> applied(f, false, arg);
      case Expr.Entrywise(var f, var arg, _) -> applied(f, isMatrix(arg), arg);
      case Expr.Frechet(var f, var at, var directions, _) -> {
        var args = new ArrayList<Notation>();
        args.add(function(f));
        args.add(of(at));
        directions.forEach(d -> args.add(of(d)));
        yield new Notation.Apply(Head.Special.FRECHET, false, args);
      }
      case Expr.Call(var op, var args, _) -> call(op, args);
      case Expr.Applied applied -> unknown(applied);
      case Expr.Slice(var arg, var rows, var cols, _) ->
          new Notation.Index(of(arg), ranges(arg.shape(), rows, cols));
      case Expr.Block(var rows, _) ->
          new Notation.Blocks(
              rows.stream().map(row -> row.stream().map(this::of).toList()).toList());
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          new Notation.Series(Notation.Over.SUM, of(index), of(from), of(to), of(body));
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          new Notation.Series(Notation.Over.INTEGRAL, of(variable), of(from), of(to), of(body));
      case Expr.Differential(var arg, _) ->
          new Notation.Apply(Head.Special.DIFFERENTIAL, false, List.of(of(arg)));
    };
  }

  private Notation constant(Expr.Constant constant) {
    var args = new ArrayList<Notation>();
    constant.indices().forEach(i -> args.add(of(i)));
    switch (constant.kind()) {
      case PI, INFINITY -> {
        return new Notation.Bare(constant.kind());
      }
      case ZEROS, ONES -> args.addAll(dims(constant.shape()));
      case IDENTITY, UNIT_VECTOR, SINGLE_ENTRY, COMMUTATION, DUPLICATION, ELIMINATION ->
          constant.dims().forEach(dim -> args.add(Numbers.of(dim)));
    }
    return new Notation.Apply(new Head.Sized(constant.kind()), false, args);
  }

  /** A column has one size. */
  static List<Notation> dims(Shape shape) {
    Notation rows = Numbers.of(shape.rows());
    return shape.cols().equals(Dim.ONE) ? List.of(rows) : List.of(rows, Numbers.of(shape.cols()));
  }

  private Notation power(Expr.Power power) {
    Expr base = power.base();
    Expr exponent = power.exponent();
    if (exponent == Build.HALF) {
      return new Notation.Apply(Head.Special.ROOT, false, List.of(of(base)));
    }
    if (exponent == Build.MINUS_ONE && !power.isScalar()) {
      return new Notation.Apply(Head.Special.INVERSE, false, List.of(of(base)));
    }
    var divisor = Products.divisor(power);
    if (divisor.isPresent()) {
      var line = new Line();
      line.over(List.of(of(divisor.get())));
      return line.notation();
    }
    return new Notation.Power(of(base), of(exponent), false);
  }

  private Notation entryPower(Expr.EntryPower power) {
    Expr base = power.base();
    Expr exponent = power.exponent();
    if (exponent == Build.HALF) {
      return new Notation.Apply(Head.Special.ROOT, isMatrix(base), List.of(of(base)));
    }
    if (exponent == Build.MINUS_ONE) {
      return reciprocal(of(base));
    }
    return exponent == MINUS_HALF
        ? reciprocal(of(Build.entryPower(base, Build.HALF)))
        : new Notation.Power(of(base), of(exponent), true);
  }

  private static Notation reciprocal(Notation under) {
    return new Notation.Chain(Precedence.PRODUCT, Numbers.ONE, Operator.DOT_OVER, under);
  }

  /** {@code g(U)}, {@code grad(g)(U)}. */
  private Notation unknown(Expr.Applied applied) {
    Notation arg = of(applied.arg());
    Notation name = new Notation.Word(applied.function().name());
    return switch (applied.derivative()) {
      case NONE -> {
        var function = new Fun.Unknown(applied.function().name(), 0);
        yield new Notation.Apply(new Head.Function(function), false, List.of(arg));
      }
      case GRADIENT -> derived(Head.Special.GRADIENT, name, arg);
      case JACOBIAN -> derived(Head.Special.JACOBIAN, name, arg);
      case HESSIAN -> derived(Head.Special.HESSIAN, name, arg);
    };
  }

  private static Notation derived(Head.Special derivative, Notation name, Notation arg) {
    var function = new Notation.Apply(derivative, false, List.of(name));
    return new Notation.Curried(function, false, arg);
  }

  private Notation applied(Fun f, boolean dotted, Expr arg) {
    return f instanceof Fun.Lambda
        ? new Notation.Curried(function(f), dotted, of(arg))
        : new Notation.Apply(new Head.Function(f), dotted, List.of(of(arg)));
  }

  /** A function that is an argument; powers that have a name go by it. */
  private Notation function(Fun f) {
    if (!(f instanceof Fun.Lambda(var parameter, var body))) {
      return new Notation.FunctionName(f);
    }
    if (body == Build.sqrt(parameter)) {
      return new Notation.FunctionName(new Fun.Known(Head.Special.ROOT.written()));
    }
    if (body == Build.inverse(parameter)) {
      return new Notation.FunctionName(new Fun.Known(Head.Special.INVERSE.written()));
    }
    return new Notation.Arrow(of(parameter), of(body));
  }

  private Notation call(Op op, List<Expr> args) {
    if (op == Op.FROBENIUS) {
      return new Notation.Chain(
          Precedence.FROBENIUS, of(args.getFirst()), Operator.COLON, of(args.getLast()));
    }
    if (op == Op.ADJUGATE_DERIVATIVE) {
      var all = new ArrayList<Notation>();
      all.add(function(new Fun.Known(Op.ADJUGATE.written())));
      args.forEach(arg -> all.add(of(arg)));
      return new Notation.Apply(Head.Special.FRECHET, false, all);
    }
    var head = new Head.Operation(op, args.getFirst().shape().isVector());
    List<Notation> written = new ArrayList<>(args.stream().map(this::of).toList());
    if (op == Op.LYAPUNOV || op == Op.SYLVESTER) {
      // the coefficients give the size of the right side
      written.set(written.size() - 1, sums.sized(args.getLast(), args.subList(0, args.size() - 1)));
    }
    return new Notation.Apply(head, false, written);
  }

  /** One is enough along a vector. */
  private List<Notation> ranges(Shape shape, Range rows, Range cols) {
    if (shape.isColumn() && cols instanceof Range.All) {
      return List.of(range(rows));
    }
    return shape.isRow() && rows instanceof Range.All
        ? List.of(range(cols))
        : List.of(range(rows), range(cols));
  }

  private Notation range(Range range) {
    return switch (range) {
      case Range.All() -> new Notation.Everything();
      case Range.At(var index) -> of(index);
      case Range.Between(var from, var to) ->
          new Notation.Stretch(Numbers.of(from), Numbers.of(to));
    };
  }

  /** A function of it is entrywise only with a dot. */
  private static boolean isMatrix(Expr e) {
    return !e.isScalar() && !e.shape().isVector();
  }
}
