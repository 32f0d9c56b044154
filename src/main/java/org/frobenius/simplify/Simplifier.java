package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Order;
import org.frobenius.rule.Rule;

/**
 * The shortest form found of an expression: normal form, with and without products multiplied out,
 * each presented.
 */
public final class Simplifier {
  /** Larger expressions are not multiplied out: the search would cost more than it saves. */
  private static final long LARGE = 400;

  /** Of larger expressions the form found first is taken. */
  private static final long VAST = 4000;

  /** Larger results of multiplying out are not looked at. */
  private static final long LONG = 2000;

  /** Definitions larger than this are not written out, even to prove that something is zero. */
  private static final long LARGEST = 100_000;

  private static final int MOST_ROUNDS = 8;

  /** Of more definitions none is written out alone or recognized in what is shown. */
  private static final int MOST_WRITTEN_OUT = 8;

  private Simplifier() {}

  public static Expr simplify(Expr e, Normalizer normalizer) {
    return shortest(normalizer.normalize(e), normalizer);
  }

  /**
   * The shortest form of a normal form; definitions' names stay where that is shorter. Simplifying
   * the result gives the result: the search is repeated until it comes back to a form it has seen,
   * and of the forms in that circle the first is taken.
   */
  public static Expr shortest(Expr normal, Normalizer normalizer) {
    int definitions = normalizer.definitions().size();
    Expr form = once(normal, normalizer);
    if (normal.meta().weight() > VAST) {
      return form;
    }
    var seen = new ArrayList<Expr>();
    Expr from = normal;
    while (!seen.contains(form) && seen.size() < MOST_ROUNDS) {
      seen.add(form);
      Expr again = normalizer.normalize(form);
      int known = normalizer.definitions().size();
      if (again != from || known > definitions) {
        form = once(again, normalizer);
      }
      from = again;
      definitions = known;
    }
    int circle = Math.max(0, seen.indexOf(form));
    if (circle == seen.size() - 1) {
      return seen.getLast();
    }
    Presentation presentation = normalizer.presentation();
    return seen.subList(circle, seen.size()).stream()
        .min(
            (a, b) -> {
              int byCost = Long.compare(presentation.cost(a), presentation.cost(b));
              return byCost != 0 ? byCost : Order.NATURAL.compare(a, b);
            })
        .orElse(form);
  }

  private static Expr once(Expr unnamed, Normalizer normalizer) {
    Expr normal = fold(unnamed, normalizer);
    Presentation presentation = normalizer.presentation();
    Expr shortest = presentation.best(normal);
    if (normal.meta().weight() > LARGE) {
      return shortest;
    }
    Expr unfolded = normalizer.definitions().isEmpty() ? normal : unfold(normal, normalizer, LARGE);
    var candidates = new LinkedHashSet<Expr>();
    Expr expanded = normalizer.expansion().expand(normal);
    if (!normalizer.definitions().isEmpty() || !isDistributed(normal, expanded, normalizer)) {
      candidates.add(expanded);
    }
    if (!normalizer.definitions().isEmpty()) {
      var inside = new DefinitionsInside(names(normalizer));
      candidates.add(inside.named(normal));
      candidates.add(inside.named(normalizer.normalize(unfolded)));
      candidates.addAll(oneWrittenOut(normal, normalizer));
    }
    Expr open = normal;
    if (unfolded != normal && unfolded.meta().weight() <= LARGE) {
      open = normalizer.expansion().expand(normalizer.normalize(unfolded));
      candidates.add(unfolded);
      candidates.add(open);
    }
    if (InverseForms.mayBeIn(normal) || unfolded != normal && InverseForms.mayBeIn(unfolded)) {
      candidates.addAll(byInverses(List.of(normal, unfolded), normalizer));
    }
    if (SumsOverEntries.mayBeIn(normal)) {
      candidates.add(withWholeSums(normal, normalizer, form -> form));
      candidates.add(withWholeSums(normal, normalizer, form -> open(form, normalizer)));
    }
    candidates.removeIf(candidate -> candidate == normal || candidate.meta().weight() > LONG);
    var found = new ArrayList<Form>(List.of(new Form(normal, shortest, normalizer)));
    candidates.forEach(candidate -> found.add(form(candidate, normalizer)));
    for (Expr multipliedOut : open == normal ? List.of(expanded) : List.of(expanded, open)) {
      if (Resolvents.mayBeIn(multipliedOut)) {
        Normalizer resolved = normalizer.trial();
        Resolvents.reduced(multipliedOut, resolved)
            .ifPresent(form -> found.add(form(form, resolved)));
      }
    }
    if (OneDenominator.mayBeIn(expanded)) {
      found.addAll(overOneDenominator(List.of(normal, expanded), normalizer));
    }
    if (EntrySums.mayMeet(expanded)) {
      Expr products = normalizer.normalize(EntrySums.asProducts(expanded));
      found.add(form(normalizer.expansion().expand(products), normalizer));
    }
    RowSums.asDiagonals(expanded)
        .map(diagonals -> normalizer.expansion().expand(normalizer.normalize(diagonals)))
        .map(diagonals -> form(diagonals, normalizer))
        .filter(form -> RowSums.count(form.presented()) < RowSums.count(expanded))
        .ifPresent(found::add);
    int definitions = normalizer.definitions().size();
    if (definitions > 0 && definitions <= MOST_WRITTEN_OUT) {
      Normalizer trial = normalizer.trial();
      var recognized =
          new DefinitionsRecognized(
              List.copyOf(normalizer.definitions()), e -> writtenOut(e, trial));
      for (Form form : List.copyOf(found)) {
        found.addAll(recognized(form, recognized));
      }
      if (candidates.contains(open)) {
        found.addAll(recognized(unnamed(open, normalizer), recognized));
      }
    }
    Form best = found.getFirst();
    for (Form form : found) {
      if (presentation.cost(form.presented()) < presentation.cost(best.presented())) {
        best = form;
      }
    }
    normalizer.adopt(best.normalizer());
    return new Shortening(normalizer).of(best.normal(), best.presented());
  }

  /** And nothing in the terms becomes simpler for it. */
  private static boolean isDistributed(Expr normal, Expr expanded, Normalizer normalizer) {
    return DistributedProduct.is(normal, expanded)
        && DistributedProduct.is(normal, normalizer.trial().normalize(expanded));
  }

  /**
   * The form with definitions recognized in it, with and without products multiplied out, and again
   * in what comes of that, as long as it gets shorter: {@code u*p'*v' - u*w'} is {@code u*(v*p -
   * w)'}, and then {@code u*u'}.
   */
  private static List<Form> recognized(Form form, DefinitionsRecognized definitions) {
    var forms = new ArrayList<Form>();
    Form last = form;
    Presentation presentation = form.normalizer().presentation();
    while (forms.size() < MOST_ROUNDS) {
      Expr named = definitions.in(last.presented());
      if (named == last.presented()) {
        break;
      }
      Form whole = form(named, last.normalizer());
      Form open = form(last.normalizer().expansion().expand(whole.normal()), last.normalizer());
      forms.add(whole);
      forms.add(open);
      long cost = presentation.cost(last.presented());
      last =
          presentation.cost(open.presented()) < presentation.cost(whole.presented()) ? open : whole;
      if (presentation.cost(last.presented()) >= cost) {
        break;
      }
    }
    return forms;
  }

  /** With fractions over one denominator, without and with terms that are no fractions. */
  private static List<Form> overOneDenominator(List<Expr> forms, Normalizer normalizer) {
    var found = new ArrayList<Form>();
    for (Expr form : forms) {
      for (boolean all : new boolean[] {false, true}) {
        Normalizer trial = normalizer.trial();
        OneDenominator.of(form, trial, all).ifPresent(one -> found.add(form(one, trial)));
      }
    }
    return found;
  }

  /** Multiplied out with what the inverses in it can write, as far as there is some. */
  private static List<Expr> byInverses(List<Expr> forms, Normalizer normalizer) {
    var inverses = new InverseForms(normalizer);
    return forms.stream()
        .map(normalizer::normalize)
        .flatMap(form -> inverses.writtenOut(form).stream())
        .map(written -> normalizer.expansion().expand(normalizer.normalize(written)))
        .toList();
  }

  /** Without sums over entries as far as they have another form, from the inside out. */
  private static Expr withWholeSums(
      Expr normal, Normalizer normalizer, UnaryOperator<Expr> between) {
    Expr form = between.apply(normal);
    Expr written = SumsOverEntries.innermost(form);
    for (int round = 0; written != form && round < MOST_ROUNDS; round++) {
      form = between.apply(normalizer.normalize(written));
      written = SumsOverEntries.innermost(form);
    }
    return form;
  }

  /** Multiplied out with one of the names written out: what is zero with {@code r = u - P*u}. */
  private static List<Expr> oneWrittenOut(Expr normal, Normalizer normalizer) {
    List<Expr.Named> definitions = List.copyOf(normalizer.definitions());
    if (definitions.size() > MOST_WRITTEN_OUT) {
      return List.of();
    }
    return definitions.stream()
        .map(name -> writtenOut(normal, name, new IdentityHashMap<>()))
        .filter(written -> written != normal)
        .map(written -> normalizer.expansion().expand(normalizer.normalize(written)))
        .toList();
  }

  /**
   * With the value of a name in its place, but not in other definitions: these stay what they are.
   */
  private static Expr writtenOut(Expr e, Expr.Named name, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e == name
              ? name.value()
              : e instanceof Expr.Named || e instanceof Expr.Differential
                  ? e
                  : Children.map(e, child -> writtenOut(child, name, done));
      done.put(e, known);
    }
    return known;
  }

  /** A normal form, how it is shown, and the normalizer that knows what it assumes. */
  private record Form(Expr normal, Expr presented, Normalizer normalizer) {}

  private static Form form(Expr candidate, Normalizer normalizer) {
    Normalizer trial = normalizer.trial();
    Expr normal = fold(trial.normalize(candidate), trial);
    return new Form(normal, normalizer.presentation().best(normal), trial);
  }

  /** Without names: common factors are found where no part of them has one. */
  private static Form unnamed(Expr candidate, Normalizer normalizer) {
    Normalizer trial = normalizer.trial();
    Expr normal = trial.normalize(candidate);
    return new Form(normal, normalizer.presentation().best(normal), trial);
  }

  /** Without definitions and multiplied out, as far as it does not get large. */
  private static Expr writtenOut(Expr e, Normalizer normalizer) {
    Expr normal = normalizer.normalize(unfold(e, normalizer, LARGE));
    return normal.meta().weight() > LARGE
        ? normal
        : normalizer.normalize(normalizer.expansion().expand(normal));
  }

  /** The shortening that alone leads from an expression to another one, if it is one. */
  public static Optional<Rule> shortening(Expr from, Expr to) {
    Expr normal = asSteps(from);
    return normal.meta().weight() > LARGE
        ? Optional.empty()
        : Shortening.between(normal, asSteps(to));
  }

  /** Without sums over entries, rows and columns; empty where there is none with another form. */
  public static Optional<Expr> withoutIndices(Expr e) {
    if (!SumsOverEntries.mayBeIn(e)) {
      return Optional.empty();
    }
    var normalizer = new Normalizer();
    Expr whole = withWholeSums(e, normalizer, form -> form);
    if (Operators.mayBeIn(whole, Operators.BIG_SUM)) {
      Expr open = withWholeSums(e, normalizer, form -> open(form, normalizer));
      whole = Operators.mayBeIn(open, Operators.BIG_SUM) ? whole : open;
    }
    return whole == e ? Optional.empty() : Optional.of(whole);
  }

  private static Expr open(Expr e, Normalizer normalizer) {
    return normalizer.normalize(normalizer.expansion().expand(e));
  }

  /** In normal form as the steps of a derivation have it. */
  public static Expr asSteps(Expr e) {
    return new Normalizer(_ -> true).normalize(e);
  }

  /**
   * What definitions and their transposes stand for, and their names, outer ones first; a name
   * alone is not written otherwise.
   */
  private static Map<Expr, Expr> names(Normalizer normalizer) {
    var names = new LinkedHashMap<Expr, Expr>();
    for (Expr.Named name : List.copyOf(normalizer.definitions())) {
      Expr value = normalizer.normalize(name.value());
      if (value.meta().weight() > 1) {
        names.putIfAbsent(value, name);
        Expr turned = Mirror.of(value);
        if (!(turned instanceof Expr.Transpose) && turned.meta().weight() > 1) {
          names.putIfAbsent(turned, Build.transpose(name));
        }
      }
    }
    return names;
  }

  /** What a definition stands for replaced by its name. */
  private static Expr fold(Expr e, Normalizer normalizer) {
    if (normalizer.definitions().isEmpty()) {
      return e;
    }
    Map<Expr, Expr> names = names(normalizer);
    return names.isEmpty() ? e : normalizer.normalize(OutsideDefinitions.replaced(e, names));
  }

  /**
   * Definitions' names replaced by what they stand for in normal form, so that what repeats, as in
   * squares of squares, does not pile up; a name of something larger than {@code most} stays.
   */
  private static Expr unfold(Expr e, Normalizer normalizer, long most) {
    return unfold(e, normalizer, most, new IdentityHashMap<>());
  }

  private static Expr unfold(Expr e, Normalizer normalizer, long most, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      if (e instanceof Expr.Named(_, var value, _)) {
        Expr written = normalizer.normalize(unfold(value, normalizer, most, done));
        known = written.meta().weight() > most ? e : written;
      } else if (e instanceof Expr.Differential) {
        known = e; // of a definition's name: not of what it stands for
      } else {
        known = Children.map(e, child -> unfold(child, normalizer, most, done));
      }
      done.put(e, known);
    }
    return known;
  }

  /** Whether the expression is zero by rewriting alone. */
  public static boolean isZero(Expr e, Normalizer normalizer) {
    return Build.isZero(multipliedOut(e, normalizer));
  }

  /**
   * The normal form with definitions written out and products multiplied out, by rewriting alone.
   */
  public static Expr multipliedOut(Expr e, Normalizer normalizer) {
    Expr normal = normalizer.normalize(unfold(e, normalizer, LARGEST));
    if (Build.isZero(normal)) {
      return normal;
    }
    Expr open = normalizer.normalize(new Expansion().expand(normal));
    Expr products = EntrySums.asProducts(open);
    return products == open ? open : normalizer.normalize(products);
  }

  /** The normal form with {@code sum(A*x)} as {@code ones(m)'*A*x}. */
  public static Expr withEntrySumsAsProducts(Expr e) {
    return new Normalizer().normalize(EntrySums.asProducts(e));
  }
}
