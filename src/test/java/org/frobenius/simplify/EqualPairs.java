package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.verify.Scope;

/**
 * Pairs of equal expressions: a random one, and the same after random laws of matrix algebra. The
 * same for the same seed.
 */
final class EqualPairs {
  static final Scope SCOPE =
      new Scope(
          "a in R; b in R; x in R(n); y in R(n); A in R(n, n); B in R(n, n); C in R(n, n); X in"
              + " R(n, m); Y in R(m, n); S in SPD(n); W in SPD(m)");

  private static final Dim M = Dim.symbol("m");
  private static final Dim N = Dim.symbol("n");
  private static final Shape SQUARE = shape(N, N);

  private final Random random;

  EqualPairs(long seed) {
    this.random = new Random(seed);
  }

  record Pair(Expr left, Expr right) {}

  Pair next(int depth, int laws) {
    Expr left =
        pick(
            List.of(
                () -> scalar(depth), () -> of(SQUARE, depth), () -> of(shape(N, Dim.ONE), depth)));
    Expr right = left;
    for (int i = 0; i < laws; i++) {
      right = rewritten(right);
    }
    return new Pair(left, right);
  }

  // expressions

  private Expr scalar(int depth) {
    int d = depth - 1;
    if (d < 0) {
      return pick(List.of(() -> SCOPE.name("a"), () -> SCOPE.name("b"), () -> Build.num(2)));
    }
    return pick(
        List.of(
            () -> Build.trace(of(SQUARE, d)),
            () -> Build.trace(Build.product(of(shape(N, M), d), of(shape(M, N), d))),
            () -> Build.frobenius(of(SQUARE, d), of(SQUARE, d)),
            () -> Build.power(Build.call(Op.NORM, of(shape(N, M), d)), Build.TWO),
            () -> Build.power(Build.call(Op.NORM, of(shape(N, Dim.ONE), d)), Build.TWO),
            () ->
                Build.product(
                    Build.transpose(of(shape(N, Dim.ONE), d)),
                    of(SQUARE, d),
                    of(shape(N, Dim.ONE), d)),
            () -> Build.call(Op.SUM, Build.hadamard(of(SQUARE, d), of(SQUARE, d))),
            () -> Build.call(Op.LOGDET, positive(d)),
            () -> Build.call(Op.DETERMINANT, of(SQUARE, d)),
            () ->
                Build.product(
                    Build.transpose(Build.call(Op.VEC, of(SQUARE, d))),
                    Build.call(Op.VEC, of(SQUARE, d))),
            () -> Build.sum(scalar(d), scalar(d)),
            () -> Build.product(scalar(d), scalar(d))));
  }

  private Expr positive(int d) {
    return pick(
        List.of(
            () -> SCOPE.name("S"),
            () -> Build.sum(SCOPE.name("S"), gram(of(shape(N, M), d))),
            () -> Build.sum(Build.identity(N), gram(of(shape(N, M), d)))));
  }

  private static Expr gram(Expr e) {
    return Build.product(e, Build.transpose(e));
  }

  private Expr of(Shape shape, int depth) {
    int d = depth - 1;
    if (d < 0) {
      return leaf(shape);
    }
    var choices = new ArrayList<Supplier<Expr>>();
    choices.add(() -> leaf(shape));
    choices.add(() -> Build.sum(of(shape, d), of(shape, d)));
    choices.add(() -> Build.minus(of(shape, d), of(shape, d)));
    choices.add(() -> Build.product(scalar(d - 1), of(shape, d)));
    choices.add(() -> Build.product(of(shape(shape.rows(), N), d), of(shape(N, shape.cols()), d)));
    choices.add(() -> Build.product(of(shape(shape.rows(), M), d), of(shape(M, shape.cols()), d)));
    choices.add(() -> Build.transpose(of(shape(shape.cols(), shape.rows()), d)));
    choices.add(() -> Build.hadamard(of(shape, d), of(shape, d)));
    if (shape.equals(SQUARE)) {
      choices.add(() -> Build.inverse(invertible(d)));
      choices.add(() -> Build.inverse(invertible(d)));
      choices.add(
          () -> Build.product(of(shape(N, Dim.ONE), d), Build.transpose(of(shape(N, Dim.ONE), d))));
    }
    if (shape.equals(shape(N, Dim.ONE))) {
      choices.add(() -> Build.product(Build.inverse(invertible(d)), of(shape, d)));
    }
    return pick(choices);
  }

  private Expr invertible(int d) {
    return pick(
        List.of(
            () -> leaf(SQUARE),
            () -> positive(d),
            () -> Build.product(leaf(SQUARE), leaf(SQUARE)),
            () -> Build.sum(Build.identity(N), Build.product(SCOPE.name("X"), SCOPE.name("Y"))),
            () -> Build.sum(SCOPE.name("A"), Build.product(SCOPE.name("X"), SCOPE.name("Y")))));
  }

  private Expr leaf(Shape shape) {
    if (shape.isScalar()) {
      return scalar(0);
    }
    List<String> fitting =
        List.of("x", "y", "A", "B", "C", "X", "Y", "S", "W").stream()
            .filter(n -> SCOPE.name(n).shape().equals(shape))
            .toList();
    if (fitting.isEmpty()) {
      Shape turned = shape(shape.cols(), shape.rows());
      if (turned.equals(shape(M, Dim.ONE)) || shape.equals(shape(M, Dim.ONE))) {
        Expr column = Build.product(SCOPE.name("Y"), leaf(shape(N, Dim.ONE)));
        return shape.isColumn() ? column : Build.transpose(column);
      }
      return Build.transpose(leaf(turned));
    }
    return SCOPE.name(fitting.get(random.nextInt(fitting.size())));
  }

  private static Shape shape(Dim rows, Dim cols) {
    return new Shape(rows, cols);
  }

  // laws

  /** With one random law applied at a random place where it can be. */
  private Expr rewritten(Expr e) {
    var places = new ArrayList<Expr>();
    collect(e, places);
    Collections.shuffle(places, random);
    for (Expr place : places) {
      List<Expr> forms = forms(place);
      forms.removeIf(form -> form == place);
      if (!forms.isEmpty()) {
        Expr form = forms.get(random.nextInt(forms.size()));
        return replaced(e, place, form);
      }
    }
    return e;
  }

  private static void collect(Expr e, List<Expr> places) {
    if (!places.contains(e)) {
      places.add(e);
      Children.of(e).forEach(child -> collect(child, places));
    }
  }

  private static Expr replaced(Expr e, Expr place, Expr with) {
    return e == place ? with : Children.map(e, child -> replaced(child, place, with));
  }

  private List<Expr> forms(Expr e) {
    var forms = new ArrayList<Expr>();
    switch (e) {
      case Expr.Sum(var terms, _) -> {
        var shuffled = new ArrayList<>(terms);
        Collections.shuffle(shuffled, random);
        forms.add(Build.sum(shuffled));
      }
      case Expr.Hadamard(var factors, _) -> {
        var shuffled = new ArrayList<>(factors);
        Collections.shuffle(shuffled, random);
        forms.add(Build.hadamard(shuffled));
        distributedEntries(factors).ifPresent(forms::add);
      }
      case Expr.Product p -> ofProduct(p, forms);
      case Expr.Transpose(var arg, _) -> ofTranspose(arg, forms);
      case Expr.Power(var base, var exponent, _)
          when exponent == Build.MINUS_ONE && !base.isScalar() ->
          ofInverse(base, forms);
      case Expr.Power(Expr.Call(var op, var args, _), var exponent, _)
          when op == Op.NORM && exponent == Build.TWO -> {
        Expr m = args.getFirst();
        forms.add(Build.trace(Build.product(Build.transpose(m), m)));
        forms.add(Build.frobenius(m, m));
        forms.add(Build.power(Build.call(Op.NORM, Build.transpose(m)), Build.TWO));
      }
      case Expr.Call(var op, var args, _) -> ofCall(op, args, forms);
      case Expr _ -> {}
    }
    if (!e.isScalar() && random.nextInt(4) == 0) {
      forms.add(Build.transpose(Build.transpose(e)));
      forms.add(Build.sum(Build.product(Build.HALF, e), Build.product(Build.HALF, e)));
    }
    return forms;
  }

  private Optional<Expr> distributedEntries(List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
        var all = new ArrayList<Expr>();
        for (Expr term : terms) {
          var one = new ArrayList<>(factors);
          one.set(i, term);
          all.add(Build.hadamard(one));
        }
        return Optional.of(Build.sum(all));
      }
    }
    return Optional.empty();
  }

  private void ofProduct(Expr.Product p, List<Expr> forms) {
    List<Expr> factors = p.factors();
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
        var all = new ArrayList<Expr>();
        for (Expr term : terms) {
          all.add(Build.product(p.coefficient(), p.scalars(), with(factors, i, 1, term)));
        }
        forms.add(Build.sum(all));
      }
    }
    for (Expr scalar : p.scalars()) {
      if (scalar instanceof Expr.Sum(var terms, _)) {
        var rest = new ArrayList<>(p.scalars());
        rest.remove(scalar);
        var all = new ArrayList<Expr>();
        for (Expr term : terms) {
          var scalars = new ArrayList<>(rest);
          scalars.add(term);
          all.add(Build.product(p.coefficient(), scalars, factors));
        }
        forms.add(Build.sum(all));
      }
    }
    if (factors.size() > 1 && p.scalars().isEmpty() && p.coefficient().isOne()) {
      List<Expr> turned = factors.reversed().stream().map(Build::transpose).toList();
      forms.add(p.isScalar() ? Build.product(turned) : Build.transpose(Build.product(turned)));
      if (p.isScalar()) {
        var rotated = new ArrayList<>(factors.subList(1, factors.size()));
        rotated.add(factors.getFirst());
        forms.add(Build.trace(Build.product(rotated)));
      }
    }
    for (int i = 0; i + 1 < factors.size(); i++) {
      ofNeighbours(p, i, forms);
    }
  }

  private static void ofNeighbours(Expr.Product p, int i, List<Expr> forms) {
    Expr first = p.factors().get(i);
    Expr second = p.factors().get(i + 1);
    if (isInverse(first) && isInverse(second)) {
      Expr both = Build.inverse(Build.product(base(second), base(first)));
      forms.add(Build.product(p.coefficient(), p.scalars(), with(p.factors(), i, 2, both)));
    }
    if (isInverse(first)
        && base(first) instanceof Expr.Sum(var terms, _)
        && terms.size() == 2
        && Build.isConstant(terms.getFirst(), Expr.Constant.Kind.IDENTITY)
        && terms.getLast() instanceof Expr.Product(var c, var scalars, var chain, _)
        && c.isOne()
        && scalars.isEmpty()
        && chain.size() == 2
        && chain.getFirst() == second) {
      // push-through
      Expr right = chain.getLast();
      Expr inner = Build.sum(Build.identity(right.shape().rows()), Build.product(right, second));
      Expr pushed = Build.product(second, Build.inverse(inner));
      forms.add(Build.product(p.coefficient(), p.scalars(), with(p.factors(), i, 2, pushed)));
    }
    if (isInverse(first) && first.shape().isSquare() && second instanceof Expr.Symbol) {
      // inv(A)*B = inv(A)*(A + B) - I
      if (second.shape().equals(first.shape())) {
        Expr all = Build.product(first, Build.sum(base(first), second));
        Expr form = Build.minus(all, Build.identity(first.shape().rows()));
        forms.add(Build.product(p.coefficient(), p.scalars(), with(p.factors(), i, 2, form)));
      }
    }
  }

  private static List<Expr> with(List<Expr> factors, int at, int count, Expr form) {
    var changed = new ArrayList<>(factors.subList(0, at));
    changed.add(form);
    changed.addAll(factors.subList(at + count, factors.size()));
    return changed;
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(_, var exponent, _)
        && exponent == Build.MINUS_ONE
        && !e.isScalar();
  }

  private static Expr base(Expr inverse) {
    return ((Expr.Power) inverse).base();
  }

  private static void ofTranspose(Expr arg, List<Expr> forms) {
    switch (arg) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          forms.add(
              Build.product(
                  c, scalars, factors.reversed().stream().map(Build::transpose).toList()));
      case Expr.Sum(var terms, _) ->
          forms.add(Build.sum(terms.stream().map(Build::transpose).toList()));
      case Expr.Hadamard(var factors, _) ->
          forms.add(Build.hadamard(factors.stream().map(Build::transpose).toList()));
      case Expr.Power(var base, var exponent, _) ->
          forms.add(Build.power(Build.transpose(base), exponent));
      case Expr _ -> {}
    }
  }

  private static void ofInverse(Expr base, List<Expr> forms) {
    if (base instanceof Expr.Product(var c, var scalars, var factors, _)
        && c.isOne()
        && scalars.isEmpty()
        && factors.stream().allMatch(f -> f.shape().isSquare())) {
      forms.add(Build.product(factors.reversed().stream().map(Build::inverse).toList()));
    }
    if (base instanceof Expr.Sum(var terms, _)
        && terms.size() == 2
        && terms.getLast() instanceof Expr.Product(var c, var scalars, var factors, _)
        && c.isOne()
        && scalars.isEmpty()
        && factors.size() == 2
        && !factors.getFirst().shape().isSquare()) {
      forms.add(woodbury(terms.getFirst(), factors.getFirst(), factors.getLast()));
    }
    forms.add(Build.transpose(Build.inverse(Build.transpose(base))));
  }

  /** Henderson & Searle 1981. */
  private static Expr woodbury(Expr a, Expr u, Expr v) {
    Expr over = Build.inverse(a);
    Expr inner = Build.sum(Build.identity(v.shape().rows()), Build.product(v, over, u));
    return Build.minus(over, Build.product(over, u, Build.inverse(inner), v, over));
  }

  private void ofCall(Op op, List<Expr> args, List<Expr> forms) {
    Expr arg = args.getFirst();
    switch (op) {
      case TRACE -> {
        forms.add(Build.trace(Build.transpose(arg)));
        if (arg instanceof Expr.Sum(var terms, _)) {
          forms.add(Build.sum(terms.stream().map(Build::trace).toList()));
        }
        if (arg instanceof Expr.Product(var c, var scalars, var factors, _) && factors.size() > 1) {
          int cut = 1 + random.nextInt(factors.size() - 1);
          Expr left = Build.product(factors.subList(0, cut));
          Expr right = Build.product(factors.subList(cut, factors.size()));
          Expr front = Build.product(c, scalars, List.of());
          forms.add(Build.product(front, Build.trace(Build.product(right, left))));
          forms.add(Build.product(front, Build.frobenius(Build.transpose(left), right)));
          forms.add(
              Build.product(
                  front, Build.call(Op.SUM, Build.hadamard(Build.transpose(left), right))));
          forms.add(
              Build.product(
                  front,
                  Build.transpose(Build.call(Op.VEC, Build.transpose(left))),
                  Build.call(Op.VEC, right)));
        }
      }
      case FROBENIUS -> {
        forms.add(Build.frobenius(args.getLast(), arg));
        forms.add(Build.trace(Build.product(Build.transpose(arg), args.getLast())));
        forms.add(Build.call(Op.SUM, Build.hadamard(arg, args.getLast())));
      }
      case SUM -> forms.add(Build.call(Op.SUM, Build.transpose(arg)));
      case DETERMINANT -> {
        forms.add(Build.call(op, Build.transpose(arg)));
        if (arg instanceof Expr.Product(var c, var scalars, var factors, _)
            && c.isOne()
            && scalars.isEmpty()
            && factors.stream().allMatch(f -> f.shape().isSquare())) {
          forms.add(Build.product(factors.stream().map(f -> Build.call(op, f)).toList()));
        }
      }
      case LOGDET -> {
        forms.add(Build.negate(Build.call(op, Build.inverse(arg))));
        if (arg instanceof Expr.Sum(var terms, _)
            && terms.size() == 2
            && terms.getLast() instanceof Expr.Product(var c, var scalars, var factors, _)
            && c.isOne()
            && scalars.isEmpty()
            && factors.size() == 2) {
          Expr a = terms.getFirst();
          Expr v = factors.getLast();
          Expr inner =
              Build.sum(
                  Build.identity(v.shape().rows()),
                  Build.product(v, Build.inverse(a), factors.getFirst()));
          forms.add(Build.sum(Build.call(op, a), Build.call(op, inner)));
        }
      }
      case VEC -> {
        if (arg instanceof Expr.Product(var c, var scalars, var factors, _) && factors.size() > 1) {
          Expr left = factors.getFirst();
          Expr right = Build.product(factors.subList(1, factors.size()));
          Dim last = right.shape().cols();
          forms.add(
              Build.product(
                  c,
                  scalars,
                  List.of(
                      Build.call(Op.KRON, Build.identity(last), left), Build.call(Op.VEC, right))));
        }
      }
      case null, default -> {}
    }
  }

  private <T> T pick(List<Supplier<T>> choices) {
    return choices.get(random.nextInt(choices.size())).get();
  }
}
