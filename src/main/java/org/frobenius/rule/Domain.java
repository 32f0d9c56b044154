package org.frobenius.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;
import org.frobenius.function.Catalogue;
import org.frobenius.function.FunctionDomain;

/**
 * What an expression visibly needs to have a value: that what it divides by is not zero, what it
 * inverts is invertible, what it takes logarithms and roots of is positive, what a scalar function
 * is taken of lies in its domain, and the equations it solves have one solution.
 */
public final class Domain {
  private Domain() {}

  /** The needs that are not known to hold from the spaces of the names. */
  public static Set<Assumption> of(Expr root) {
    var found = new LinkedHashSet<Assumption>();
    collect(root, Collections.newSetFromMap(new IdentityHashMap<>()), found);
    return found;
  }

  /**
   * What operations need that a text has, and the expression read from it has not: {@code
   * inv(inv(A))} is A, and needs that A is invertible.
   *
   * @param stated the operations of the text
   */
  public static List<Assumption> lost(List<Expr> stated, Expr root) {
    var needing = stated.stream().filter(Domain::hasNeeds).toList();
    if (needing.isEmpty()) {
      return List.of();
    }
    var shown = new LinkedHashSet<Assumption>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(root, seen, shown);
    var all = new LinkedHashSet<Assumption>();
    needing.stream().filter(e -> !seen.contains(e)).forEach(e -> all.addAll(of(e)));
    return all.isEmpty() ? List.of() : beyond(all, shown);
  }

  private static void collect(Expr root, Set<Expr> seen, Set<Assumption> found) {
    var pending = new ArrayDeque<Expr>(List.of(root));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (!seen.add(e)) {
        continue;
      }
      switch (e) {
        case Expr.BigSum sum -> {
          pending.addAll(List.of(sum.from(), sum.to()));
          of(sum.body()).forEach(a -> found.add(a.under(sum)));
        }
        case Expr.Integral integral -> {
          pending.addAll(List.of(integral.from(), integral.to()));
          of(integral.body()).forEach(a -> found.add(a.under(integral)));
        }
        case Expr.Entrywise(Fun.Lambda(var parameter, var body), var arg, _) -> {
          pending.add(arg);
          of(body).forEach(a -> found.add(a.inside(parameter, arg, true)));
        }
        case Expr.MatrixFunction(Fun.Lambda(var parameter, var body), var arg, _) -> {
          pending.add(arg);
          of(body).forEach(a -> found.add(a.inside(parameter, arg, false)));
        }
        case Expr.Frechet(Fun.Lambda(var parameter, var body), var at, var directions, _) -> {
          pending.add(at);
          pending.addAll(directions);
          of(body).forEach(a -> found.add(a.inside(parameter, at, false)));
        }
        case Expr _ -> {
          need(e, found);
          pending.addAll(inReadingOrder(e));
        }
      }
    }
    found.removeIf(Assumption::isKnown);
  }

  /** The parts, neighbouring inverses as in {@code inv(A*B) = inv(B)*inv(A)}. */
  private static List<Expr> inReadingOrder(Expr e) {
    if (!(e instanceof Expr.Product(_, _, var factors, _)) || factors.size() < 2) {
      return Children.of(e);
    }
    var parts = new ArrayList<>(Children.of(e));
    int first = parts.size() - factors.size();
    for (int i = first; i < parts.size(); ) {
      int next = i;
      while (next < parts.size() && isInverse(parts.get(next))) {
        next++;
      }
      Collections.reverse(parts.subList(i, next));
      i = Math.max(next, i + 1);
    }
    return parts;
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(_, var exponent, _) && exponent == Build.MINUS_ONE;
  }

  /** What the operation itself, not its parts, needs that is not known. */
  static Set<Assumption> ofHead(Expr e) {
    var found = new LinkedHashSet<Assumption>();
    need(e, found);
    found.removeIf(Assumption::isKnown);
    return found;
  }

  /** Those of the assumptions that the answer does not show by itself, in their plainest form. */
  public static List<Assumption> hidden(Collection<Assumption> assumptions, Expr answer) {
    return assumptions.isEmpty() ? List.of() : beyond(assumptions, of(answer));
  }

  /** What the assumptions say beyond the others, of parts where it comes to that. */
  public static List<Assumption> beyond(
      Collection<Assumption> assumptions, Collection<Assumption> others) {
    List<Assumption> all = plain(assumptions);
    List<Assumption> shown = withNonzeroFactors(others);
    var known = new ArrayList<>(plain(shown));
    known.addAll(plain(shown.stream().map(Assumption::unnamed).toList()));
    return all.stream()
        .filter(a -> known.stream().noneMatch(a::followsFrom))
        .filter(a -> all.stream().noneMatch(b -> b != a && stronger(b, a)))
        .toList();
  }

  /** A product that is positive has no factor that is zero. */
  private static List<Assumption> withNonzeroFactors(Collection<Assumption> assumptions) {
    var all = new ArrayList<>(assumptions);
    for (Assumption a : assumptions) {
      if (a.kind() == Assumption.Kind.POSITIVE && a.exponents().isEmpty()) {
        all.add(new Assumption(a.about(), Assumption.Kind.NONZERO, List.of(), a.among()));
      }
    }
    return all;
  }

  private static List<Assumption> plain(Collection<Assumption> assumptions) {
    return assumptions.stream()
        .flatMap(a -> a.parts().stream())
        .filter(a -> !a.isKnown())
        .distinct()
        .toList();
  }

  private static boolean stronger(Assumption b, Assumption a) {
    return a.followsFrom(b) && !b.followsFrom(a);
  }

  /** Whether the operation itself, not its parts, needs anything to have a value. */
  private static boolean hasNeeds(Expr e) {
    return switch (e) {
      case Expr.BigSum _, Expr.Integral _ -> true;
      case Expr.Entrywise(Fun.Lambda _, _, _), Expr.MatrixFunction(Fun.Lambda _, _, _) -> true;
      case Expr.Frechet(Fun.Lambda _, _, _, _) -> true;
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Transpose _ -> false;
      case Expr _ -> {
        var found = new LinkedHashSet<Assumption>();
        need(e, found);
        yield !found.isEmpty();
      }
    };
  }

  private static void need(Expr e, Set<Assumption> found) {
    switch (e) {
      case Expr.Power(var base, var exponent, _) -> power(base, exponent, base.isScalar(), found);
      case Expr.EntryPower(var base, var exponent, _) -> power(base, exponent, true, found);
      case Expr.Entrywise(Fun.Known(var name), var arg, _) ->
          Catalogue.find(name)
              .flatMap(f -> kind(f.domain()))
              .ifPresent(kind -> found.add(new Assumption(arg, kind)));
      case Expr.MatrixFunction(Fun.Known(var name), var arg, _) when name.equals("log") ->
          found.add(new Assumption(arg, Assumption.Kind.OFF_CUT));
      case Expr.Frechet(Fun.Known(var name), var at, _, _)
          when name.equals("log") || name.equals("sqrt") ->
          found.add(new Assumption(at, Assumption.Kind.OFF_CUT));
      case Expr.Call(var op, var args, _) when op == Op.LOGDET ->
          found.add(new Assumption(args.getFirst(), Assumption.Kind.OF_POSITIVE_DETERMINANT));
      case Expr.Call(var op, var args, _) when ofSymmetric(op) ->
          found.add(new Assumption(args.getFirst(), Assumption.Kind.SYMMETRIC));
      case Expr.Call(var op, var args, _) when ofSingularValues(op) ->
          SizesCompared.tall(args.getFirst().shape()).ifPresent(found::add);
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER ->
          found.add(KroneckerSum.solvable(args.get(0), args.get(1)));
      case Expr.Call(var op, var args, _) when op == Op.LYAPUNOV ->
          found.add(KroneckerSum.solvable(args.getFirst(), args.getFirst()));
      case Expr _ -> {}
    }
  }

  private static Optional<Assumption.Kind> kind(FunctionDomain domain) {
    return switch (domain) {
      case ANYWHERE -> Optional.empty();
      case POSITIVE -> Optional.of(Assumption.Kind.POSITIVE);
      case UNIT_INTERVAL -> Optional.of(Assumption.Kind.IN_UNIT_INTERVAL);
      case NO_POLE_OF_GAMMA -> Optional.of(Assumption.Kind.NO_POLE_OF_GAMMA);
    };
  }

  private static boolean ofSymmetric(Op op) {
    return op == Op.EIGMAX
        || op == Op.EIGMIN
        || op == Op.EIGVALS
        || op == Op.EIGVECS
        || op == Op.EVMAX
        || op == Op.EVMIN;
  }

  /** These are taken to be as many as there are columns (docs/language.md). */
  private static boolean ofSingularValues(Op op) {
    return op == Op.SVDVALS || op == Op.SVDU || op == Op.SVDV;
  }

  private static void power(Expr base, Expr exponent, boolean scalar, Set<Assumption> found) {
    boolean negative = exponent instanceof Expr.Num(var v, _) && v.signum() < 0;
    boolean whole = Properties.has(exponent, Property.INTEGER);
    if (whole && negative) {
      found.add(
          new Assumption(base, scalar ? Assumption.Kind.NONZERO : Assumption.Kind.INVERTIBLE));
    } else if (!whole) {
      boolean root = exponent instanceof Expr.Num(Rational v, _) && v.signum() > 0;
      found.add(
          new Assumption(
              base,
              scalar
                  ? root ? Assumption.Kind.NONNEGATIVE : Assumption.Kind.POSITIVE
                  : Assumption.Kind.OFF_CUT));
    }
  }
}
