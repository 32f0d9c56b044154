package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Space;

/** What the names of a program stand for. */
final class Scope {
  /** An unknown function as declared: an analytic one, or one from a space to a space. */
  record DeclaredFunction(Span span, Space space) {
    boolean analytic() {
      return space.kind() == Space.Kind.ANALYTIC;
    }
  }

  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Set<String> lookAlikes = new HashSet<>();
  private final Map<String, Node> definitions = new LinkedHashMap<>();
  private final Map<String, Span> places = new HashMap<>();
  private final Map<String, DeclaredFunction> functions = new LinkedHashMap<>();
  private final Map<String, Span> dimensions = new LinkedHashMap<>();
  private final Map<String, Deque<Bound>> bound = new HashMap<>();
  private final List<Bound> allBound = new ArrayList<>();

  // variables

  void declare(Variable variable) {
    claim(variable.name, variable.span, "declared");
    put(variable);
  }

  void declareFunction(String name, DeclaredFunction function) {
    claim(name, function.span(), "declared");
    functions.put(name, function);
  }

  /** A name that is used and not declared. */
  void add(Variable variable) {
    places.put(variable.name, variable.span);
    put(variable);
  }

  private void put(Variable variable) {
    variables.put(variable.name, variable);
    LookAlikes.spelt(variable.name).ifPresent(lookAlikes::add);
  }

  /** The letter of a map. */
  void parameter(Variable letter) {
    if (isTaken(letter.name) || isDimension(letter.name)) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME,
                  "`%s` is the letter of a map, but has a meaning already".formatted(letter.name),
                  letter.span)
              .help("write the map with another letter"));
    }
    add(letter);
  }

  /** Takes a name for a definition. */
  void reserve(String name, Span span) {
    claim(name, span, "defined");
  }

  void define(String name, Node value) {
    definitions.put(name, value);
  }

  private void claim(String name, Span span, String how) {
    Span before = places.putIfAbsent(name, span);
    if (before != null) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME, "`%s` is %s, but has a meaning already".formatted(name, how), span)
              .label(span, how + " here")
              .label(before, "the first meaning")
              .help("rename one of the two"));
    }
  }

  Optional<Variable> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Whether a variable with Cyrillic letters looks like the name. */
  boolean hasLookAlike(String name) {
    return lookAlikes.contains(name);
  }

  Collection<Variable> variables() {
    return Collections.unmodifiableCollection(variables.values());
  }

  Optional<Node> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  Map<String, Node> definitions() {
    return Collections.unmodifiableMap(definitions);
  }

  Optional<DeclaredFunction> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** Whether the program declares, defines or has used the name. */
  boolean isTaken(String name) {
    return places.containsKey(name);
  }

  /** Where a name got its meaning. */
  Span place(String name) {
    return places.getOrDefault(name, Span.NONE);
  }

  Map<String, Space> functions() {
    var spaces = new LinkedHashMap<String, Space>();
    functions.forEach((name, function) -> spaces.put(name, function.space()));
    return spaces;
  }

  // dimensions

  /** The symbol stands for a dimension wherever it stands. */
  void dimension(String symbol, Span span) {
    dimensions.putIfAbsent(symbol, span);
  }

  boolean isDimension(String name) {
    return dimensions.containsKey(name);
  }

  /** A name that is not declared turns out to be a size. */
  void takeForSize(String name) {
    Variable variable = variables.get(name);
    if (variable != null && !variable.declared) {
      variables.remove(name);
      variable.size = true;
      dimension(name, variable.span);
    }
  }

  Set<String> dimensions() {
    return Collections.unmodifiableSet(dimensions.keySet());
  }

  /** A name is a dimension or a matrix, not both; an integer may be both. */
  void checkDimensions() {
    dimensions.forEach(
        (symbol, span) -> {
          Variable variable = variables.get(symbol);
          boolean integer =
              variable != null && variable.kind == org.frobenius.expr.Space.Kind.NATURAL;
          if (isTaken(symbol) && !integer) {
            throw new NameException(
                Diagnostic.of(
                        Kind.NAME,
                        "`%s` is a dimension, and the name of something else".formatted(symbol),
                        span)
                    .label(span, "a dimension")
                    .label(place(symbol), "something else")
                    .help("rename one of the two"));
          }
        });
  }

  /** Whether the program declares or defines the name, or it is one of its sizes. */
  boolean isStated(String name) {
    Variable variable = variables.get(name);
    return (isTaken(name) || isDimension(name)) && (variable == null || variable.declared);
  }

  // names of sums and functions

  Bound bind(Ast.Name name, Bound.Kind kind) {
    var fresh = new Bound(name.text(), name.span(), kind, innermost());
    allBound.add(fresh);
    return fresh;
  }

  private final Deque<Bound> open = new ArrayDeque<>();

  private Optional<Bound> innermost() {
    return Optional.ofNullable(open.peekLast());
  }

  void enter(Bound name) {
    open.addLast(name);
    bound.computeIfAbsent(name.name(), _ -> new ArrayDeque<>()).addLast(name);
  }

  void leave(Bound name) {
    open.removeLast();
    bound.getOrDefault(name.name(), new ArrayDeque<>()).removeLast();
  }

  Optional<Bound> bound(String name) {
    Deque<Bound> named = bound.get(name);
    return named == null ? Optional.empty() : Optional.ofNullable(named.peekLast());
  }

  List<Bound> allBound() {
    return Collections.unmodifiableList(allBound);
  }

  /** Every name that a fresh one has to avoid, and that a misspelt one may have meant. */
  Set<String> names() {
    var names = new LinkedHashSet<>(places.keySet());
    names.addAll(dimensions.keySet());
    return names;
  }
}
