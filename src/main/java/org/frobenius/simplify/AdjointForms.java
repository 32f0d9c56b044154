package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;

/**
 * The equal forms of a trace in which a linear map stands whose adjoint is of its kind: {@code
 * tr(L(f, A, B)*C)} is {@code tr(L(f, A, C)*B)}, {@code tr(sylvester(A, B, C)*D)} is {@code
 * tr(sylvester(B, A, D)*C)}. Traces with derivatives of a matrix function are derivatives of the
 * trace of its antiderivative, those with the adjugate's are the determinant's, so that all
 * directions may change places with what stands beside the map (Higham, theorem 3.20; Higham &
 * Relton 2014, section 2); of an equation it is the transpose of the operator {@code X -> A*X +
 * X*B}.
 */
final class AdjointForms {
  /** Of a trace with more of them the rest are not looked at. */
  private static final int MOST = 24;

  /**
   * Fewest parts, fewest transposes, the smallest directions, then the natural order: different
   * chains are never equal in it.
   */
  private static final Comparator<Form> READING =
      Comparator.<Form>comparingLong(form -> form.total(e -> e.meta().weight()))
          .thenComparingLong(form -> form.total(Mirror::leaves))
          .thenComparingLong(form -> form.total(AdjointForms::inside))
          .thenComparing(form -> Build.product(form.chain()), Order.NATURAL);

  private final UnaryOperator<Expr> normalize;
  private final List<Form> forms = new ArrayList<>();

  private AdjointForms(UnaryOperator<Expr> normalize) {
    this.normalize = normalize;
  }

  /**
   * A chain under a trace, or of a scalar, and what scales it.
   *
   * @param front a scalar
   */
  private record Form(Expr front, List<Expr> chain) {
    Form {
      chain = List.copyOf(chain);
    }

    long total(ToLongFunction<Expr> of) {
      return chain.stream().mapToLong(of).sum();
    }

    Expr times(Expr value) {
      return Build.product(front, value);
    }
  }

  /** Whether a factor is such a map. */
  static boolean exist(List<Expr> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (LinearMap.is(chain.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The trace of the chain in the form that reads best. */
  static Expr ofTrace(List<Expr> chain, UnaryOperator<Expr> normalize) {
    List<Form> forms = all(chain, normalize);
    Optional<Expr> special =
        first(forms, f -> SquaredNorm.ofTrace(f.chain()))
            .or(() -> first(forms, AdjointForms::opened))
            .or(() -> first(forms, f -> TraceArrangement.ofHadamard(f.chain())));
    return special.orElseGet(
        () -> {
          var turned = new ArrayList<Form>();
          for (Form form : withTransposes(forms, normalize)) {
            turned.add(new Form(form.front(), TraceArrangement.best(form.chain())));
          }
          return best(turned, form -> Build.trace(Build.product(form)));
        });
  }

  /** The chains that have the trace of this one, itself first, as far as no rule applies. */
  static List<List<Expr>> chains(List<Expr> chain) {
    return all(chain, UnaryOperator.identity()).stream().map(Form::chain).toList();
  }

  /** A chain that is a scalar in the form that reads best: a rank-one direction is opened. */
  static Expr ofInner(List<Expr> chain, UnaryOperator<Expr> normalize) {
    var opened = new ArrayList<Form>();
    for (Form form : all(chain, normalize)) {
      int thin = TraceArrangement.thinPlace(form.chain());
      if (thin >= 0) {
        opened.add(new Form(form.front(), TraceArrangement.rotated(form.chain(), thin)));
      }
    }
    return first(opened, f -> SquaredNorm.ofChain(f.chain()))
        .orElseGet(() -> best(withTransposes(opened, normalize), Build::product));
  }

  private static Optional<Expr> opened(Form form) {
    int thin = TraceArrangement.thinPlace(form.chain());
    return thin < 0
        ? Optional.empty()
        : Optional.of(Build.product(TraceArrangement.rotated(form.chain(), thin)));
  }

  /** Of the forms that can be written so the first in the natural order. */
  private static Optional<Expr> first(List<Form> forms, Function<Form, Optional<Expr>> written) {
    return forms.stream()
        .flatMap(form -> written.apply(form).map(form::times).stream())
        .min(Order.NATURAL);
  }

  /** Zero where it is its own opposite. */
  private static Expr best(List<Form> forms, Function<List<Expr>, Expr> written) {
    Form best = forms.stream().min(READING).orElseThrow();
    boolean opposite =
        forms.stream()
            .anyMatch(
                f -> f.chain().equals(best.chain()) && f.front() == Build.negate(best.front()));
    return opposite ? Build.ZERO : best.times(written.apply(best.chain()));
  }

  private static List<Form> withTransposes(List<Form> forms, UnaryOperator<Expr> normalize) {
    var both = new ArrayList<Form>();
    for (Form form : forms) {
      both.add(new Form(form.front(), ProductArrangement.commutingSorted(form.chain())));
      Mirror.Turned turned = Mirror.turned(form.chain(), normalize);
      both.add(
          new Form(
              Build.product(form.front(), turned.front()),
              ProductArrangement.commutingSorted(turned.chain())));
    }
    return both;
  }

  /** The chain itself first; each up to rotation. One that has lost a map is taken alone. */
  private static List<Form> all(List<Expr> chain, UnaryOperator<Expr> normalize) {
    var all = new AdjointForms(normalize);
    return all.walk(new Form(Build.ONE, chain), -1) ? all.forms : List.of(all.forms.getLast());
  }

  /**
   * @param from the place of the map that leads back to where the walk came from; -1 at its start
   * @return whether to go on: the last form has not lost a map to a rule of the book
   */
  private boolean walk(Form form, int from) {
    forms.add(form);
    List<Expr> chain = form.chain();
    for (int i = 0; i < chain.size() && forms.size() < MOST; i++) {
      if (i != from && LinearMap.is(chain.get(i))) {
        var beside = new ArrayList<>(chain.subList(i + 1, chain.size()));
        beside.addAll(chain.subList(0, i));
        Expr cofactor =
            beside.isEmpty() ? Build.identity(chain.get(i).shape().rows()) : Build.product(beside);
        for (Expr direction : new LinkedHashSet<>(LinearMap.directions(chain.get(i)))) {
          Expr adjoint = LinearMap.adjoint(chain.get(i), direction, cofactor);
          if (!walkOn(form.front(), factors(direction), normalize.apply(adjoint))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** To the direction, with the map of what stood beside the map it was of. */
  private boolean walkOn(Expr front, List<Expr> direction, Expr adjoint) {
    Scaled scaled = Scaled.of(adjoint);
    var next = new ArrayList<>(direction);
    next.addAll(factors(scaled.body()));
    Form form = new Form(Build.scale(scaled.coefficient(), front), next);
    // what commutes with the matrix that a derivative is taken at stands beside the map
    for (int i = direction.size(); i < next.size(); i++) {
      if (LinearMap.is(next.get(i))) {
        return walk(form, i);
      }
    }
    forms.add(form);
    return false;
  }

  private static List<Expr> factors(Expr e) {
    if (Build.isConstant(e, Expr.Constant.Kind.IDENTITY)) {
      return List.of();
    }
    return e instanceof Expr.Product(var c, var scalars, var factors, _)
            && c.isOne()
            && scalars.isEmpty()
        ? factors
        : List.of(e);
  }

  /** How much stands in directions, what is deeper counted more often. */
  private static long inside(Expr e) {
    if (e instanceof Expr.Named || e.meta().weight() > Mirror.VAST) {
      return 0;
    }
    long total = 0;
    for (Expr direction : LinearMap.directions(e)) {
      total += direction.meta().weight();
    }
    for (Expr child : Children.of(e)) {
      total += inside(child);
    }
    return total;
  }
}
