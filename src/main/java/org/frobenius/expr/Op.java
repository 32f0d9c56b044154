package org.frobenius.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named operator: how it is written, and its signature, one entry an operator. What it means is
 * said by the rulebook (its differential, adjoint and algebra) and by the evaluator.
 */
public enum Op {
  TRACE("tr", "(n,n) -> (1,1)"),
  DETERMINANT("det", "(n,n) -> (1,1)"),
  LOGDET("logdet", "(n,n) -> (1,1)"),
  /** {@code A : B = tr(A'*B)}. */
  FROBENIUS(":", "(m,n), (m,n) -> (1,1)"),
  SUM("sum", "(m,n) -> (1,1)"),
  PROD("prod", "(m,n) -> (1,1)"),
  MAX("max", "(m,n) -> (1,1)"),
  MIN("min", "(m,n) -> (1,1)"),
  /** Where the largest entry stands: 1 there, 0 elsewhere; several share the 1. */
  ARGMAX("argmax", "(m,n) -> (m,n)"),
  ARGMIN("argmin", "(m,n) -> (m,n)"),
  NORM("norm", "(m,n) -> (1,1)"),
  NORM_ONE("norm1", "(m,n) -> (1,1)"),
  NORM_INFINITY("norminf", "(m,n) -> (1,1)"),
  NORM_NUCLEAR("normnuc", "(m,n) -> (1,1)"),
  NORM_SPECTRAL("normspec", "(m,n) -> (1,1)"),
  /** {@code norm(x, p)}, the entrywise p-norm. */
  NORM_P("norm", "(m,n), (1,1) -> (1,1)"),
  LOGSUMEXP("logsumexp", "(m,n) -> (1,1)"),
  EIGMAX("eigmax", "(n,n) -> (1,1)"),
  EIGMIN("eigmin", "(n,n) -> (1,1)"),
  EIGVALS("eigvals", "(n,n) -> (n,1)"),
  /** Unit eigenvectors of a symmetric matrix as columns, in the order of {@code eigvals}. */
  EIGVECS("eigvecs", "(n,n) -> (n,n)"),
  EVMAX("evmax", "(n,n) -> (n,1)"),
  EVMIN("evmin", "(n,n) -> (n,1)"),
  U1("u1", "(m,n) -> (m,1)"),
  V1("v1", "(m,n) -> (n,1)"),
  /**
   * Singular values in descending order, of a matrix with at least as many rows as columns; of
   * others, those of the transpose are meant.
   */
  SVDVALS("svdvals", "(m,n) -> (n,1)"),
  /** Left singular vectors as columns, in the order of {@code svdvals}. */
  SVDU("svdu", "(m,n) -> (m,n)"),
  /** Right singular vectors as columns, each with its left one. */
  SVDV("svdv", "(m,n) -> (n,n)"),
  POLAR("polar", "(m,n) -> (m,n)"),
  ROWSUM("rowsum", "(m,n) -> (m,1)"),
  COLSUM("colsum", "(m,n) -> (n,1)"),
  ROWNORM("rownorm", "(m,n) -> (m,1)"),
  COLNORM("colnorm", "(m,n) -> (n,1)"),
  SOFTMAX("softmax", "(m,n) -> (m,n)"),
  ROWSOFTMAX("rowsoftmax", "(m,n) -> (m,n)"),
  COLSOFTMAX("colsoftmax", "(m,n) -> (m,n)"),
  ROWLOGSUMEXP("rowlogsumexp", "(m,n) -> (m,1)"),
  COLLOGSUMEXP("collogsumexp", "(m,n) -> (n,1)"),
  /** Of a vector: the diagonal matrix. */
  DIAG("diag", "(n,1) -> (n,n)"),
  /** Of a matrix: its diagonal, a vector. */
  DIAGONAL("diag", "(n,n) -> (n,1)"),
  VEC("vec", "(m,n) -> (m*n,1)"),
  /** {@code unvec(x, m, n)}: the inverse of {@code vec}; the sizes are arguments. */
  UNVEC("unvec", "(m*n,1), (1,1), (1,1) -> (m,n)"),
  VECH("vech", "(n,n) -> (n*(n+1)/2,1)"),
  KRON("kron", "(m,n), (p,q) -> (m*p,n*q)"),
  KHATRIRAO("khatrirao", "(m,n), (p,n) -> (m*p,n)"),
  CONTRACT_LEFT("contractleft", "(p,q), (p*m,q*n) -> (m,n)"),
  CONTRACT_RIGHT("contractright", "(p*m,q*n), (m,n) -> (p,q)"),
  CROSS("cross", "(3,1), (3,1) -> (3,1)"),
  TRIL("tril", "(n,n) -> (n,n)"),
  TRIU("triu", "(n,n) -> (n,n)"),
  SYM("sym", "(n,n) -> (n,n)"),
  SKEW("skew", "(n,n) -> (n,n)"),
  ADJUGATE("adj", "(n,n) -> (n,n)"),
  PINV("pinv", "(m,n) -> (n,m)"),
  SYLVESTER("sylvester", "(m,m), (n,n), (m,n) -> (m,n)"),
  LYAPUNOV("lyap", "(n,n), (n,n) -> (n,n)"),
  CONJ("conj", "(m,n) -> (m,n)"),
  /** Of each entry, the product of the others: the gradient of {@code prod}, where one is 0 too. */
  PROD_OTHERS("prodothers", "(m,n) -> (m,n)"),
  /**
   * {@code L(adj, A, E)}, the derivative of the adjugate at A in the direction E: a polynomial in
   * the entries, for singular A too. {@code L(adj, A, E, F)} is the second one, and so on.
   */
  ADJUGATE_DERIVATIVE("L", "(n,n), (n,n) -> (n,n)");

  /** The shapes of the arguments and of the result, in letters that unify. */
  public record Signature(List<Shape> arguments, Shape result) {}

  private final String written;
  private final String signature;
  private volatile Optional<Signature> read = Optional.empty();

  Op(String written, String signature) {
    this.written = written;
    this.signature = signature;
  }

  /** The name in the language. */
  public String written() {
    return written;
  }

  /** Whether it is of one matrix, and linear in its entries. */
  public boolean isLinear() {
    return switch (this) {
      case DIAG, DIAGONAL, VEC, VECH, TRIL, TRIU, SYM, SKEW, SUM, ROWSUM, COLSUM, TRACE, UNVEC ->
          true;
      case FROBENIUS, DETERMINANT, LOGDET, PROD, PROD_OTHERS, MAX, MIN, ARGMAX, ARGMIN -> false;
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P -> false;
      case ROWNORM, COLNORM, LOGSUMEXP, ROWLOGSUMEXP, COLLOGSUMEXP -> false;
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, EIGMAX, EIGMIN, EIGVALS, EIGVECS -> false;
      case EVMAX, EVMIN, U1, V1, POLAR, SVDVALS, SVDU, SVDV, ADJUGATE, PINV -> false;
      case KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, CONJ -> false;
      case SYLVESTER, LYAPUNOV, ADJUGATE_DERIVATIVE -> false;
    };
  }

  /** The shapes of arguments and result. */
  public Signature signature() {
    if (read.isEmpty()) {
      read = Optional.of(read(signature));
    }
    return read.get();
  }

  /** The shapes for so many arguments: a derivative may have further directions. */
  public Signature signature(int count) {
    Signature least = signature();
    return this == ADJUGATE_DERIVATIVE && count > 2
        ? new Signature(Collections.nCopies(count, least.result()), least.result())
        : least;
  }

  private static Signature read(String text) {
    String[] sides = text.split("->", 2);
    var arguments = new ArrayList<Shape>();
    for (String shape : sides[0].split("\\),", -1)) {
      arguments.add(shape(shape));
    }
    return new Signature(List.copyOf(arguments), shape(sides[1]));
  }

  private static Shape shape(String text) {
    // the only commas inside a shape stand between its two dimensions
    String[] dims = text.strip().replaceFirst("^\\(", "").replaceFirst("\\)$", "").split(",", 2);
    return new Shape(Dim.parse(dims[0]), Dim.parse(dims[1]));
  }

  /** The shape of the result, where the arguments fit the signature. */
  Optional<Shape> shape(List<Expr> arguments) {
    Signature form = signature(arguments.size());
    if (form.arguments().size() != arguments.size()) {
      return Optional.empty();
    }
    if (this == UNVEC) {
      return Optional.of(new Shape(sizeOf(arguments.get(1)), sizeOf(arguments.get(2))));
    }
    var bound = new java.util.HashMap<String, Dim>();
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < arguments.size(); i++) {
        Shape want = form.arguments().get(i);
        Shape have = arguments.get(i).shape();
        if (!bind(want.rows(), have.rows(), bound) || !bind(want.cols(), have.cols(), bound)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        new Shape(
            form.result().rows().substitute(s -> Objects.requireNonNull(bound.get(s))),
            form.result().cols().substitute(s -> Objects.requireNonNull(bound.get(s)))));
  }

  private static Dim sizeOf(Expr size) {
    return asDim(size).orElseThrow(() -> new IllegalArgumentException("not a size: " + size));
  }

  /** A number made of dimensions, read as a dimension: the inverse of {@link Build#size}. */
  public static Optional<Dim> asDim(Expr size) {
    return switch (size) {
      case Expr.Size(var dim, _) -> Optional.of(dim);
      case Expr.Num(var value, _) -> Optional.of(Dim.ONE.times(value));
      case Expr.Sum(var terms, _) -> all(terms).map(d -> d.stream().reduce(Dim.ZERO, Dim::plus));
      case Expr.Product(var c, var scalars, _, _) ->
          all(scalars).map(d -> d.stream().reduce(Dim.ONE.times(c), Dim::times));
      case Expr.Power(var base, Expr.Num(var k, _), _) when k.isSmallInteger() && k.signum() > 0 ->
          asDim(base).map(d -> d.power(k.intValue()));
      case Expr _ -> Optional.empty();
    };
  }

  private static Optional<List<Dim>> all(List<Expr> sizes) {
    var dims = sizes.stream().map(Op::asDim).toList();
    return dims.stream().allMatch(Optional::isPresent)
        ? Optional.of(dims.stream().map(Optional::get).toList())
        : Optional.empty();
  }

  /**
   * Binds the letters of one dimension of the signature; a product {@code p*m} with p known gives
   * m.
   */
  private static boolean bind(Dim want, Dim have, java.util.Map<String, Dim> bound) {
    if (want.asSymbol().isPresent()) {
      Dim known = bound.putIfAbsent(want.asSymbol().get(), have);
      return known == null || known.equals(have);
    }
    var open = want.symbols().stream().filter(s -> !bound.containsKey(s)).toList();
    if (open.isEmpty()) {
      return want.substitute(s -> Objects.requireNonNull(bound.get(s))).equals(have);
    }
    if (open.size() == 1 && want.terms().size() == 1) {
      Dim known =
          want.substitute(
              s -> s.equals(open.getFirst()) ? Dim.ONE : Objects.requireNonNull(bound.get(s)));
      Optional<Dim> quotient = have.over(known);
      quotient.ifPresent(q -> bound.put(open.getFirst(), q));
      return quotient.isPresent();
    }
    // p*m before p or m is known: a later argument and the second pass decide (contractright)
    return true;
  }
}
