package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Assumption;

/** The parts that were found worth a name, under letters a reader expects. */
final class PartNames {
  private final Presentation presentation = new Presentation();
  private final PartLetters letters;
  private final List<Expr.Named> definitions = new ArrayList<>();
  private final Map<Expr, Expr> byValue = new HashMap<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  PartNames(Set<String> taken) {
    this.letters = new PartLetters(taken);
  }

  NamedParts give(List<Expr> roots, Set<Assumption> assumptions) {
    roots.forEach(letters::take);
    List<Expr> written = roots.stream().map(this::named).toList();
    return new NamedParts(definitions, written, assumptions);
  }

  /** What is used first is named first; what a value uses stands before it. */
  private Expr named(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      if (PartSearch.isPart(e) && e instanceof Expr.Named(_, var value, _)) {
        Expr inner = named(value);
        known = isName(inner) ? inner : byValue.computeIfAbsent(inner, this::defined);
      } else {
        Expr inner = e instanceof Expr.Named ? e : withFewestSigns(Children.map(e, this::named));
        known = byValue.getOrDefault(inner, inner);
      }
      done.put(e, known);
    }
    return known;
  }

  private Expr defined(Expr value) {
    Expr.Named definition = Build.named(letters.of(value), value);
    definitions.add(definition);
    return definition;
  }

  /** What comes to another name, or its transpose, needs none of its own. */
  private static boolean isName(Expr e) {
    return e instanceof Expr.Named || e instanceof Expr.Transpose(Expr.Named _, _);
  }

  /** A part may stand with the other sign now than what it names did. */
  private Expr withFewestSigns(Expr e) {
    return presentation.withPositiveFactors(OwnSigns.signOutside(e));
  }
}
