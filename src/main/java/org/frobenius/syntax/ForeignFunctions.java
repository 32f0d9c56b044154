package org.frobenius.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.function.Catalogue;
import org.frobenius.syntax.ForeignTokens.Notation;

/**
 * Calls of other systems' functions, as they are written in this language. What is only another
 * name or formula stands in {@link Elsewhere}; here is what depends on the arguments.
 */
final class ForeignFunctions {
  private static final Set<String> SCALAR =
      Set.of("tr", "det", "logdet", "sum", "norm", "norm1", "normnuc", "normspec", "mean");

  /** What Julia applies a function in, {@code sum(abs2, x)}. */
  private static final Set<String> MAPPING = Set.of("sum", "prod", "mean", "maximum", "minimum");

  /** Of a page's row that only renames. */
  private static final Pattern RENAMING = Pattern.compile("(\\w+)\\((\\w)\\)");

  private ForeignFunctions() {}

  /** In typeset mathematics: names that are applied without brackets. */
  static boolean isFunction(String name) {
    String ours = renamed(name);
    return name.length() > 1
        && FunctionTable.find(ours).isPresent()
        && !Custom.isGreek(ours)
        && !ours.equals("eye");
  }

  /** The name here of the same function, {@code tr} of {@code trace}; or else the name itself. */
  static String renamed(String name) {
    return renaming(name).map(row -> row.group(1)).orElse(name);
  }

  private static Optional<Matcher> renaming(String name) {
    return Elsewhere.same(name).map(RENAMING::matcher).filter(Matcher::matches);
  }

  /** Whether {@code tr A B} is of the whole product. */
  static boolean takesProduct(String name) {
    return Set.of("tr", "det", "vec", "logdet", "rank").contains(renamed(name));
  }

  /**
   * A call; empty where it is not known how to write it.
   *
   * @param ofLibrary whether it is of a library, and so no unknown function
   */
  static Optional<ForeignPiece> call(
      String name,
      List<ForeignPiece> arguments,
      List<String> options,
      Notation notation,
      boolean ofLibrary) {
    int count = arguments.size();
    if (count == 0) {
      return Optional.empty();
    }
    Optional<ForeignPiece> along = along(name, arguments, options, notation);
    if (along.isPresent()) {
      return along;
    }
    ForeignPiece first = arguments.getFirst();
    ForeignPiece last = arguments.getLast();
    if (count == 2 && MAPPING.contains(name) && isApplicable(first.text())) {
      return call(first.text(), List.of(last), List.of(), Notation.PYTHON, false)
          .flatMap(mapped -> call(name, List.of(mapped), List.of(), notation, false));
    }
    return switch (name) {
      case "einsum" -> options.size() == 1 ? Einsum.of(options.getFirst(), arguments) : none();
      case "dot" -> dot(arguments, notation);
      case "inner" -> count == 2 ? Optional.of(inner(first, last)) : none();
      case "crossprod", "tcrossprod" ->
          Elsewhere.same(name)
              .flatMap(way -> ForeignTemplate.filled(way, List.of(first, last)))
              .filter(_ -> count <= 2);
      case "t" -> count == 1 ? Optional.of(first.transposed()) : none();
      case "ConjugateTranspose" -> count == 1 ? Optional.of(first.transposed()) : none();
      case "Dot" -> count == 2 ? Optional.of(first.times("*", last)) : none();
      case "solve", "LinearSolve" ->
          count == 2 ? Optional.of(first.times("\\", last)) : Optional.of(inverse(first));
      case "array", "asarray", "tensor", "constant", "Matrix" ->
          count == 1 ? Optional.of(first) : none();
      case "norm", "Norm" -> norm(arguments, options);
      case "Max", "max", "Min", "min" ->
          count == 2
              ? Optional.of(larger(name, first, last))
              : plain(name.toLowerCase(Locale.ROOT), arguments, options, ofLibrary);
      case "maximum", "minimum" ->
          count == 1
              ? plain(name.substring(0, 3), arguments, options, ofLibrary)
              : exact(name, arguments, options);
      case "eye", "IdentityMatrix", "identity" ->
          Optional.of(ForeignPiece.atom("I(" + first.text() + ")"));
      case "ravel", "flatten" ->
          Optional.of(ForeignPiece.atom("vec(" + first.transposed().text() + ")"));
      case "tensordot", "reshape", "concatenate", "hstack", "vstack" -> none();
      default ->
          entrywise(name, arguments, options, notation)
              .or(() -> renaming(name).isPresent() ? none() : exact(name, arguments, options))
              .or(() -> plain(renamed(name), arguments, options, ofLibrary));
    };
  }

  private static boolean isApplicable(String name) {
    return isFunction(name) || Elsewhere.same(name).isPresent();
  }

  private static Optional<ForeignPiece> none() {
    return Optional.empty();
  }

  private static ForeignPiece larger(String name, ForeignPiece left, ForeignPiece right) {
    String function = name.toLowerCase(Locale.ROOT);
    return ForeignPiece.atom(function + ".(" + left.text() + ", " + right.text() + ")");
  }

  private static ForeignPiece inverse(ForeignPiece matrix) {
    return ForeignPiece.atom("inv(" + matrix.text() + ")");
  }

  /** Where functions of a matrix go entry by entry. */
  private static Optional<ForeignPiece> entrywise(
      String name, List<ForeignPiece> arguments, List<String> options, Notation notation) {
    String ours = renamed(name);
    boolean dotted =
        switch (notation) {
          case PYTHON, MATHEMATICA -> true;
          case LATEX -> isOfEntries(ours) && !arguments.getFirst().endsInVector();
          case OTHER -> false;
        };
    boolean ofMatrix = renaming(name).filter(row -> Custom.isCapital(row.group(2))).isPresent();
    boolean scalar =
        FunctionTable.find(ours).filter(f -> f instanceof FunctionTable.Scalar).isPresent()
            && !ours.equals("inv")
            && !ofMatrix;
    if (!dotted || !scalar || arguments.size() != 1 || !options.isEmpty()) {
      return none();
    }
    ForeignPiece of = arguments.getFirst();
    return Optional.of(
        new ForeignPiece(
            ours + (of.scalar() ? "(" : ".(") + of.text() + ")", ForeignPiece.ATOM, of.scalar()));
  }

  /** Whether it can only be of every entry, whatever the shape. */
  private static boolean isOfEntries(String name) {
    return Catalogue.find(name).filter(function -> !function.ofMatrix()).isPresent();
  }

  private static Optional<ForeignPiece> exact(
      String name, List<ForeignPiece> arguments, List<String> options) {
    return options.isEmpty()
        ? Elsewhere.same(name).flatMap(way -> ForeignTemplate.filled(way, arguments))
        : none();
  }

  /** {@code sum(X, axis=0)}, {@code sum(X, 1)}: one value for each column, or for each row. */
  private static Optional<ForeignPiece> along(
      String name, List<ForeignPiece> arguments, List<String> options, Notation notation) {
    String ours = renamed(name);
    String axis =
        options.size() == 1 && arguments.size() == 1
            ? options.getFirst()
            : options.isEmpty() && arguments.size() == 2 && notation == Notation.OTHER
                ? "dims" + arguments.get(1).text()
                : "";
    String side =
        switch (axis) {
          case "axis0", "dim0", "dims1" -> "col";
          case "axis1", "dim1", "dims2", "axis-1", "dim-1" -> "row";
          default -> "";
        };
    ForeignPiece of = arguments.getFirst();
    boolean vector = of.isVectorLetter() && axis.matches("(axis|dim)(0|-1)");
    return side.isEmpty()
            || FunctionTable.find(side + ours).isEmpty()
            || ours.equals("norm") && options.isEmpty()
        ? none()
        : Optional.of(ForeignPiece.atom((vector ? "" : side) + ours + "(" + of.text() + ")"));
  }

  /** A function of this language, or an unknown one. */
  private static Optional<ForeignPiece> plain(
      String name, List<ForeignPiece> arguments, List<String> options, boolean ofLibrary) {
    boolean unknown = !ofLibrary && Elsewhere.find(name).isEmpty();
    if (!options.isEmpty() || !unknown && FunctionTable.find(name).isEmpty()) {
      return none();
    }
    String list = String.join(", ", arguments.stream().map(ForeignPiece::text).toList());
    return Optional.of(
        new ForeignPiece(name + "(" + list + ")", ForeignPiece.ATOM, SCALAR.contains(name)));
  }

  /** Of two vectors the inner product; Julia's {@code dot(x, A, y)}. */
  private static Optional<ForeignPiece> dot(List<ForeignPiece> arguments, Notation notation) {
    ForeignPiece left = arguments.getFirst();
    ForeignPiece right = arguments.getLast();
    return switch (arguments.size()) {
      case 2 -> Optional.of(left.isSmallName() ? inner(left, right) : left.times("*", right));
      case 3 ->
          notation == Notation.OTHER
              ? Optional.of(left.transposed().times("*", arguments.get(1)).times("*", right))
              : none();
      default -> none();
    };
  }

  static ForeignPiece inner(ForeignPiece left, ForeignPiece right) {
    return new ForeignPiece(left.transposed().chained(right).text(), ForeignPiece.PRODUCT, true);
  }

  static ForeignPiece colon(ForeignPiece left, ForeignPiece right) {
    return new ForeignPiece(
        left.at(ForeignPiece.PRODUCT) + " : " + right.at(ForeignPiece.PRODUCT),
        ForeignPiece.COLON,
        true);
  }

  private static Optional<ForeignPiece> norm(List<ForeignPiece> arguments, List<String> options) {
    ForeignPiece x = arguments.getFirst();
    if (arguments.size() > 2 || arguments.size() + options.size() > 2) {
      return none();
    }
    boolean alone = arguments.size() == 1 && options.isEmpty();
    String kind =
        arguments.size() == 2 ? arguments.get(1).text() : alone ? "2" : options.getFirst();
    // of a matrix the largest sum of a column, of a vector the sum of the entries
    boolean columns = kind.equals("1") && x.text().matches("[A-Z]\\w*");
    return columns ? none() : norm(x, kind, alone || x.isSmallName() ? "norm" : "normspec");
  }

  /** The norm of that kind: {@code 2}, {@code F}, {@code 1}, {@code ∞} or {@code *}. */
  static Optional<ForeignPiece> norm(ForeignPiece x, String kind, String two) {
    String name =
        switch (kind) {
          case "", "F", "fro", "pfro", "Fro", "frobenius", "Frobenius" -> "norm";
          case "2", "p2" -> two;
          case "1", "p1" -> "norm1";
          case "*", "nuc", "pnuc", "\\ast" -> "normnuc";
          case "inf", "Inf", "pinf", "∞", "\\infty" -> "norminf";
          case "op" -> "normspec";
          default -> "";
        };
    if (name.isEmpty() && kind.matches("\\d+|[k-t]")) {
      return Optional.of(ForeignPiece.scalar("norm(" + x.text() + ", " + kind + ")"));
    }
    return name.isEmpty() ? none() : Optional.of(ForeignPiece.scalar(name + "(" + x.text() + ")"));
  }
}
