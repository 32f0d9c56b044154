package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.expr.ZeroDivisors;

/** Nodes whose shapes are known to expressions, operands first. */
final class Lowering {
  private final Inference inference;
  private final LoweredCalls calls;
  private final Flattening flattening;
  private final List<Expr> lowered = new ArrayList<>();
  private final Map<Expr, Span> places = new IdentityHashMap<>();
  private final Map<Variable, Expr.Symbol> symbols = new HashMap<>();
  private final Map<Bound, Expr.Symbol> bound = new HashMap<>();

  Lowering(Inference inference, Scope scope, Complaints complaints) {
    this.inference = inference;
    this.calls = new LoweredCalls(this, complaints);
    this.flattening = new Flattening(inference, this);
    scope.variables().forEach(v -> symbols.put(v, Build.symbol(v.name, space(v))));
    scope.allBound().forEach(b -> bound.put(b, symbol(b, scope.names())));
  }

  private Space space(Variable variable) {
    return Space.of(variable.kind, inference.resolve(variable.shape));
  }

  /** A bound name keeps its letter where no name around it is the same. */
  private Expr.Symbol symbol(Bound name, Set<String> taken) {
    Set<String> around = new HashSet<>();
    for (Optional<Bound> at = name.outer(); at.isPresent(); at = at.get().outer()) {
      around.add(symbolOf(at.get()).name());
    }
    boolean parameter = name.kind() == Bound.Kind.PARAMETER;
    String wanted = parameter && !taken.contains("z") ? "z" : name.name();
    String fresh = wanted;
    for (int i = 1; taken.contains(fresh) || around.contains(fresh); i++) {
      fresh = wanted + i;
    }
    return switch (name.kind()) {
      case PARAMETER, VARIABLE -> Build.variable(fresh);
      case INDEX, ENDLESS_INDEX -> Build.index(fresh);
    };
  }

  Expr.Symbol symbolOf(Bound name) {
    Expr.Symbol symbol = bound.get(name);
    if (symbol == null) {
      throw new IllegalStateException("not bound: " + name.name());
    }
    return symbol;
  }

  Expr.Symbol symbolOf(Variable variable) {
    Expr.Symbol symbol = symbols.get(variable);
    if (symbol == null) {
      throw new IllegalStateException("not a name: " + variable.name);
    }
    return symbol;
  }

  /** Where an expression first stands in the text. */
  Map<Expr, Span> places() {
    return places;
  }

  void lower(List<Node> nodes) {
    flattening.read(nodes);
    for (Node node : nodes) {
      if (flattening.isAbsorbed(node)) {
        lowered.add(Build.ZERO);
      } else {
        Expr value = lower(node);
        refuseZeroDivisor(value, node);
        refuseNoNorm(value, node);
        lowered.add(value);
        places.putIfAbsent(value, node.span);
      }
    }
  }

  /** A divisor that comes out 0, {@code 1/(1 - 1)}: the node itself or what it is a product of. */
  private static void refuseZeroDivisor(Expr value, Node node) {
    Optional<String> found = ZeroDivisors.of(value);
    for (Expr part : Children.of(value)) {
      found = found.isPresent() ? found : ZeroDivisors.of(part);
    }
    found.ifPresent(
        words -> {
          throw new DomainException(Diagnostic.of(Kind.DOMAIN, words, node.span));
        });
  }

  /**
   * {@code norm(x, 0)}, the number of entries that are not zero, is no norm and has no gradient.
   */
  private static void refuseNoNorm(Expr value, Node node) {
    if (value instanceof Expr.Call(var op, var args, _)
        && op == Op.NORM_P
        && args.getLast() instanceof Expr.Num(var p, _)
        && p.signum() <= 0) {
      throw new DomainException(
          Diagnostic.of(
                  Kind.DOMAIN, "the p of `norm(x, p)` is positive, here %s".formatted(p), node.span)
              .help("write `norm1(x)`, the usual stand-in for the number of nonzero entries"));
    }
  }

  Expr of(Node node) {
    return node.form instanceof Form.Given(var value) ? value : lowered.get(node.id);
  }

  private List<Expr> of(List<Node> nodes) {
    return nodes.stream().map(this::of).toList();
  }

  Shape shape(Node node) {
    return inference.resolve(node.shape);
  }

  private Expr first(Node node) {
    return of(node.args.getFirst());
  }

  private Expr last(Node node) {
    return of(node.args.getLast());
  }

  private Expr lower(Node node) {
    return switch (node.form) {
      case Form.Number(var value) -> Build.num(value);
      case Form.SizeOf(var dim) -> Build.size(dim);
      case Form.NameOf(var variable) ->
          variable.size ? Build.size(Dim.symbol(variable.name)) : symbolOf(variable);
      case Form.BoundName(var name) -> symbolOf(name);
      case Form.Defined(var name) -> Build.named(name, first(node));
      case Form.Given(var value) -> value;
      case Form.ConstantOf(var kind) -> constant(kind, node);
      case Form.SizedConstant(var kind, var sizes) -> Build.constant(kind, sizes, List.of());
      case Form.Filled() -> Build.product(first(node), Build.ones(shape(node)));
      case Form.Plus _, Form.DotPlus _ -> flattening.sum(node);
      case Form.Negated() -> Build.negate(first(node));
      case Form.Chain _ -> flattening.product(node);
      case Form.DotChain _ -> flattening.entrywiseProduct(node);
      case Form.Under() -> Build.product(Build.inverse(first(node)), last(node));
      case Form.Powered() -> Build.power(first(node), last(node));
      case Form.DotPowered() -> Build.entryPower(first(node), last(node));
      case Form.Transposed() -> Build.transpose(first(node));
      case Form.Applied(var function, var dotted) ->
          calls.applied(function, dotted, node.args.getFirst(), node.span);
      case Form.AppliedLambda(var parameter) ->
          calls.lambda(parameter, node.args.getFirst(), node.args.getLast());
      case Form.Unknown(var function, var derivative) ->
          Build.applied(function, derivative, first(node));
      case Form.Operator(var op) -> calls.operator(op, of(node.args), node);
      case Form.Written written -> calls.written(written, of(node.args));
      case Form.Unvec(var rows, var cols) ->
          Build.call(Op.UNVEC, first(node), Build.size(rows), Build.size(cols));
      case Form.Frechet(var function) -> calls.frechet(function, node.args);
      case Form.DifferentialOf() -> Build.differential(first(node));
      case Form.SliceOf(var ranges) -> slice(node, ranges);
      case Form.BlockOf(var lengths) -> block(node, lengths);
      case Form.SumOver(var index) ->
          Build.bigSum(symbolOf(index), first(node), of(node.args.get(1)), last(node));
      case Form.ProductOver(var index, var from, var to) ->
          LoweredCalls.productOver(symbolOf(index), from, to, first(node), node.span);
      case Form.IntegralOver(var variable) ->
          Build.integral(symbolOf(variable), first(node), of(node.args.get(1)), last(node));
    };
  }

  private Expr constant(Expr.Constant.Kind kind, Node node) {
    Shape shape = shape(node);
    List<Dim> dims =
        switch (kind) {
          case ZEROS, ONES, SINGLE_ENTRY -> List.of(shape.rows(), shape.cols());
          case IDENTITY, UNIT_VECTOR -> List.of(shape.rows());
          case PI, INFINITY, COMMUTATION, DUPLICATION, ELIMINATION -> List.of();
        };
    List<Expr> indices = of(node.args);
    for (int i = 0; i < indices.size(); i++) {
      checkPlace(indices.get(i), dims.get(i), 1, node.args.get(i).span);
    }
    return Build.constant(kind, dims, indices);
  }

  /** A scalar at every entry. */
  static Expr spread(Expr e, Shape shape) {
    return e.isScalar() && !shape.isScalar() ? Build.product(e, Build.ones(shape)) : e;
  }

  // parts

  private Expr slice(Node node, List<Form.RangeForm> ranges) {
    Expr arg = first(node);
    Shape shape = arg.shape();
    var selected = new ArrayList<Range>();
    int next = 1;
    for (int i = 0; i < ranges.size(); i++) {
      boolean row = ranges.size() == 1 && shape.isRow();
      Dim full = i == 1 || row ? shape.cols() : shape.rows();
      switch (ranges.get(i)) {
        case Form.RangeForm.All() -> selected.add(Range.ALL);
        case Form.RangeForm.Between(var from, var to, var span) -> {
          checkPlace(Build.size(from), full, 1, span);
          checkPlace(Build.size(to), full, 1, span);
          selected.add(new Range.Between(from, to));
        }
        case Form.RangeForm.At(var span) -> {
          Expr index = of(node.args.get(next++));
          checkPlace(index, full, full.equals(Dim.INFINITE) ? 0 : 1, span);
          selected.add(new Range.At(index));
        }
      }
    }
    if (ranges.size() == 1) {
      selected.add(shape.isRow() ? 0 : 1, Range.ALL);
    }
    return shape.isScalar() ? arg : Build.slice(arg, selected.getFirst(), selected.getLast());
  }

  /** Entries count from {@code least}; a literal index has to lie inside. */
  private static void checkPlace(Expr index, Dim full, int least, Span span) {
    Optional<Dim> place = place(index);
    if (place.isEmpty()) {
      return;
    }
    Dim value = place.get();
    boolean outside =
        value.constant().filter(v -> !v.isInteger() || isBelow(v, least)).isPresent()
            || value.minus(full).constant().filter(past -> past.signum() > 0).isPresent();
    if (outside) {
      throw new ShapeException(
          Diagnostic.of(
                  Kind.SHAPE,
                  "there is no entry %s: they count from %d to %s".formatted(value, least, full),
                  span)
              .help(counted(value, full)));
    }
  }

  /** What elsewhere counts from 0 on, or from the end. */
  private static Optional<String> counted(Dim place, Dim full) {
    Optional<Rational> value = place.constant();
    if (value.filter(v -> v.signum() == 0).isPresent()) {
      return Optional.of("write `1` for the first one");
    }
    if (value.filter(v -> v.signum() < 0).isEmpty()) {
      return Optional.empty();
    }
    Dim fromEnd = full.plus(place).plus(Dim.ONE);
    boolean nameless = full.asSymbol().filter(n -> n.matches("n\\d+")).isPresent();
    return Optional.of(
        nameless
            ? "declare the size, such as `x in R(n)`, and write `%s`"
                .formatted(Dim.symbol("n").plus(place).plus(Dim.ONE))
            : "write `%s`".formatted(fromEnd));
  }

  private static boolean isBelow(Rational value, int least) {
    return value.compareTo(Rational.of(least)) < 0;
  }

  /** {@code 4} or {@code n + 1}; empty for an index that runs. */
  private static Optional<Dim> place(Expr index) {
    return switch (index) {
      case Expr.Num(var value, _) -> Optional.of(Dim.ONE.times(value));
      case Expr.Size(var dim, _) -> Optional.of(dim);
      case Expr.Sum(var terms, _) -> {
        Dim all = Dim.ZERO;
        for (Expr term : terms) {
          Optional<Dim> one = place(term);
          if (one.isEmpty()) {
            yield Optional.empty();
          }
          all = all.plus(one.get());
        }
        yield Optional.of(all);
      }
      case Expr _ -> Optional.empty();
    };
  }

  private Expr block(Node node, List<Integer> lengths) {
    var rows = new ArrayList<List<Expr>>();
    int start = 0;
    for (int length : lengths) {
      rows.add(of(node.args.subList(start, start + length)));
      start += length;
    }
    return Build.block(rows);
  }
}
