package org.frobenius.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.function.Catalogue;

/** What the names of functions mean, and how each is called: a line a function. */
final class FunctionTable {
  /** A named function. */
  sealed interface Function {
    /** How it is called, for messages: {@code tr(X)}. */
    String usage();
  }

  /** Of scalars, entry by entry, or of a square matrix. */
  record Scalar(Fun function, String usage) implements Function {}

  /** One operator with its signature. */
  record Operation(Op op, String written) implements Function {
    @Override
    public String usage() {
      List<String> letters = List.of("A", "B", "C");
      int count = op.signature().arguments().size();
      return count == 1
          ? written + "(X)"
          : written + "(" + String.join(", ", letters.subList(0, count)) + ")";
    }
  }

  /** A constant with sizes. */
  record Sized(Expr.Constant.Kind kind, String usage) implements Function {}

  /** What has a form of its own. */
  record Special(Particular particular, String usage) implements Function {}

  /** An unknown function of matrices, or a derivative of it. */
  record UnknownMap(Expr.Symbol function, Expr.Applied.Derivative derivative, String usage)
      implements Function {}

  /** {@code grad}, {@code jac}, {@code hess}: of an unknown function, a function again. */
  record Derivative(Expr.Applied.Derivative derivative, String usage) implements Function {}

  enum Particular {
    MEAN,
    ROW_MEAN,
    COLUMN_MEAN,
    MAX,
    MIN,
    NORM,
    DOT,
    DIAG,
    CONJUGATE,
    VECTOR,
    MATRIX,
    UNVEC,
    FRECHET,
    DIFFERENTIAL
  }

  private static final Map<String, Function> FUNCTIONS = new LinkedHashMap<>();

  static {
    for (var entry : Catalogue.all()) {
      scalar(entry.name(), entry.ofMatrix());
    }
    scalar("sqrt", true);
    scalar("inv", true);
    var shared = Set.of(Op.FROBENIUS, Op.NORM, Op.NORM_P, Op.MAX, Op.MIN, Op.DIAG, Op.DIAGONAL);
    for (Op op : Op.values()) {
      if (!shared.contains(op) && op != Op.UNVEC && op != Op.CONJ && op != Op.ADJUGATE_DERIVATIVE) {
        FUNCTIONS.put(op.written(), new Operation(op, op.written()));
      }
    }
    FUNCTIONS.put("norm2", new Operation(Op.NORM, "norm2"));
    special("norm", Particular.NORM, "norm(X) or norm(X, p)");
    special("max", Particular.MAX, "max(x) or max.(X, Y)");
    special("min", Particular.MIN, "min(x) or min.(X, Y)");
    special("mean", Particular.MEAN, "mean(X)");
    special("rowmean", Particular.ROW_MEAN, "rowmean(X)");
    special("colmean", Particular.COLUMN_MEAN, "colmean(X)");
    special("dot", Particular.DOT, "dot(x, y)");
    special("diag", Particular.DIAG, "diag(x) or diag(X)");
    special("conj", Particular.CONJUGATE, "conj(X)");
    special("vector", Particular.VECTOR, "vector(1)");
    special("matrix", Particular.MATRIX, "matrix(1)");
    special("unvec", Particular.UNVEC, "unvec(x, m, n)");
    special(
        "L",
        Particular.FRECHET,
        "L(f, X, E), L(f, X, E, F), L(f, X, E, F, G) or L(f, X, E, F, G, H)");
    special("d", Particular.DIFFERENTIAL, "d(X)");
    sized("ones", Expr.Constant.Kind.ONES, "ones, ones(n) or ones(m, n)");
    sized("zeros", Expr.Constant.Kind.ZEROS, "zeros, zeros(n) or zeros(m, n)");
    sized("I", Expr.Constant.Kind.IDENTITY, "I or I(n)");
    sized("eye", Expr.Constant.Kind.IDENTITY, "eye(n)");
    sized("e", Expr.Constant.Kind.UNIT_VECTOR, "e(i) or e(i, n)");
    sized("E", Expr.Constant.Kind.SINGLE_ENTRY, "E(i, j) or E(i, j, m, n)");
    sized("commutation", Expr.Constant.Kind.COMMUTATION, "commutation(m, n)");
    sized("duplication", Expr.Constant.Kind.DUPLICATION, "duplication(n)");
    sized("elimination", Expr.Constant.Kind.ELIMINATION, "elimination(n)");
    derivative(Expr.Applied.Derivative.GRADIENT, "grad(g)(U)");
    derivative(Expr.Applied.Derivative.JACOBIAN, "jac(u)(x)");
    derivative(Expr.Applied.Derivative.HESSIAN, "hess(g)(x)");
  }

  private FunctionTable() {}

  private static void scalar(String name, boolean ofMatrix) {
    String usage = ofMatrix ? name + "(X) or " + name + ".(X)" : name + ".(X)";
    FUNCTIONS.put(name, new Scalar(new Fun.Known(name), usage));
  }

  private static void special(String name, Particular particular, String usage) {
    FUNCTIONS.put(name, new Special(particular, usage));
  }

  private static void sized(String name, Expr.Constant.Kind kind, String usage) {
    FUNCTIONS.put(name, new Sized(kind, usage));
  }

  private static void derivative(Expr.Applied.Derivative derivative, String usage) {
    FUNCTIONS.put(derivative.written(), new Derivative(derivative, usage));
  }

  static Optional<Function> find(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  static Set<String> names() {
    return java.util.Collections.unmodifiableSet(FUNCTIONS.keySet());
  }

  /** From which argument on the arguments are sizes; past the end where none is. */
  static int firstSize(String function) {
    return switch (function) {
      case "ones", "zeros", "I", "eye", "commutation", "duplication", "elimination" -> 0;
      case "e", "unvec" -> 1;
      case "E" -> 2;
      default -> Integer.MAX_VALUE;
    };
  }
}
