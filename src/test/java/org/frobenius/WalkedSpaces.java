package org.frobenius;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * A scalar program for each space with each operator that takes its members, and with other forms.
 */
final class WalkedSpaces {
  /** The linear spaces of square matrices. */
  private static final List<Space.Kind> SPACES =
      List.of(
          Space.Kind.SYMMETRIC,
          Space.Kind.SKEW,
          Space.Kind.DIAGONAL,
          Space.Kind.LOWER,
          Space.Kind.UPPER,
          Space.Kind.POSITIVE_DEFINITE);

  /** Spaces whose members have orthonormal columns. */
  private static final List<Space.Kind> ORTHONORMAL =
      List.of(Space.Kind.ORTHOGONAL, Space.Kind.STIEFEL);

  private static final List<String> OF_SQUARE =
      List.of(
          "A in R(n, n); tr(A*S)",
          "A in R(m, n); norm(A*S)^2",
          "x in R(n); exp(x'*S*x)",
          "A in R(n, n); tr(A*exp(S))",
          "A in R(n, n); tr(A*S^3)",
          "A in R(n, n); A : f(S)",
          "A in R(n, n); A : exp.(S)",
          "A, B in R(n, n); A : (S .* B*S)",
          "A in R(n, n); tr(S'*A*S)",
          "A in R(2*n, n); A : [S; S']",
          "x in R(n); (S*x)[1]^2",
          "norm(S, 3)",
          "norm(S, 5/2)^3",
          "A in R(n, n); a in R; norm(A*S, 1 + a^2)",
          "a in R; log(1 + S[1, 2]^2) + a*S[2, 1]");

  private static final List<String> OF_COLUMNS =
      List.of(
          "A in R(n, p); A : S",
          "A in R(n, n); tr(S'*A*S)",
          "A in R(n, n); x in R(p); exp(x'*S'*A*S*x)",
          "A in R(n, p); A : exp.(S)",
          "A in R(n, p); B in R(m, n); norm(B*(S .* A))",
          "A, B in R(p, p); tr(A*exp(S'*S*B))",
          "A in R(n, n); logdet(I + S'*A*A'*S)",
          "A in R(n, p); x in R(p); norm(A - S*diag(x))^2",
          "A in R(p, n); norm(S*A, 3)",
          "x in R(p); ((S*x)[1])^2 + S[2, 1]");

  private static final Optional<String> NOT_FLAT = Optional.of("which is no linear space");

  private WalkedSpaces() {}

  /** Each space with each operator that takes its members, and with the forms above. */
  static List<Walked> all() {
    var all = new ArrayList<Walked>();
    for (Space.Kind space : SPACES) {
      for (String form : OF_SQUARE) {
        all.add(new Walked(space.written(), declared(space) + form, List.of("S")));
      }
      for (Op op : Op.values()) {
        ofSpace(op, space).ifPresent(all::add);
      }
    }
    for (Space.Kind space : ORTHONORMAL) {
      for (String form : OF_COLUMNS) {
        String sized = space == Space.Kind.ORTHOGONAL ? form.replaceAll("\\bp\\b", "n") : form;
        all.add(new Walked(space.written(), declared(space) + sized, List.of("S"), NOT_FLAT));
      }
      for (Op op : Op.values()) {
        ofSpace(op, space).ifPresent(all::add);
      }
    }
    return all;
  }

  private static String declared(Space.Kind space) {
    return "S in " + space.written() + (space == Space.Kind.STIEFEL ? "(n, p); " : "(n); ");
  }

  private static Optional<Walked> ofSpace(Op op, Space.Kind space) {
    List<Shape> shapes = op.signature().arguments();
    Shape first = shapes.getFirst();
    boolean matrix = !first.cols().isOne() && first.cols().asSymbol().isPresent();
    boolean square = space != Space.Kind.STIEFEL || !first.isSquare();
    boolean symmetric =
        switch (space) {
          case SYMMETRIC, POSITIVE_DEFINITE, DIAGONAL -> true;
          case SKEW, LOWER, UPPER -> false;
          case REAL, POSITIVE, NATURAL, ORTHOGONAL, STIEFEL, COMPLEX, HERMITIAN -> false;
          case SEQUENCE, FUNCTION, ANALYTIC -> false;
        };
    if (!matrix
        || !square
        || (WalkedOperators.ofSymmetric(op) && !symmetric)
        || degenerate(op, space)
        || op == Op.SOFTMAX) {
      return Optional.empty();
    }
    var names = new HashMap<String, Dim>();
    first.rows().symbols().forEach(s -> names.put(s, Dim.symbol("n")));
    Dim columns = Dim.symbol(space == Space.Kind.STIEFEL ? "p" : "n");
    first.cols().symbols().forEach(s -> names.put(s, columns));
    var declarations = new ArrayList<String>();
    var arguments = new ArrayList<String>(List.of("S"));
    if (op == Op.ADJUGATE_DERIVATIVE) {
      arguments.addFirst("adj");
    }
    for (int i = 1; i < shapes.size(); i++) {
      Shape shape = renamed(shapes.get(i), names);
      String letter = List.of("A", "B", "C").get(i);
      declarations.add(letter + " in " + (shape.isScalar() ? "R+" : shape.toString()));
      // norms are twice differentiable at zeros from there on
      arguments.add(op == Op.NORM_P ? "2 + " + letter : letter);
    }
    String call =
        op == Op.FROBENIUS ? "(S : B)" : op.written() + "(" + String.join(", ", arguments) + ")";
    String text =
        declared(space)
            + WalkedOperators.probed(call, renamed(op.signature().result(), names), declarations);
    return Optional.of(
        new Walked(
            space.written() + ", " + op.name(),
            text,
            List.of("S"),
            Optional.empty(),
            ORTHONORMAL.contains(space) ? NOT_FLAT : Optional.empty()));
  }

  private static Shape renamed(Shape shape, Map<String, Dim> names) {
    return new Shape(
        shape.rows().substitute(s -> names.getOrDefault(s, Dim.symbol(s))),
        shape.cols().substitute(s -> names.getOrDefault(s, Dim.symbol(s))));
  }

  /**
   * Where the value has no derivative anywhere in the space: singular values of skew matrices come
   * in pairs, odd skew matrices are singular, and those of orthonormal columns are all one.
   */
  private static boolean degenerate(Op op, Space.Kind space) {
    boolean orthonormal = ORTHONORMAL.contains(space);
    return switch (op) {
      case NORM_SPECTRAL, U1, V1, SVDVALS, SVDU, SVDV -> space == Space.Kind.SKEW || orthonormal;
      case LOGDET, MAX, MIN, ARGMAX, ARGMIN, NORM_INFINITY, LYAPUNOV -> space == Space.Kind.SKEW;
      case NORM_P -> false;
      case PROD -> false;
      case CONJ -> true;
      case TRACE, DETERMINANT, FROBENIUS, SUM, NORM, NORM_ONE, NORM_NUCLEAR -> false;
      case LOGSUMEXP, EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN, POLAR -> false;
      case ROWSUM, COLSUM, ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> false;
      case ROWLOGSUMEXP, COLLOGSUMEXP, DIAG, DIAGONAL, VEC, UNVEC, VECH -> false;
      case KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS -> false;
      case TRIL, TRIU, SYM, SKEW, ADJUGATE, PINV, SYLVESTER -> false;
      case PROD_OTHERS, ADJUGATE_DERIVATIVE -> false;
    };
  }
}
