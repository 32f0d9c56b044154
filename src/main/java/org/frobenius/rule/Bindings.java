package org.frobenius.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * What the letters of a pattern stand for: expressions, functions, dimensions. Grows and shrinks
 * during one match.
 */
public final class Bindings {
  private final Map<String, Expr> exprs = new HashMap<>();
  private final Map<String, Fun> functions = new HashMap<>();
  private final Map<String, Dim> dims = new HashMap<>();

  public Optional<Expr> expr(String letter) {
    return Optional.ofNullable(exprs.get(letter));
  }

  public Optional<Fun> function(String letter) {
    return Optional.ofNullable(functions.get(letter));
  }

  public Optional<Dim> dim(String letter) {
    return Optional.ofNullable(dims.get(letter));
  }

  public Map<String, Expr> exprs() {
    return Map.copyOf(exprs);
  }

  public java.util.Collection<Fun> functions() {
    return java.util.List.copyOf(functions.values());
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
