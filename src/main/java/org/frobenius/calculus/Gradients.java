package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.rule.Assumption;
import org.frobenius.simplify.Normalizer;

/**
 * The gradients of a scalar by names: the G with {@code dphi = G : dX} (Magnus & Neudecker, ch. 9).
 * The adjoint of each node's differential is applied once a node, in reverse topological order, so
 * the cost is linear in the shared graph.
 */
public final class Gradients {
  private final Set<Expr> wrt;
  private final Normalizer normalizer;
  private final Map<Expr, Boolean> depends = new IdentityHashMap<>();
  private final Map<Expr, Decomposition> decompositions = new IdentityHashMap<>();
  private final Map<Expr, List<Expr>> contributions = new IdentityHashMap<>();
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final LongGradients named;

  private Gradients(Set<Expr> wrt, Normalizer normalizer, LongGradients named) {
    this.wrt = wrt;
    this.normalizer = normalizer;
    this.named = named;
  }

  /**
   * @param phi a scalar
   * @param wrt the names ({@link Expr.Symbol} or {@link Expr.Named}) to differentiate by
   * @param normalizer brings each gradient on the way to normal form, and remembers what that
   *     assumed
   * @return for each name its gradient in normal form, unconstrained by the name's space
   */
  public static Map<Expr, Expr> of(Expr phi, List<Expr> wrt, Normalizer normalizer) {
    var names = new LinkedHashSet<>(wrt);
    var named = new LongGradients();
    var gradients = new Gradients(names, normalizer, named);
    gradients.run(phi, Build.ONE);
    normalizer.assumptions().addAll(gradients.assumptions);
    var result = new LinkedHashMap<Expr, Expr>();
    for (Expr name : names) {
      Expr total = normalizer.normalize(named.written(gradients.total(name)));
      result.put(name, normalizer.normalize(inSpace(total, name)));
    }
    normalizer.forget(LongGradients::isOne);
    return result;
  }

  /** Whether the gradient is the Euclidean one, of a function of all matrices as it is written. */
  private static boolean isManifold(Space space) {
    return space.kind() == Space.Kind.ORTHOGONAL || space.kind() == Space.Kind.STIEFEL;
  }

  /**
   * The gradients by definitions and by names on a manifold too, in normal form: there {@code phi}
   * is differentiated as a function of all matrices, and only the answer uses what holds of them.
   *
   * @param phi a scalar as it is written
   */
  public static Map<Expr, Expr> euclidean(Expr phi, List<Expr> wrt, Normalizer normalizer) {
    var free = new LinkedHashMap<>(Freed.definitions(wrt).names());
    for (Expr name : wrt) {
      if (name instanceof Expr.Symbol(var text, var space, _) && isManifold(space)) {
        free.put(name, Build.symbol(text, Space.real(space.shape())));
      }
    }
    var freed = Freed.of(free);
    var found = of(normalizer.normalize(freed.in(phi)), freed.in(wrt), normalizer);
    var result = new LinkedHashMap<Expr, Expr>();
    for (Expr name : wrt) {
      Expr gradient = Objects.requireNonNull(found.get(freed.in(name)));
      result.put(name, freed.back(gradient, normalizer));
    }
    return result;
  }

  /** The projection of the gradient into the linear space its variable lives in. */
  private static Expr inSpace(Expr g, Expr name) {
    if (!(name instanceof Expr.Symbol(_, var space, _))) {
      return g;
    }
    if (isManifold(space)) {
      return g;
    }
    return space
        .kind()
        .project(g)
        .orElseThrow(() -> Decomposition.unsupported("a gradient by a variable in " + space));
  }

  private void run(Expr phi, Expr seed) {
    var order = new ArrayList<Expr>();
    visit(phi, order, Collections.newSetFromMap(new IdentityHashMap<>()));
    contribute(phi, seed);
    for (Expr node : order.reversed()) {
      if (wrt.contains(node)) {
        continue;
      }
      Expr gradient = named.shortened(total(node));
      if (Build.isZero(gradient)) {
        continue;
      }
      if (node instanceof Expr.BigSum || node instanceof Expr.Integral) {
        inside(node, gradient);
      }
      Decomposition d = Objects.requireNonNull(decompositions.get(node));
      assumptions.addAll(normalizer.outside(d.assumptions(this::depends)));
      for (Decomposition.Part part : d.parts()) {
        if (depends(part.argument())) {
          contribute(part.argument(), part.adjoint().apply(gradient));
        }
      }
    }
  }

  /** The gradient goes inside, where the bound name must not take hold of one it has itself. */
  private void inside(Expr node, Expr gradient) {
    switch (BoundNames.apart(node, names(gradient))) {
      case Expr.BigSum whole -> {
        Expr.BigSum sum = VaryingTerms.of(whole, this::depends);
        under(
            sum.body(),
            gradient,
            normalizer.under(sum),
            term -> Build.bigSum(sum.index(), sum.from(), sum.to(), term));
      }
      case Expr.Integral integral ->
          under(
              integral.body(),
              gradient,
              normalizer.under(integral),
              g -> Build.integral(integral.variable(), integral.from(), integral.to(), g));
      case Expr _ -> {}
    }
  }

  private static Set<String> names(Expr e) {
    return Children.symbols(e).stream().map(Expr.Symbol::name).collect(Collectors.toSet());
  }

  /** Children first. Names differentiated by are leaves, even if they stand for something. */
  private void visit(Expr e, List<Expr> order, Set<Expr> seen) {
    if (!depends(e) || !seen.add(e)) {
      return;
    }
    if (!wrt.contains(e)) {
      Decomposition d = Decomposition.of(e, normalizer::isNatural);
      decompositions.put(e, d);
      for (Expr constant : d.constants()) {
        if (depends(constant)) {
          throw Decomposition.unsupported(
              "the derivative of `"
                  + Decomposition.operator(e)
                  + "` where the variable stands in an index, a bound or a matrix's exponent");
        }
      }
      d.parts().forEach(p -> visit(p.argument(), order, seen));
    }
    order.add(e);
  }

  private boolean depends(Expr e) {
    Boolean known = depends.get(e);
    if (known == null) {
      known = wrt.contains(e) || anyDepends(Children.of(e));
      depends.put(e, known);
    }
    return known;
  }

  private boolean anyDepends(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (depends(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private void contribute(Expr node, Expr gradient) {
    contributions.computeIfAbsent(node, _ -> new ArrayList<>()).add(gradient);
  }

  private Expr total(Expr node) {
    List<Expr> parts = contributions.get(node);
    if (parts == null) {
      return Build.zeros(node.shape());
    }
    return normalizer.normalize(Build.sum(parts));
  }

  /** The gradient of a bounded sum is the sum of the gradients of its terms; so of an integral. */
  private void under(Expr body, Expr gradient, Normalizer inside, UnaryOperator<Expr> whole) {
    var inner = new Gradients(wrt, inside, named);
    inner.run(body, gradient);
    assumptions.addAll(inner.assumptions);
    for (Expr name : wrt) {
      if (inner.contributions.containsKey(name)) {
        contribute(name, whole.apply(Build.sum(inner.contributions.get(name))));
      }
    }
  }
}
