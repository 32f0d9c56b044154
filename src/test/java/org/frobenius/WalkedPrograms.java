package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * A scalar program for everything the language has: each operator, constant, scalar function and
 * form of expression, made from the tables that define them, with composite arguments.
 */
final class WalkedPrograms {
  /**
   * One program.
   *
   * @param about what it is there for
   * @param wrt the names it is differentiated by
   * @param refused where its derivatives are refused, what the message says
   * @param refusedTwice where only the second ones are, what the message says
   * @param refusedMatrix where only the Hessian as a matrix is
   */
  record Walked(
      String about,
      String text,
      List<String> wrt,
      Optional<String> refused,
      Optional<String> refusedTwice,
      Optional<String> refusedMatrix) {
    Walked(String about, String text, List<String> wrt) {
      this(about, text, wrt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Walked(String about, String text, List<String> wrt, Optional<String> refusedTwice) {
      this(about, text, wrt, Optional.empty(), refusedTwice, Optional.empty());
    }

    /** What the refusal of a second derivative says. */
    Optional<String> refusedHessian() {
      return refused.isPresent() ? refused : refusedTwice;
    }

    Optional<String> refusedHessianMatrix() {
      return refusedMatrix.isPresent() ? refusedMatrix : refusedHessian();
    }

    @Override
    public String toString() {
      return about + ": " + text;
    }
  }

  private WalkedPrograms() {}

  // operators

  private static boolean ofSymmetric(Op op) {
    return switch (op) {
      case EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN -> true;
      case SVDVALS, SVDU, SVDV -> false;
      case TRACE, DETERMINANT, LOGDET, FROBENIUS, SUM, PROD, MAX, MIN, ARGMAX, ARGMIN -> false;
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P -> false;
      case LOGSUMEXP, U1, V1, POLAR, ROWSUM, COLSUM, ROWNORM, COLNORM -> false;
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP, COLLOGSUMEXP -> false;
      case DIAG, DIAGONAL, VEC, UNVEC, VECH, KRON, KHATRIRAO, CROSS -> false;
      case CONTRACT_LEFT, CONTRACT_RIGHT, TRIL, TRIU, SYM, SKEW -> false;
      case ADJUGATE, PINV, SYLVESTER, LYAPUNOV, CONJ, PROD_OTHERS, ADJUGATE_DERIVATIVE -> false;
    };
  }

  /** Each operator of composite arguments, paired with a matrix of the shape of its value. */
  static List<Walked> operators() {
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

  /** {@code softmax} is of vectors. */
  private static Shape columnOnly(Op op, Shape shape) {
    return op == Op.SOFTMAX || op == Op.LOGSUMEXP ? new Shape(shape.rows(), column(shape)) : shape;
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

  private static String probed(String value, Shape shape, List<String> declarations) {
    var lines = new ArrayList<>(declarations);
    lines.add("W in " + shape);
    lines.add(shape.isScalar() ? "W*" + value : "W : " + value);
    return String.join("; ", lines);
  }

  // scalar functions

  /** Each function of the catalogue, of a scalar, a vector, entry by entry and of a matrix. */
  static List<Walked> functions() {
    var all = new ArrayList<Walked>();
    for (ScalarFunction f : Catalogue.all()) {
      all.addAll(forms(f.name(), f.ofMatrix()));
    }
    for (String f : List.of("sqrt", "inv", "f", "f'")) {
      all.addAll(forms(f, true));
    }
    return all;
  }

  private static List<Walked> forms(String f, boolean ofMatrix) {
    var all = new ArrayList<Walked>();
    all.add(ofFunction(f, f + " of a scalar", "a, b in R; " + f + "(a*b)", List.of("a")));
    String vectors = "w, x in R(n); A in R(n, n); w'*" + f + "(A*x)";
    all.add(ofFunction(f, f + " of a vector", vectors, List.of("A", "x")));
    String matrices = "W in R(m, n); A in R(m, r); B in R(r, n); W : " + f + ".(A*B)";
    all.add(ofFunction(f, f + " entrywise", matrices, List.of("A", "B")));
    if (ofMatrix) {
      String square = "W, A, B in R(n, n); W : " + f + "(A*B)";
      all.add(ofFunction(f, f + " of a matrix", square, List.of("A", "B")));
    }
    return all;
  }

  /** The derivatives come to an end with {@code pentagamma}. */
  private static Walked ofFunction(String f, String about, String text, List<String> wrt) {
    Optional<String> last = Optional.of("the derivative of `pentagamma`");
    return new Walked(
        about,
        text,
        wrt,
        last.filter(_ -> f.equals("pentagamma")),
        last.filter(_ -> f.equals("tetragamma")),
        Optional.empty());
  }

  // constants

  static List<Walked> constants() {
    var all = new ArrayList<Walked>();
    for (Expr.Constant.Kind kind : Expr.Constant.Kind.values()) {
      String text =
          switch (kind) {
            case ZEROS -> "A in R(m, n); norm([A; zeros(p, n)])^2";
            case ONES -> "A in R(m, n); norm(A*ones(n, p))^2";
            case IDENTITY -> "A in R(n, n); norm(A*A' + I)^2";
            case UNIT_VECTOR -> "A in R(m, n); (e(2, m)'*exp.(A)*e(1, n))^2";
            case SINGLE_ENTRY -> "A in R(m, n); tr(E(1, 2, n, m)*exp.(A))";
            case COMMUTATION -> "A in R(m, n); x in R(m*n); x'*commutation(m, n)*vec(exp.(A))";
            case DUPLICATION -> "A in R(n, n); x in R(n^2); x'*duplication(n)*vech(A*A')";
            case ELIMINATION -> "A in R(n, n); x in R(n*(n+1)/2); x'*elimination(n)*vec(A*A)";
            case PI -> "A in R(m, n); sum(cos.(pi*A))";
            case INFINITY ->
                "A in R(n, n); W in R(n, n); beta in R(inf);" + " W : sum(k = 0..inf, beta[k]*A^k)";
          };
      all.add(new Walked(kind.written(), text, List.of("A")));
    }
    return all;
  }

  // what else an expression can be

  /** Forms of expression that no table lists, a program or more each. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("entry", "A in R(m, n); B in R(n, m); (A*B)[1, 2]^2"),
          Map.entry("entry by index", "A in R(m, n); sum(i = 1..m, exp(A[i, 1]))"),
          Map.entry("row", "A in R(m, n); x in R(n); (exp.(A)[2, :]*x)^2"),
          Map.entry("column", "A in R(m, n); x in R(m); (x'*exp.(A)[:, 2])^2"),
          Map.entry("slice", "A in R(m+2, n+1); norm(A[2:m, 1:n])^2"),
          Map.entry("entry of a vector", "A in R(m, n); x in R(n); (A*x)[2]^3"),
          Map.entry("stretch of a vector", "A in R(m, n); x in R(n); norm((A*x)[2:m])"),
          Map.entry("blocks", "A in R(m, n); B in R(m, p); norm([A, B; 2*A, exp.(B)])^2"),
          Map.entry("sum", "A, B in R(n, n); det(A + 2*B - A')"),
          Map.entry(
              "sum in a sum",
              "A, W in R(n, n); S = sum(j = 1..2, A^j*W*A^j); tr(sum(j = 1..2, A^j*S*A^j*W))"),
          Map.entry(
              "sum of entries in a sum",
              "A in R(n); a = sum(i = 1..n, sin(A[i])); sum(i = 1..n, exp(a*A[i]))"),
          Map.entry("columns", "A in R(n); W in R(m, n); norm(sum(i = 1..n, A[i]*W[:, i]), 4)"),
          Map.entry("name in a lambda", "A in R; W in R(n, n); W : (z -> sin(A*z) + A)(W*W)"),
          Map.entry("vector in a lambda", "A in R(m); W in R(n, n); W : (z -> exp(A'*A*z))(W)"),
          Map.entry("name in a derivative", "A in R; W in R(n, n); W : L(z -> exp(A*z), W, W*W)"),
          Map.entry("diagonal of a vector", "A in R(n); B in R(m, n); norm(khatrirao(B, diag(A)))"),
          Map.entry("kron of vectors", "A in R(m); B in R(n); norm(kron(A, B) + kron(A, B).^2)"),
          Map.entry("cross of vectors", "A, B in R(3); w in R(3); exp(w'*cross(A, B))"),
          Map.entry("softmax of a vector", "A in R(n); B in R(n); B'*(softmax(A .* B) .* A)"),
          Map.entry("pinv of scaled columns", "A in R(n); B in R(m, n); norm(pinv(B*diag(A)))^2"),
          Map.entry("dotted sum", "A in R(m, n); a in R; sum(exp.(A .+ a))"),
          Map.entry("product of many", "A in R(m, n); B in R(n, m); tr(A*B*A*B)"),
          Map.entry("entrywise quotient", "A in R(m, n); B in R(m, n); sum(A ./ B)"),
          Map.entry("quotient", "A, B in R(n, n); W in R(n, n); W : A/B"),
          Map.entry("under", "A, B in R(n, n); W in R(n, n); W : A\\B"),
          Map.entry("transpose", "A, W in R(n, n); W : A'*A'"),
          Map.entry("power", "A, B, W in R(n, n); W : (A*B)^3"),
          Map.entry("symbolic power", "A, W in R(n, n); k in N; W : A^k"),
          Map.entry("negative power", "A, W in R(n, n); k in N; W : A^(-k)"),
          Map.entry("real power", "A, W in R(n, n); a in R; W : A^(1/3)"),
          Map.entry("power of a scalar", "a, b in R+; (2*a)^(3*b)"),
          Map.entry("entrywise power", "A, B in R(m, n); a in R; sum((2*A).^a)"),
          Map.entry("entrywise powers", "A, B in R(m, n); sum(A.^B)"),
          Map.entry("finite sum", "A, B, W in R(n, n); k in N; W : sum(j = 0..k, A^j*B*A^(k-j))"),
          Map.entry("sum of entries", "A in R(m, n); sum(i = 1..m, log(1 + A[i, 2]^2))"),
          Map.entry("series", "A in R(n, n); beta in R(inf); tr(sum(k = 0..inf, beta[k]*A^k))"),
          Map.entry("lambda", "A, W in R(n, n); W : (z -> exp(z)*sin(z))(A)"),
          Map.entry("Fréchet derivative", "A, B, W in R(n, n); W : L(exp, A, B)"),
          Map.entry("unknown Fréchet derivative", "A, B, W in R(n, n); W : L(f, A*B, B)"),
          Map.entry("lambda's derivative", "A, B, W in R(n, n); W : L(z -> z^(1/3), A, B)"),
          Map.entry("larger", "A in R(m, n); B in R(m, n); sum(max.(A, B) .^ 2)"),
          Map.entry("smaller", "A in R(m, n); sum(min.(exp.(A), 1) .* A)"),
          Map.entry("relu", "A in R(m, n); B in R(n, m); sum(max.(A*B, 0))"),
          Map.entry("means", "A in R(m, n); mean(exp.(A)) + norm(rowmean(A))^2 + norm(colmean(A))"),
          Map.entry("definition", "A in R(m, n); B in R(n); r = A*B; norm(r)^2 + log(1 + norm(r))"),
          Map.entry("dot", "A in R(m, n); B in R(n); dot(A*B, A*B)^2"),
          Map.entry("filled", "A in R(m, n); norm(A*vector(2))^2"),
          Map.entry(
              "function of a matrix", "g in R(m, n) -> R; A in R(m, r); B in R(r, n); g(A*B)"),
          Map.entry("function of a vector", "g in R(m) -> R; A in R(m, n); B in R(n); exp(g(A*B))"),
          Map.entry(
              "vector function", "u in R(m) -> R(p); A in R(m, n); B in R(n); norm(u(A*B))^2"),
          Map.entry("curve", "u in R -> R(p); A, B in R; w in R(p); w'*u(A*B)"),
          Map.entry(
              "its gradient", "g in R(m) -> R; A in R(m, n); B in R(n); norm(grad(g)(A*B))^2"),
          Map.entry(
              "of one another",
              "g in R(p) -> R; u in R(n) -> R(p); A, B in R(n); A'*B*g(u(A + B))"),
          Map.entry("matrix function", "g in R(n, n) -> R; A, B in R(n, n); g(inv(A)*B*A)"));

  static List<Walked> forms() {
    return FORMS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            form -> {
              String text = form.getValue();
              List<String> wrt =
                  text.matches("(?s).*\\bB\\b.*\\bB\\b.*")
                      ? List.of("A", "B")
                      : List.of(text.contains("A in") || text.contains("A,") ? "A" : "a");
              return new Walked(form.getKey(), text, wrt, secondOfUnknown(text));
            })
        .toList();
  }

  /** Unknown functions of vectors have two derivatives, of matrices and with vector values one. */
  private static Optional<String> secondOfUnknown(String text) {
    if (text.contains("grad(g)")) {
      return Optional.of("a further derivative of `hess(g)`");
    }
    if (text.matches("g in R\\(\\w, \\w\\).*")) {
      return Optional.of("the second derivative of `g`");
    }
    return text.contains("u in R")
        ? Optional.of("a further derivative of `jac(u)`")
        : Optional.empty();
  }

  // spaces

  /** The linear spaces of square matrices. */
  static final List<Space.Kind> SPACES =
      List.of(
          Space.Kind.SYMMETRIC,
          Space.Kind.SKEW,
          Space.Kind.DIAGONAL,
          Space.Kind.LOWER,
          Space.Kind.UPPER,
          Space.Kind.POSITIVE_DEFINITE);

  /** Spaces whose members have orthonormal columns. */
  static final List<Space.Kind> ORTHONORMAL = List.of(Space.Kind.ORTHOGONAL, Space.Kind.STIEFEL);

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

  /** Each space with each operator that takes its members, and with the forms above. */
  static List<Walked> spaces() {
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
        String sized = space == Space.Kind.ORTHOGONAL ? form.replace("p", "n") : form;
        all.add(
            new Walked(
                space.written(),
                declared(space) + sized.replace("exn", "exp"),
                List.of("S"),
                NOT_FLAT));
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
        || (ofSymmetric(op) && !symmetric)
        || degenerate(op, space)
        || op == Op.SOFTMAX
        || op == Op.LOGSUMEXP) {
      return Optional.empty();
    }
    var names = new java.util.HashMap<String, Dim>();
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
        declared(space) + probed(call, renamed(op.signature().result(), names), declarations);
    return Optional.of(
        new Walked(
            space.written() + ", " + op.name(),
            text,
            List.of("S"),
            Optional.empty(),
            hessian(op, space),
            AT_ZEROS.filter(_ -> op == Op.PROD && hasZeros(space))));
  }

  private static final Optional<String> NOT_FLAT = Optional.of("which is no linear space");

  /** The inverse of a diagonal matrix of the entries stands in what says so. */
  private static final Optional<String> AT_ZEROS = Optional.of("nothing could be evaluated");

  /** What is said where there is no Hessian, or none at the zeros of the space's members. */
  private static Optional<String> hessian(Op op, Space.Kind space) {
    return ORTHONORMAL.contains(space)
        ? NOT_FLAT
        : AT_ZEROS.filter(_ -> op == Op.PROD_OTHERS && hasZeros(space));
  }

  private static boolean hasZeros(Space.Kind space) {
    return space == Space.Kind.SKEW
        || space == Space.Kind.DIAGONAL
        || space == Space.Kind.LOWER
        || space == Space.Kind.UPPER;
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
