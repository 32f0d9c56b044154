package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
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
    private static final int FEW = 4;

    private static final String[] NO_NAMES = {};
    private static final @Nullable Object[] NO_VALUES = {};

    private String[] names = NO_NAMES;
    private @Nullable Object[] values = NO_VALUES;
    private int size;

    @SuppressWarnings("unchecked") // only put writes values
    @Nullable T get(String name) {
      int at = at(name);
      return at < 0 ? null : (T) values[at];
    }

    private int at(String name) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }

    void put(String name, T value) {
      int at = at(name);
      if (at < 0) {
        at = size++;
        if (at == names.length) {
          names = Arrays.copyOf(names, at + FEW);
          values = Arrays.copyOf(values, at + FEW);
        }
        names[at] = name;
      }
      values[at] = value;
    }

    void remove(String name) {
      int at = at(name);
      if (at >= 0) {
        size--;
        names[at] = names[size];
        values[at] = values[size];
        values[size] = null;
      }
    }

    void putAll(Letters<T> others) {
      size = others.size;
      if (size > 0) {
        names = others.names.clone();
        values = others.values.clone();
      }
    }

    @SuppressWarnings("unchecked") // only put writes values
    void forEach(BiConsumer<String, T> each) {
      for (int i = 0; i < size; i++) {
        each.accept(names[i], (T) Objects.requireNonNull(values[i]));
      }
    }
  }

  private final Letters<Expr> exprs = new Letters<>();

  /** Few rules have letters for functions. */
  private @Nullable Letters<Fun> functions;

  private final Letters<Dim> dims = new Letters<>();

  public Optional<Expr> expr(String letter) {
    return Optional.ofNullable(exprs.get(letter));
  }

  public Optional<Fun> function(String letter) {
    return functions == null ? Optional.empty() : Optional.ofNullable(functions.get(letter));
  }

  public Optional<Dim> dim(String letter) {
    return Optional.ofNullable(dims.get(letter));
  }

  /** The letters that stand for expressions. */
  public Map<String, Expr> exprs() {
    var map = new LinkedHashMap<String, Expr>();
    exprs.forEach(map::put);
    return map;
  }

  public Collection<Fun> functions() {
    var found = new ArrayList<Fun>();
    if (functions != null) {
      functions.forEach((_, f) -> found.add(f));
    }
    return found;
  }

  void bind(String letter, Expr value) {
    exprs.put(letter, value);
  }

  void unbind(String letter) {
    exprs.remove(letter);
  }

  void bindFunction(String letter, Fun value) {
    if (functions == null) {
      functions = new Letters<>();
    }
    functions.put(letter, value);
  }

  void unbindFunction(String letter) {
    if (functions != null) {
      functions.remove(letter);
    }
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
    if (functions != null) {
      copy.functions = new Letters<>();
      copy.functions.putAll(functions);
    }
    copy.dims.putAll(dims);
    return copy;
  }
}
