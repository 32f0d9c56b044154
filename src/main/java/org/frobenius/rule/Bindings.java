package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.jspecify.annotations.Nullable;

/**
 * What the letters of a pattern stand for: expressions, functions, dimensions. Grows and shrinks
 * during one match.
 */
public final class Bindings {
  /** A rule has few letters: a list of them is searched faster than a table. */
  private static final class Letters<T> {
    private final List<String> names = new ArrayList<>(6);
    private final List<T> values = new ArrayList<>(6);

    @Nullable T get(String name) {
      int at = names.indexOf(name);
      return at < 0 ? null : values.get(at);
    }

    void put(String name, T value) {
      int at = names.indexOf(name);
      if (at < 0) {
        names.add(name);
        values.add(value);
      } else {
        values.set(at, value);
      }
    }

    void remove(String name) {
      int at = names.indexOf(name);
      if (at >= 0) {
        names.remove(at);
        values.remove(at);
      }
    }

    void putAll(Letters<T> others) {
      names.addAll(others.names);
      values.addAll(others.values);
    }
  }

  private final Letters<Expr> exprs = new Letters<>();
  private final Letters<Fun> functions = new Letters<>();
  private final Letters<Dim> dims = new Letters<>();

  public Optional<Expr> expr(String letter) {
    return Optional.ofNullable(exprs.get(letter));
  }

  public Optional<Fun> function(String letter) {
    return Optional.ofNullable(functions.get(letter));
  }

  public Optional<Dim> dim(String letter) {
    return Optional.ofNullable(dims.get(letter));
  }

  /** The letters that stand for expressions, in the order bound. */
  public Map<String, Expr> exprs() {
    var map = new LinkedHashMap<String, Expr>();
    for (int i = 0; i < exprs.names.size(); i++) {
      map.put(exprs.names.get(i), exprs.values.get(i));
    }
    return map;
  }

  public Collection<Fun> functions() {
    return List.copyOf(functions.values);
  }

  void bind(String letter, Expr value) {
    exprs.put(letter, value);
  }

  void unbind(String letter) {
    exprs.remove(letter);
  }

  void bindFunction(String letter, Fun value) {
    functions.put(letter, value);
  }

  void unbindFunction(String letter) {
    functions.remove(letter);
  }

  void bindDim(String letter, Dim value) {
    dims.put(letter, value);
  }

  void unbindDim(String letter) {
    dims.remove(letter);
  }

  /** A copy that later matching does not change, with one more letter. */
  public Bindings with(String letter, Expr value) {
    Bindings copy = copy();
    copy.exprs.put(letter, value);
    return copy;
  }

  /** The same, and what the letter's shape says of dimensions. */
  public Bindings with(Expr.Symbol letter, Expr value) {
    Bindings copy = with(letter.name(), value);
    letter.shape().rows().asSymbol().ifPresent(s -> copy.dims.put(s, value.shape().rows()));
    letter.shape().cols().asSymbol().ifPresent(s -> copy.dims.put(s, value.shape().cols()));
    return copy;
  }

  Bindings copy() {
    var copy = new Bindings();
    copy.exprs.putAll(exprs);
    copy.functions.putAll(functions);
    copy.dims.putAll(dims);
    return copy;
  }
}
