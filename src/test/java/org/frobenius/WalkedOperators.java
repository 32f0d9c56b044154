package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;

/** A scalar program for each operator of the language, with composite arguments. */
final class WalkedOperators {
  private WalkedOperators() {}

  /** Each operator of composite arguments, paired with a matrix of the shape of its value. */
  static List<Walked> all() {
    var all = new ArrayList<Walked>();
    for (Op op : Op.values()) {
      var declarations = new ArrayList<String>();
      var arguments = new ArrayList<String>();
      var wrt = new ArrayList<String>();
      List<Shape> shapes = op.signature().arguments();
      for (int i = 0; i < shapes.size(); i++) {
        String letter = List.of("A", "B", "C").get(i);
        if (op == Op.UNVEC && i > 0) {
          arguments.add(List.of("m", "n").get(i - 1));
        } else {
          arguments.add(argument(letter, columnOnly(op, shapes.get(i)), declarations, wrt));
        }
      }
      if (ofSymmetric(op)) {
        arguments.set(0, "A1*A2 + A2'*A1'");
      }
      if (op == Op.ADJUGATE_DERIVATIVE) {
        arguments.addFirst("adj");
      }
      String call =
          op == Op.FROBENIUS
              ? "((%s) : (%s))".formatted(arguments.getFirst(), arguments.getLast())
              : op.written() + "(" + String.join(", ", arguments) + ")";
      Shape result = columnOnly(op, op.signature().result());
      all.add(new Walked(op.name(), probed(call, result, declarations), List.copyOf(wrt)));
    }
    return all;
  }

  /** Whether it is of a symmetric argument. */
  static boolean ofSymmetric(Op op) {
    return switch (op) {
      case EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN -> true;
      case SVDVALS, SVDU, SVDV -> false;
      case TRACE, DETERMINANT, LOGDET, FROBENIUS, SUM, PROD, MAX, MIN, ARGMAX, ARGMIN -> false;
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P -> false;
      case LOGSUMEXP, U1, V1, POLAR, ROWSUM, COLSUM, ROWNORM, COLNORM -> false;
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP, COLLOGSUMEXP -> false;
      case DIAG, DIAGONAL, VEC, UNVEC, VECH, KRON, KHATRIRAO, CROSS -> false;
      case CONTRACT_LEFT, CONTRACT_RIGHT, TRIL, TRIU, SYM, SKEW -> false;
      case ADJUGATE, PINV, SYLVESTER, LYAPUNOV, CONJ, PROD_OTHERS -> false;
      case ADJUGATE_DERIVATIVE -> false;
    };
  }

  /** {@code softmax} is of vectors. */
  private static Shape columnOnly(Op op, Shape shape) {
    return op == Op.SOFTMAX ? new Shape(shape.rows(), column(shape)) : shape;
  }

  private static Dim column(Shape shape) {
    return shape.rows().isOne() ? shape.cols() : Dim.ONE;
  }

  /** A product, over a dimension of its own where the shape is not square. */
  private static String argument(
      String letter, Shape shape, List<String> declarations, List<String> wrt) {
    if (shape.isScalar()) {
      declarations.add(letter + " in R+");
      wrt.add(letter);
      return letter;
    }
    boolean square = shape.isSquare();
    Dim inner = square ? shape.rows() : Dim.symbol("r");
    declarations.add(letter + "1 in " + new Shape(shape.rows(), inner));
    declarations.add(letter + "2 in " + new Shape(inner, shape.cols()));
    wrt.add(letter + "1");
    wrt.add(letter + "2");
    return letter + "1*" + letter + "2";
  }

  /** The value paired with a matrix of its shape. */
  static String probed(String value, Shape shape, List<String> declarations) {
    var lines = new ArrayList<>(declarations);
    lines.add("W in " + shape);
    lines.add(shape.isScalar() ? "W*" + value : "W : " + value);
    return String.join("; ", lines);
  }
}
