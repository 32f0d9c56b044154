package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.frobenius.expr.Dim;

/**
 * Joins dimensions that must be equal. Declared symbols are rigid: {@code m} and {@code n} are
 * never made equal. What is changed during a trial can be taken back.
 */
final class DimUnifier {
  /** What is known of a dimension: a scalar's side, or not. */
  enum Knowledge {
    ONE,
    ABOVE_ONE,
    OPEN
  }

  /** Told of what the unifier learns. */
  interface Listener {
    /** A goal may now be settled. */
    void wake(Goal goal);

    /** An equation with more than one solution has to wait for its open dimensions. */
    void postpone(Dim left, Dim right, List<DimVar> open);
  }

  private final Listener listener;
  private final List<DimVar> all = new ArrayList<>();
  private final Map<Dim, DimVar> known = new HashMap<>();
  private final DimVar one = known(Dim.ONE);

  /** How to take back what was done, while a trial runs. */
  private final List<Runnable> trail = new ArrayList<>();

  private boolean recording;

  /** Whether what custom takes to be above one may still turn out to be 1. */
  private boolean lenient;

  DimUnifier(Listener listener) {
    this.listener = listener;
  }

  DimVar open() {
    var fresh = new DimVar(all.size());
    all.add(fresh);
    return fresh;
  }

  DimVar one() {
    return one;
  }

  /** The one variable of a rigid dimension. */
  DimVar known(Dim dim) {
    return known.computeIfAbsent(
        dim,
        d -> {
          var fresh = new DimVar(all.size());
          all.add(fresh);
          fresh.value = d;
          fresh.rigid = true;
          return fresh;
        });
  }

  /** The dimension {@code form} with its letters replaced: {@code m*p}, {@code n*(n+1)/2}. */
  DimVar evaluate(Dim form, Function<String, DimVar> letters) {
    var letter = form.asSymbol();
    return letter.isPresent()
        ? letters.apply(letter.get())
        : form.isOne() ? one : of(form.substitute(name -> resolve(letters.apply(name))));
  }

  DimVar sum(List<DimVar> terms) {
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    Dim total = Dim.ZERO;
    for (DimVar term : terms) {
      total = total.plus(resolve(term));
    }
    return of(total);
  }

  /** A dimension that is this polynomial in open dimensions and symbols. */
  private DimVar of(Dim polynomial) {
    if (isRigid(polynomial)) {
      return known(polynomial);
    }
    var symbol = polynomial.asSymbol();
    if (symbol.isPresent()) {
      return variable(symbol.get());
    }
    DimVar fresh = open();
    fresh.value = polynomial;
    return fresh;
  }

  static boolean isOpen(String symbol) {
    return symbol.startsWith("?");
  }

  private static boolean isRigid(Dim dim) {
    return dim.terms().keySet().stream().flatMap(List::stream).noneMatch(DimUnifier::isOpen);
  }

  private DimVar variable(String symbol) {
    return all.get(Integer.parseInt(symbol.substring(1)));
  }

  DimVar root(DimVar dim) {
    DimVar at = dim;
    for (DimVar next = at.parent; next != null; next = at.parent) {
      at = next;
    }
    return at;
  }

  boolean same(DimVar a, DimVar b) {
    return root(a) == root(b);
  }

  /**
   * The value as far as it is known; open dimensions are symbols that begin with a question mark.
   */
  Dim resolve(DimVar dim) {
    DimVar root = root(dim);
    Dim value = root.value;
    if (value == null) {
      return root.symbol();
    }
    if (root.rigid) {
      return value;
    }
    Dim resolved = value.substitute(this::resolve);
    set(root, resolved);
    return resolved;
  }

  private Dim resolve(String symbol) {
    return isOpen(symbol) ? resolve(variable(symbol)) : Dim.symbol(symbol);
  }

  private void set(DimVar root, Dim resolved) {
    Dim before = root.value;
    boolean rigidBefore = root.rigid;
    root.value = resolved;
    root.rigid = isRigid(resolved);
    if (recording) {
      trail.add(
          () -> {
            root.value = before;
            root.rigid = rigidBefore;
          });
    }
  }

  boolean isKnown(DimVar dim) {
    return root(dim).rigid || isRigid(resolve(dim));
  }

  Knowledge knowledge(DimVar dim) {
    DimVar root = root(dim);
    if (root == one) {
      return Knowledge.ONE;
    }
    if (root.value == null) {
      return root.aboveOne ? Knowledge.ABOVE_ONE : Knowledge.OPEN;
    }
    if (root.rigid) {
      return root.value.isOne() ? Knowledge.ONE : Knowledge.ABOVE_ONE;
    }
    Dim value = resolve(root);
    if (isRigid(value)) {
      return value.isOne() ? Knowledge.ONE : Knowledge.ABOVE_ONE;
    }
    // dimensions are positive: a sum exceeds 1, and a product does where a factor does
    if (value.terms().size() > 1) {
      return value.terms().values().stream().allMatch(c -> c.signum() > 0)
          ? Knowledge.ABOVE_ONE
          : Knowledge.OPEN;
    }
    boolean above =
        value.symbols().stream()
            .anyMatch(s -> !isOpen(s) || knowledge(variable(s)) == Knowledge.ABOVE_ONE);
    return above ? Knowledge.ABOVE_ONE : Knowledge.OPEN;
  }

  boolean isOne(DimVar dim) {
    return knowledge(dim) == Knowledge.ONE;
  }

  boolean isAboveOne(DimVar dim) {
    return knowledge(dim) == Knowledge.ABOVE_ONE;
  }

  boolean isScalar(ShapeVar shape) {
    return isOne(shape.rows()) && isOne(shape.cols());
  }

  boolean isNoScalar(ShapeVar shape) {
    return isAboveOne(shape.rows()) || isAboveOne(shape.cols());
  }

  /** Whether the two can never be equal. */
  boolean differ(DimVar a, DimVar b) {
    Knowledge ofA = knowledge(a);
    Knowledge ofB = knowledge(b);
    if (ofA != ofB && ofA != Knowledge.OPEN && ofB != Knowledge.OPEN) {
      return true;
    }
    return isKnown(a) && isKnown(b) && !resolve(a).equals(resolve(b));
  }

  boolean unify(ShapeVar a, ShapeVar b) {
    return unify(a.rows(), b.rows()) && unify(a.cols(), b.cols());
  }

  /** Makes the two equal; false where they cannot be. */
  boolean unify(DimVar a, DimVar b) {
    DimVar x = root(a);
    DimVar y = root(b);
    if (x == y) {
      return true;
    }
    if (x.value == null && y.value == null) {
      join(x, y);
      return true;
    }
    if (x.value == null && (y.rigid || !mentions(y, x))) {
      return bind(x, y);
    }
    if (y.value == null && (x.rigid || !mentions(x, y))) {
      return bind(y, x);
    }
    return equate(resolve(x), resolve(y));
  }

  private boolean mentions(DimVar polynomial, DimVar open) {
    return resolve(polynomial).symbols().contains("?" + open.id);
  }

  /**
   * The lighter goes below the heavier, so that ways to the root are short and watchers seldom
   * move.
   */
  private void join(DimVar x, DimVar y) {
    DimVar child = weight(x) <= weight(y) ? x : y;
    DimVar root = child == x ? y : x;
    link(child, root);
    int grown = root.size;
    boolean above = root.aboveOne;
    int watching = root.watchers().size();
    if (above != child.aboveOne) {
      (above ? child : root).watchers().forEach(listener::wake);
    }
    root.size += child.size;
    root.aboveOne |= child.aboveOne;
    child.watchers().forEach(root::watch);
    if (recording) {
      trail.add(
          () -> {
            root.size = grown;
            root.aboveOne = above;
            root.unwatch(watching);
          });
    }
  }

  private static int weight(DimVar root) {
    return root.size + root.watchers().size();
  }

  private void link(DimVar child, DimVar root) {
    child.parent = root;
    if (recording) {
      trail.add(() -> child.parent = null);
    }
  }

  /** Gives an open dimension a value. */
  private boolean bind(DimVar open, DimVar value) {
    boolean refused = open.aboveOne && !lenient && isOne(value);
    if (refused || (value != one && !DimEquation.isPossible(resolve(value)))) {
      return false;
    }
    link(open, value);
    if (!value.rigid) {
      for (String symbol : resolve(value).symbols()) {
        if (isOpen(symbol)) {
          open.watchers().forEach(goal -> watch(variable(symbol), goal));
        }
      }
    }
    open.watchers().forEach(listener::wake);
    return true;
  }

  /** Has a goal woken when more is known of a dimension. */
  void watch(DimVar dim, Goal goal) {
    DimVar root = root(dim);
    if (root.value == null) {
      int watching = root.watchers().size();
      root.watch(goal);
      if (recording) {
        trail.add(() -> root.unwatch(watching));
      }
    } else if (!root.rigid) {
      resolve(root).symbols().stream()
          .filter(DimUnifier::isOpen)
          .forEach(symbol -> watch(variable(symbol), goal));
    }
  }

  /** Gives an open dimension, by its symbol, a name. */
  void name(String open, String name) {
    unify(variable(open), known(Dim.symbol(name)));
  }

  /** Makes two polynomials equal, solving for an open dimension where there is one solution. */
  boolean equate(Dim left, Dim right) {
    Dim p = left.substitute(this::resolve);
    Dim q = right.substitute(this::resolve);
    return switch (DimEquation.solve(p.minus(q))) {
      case DimEquation.Always() -> true;
      case DimEquation.Never() -> false;
      case DimEquation.Solved(var values) -> {
        for (var value : values.entrySet()) {
          if (!unify(variable(value.getKey()), of(value.getValue().substitute(this::resolve)))) {
            yield false;
          }
        }
        yield values.isEmpty() || equate(p, q);
      }
      case DimEquation.Undecided() -> {
        listener.postpone(
            p,
            q,
            p.minus(q).symbols().stream().filter(DimUnifier::isOpen).map(this::variable).toList());
        yield true;
      }
    };
  }

  /**
   * Makes two products of dimensions equal factor by factor, in order of appearance; false where
   * there is nothing to pair.
   */
  boolean pair(Dim left, Dim right) {
    List<DimVar> these = factors(left.substitute(this::resolve));
    List<DimVar> those = factors(right.substitute(this::resolve));
    for (DimVar common : List.copyOf(these)) {
      if (those.remove(common)) {
        these.remove(common);
      }
    }
    boolean paired = !these.isEmpty() && these.size() == those.size();
    for (int i = 0; paired && i < these.size(); i++) {
      paired = unify(these.get(i), those.get(i));
    }
    return paired;
  }

  /** The factors of a dimension that is one product, in order of appearance. */
  private List<DimVar> factors(Dim product) {
    var factors = new ArrayList<DimVar>();
    if (product.terms().size() == 1) {
      for (String symbol : product.terms().keySet().iterator().next()) {
        factors.add(isOpen(symbol) ? variable(symbol) : known(Dim.symbol(symbol)));
      }
    }
    factors.sort(Comparator.comparingInt(factor -> factor.id));
    return factors;
  }

  /** By custom this dimension is not 1; false where it is known to be. */
  boolean takeAboveOne(DimVar dim) {
    DimVar root = root(dim);
    if (root.value != null) {
      return !isOne(root);
    }
    if (!root.aboveOne) {
      root.aboveOne = true;
      if (recording) {
        trail.add(() -> root.aboveOne = false);
      }
      root.watchers().forEach(listener::wake);
    }
    return true;
  }

  /** From now on changes can be taken back. */
  void beginTrial(boolean lenientTrial) {
    recording = true;
    lenient = lenientTrial;
  }

  /** Ends the trial: its changes stay. */
  void keepTrial() {
    trail.clear();
    recording = false;
    lenient = false;
  }

  /** Ends the trial: its changes are undone. */
  void undoTrial() {
    for (Runnable step : trail.reversed()) {
      step.run();
    }
    keepTrial();
  }

  /** Takes note of a change outside that is undone with the trial. */
  void onUndo(Runnable step) {
    if (recording) {
      trail.add(step);
    }
  }
}
