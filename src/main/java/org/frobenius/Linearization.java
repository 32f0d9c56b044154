package org.frobenius;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.calculus.Hessians;
import org.frobenius.calculus.Jacobians;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/** Jacobians, Hessians and their products with a direction, of a program and one of its names. */
final class Linearization {
  private static final List<String> MATRICES = List.of("E", "F", "H", "D", "G", "V", "Z");
  private static final List<String> VECTORS = List.of("h", "v", "u", "w", "z", "q", "r");
  private static final List<String> SCALARS = List.of("c", "b", "a", "g");

  private final Program program;
  private final String name;
  private final Expr wrt;
  private final Normalizer normalizer = new Normalizer();

  Linearization(Program program, String name) {
    this.program = program;
    this.name = name;
    this.wrt = program.variable(name);
  }

  /** The form that reads best: a matrix between vectors, else the map. */
  Jacobian jacobian() {
    Expr u = program.expression();
    return jacobian(isColumn(u) && isColumn(wrt) ? LinearForm.VEC : LinearForm.MAP);
  }

  Jacobian jacobian(LinearForm form) {
    Expr u = normalizer.normalize(program.expression());
    Optional<Expr.Symbol> direction = direction(form);
    Expr found =
        direction.isPresent()
            ? Jacobians.map(u, wrt, direction.get(), normalizer)
            : Jacobians.matrix(u, wrt, normalizer);
    return new Jacobian(program, name, form, direction, shortest(found), assumptions());
  }

  /** By a vector or a scalar the matrix, by a matrix the map. */
  Hessian hessian() {
    return hessian(isColumn(wrt) ? LinearForm.VEC : LinearForm.MAP);
  }

  Hessian hessian(LinearForm form) {
    Expr phi = normalizer.normalize(program.expression());
    Optional<Expr.Symbol> direction = direction(form);
    Expr found =
        direction.isPresent()
            ? Hessians.map(phi, wrt, direction.get(), normalizer)
            : Hessians.matrix(phi, wrt, normalizer);
    return new Hessian(program, name, form, direction, shortest(found), assumptions());
  }

  /**
   * @param text the direction in the program's scope, or a new name for it; without it the
   *     differential of the variable stands for it
   */
  HessianVectorProduct product(Optional<String> text) {
    Expr phi = normalizer.normalize(program.expression());
    Expr direction = text.map(this::named).orElseGet(() -> Build.differential(wrt));
    Expr found = Hessians.map(phi, wrt, direction, normalizer);
    return new HessianVectorProduct(program, name, direction, shortest(found), assumptions());
  }

  private Expr named(String text) {
    boolean fresh = text.matches("\\p{L}\\w*") && !taken().contains(text);
    return fresh
        ? Build.symbol(text, Jacobians.tangent(wrt))
        : program.expression(text, wrt.shape());
  }

  private Optional<Expr.Symbol> direction(LinearForm form) {
    return switch (form) {
      case MAP -> Optional.of(letter(Jacobians.tangent(wrt)));
      case VEC, INDEX -> Optional.empty();
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

  private static boolean isColumn(Expr e) {
    return e.isScalar() || e.shape().isColumn();
  }

  private Expr shortest(Expr normal) {
    return Simplifier.shortest(normal, normalizer);
  }

  private List<String> assumptions() {
    return Program.words(normalizer.assumptions());
  }

  /** A map's letter takes the value given as {@code dX}. */
  static Compiled compile(Answer answer, String wrt) {
    Expr moved = Build.differential(answer.program().variable(wrt));
    return answer
        .program()
        .compiled(
            answer
                .parameter()
                .map(letter -> Children.substitute(answer.expression(), Map.of(letter, moved)))
                .orElse(answer.expression()));
  }
}
