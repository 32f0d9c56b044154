package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Einstein's sums as products, traces and sums of rows: {@code 'ij,jk->ik'} is {@code A*B}. Pairs
 * of factors are contracted until one is left; what would have three indices on the way is not
 * written.
 */
final class Einsum {
  private static final Pattern FORM =
      Pattern.compile("[a-zA-Z]{0,2}(,[a-zA-Z]{0,2})*(->[a-zA-Z]{0,2})?");

  /** A factor and its indices: none of a scalar, one of a column, two of a matrix. */
  private record Factor(ForeignPiece piece, String indices) {
    int order() {
      return indices.length();
    }

    boolean has(char index) {
      return indices.indexOf(index) >= 0;
    }

    Factor transposed() {
      return new Factor(piece.transposed(), new StringBuilder(indices).reverse().toString());
    }

    /** With that index last. */
    Factor ending(char index) {
      return order() < 2 || indices.charAt(1) == index ? this : transposed();
    }

    /** With that index first. */
    Factor starting(char index) {
      return order() < 2 || indices.charAt(0) == index ? this : transposed();
    }

    /** The other index of two; none of a column. */
    String without(char index) {
      return indices.replace(String.valueOf(index), "");
    }
  }

  private final List<Factor> factors = new ArrayList<>();
  private final String result;

  private Einsum(String form, List<ForeignPiece> arguments) {
    int arrow = form.indexOf("->");
    String[] inputs = (arrow < 0 ? form : form.substring(0, arrow)).split(",", -1);
    this.result = arrow < 0 ? onlyOnce(String.join("", inputs)) : form.substring(arrow + 2);
    for (int i = 0; i < inputs.length && inputs.length == arguments.size(); i++) {
      factors.add(new Factor(arguments.get(i), inputs[i]));
    }
  }

  /** The sum as it is written here; empty where it is no product, trace or sum. */
  static Optional<ForeignPiece> of(String written, List<ForeignPiece> arguments) {
    String form = written.replaceAll("\\s", "");
    return FORM.matcher(form).matches()
        ? new Einsum(form, arguments).contracted()
        : Optional.empty();
  }

  /** NumPy's result where none is named: what occurs once, in the order of the alphabet. */
  private static String onlyOnce(String indices) {
    var once = new StringBuilder();
    indices
        .chars()
        .sorted()
        .filter(c -> indices.indexOf(c) == indices.lastIndexOf(c))
        .forEach(c -> once.append((char) c));
    return once.toString();
  }

  private Optional<ForeignPiece> contracted() {
    if (factors.isEmpty()) {
      return Optional.empty();
    }
    while (factors.size() > 1) {
      if (!contractOne()) {
        return Optional.empty();
      }
    }
    return alone(factors.getFirst(), result)
        .map(last -> last.indices().equals(result) ? last : last.transposed())
        .filter(last -> last.indices().equals(result))
        .map(Factor::piece);
  }

  /** Contracts the first pair that is a product as it stands, or else the first that can be. */
  private boolean contractOne() {
    for (boolean asItStands : List.of(true, false)) {
      for (int i = 0; i < factors.size(); i++) {
        for (int j = i + 1; j < factors.size(); j++) {
          String kept = keptBeside(i, j);
          Optional<Factor> left = alone(factors.get(i), kept + factors.get(j).indices());
          Optional<Factor> right = alone(factors.get(j), kept + factors.get(i).indices());
          if (left.isEmpty() || right.isEmpty()) {
            return false;
          }
          Optional<Factor> product =
              asItStands && !isProduct(left.get(), right.get(), kept)
                  ? Optional.empty()
                  : pair(left.get(), right.get(), kept);
          if (product.isPresent()) {
            factors.set(i, product.get());
            factors.remove(j);
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isProduct(Factor left, Factor right, String kept) {
    return left.order() == 2
        && right.order() > 0
        && left.indices().charAt(1) == right.indices().charAt(0)
        && kept.indexOf(left.indices().charAt(1)) < 0;
  }

  private String keptBeside(int i, int j) {
    var kept = new StringBuilder(result);
    for (int k = 0; k < factors.size(); k++) {
      kept.append(k == i || k == j ? "" : factors.get(k).indices());
    }
    return kept.toString();
  }

  /** A factor with what no other has summed over, and one index once: traces, rows, columns. */
  private static Optional<Factor> alone(Factor factor, String kept) {
    ForeignPiece piece = factor.piece();
    if (factor.order() == 1 && kept.indexOf(factor.indices().charAt(0)) < 0) {
      return Optional.of(new Factor(called("sum", piece), ""));
    }
    if (factor.order() < 2) {
      return Optional.of(factor);
    }
    char row = factor.indices().charAt(0);
    char column = factor.indices().charAt(1);
    boolean rowKept = kept.indexOf(row) >= 0;
    boolean columnKept = kept.indexOf(column) >= 0;
    if (row == column) {
      return Optional.of(
          rowKept
              ? new Factor(called("diag", piece), String.valueOf(row))
              : new Factor(called("tr", piece), ""));
    }
    if (!rowKept && !columnKept) {
      return Optional.of(new Factor(called("sum", piece), ""));
    }
    if (!columnKept) {
      return Optional.of(new Factor(called("rowsum", piece), String.valueOf(row)));
    }
    if (!rowKept) {
      return Optional.of(new Factor(called("colsum", piece), String.valueOf(column)));
    }
    return Optional.of(factor);
  }

  private static ForeignPiece called(String function, ForeignPiece piece) {
    boolean scalar = function.equals("sum") || function.equals("tr");
    return new ForeignPiece(function + "(" + piece.text() + ")", ForeignPiece.ATOM, scalar);
  }

  private static Optional<Factor> pair(Factor left, Factor right, String kept) {
    if (left.order() == 0 || right.order() == 0) {
      return Optional.of(times(left, right, left.indices() + right.indices()));
    }
    List<Character> shared =
        left.indices().chars().filter(c -> right.has((char) c)).mapToObj(c -> (char) c).toList();
    return switch (shared.size()) {
      case 0 ->
          left.order() == 1 && right.order() == 1
              ? Optional.of(times(left, right.transposed(), left.indices() + right.indices()))
              : Optional.empty();
      case 1 -> overOne(left, right, shared.getFirst(), kept.indexOf(shared.getFirst()) >= 0);
      default -> overBoth(left, right, kept);
    };
  }

  private static Optional<Factor> overOne(Factor left, Factor right, char index, boolean kept) {
    if (kept && left.order() == 1 && right.order() == 1) {
      return Optional.of(new Factor(left.piece().times(" .* ", right.piece()), left.indices()));
    }
    if (kept && left.order() + right.order() == 3) {
      return Optional.of(scaled(left, right, index));
    }
    if (kept) {
      return Optional.empty();
    }
    if (left.order() == 1 && right.order() == 1) {
      return Optional.of(new Factor(ForeignFunctions.inner(left.piece(), right.piece()), ""));
    }
    if (left.order() == 1) {
      return Optional.of(times(right.ending(index), left, right.without(index)));
    }
    return Optional.of(
        times(
            left.ending(index), right.starting(index), left.without(index) + right.without(index)));
  }

  /** {@code 'ij,j->ij'}: the columns of a matrix, or its rows, each times a number. */
  private static Factor scaled(Factor left, Factor right, char index) {
    Factor matrix = left.order() == 2 ? left : right;
    Factor column = left.order() == 2 ? right : left;
    var diagonal = new Factor(called("diag", column.piece()), column.indices());
    return matrix.indices().charAt(1) == index
        ? times(matrix, diagonal, matrix.indices())
        : times(diagonal, matrix, matrix.indices());
  }

  private static Optional<Factor> overBoth(Factor left, Factor right, String kept) {
    boolean turned = !left.indices().equals(right.indices());
    boolean rowKept = kept.indexOf(left.indices().charAt(0)) >= 0;
    boolean columnKept = kept.indexOf(left.indices().charAt(1)) >= 0;
    if (!rowKept && !columnKept) {
      ForeignPiece trace =
          turned
              ? called("tr", left.piece().times("*", right.piece()))
              : ForeignFunctions.colon(left.piece(), right.piece());
      return Optional.of(new Factor(trace, ""));
    }
    ForeignPiece aligned = turned ? right.piece().transposed() : right.piece();
    var product = new Factor(left.piece().times(" .* ", aligned), left.indices());
    return alone(product, kept);
  }

  private static Factor times(Factor left, Factor right, String indices) {
    return new Factor(left.piece().chained(right.piece()), indices);
  }
}
