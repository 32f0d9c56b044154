package org.frobenius.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.syntax.ForeignTokens.Notation;

/** Calls of other systems' functions, as they are written in this language. */
final class ForeignFunctions {
  private ForeignFunctions() {}

  /** The same function under another name. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("trace", "tr"),
          Map.entry("opnorm", "normspec"),
          Map.entry("Tr", "tr"),
          Map.entry("Trace", "tr"),
          Map.entry("Det", "det"),
          Map.entry("inverse", "inv"),
          Map.entry("Inverse", "inv"),
          Map.entry("PseudoInverse", "pinv"),
          Map.entry("slogdet", "logdet"),
          Map.entry("logabsdet", "logdet"),
          Map.entry("expm", "exp"),
          Map.entry("matrix_exp", "exp"),
          Map.entry("MatrixExp", "exp"),
          Map.entry("logm", "log"),
          Map.entry("MatrixLog", "log"),
          Map.entry("sqrtm", "sqrt"),
          Map.entry("conjugate", "conj"),
          Map.entry("Conjugate", "conj"),
          Map.entry("Total", "sum"),
          Map.entry("reduce_sum", "sum"),
          Map.entry("reduce_mean", "mean"),
          Map.entry("reduce_max", "max"),
          Map.entry("reduce_min", "min"),
          Map.entry("reduce_prod", "prod"),
          Map.entry("reduce_logsumexp", "logsumexp"),
          Map.entry("Norm", "norm"),
          Map.entry("Eigenvalues", "eigvals"),
          Map.entry("KroneckerProduct", "kron"),
          Map.entry("DiagonalMatrix", "diag"),
          Map.entry("Diagonal", "diag"),
          Map.entry("diagonal", "diag"),
          Map.entry("Flatten", "vec"),
          Map.entry("Vec", "vec"),
          Map.entry("Cross", "cross"));

  /** Scalar functions, of each entry where the argument is a matrix. */
  private static final Map<String, String> ENTRYWISE =
      Map.ofEntries(
          Map.entry("exp", "exp"),
          Map.entry("log", "log"),
          Map.entry("sqrt", "sqrt"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tan", "tan"),
          Map.entry("sinh", "sinh"),
          Map.entry("cosh", "cosh"),
          Map.entry("tanh", "tanh"),
          Map.entry("abs", "abs"),
          Map.entry("absolute", "abs"),
          Map.entry("sign", "sign"),
          Map.entry("relu", "relu"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("expit", "sigmoid"),
          Map.entry("softplus", "softplus"),
          Map.entry("erf", "erf"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("Exp", "exp"),
          Map.entry("Log", "log"),
          Map.entry("Sqrt", "sqrt"),
          Map.entry("Sin", "sin"),
          Map.entry("Cos", "cos"),
          Map.entry("Tan", "tan"),
          Map.entry("Tanh", "tanh"),
          Map.entry("Abs", "abs"),
          Map.entry("ReLU", "relu"));

  /** A form with {@code %s} for each argument. */
  private static final Map<String, String> PRODUCTS =
      Map.ofEntries(
          Map.entry("matmul", "*"),
          Map.entry("mm", "*"),
          Map.entry("mv", "*"),
          Map.entry("mtimes", "*"),
          Map.entry("Dot", "*"),
          Map.entry("multiply", " .* "),
          Map.entry("times", " .* "),
          Map.entry("mul", " .* "),
          Map.entry("divide", " ./ "),
          Map.entry("div", " ./ "));

  private static final Set<String> SCALAR =
      Set.of("tr", "det", "logdet", "sum", "norm", "norm1", "normnuc", "normspec", "mean");

  /** In typeset mathematics: names that are applied without brackets. */
  static boolean isFunction(String name) {
    return RENAMED.containsKey(name)
        || ENTRYWISE.containsKey(name)
        || (name.length() > 1
            && FunctionTable.find(name).isPresent()
            && !Custom.isGreek(name)
            && !name.equals("eye"));
  }

  /** Whether {@code tr A B} is of the whole product. */
  static boolean takesProduct(String name) {
    return Set.of("tr", "det", "vec", "logdet", "rank").contains(RENAMED.getOrDefault(name, name));
  }

  /** A call; empty where it is not known how to write it. */
  static Optional<ForeignPiece> call(
      String name, List<ForeignPiece> arguments, List<String> options, Notation notation) {
    int count = arguments.size();
    if (count == 0) {
      return Optional.empty();
    }
    ForeignPiece first = arguments.getFirst();
    if (count == 2 && PRODUCTS.containsKey(name)) {
      return Optional.of(first.times(PRODUCTS.get(name), arguments.get(1)));
    }
    Optional<ForeignPiece> along = along(name, arguments, options, notation);
    if (along.isPresent()) {
      return along;
    }
    boolean dotted = notation == Notation.PYTHON || notation == Notation.MATHEMATICA;
    if (count == 1 && ENTRYWISE.containsKey(name) && (dotted || !isKnown(name))) {
      boolean point = dotted && !first.scalar();
      return Optional.of(
          new ForeignPiece(
              ENTRYWISE.get(name) + (point ? "." : "") + "(" + first.text() + ")",
              ForeignPiece.ATOM,
              first.scalar()));
    }
    return switch (name) {
      case "transpose", "Transpose", "ConjugateTranspose", "adjoint", "t", "ctranspose" ->
          count == 1 ? Optional.of(first.transposed()) : Optional.empty();
      case "dot", "inner" ->
          switch (count) {
            case 2 -> Optional.of(inner(name, arguments));
            case 3 ->
                notation == Notation.OTHER
                    ? Optional.of(
                        first
                            .transposed()
                            .times("*", arguments.get(1))
                            .times("*", arguments.get(2)))
                    : Optional.empty();
            default -> Optional.empty();
          };
      case "vdot" -> count == 2 ? Optional.of(colon(first, arguments.get(1))) : Optional.empty();
      case "outer" ->
          count == 2
              ? Optional.of(first.times("*", arguments.get(1).transposed()))
              : Optional.empty();
      case "crossprod" ->
          count == 2
              ? Optional.of(first.transposed().times("*", arguments.get(1)))
              : Optional.empty();
      case "log2", "log10" ->
          count == 1
              ? Optional.of(
                  ForeignPiece.atom(
                          "log" + (dotted && !first.scalar() ? "." : "") + "(" + first.text() + ")")
                      .times("/", ForeignPiece.scalar("log(" + name.substring(3) + ")")))
              : Optional.empty();
      case "matrix_power", "MatrixPower", "mpower" ->
          count == 2 ? Optional.of(power(first, "^", arguments.get(1))) : Optional.empty();
      case "power", "pow" ->
          count == 2
              ? Optional.of(power(first, first.scalar() ? "^" : ".^", arguments.get(1)))
              : Optional.empty();
      case "square" -> Optional.of(first.toThe(first.scalar() ? "^" : ".^", "2"));
      case "solve", "LinearSolve", "mldivide" ->
          count == 2
              ? Optional.of(first.times("\\", arguments.get(1)))
              : Optional.of(ForeignPiece.atom("inv(" + first.text() + ")"));
      case "array", "asarray", "tensor", "constant" ->
          count == 1 ? Optional.of(first) : Optional.empty();
      case "norm", "Norm" -> norm(arguments, options);
      case "maximum", "minimum", "Max", "Min" ->
          count == 2
              ? Optional.of(
                  ForeignPiece.atom(
                      (name.equalsIgnoreCase("max") || name.equals("maximum") ? "max" : "min")
                          + ".("
                          + first.text()
                          + ", "
                          + arguments.get(1).text()
                          + ")"))
              : Optional.empty();
      case "eye", "IdentityMatrix", "identity" ->
          Optional.of(ForeignPiece.atom("I(" + first.text() + ")"));
      case "ravel", "flatten" ->
          Optional.of(ForeignPiece.atom("vec(" + first.transposed().text() + ")"));
      case "einsum", "tensordot", "reshape", "concatenate", "hstack", "vstack" -> Optional.empty();
      default -> plain(RENAMED.getOrDefault(name, name), arguments, options);
    };
  }

  /** {@code sum(X, axis=0)}, {@code sum(X, 1)}: one value for each column, or for each row. */
  private static Optional<ForeignPiece> along(
      String name, List<ForeignPiece> arguments, List<String> options, Notation notation) {
    String ours = RENAMED.getOrDefault(name, name);
    String axis =
        options.size() == 1 && arguments.size() == 1
            ? options.getFirst()
            : options.isEmpty() && arguments.size() == 2 && notation == Notation.OTHER
                ? "dims" + arguments.get(1).text()
                : "";
    String side =
        switch (axis) {
          case "axis0", "dim0", "dims1" -> "col";
          case "axis1", "dim1", "dims2" -> "row";
          default -> "";
        };
    return side.isEmpty()
            || FunctionTable.find(side + ours).isEmpty()
            || ours.equals("norm") && options.isEmpty()
        ? Optional.empty()
        : Optional.of(ForeignPiece.atom(side + ours + "(" + arguments.getFirst().text() + ")"));
  }

  private static boolean isKnown(String name) {
    return FunctionTable.find(name).isPresent();
  }

  private static Optional<ForeignPiece> plain(
      String name, List<ForeignPiece> arguments, List<String> options) {
    if (!options.isEmpty()) {
      return Optional.empty();
    }
    String list = String.join(", ", arguments.stream().map(ForeignPiece::text).toList());
    return Optional.of(
        new ForeignPiece(name + "(" + list + ")", ForeignPiece.ATOM, SCALAR.contains(name)));
  }

  private static ForeignPiece inner(String name, List<ForeignPiece> arguments) {
    ForeignPiece left = arguments.getFirst();
    ForeignPiece right = arguments.getLast();
    return name.equals("inner") || left.isSmallName()
        ? new ForeignPiece(left.transposed().times("*", right).text(), ForeignPiece.PRODUCT, true)
        : left.times("*", right);
  }

  static ForeignPiece colon(ForeignPiece left, ForeignPiece right) {
    return new ForeignPiece(
        left.at(ForeignPiece.PRODUCT) + " : " + right.at(ForeignPiece.PRODUCT),
        ForeignPiece.COLON,
        true);
  }

  private static ForeignPiece power(ForeignPiece base, String operator, ForeignPiece exponent) {
    return base.toThe(operator, exponent.at(ForeignPiece.ATOM));
  }

  private static Optional<ForeignPiece> norm(List<ForeignPiece> arguments, List<String> options) {
    ForeignPiece x = arguments.getFirst();
    String kind =
        arguments.size() == 2
            ? arguments.get(1).text()
            : options.isEmpty() ? "2" : options.getFirst();
    return norm(x, kind, arguments.size() == 2 && !x.isSmallName() ? "normspec" : "norm");
  }

  /** The norm of that kind: {@code 2}, {@code F}, {@code 1}, {@code ∞} or {@code *}. */
  static Optional<ForeignPiece> norm(ForeignPiece x, String kind, String two) {
    String name =
        switch (kind) {
          case "", "F", "fro", "Fro", "frobenius", "Frobenius" -> "norm";
          case "2" -> two;
          case "1" -> "norm1";
          case "*", "nuc", "\\ast" -> "normnuc";
          case "inf", "∞", "\\infty" -> "norminf";
          default -> "";
        };
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(ForeignPiece.scalar(name + "(" + x.text() + ")"));
  }
}
