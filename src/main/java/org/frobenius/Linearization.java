package org.frobenius;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.frobenius.calculus.Freed;
import org.frobenius.calculus.Hessians;
import org.frobenius.calculus.Jacobians;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Space;
import org.frobenius.expr.ZeroDivisors;
import org.frobenius.rule.Assumption;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.verify.Confirmation;
import org.frobenius.verify.DifferentialCheck;
import org.frobenius.verify.Equality;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Verdict;

/** Jacobians, Hessians and their products with a direction, of a program and one of its names. */
final class Linearization {
  private static final List<String> MATRICES = List.of("E", "F", "H", "D", "G", "V", "Z");
  private static final List<String> VECTORS = List.of("h", "v", "u", "w", "z", "q", "r");
  private static final List<String> SCALARS = List.of("c", "b", "a", "g");

  /** Names that mean something without being declared. */
  private static final Set<String> CONSTANTS = Set.of("I", "ones", "zeros", "pi", "inf");

  private final Program program;
  private final String name;
  private final Expr wrt;
  private final Freed freed;
  private final Normalizer normalizer = new Normalizer();

  Linearization(Program program, String name) {
    this.program = program;
    this.name = name;
    this.wrt = program.variable(name);
    this.freed = Freed.definitions(List.of(wrt), program.expression());
  }

  /** The form that reads best: a matrix between vectors, else the map. */
  Jacobian jacobian() {
    Expr u = program.expression();
    return jacobian(isVector(u) && isVector(wrt) ? LinearForm.VEC : LinearForm.MAP);
  }

  Jacobian jacobian(LinearForm form) {
    Expr u = normalizer.normalize(freed.in(program.expression()));
    Optional<Expr.Symbol> direction = direction(form);
    Expr found =
        direction.isPresent()
            ? Jacobians.map(u, freed.in(wrt), direction.get(), normalizer)
            : Jacobians.matrix(u, freed.in(wrt), normalizer);
    Expr shortest = shortest(freed.back(found, normalizer), direction);
    return new Jacobian(
        program, name, form, direction.map(Linearization::asRead), shortest, assumptions(shortest));
  }

  /** By a vector or a scalar the matrix, by a matrix the map. */
  Hessian hessian() {
    return hessian(isVector(wrt) ? LinearForm.VEC : LinearForm.MAP);
  }

  Hessian hessian(LinearForm form) {
    Hessians.flat(wrt);
    Expr phi = normalizer.normalize(freed.in(program.expression()));
    Optional<Expr.Symbol> direction = direction(form);
    Expr found =
        direction.isPresent()
            ? Hessians.map(phi, freed.in(wrt), direction.get(), normalizer)
            : Hessians.matrix(phi, freed.in(wrt), normalizer);
    Expr shortest = shortest(freed.back(found, normalizer), direction);
    return new Hessian(
        program, name, form, direction.map(Linearization::asRead), shortest, assumptions(shortest));
  }

  /**
   * @param text the direction in the program's scope, or a new name for it; without it the
   *     differential of the variable stands for it
   */
  HessianVectorProduct product(Optional<String> text) {
    Expr phi = normalizer.normalize(freed.in(program.expression()));
    Expr direction = text.map(this::named).orElseGet(() -> Build.differential(wrt));
    Expr found = Hessians.map(phi, freed.in(wrt), direction, normalizer);
    Expr shortest = shortest(freed.back(found, normalizer));
    return new HessianVectorProduct(program, name, direction, shortest, assumptions(shortest));
  }

  private Expr named(String text) {
    boolean fresh =
        text.matches("\\p{L}\\w*") && !taken().contains(text) && !CONSTANTS.contains(text);
    return fresh
        ? Build.symbol(text, Jacobians.tangent(wrt))
        : program.expression(text, wrt.shape());
  }

  // checks against finite differences

  Verdict check(Differential d, long seed) {
    List<Expr> names = d.wrt().stream().map(program::variable).toList();
    return DifferentialCheck.of(
        program.expression(), names, d.expression(), program.read(d.assumptions()), seed);
  }

  Verdict check(Jacobian j, long seed) {
    Expr u = program.expression();
    List<Assumption> assumed = program.read(j.assumptions());
    return switch (j.form()) {
      case MAP -> change(u, atDifferential(j), assumed, seed);
      case VEC ->
          change(
              Build.call(Op.VEC, u),
              Build.product(j.expression(), Jacobians.moving(wrt)),
              assumed,
              seed);
    };
  }

  /** The gradient against the scalar, then the Hessian against the gradient. */
  Verdict check(Hessian h, long seed) {
    Expr phi = program.expression();
    Expr gradient = gradient();
    List<Assumption> assumed = assumed(h);
    Verdict first = GradientCheck.of(phi, wrt, gradient, assumed, seed);
    if (!first.right()) {
      return first;
    }
    return switch (h.form()) {
      case MAP -> change(gradient, atDifferential(h), assumed, seed);
      case VEC ->
          change(
              Hessians.moved(gradient, wrt),
              Build.product(h.expression(), Jacobians.moving(wrt)),
              assumed,
              seed);
    };
  }

  /** The product with {@code d(X)}, then that one with the direction in the place of d(X). */
  Verdict check(HessianVectorProduct p, long seed) {
    Expr gradient = gradient();
    Expr differential = Build.differential(wrt);
    Expr phi = freed.in(program.expression());
    Expr product =
        freed.back(Hessians.map(phi, freed.in(wrt), differential, normalizer), normalizer);
    Verdict first = change(gradient, product, assumed(p), seed);
    return first.right()
        ? Equality.compare(
            Children.substitute(product, Map.of(differential, p.direction())), p.expression(), seed)
        : first;
  }

  /** As a function of what moves: nothing that holds at a value alone is used in it. */
  private Expr gradient() {
    return freed.back(Hessians.gradient(freed.in(program.expression()), freed.in(wrt), normalizer));
  }

  /** What the gradient and the answer need. */
  private List<Assumption> assumed(Answer answer) {
    var assumed = new ArrayList<>(normalizer.assumptions());
    assumed.addAll(program.read(answer.assumptions()));
    return assumed;
  }

  /** Whether {@code u} changes by the claim, which is linear in {@code d(X)}. */
  private Verdict change(Expr u, Expr claimed, List<Assumption> assumed, long seed) {
    return DifferentialCheck.of(u, List.of(wrt), claimed, assumed, seed);
  }

  private Expr atDifferential(Answer answer) {
    return answer
        .parameter()
        .map(
            letter ->
                Children.substitute(answer.expression(), Map.of(letter, Build.differential(wrt))))
        .orElse(answer.expression());
  }

  private Optional<Expr.Symbol> direction(LinearForm form) {
    return switch (form) {
      case MAP -> Optional.of(letter(Jacobians.tangent(wrt)));
      case VEC -> Optional.empty();
    };
  }

  private Expr.Symbol letter(Space space) {
    List<String> letters =
        space.shape().isScalar() ? SCALARS : space.shape().isColumn() ? VECTORS : MATRICES;
    Set<String> taken = taken();
    String first = letters.getFirst();
    String free =
        letters.stream()
            .filter(l -> !taken.contains(l))
            .findFirst()
            .orElseGet(
                () -> {
                  int i = 1;
                  while (taken.contains(first + i)) {
                    i++;
                  }
                  return first + i;
                });
    return Build.symbol(free, space);
  }

  private Set<String> taken() {
    var taken = new HashSet<>(program.names().keySet());
    taken.addAll(program.dimensions());
    taken.addAll(program.read().definitions().keySet());
    taken.addAll(program.read().functions().keySet());
    return taken;
  }

  private static boolean isVector(Expr e) {
    return e.isScalar() || e.shape().isVector();
  }

  /** A map's letter when it is read: nothing says more of it than its shape. */
  private static Expr.Symbol asRead(Expr.Symbol letter) {
    return Build.symbol(letter.name(), Space.real(letter.shape()));
  }

  private Expr shortest(Expr normal, Optional<Expr.Symbol> direction) {
    Expr shortest = shortest(normal);
    if (direction.isEmpty()) {
      return shortest;
    }
    Expr.Symbol letter = direction.get();
    Expr.Symbol read = asRead(letter);
    Expr mapped =
        read == letter
            ? shortest
            : Simplifier.simplify(Children.substitute(shortest, Map.of(letter, read)), normalizer);
    return MapLetter.last(read, program.withOwnSigns(mapped));
  }

  private Expr shortest(Expr normal) {
    return program.withOwnSigns(
        BoundNames.apart(
            ZeroDivisors.refuse(Simplifier.shortest(normal, normalizer)), program.read().scope()));
  }

  private List<String> assumptions(Expr answer) {
    return program.taken(normalizer.assumptions(), answer);
  }

  /** A derivative ready to be given numbers; a map's letter takes the value given as dX. */
  static Compiled compile(Answer answer) {
    Program program = answer.program();
    Expr u = program.expression();
    return switch (answer) {
      case Gradient g -> {
        Expr x = program.variable(g.wrt());
        yield compile(
            g,
            g.expression(),
            value -> {
              Expr inSpace = g.convention().inSpace(x, value);
              Expr change = Build.frobenius(inSpace, Build.differential(x));
              return new Confirmation(u, 1, List.of(x), change);
            });
      }
      case Differential d -> {
        List<Expr> names = d.wrt().stream().map(program::variable).toList();
        yield compile(d, d.expression(), value -> new Confirmation(u, 1, names, value));
      }
      case Jacobian j -> {
        Expr x = program.variable(j.wrt());
        Expr value = new Linearization(program, j.wrt()).atDifferential(j);
        yield compile(
            j,
            value,
            switch (j.form()) {
              case MAP -> map -> new Confirmation(u, 1, List.of(x), map);
              case VEC -> matrix -> ofVector(u, x, matrix);
            },
            j.form() == LinearForm.VEC && u.shape().cols().isOne() && isColumn(x)
                ? Optional.of(
                    () -> {
                      Expr columns = columns(x, h -> Jacobians.map(u, x, h, new Normalizer()));
                      return compile(j, columns, matrix -> ofVector(u, x, matrix));
                    })
                : Optional.empty());
      }
      case Hessian h -> {
        Expr x = program.variable(h.wrt());
        Expr value = new Linearization(program, h.wrt()).atDifferential(h);
        yield compile(
            h,
            value,
            switch (h.form()) {
              case MAP ->
                  map ->
                      new Confirmation(
                          u, 2, List.of(x), Build.frobenius(Build.differential(x), map));
              case VEC -> matrix -> ofGradient(u, x, matrix);
            },
            h.form() == LinearForm.VEC && isColumn(x)
                ? Optional.of(
                    () -> {
                      Expr columns = columns(x, v -> Hessians.map(u, x, v, new Normalizer()));
                      return compile(h, columns, matrix -> ofGradient(u, x, matrix));
                    })
                : Optional.empty());
      }
      case HessianVectorProduct p -> {
        Expr x = program.variable(p.wrt());
        yield compile(
            p,
            p.expression(),
            value ->
                new Confirmation(
                    u,
                    2,
                    List.of(x),
                    Build.frobenius(p.direction(), value),
                    Map.of(x, p.direction())));
      }
      case Written w -> compile(w.answer());
      case Simplified s -> s.compile();
    };
  }

  /** A Jacobian matrix of {@code u}. */
  private static Confirmation ofVector(Expr u, Expr x, Expr value) {
    return new Confirmation(
        Build.call(Op.VEC, u), 1, List.of(x), Build.product(value, Jacobians.moving(x)));
  }

  /** A Hessian matrix of {@code phi}. */
  private static Confirmation ofGradient(Expr phi, Expr x, Expr value) {
    Expr moving = Jacobians.moving(x);
    return new Confirmation(
        phi, 2, List.of(x), Build.product(Build.transpose(moving), value, moving));
  }

  private static boolean isColumn(Expr x) {
    return x instanceof Expr.Symbol && x.shape().isColumn() && !x.isScalar();
  }

  /** The matrix of a map, {@code sum(j = 1..n, T(e(j))*e(j)')}. */
  private static Expr columns(Expr x, UnaryOperator<Expr> map) {
    Expr.Symbol j = Build.index("column of " + ((Expr.Symbol) x).name());
    Dim n = x.shape().rows();
    Expr unit = Build.constant(Expr.Constant.Kind.UNIT_VECTOR, List.of(n), List.of(j));
    return Build.bigSum(
        j, Build.ONE, Build.size(n), Build.product(map.apply(unit), Build.transpose(unit)));
  }

  private static Compiled compile(Answer answer, Expr value, Compiled.Claim claim) {
    return compile(answer, value, claim, Optional.empty());
  }

  private static Compiled compile(
      Answer answer, Expr value, Compiled.Claim claim, Optional<Supplier<Compiled>> byColumns) {
    return answer.program().compiledDerivative(value, claim, byColumns, answer.assumptions());
  }
}
