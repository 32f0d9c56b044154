package org.frobenius.expr;

import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INTEGER;
import static org.frobenius.expr.Property.INVERTIBLE;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * Infers properties from declared spaces and through operators. What is reported is known; what is
 * not known is not.
 */
public final class Properties {
  private static final Memo<Integer> KNOWN = new Memo<>(e -> bits(closed(infer(e), e)));

  private static final List<Property> ALL = List.of(Property.values());

  /** Properties that hold of a sum or of an entrywise product when they hold of every part. */
  private static final Set<Property> LINEAR =
      EnumSet.of(
          SYMMETRIC, DIAGONAL, LOWER, UPPER, POSITIVE_SEMIDEFINITE, POSITIVE, NONNEGATIVE, INTEGER);

  /** What spans linear spaces, so that integrals have it whatever the bounds. */
  private static final Set<Property> STRUCTURE =
      EnumSet.of(SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER);

  private Properties() {}

  public static boolean has(Expr e, Property property) {
    return (KNOWN.of(e) & bit(property)) != 0;
  }

  /** Whether the value is known to lie in a space of this structure, whatever its size. */
  public static boolean lies(Expr e, Space space) {
    return switch (space.kind()) {
      case SEQUENCE, FUNCTION, ANALYTIC ->
          e instanceof Expr.Symbol s && s.space().kind() == space.kind();
      case ORTHOGONAL -> has(e, ORTHONORMAL) && e.shape().isSquare();
      case HERMITIAN -> has(e, SYMMETRIC);
      case REAL, COMPLEX, POSITIVE, NATURAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER ->
          hasAll(e, space.kind());
      case POSITIVE_DEFINITE, STIEFEL -> hasAll(e, space.kind());
    };
  }

  private static boolean hasAll(Expr e, Space.Kind kind) {
    return (KNOWN.of(e) & kind.bits()) == kind.bits();
  }

  private static Set<Property> of(Expr e) {
    int bits = KNOWN.of(e);
    var found = EnumSet.noneOf(Property.class);
    for (Property each : ALL) {
      if ((bits & bit(each)) != 0) {
        found.add(each);
      }
    }
    return found;
  }

  /** A set of properties as one number, a bit each. */
  static int bits(Set<Property> properties) {
    int bits = 0;
    for (Property each : properties) {
      bits |= bit(each);
    }
    return bits;
  }

  private static int bit(Property property) {
    return 1 << property.ordinal();
  }

  /** Adds what the found properties imply. */
  private static Set<Property> closed(Set<Property> found, Expr e) {
    var all = EnumSet.noneOf(Property.class);
    all.addAll(found);
    if (all.contains(POSITIVE_DEFINITE)) {
      all.addAll(EnumSet.of(POSITIVE_SEMIDEFINITE, INVERTIBLE));
    }
    if (all.contains(POSITIVE_SEMIDEFINITE)) {
      all.add(SYMMETRIC);
    }
    if (all.contains(DIAGONAL)) {
      all.addAll(EnumSet.of(SYMMETRIC, LOWER, UPPER));
    }
    if (all.contains(POSITIVE)) {
      all.add(NONNEGATIVE);
    }
    if (all.contains(ORTHONORMAL) && e.shape().isSquare()) {
      all.add(INVERTIBLE);
    }
    return all;
  }

  private static Set<Property> infer(Expr e) {
    return switch (e) {
      case Expr.Num(var value, _) -> number(value);
      case Expr.Size _ -> EnumSet.of(POSITIVE, INTEGER);
      case Expr.Symbol(_, var space, _) -> space.kind().properties();
      case Expr.Named(_, var value, _) -> of(value);
      case Expr.Constant(var kind, _, _, _) -> constant(kind, e.shape());
      case Expr.Sum(var terms, _) -> sum(terms);
      case Expr.Product p -> product(p);
      case Expr.Hadamard(var factors, _) -> hadamard(factors);
      case Expr.Transpose(var arg, _) -> transpose(arg);
      case Expr.Power(var base, var exponent, _) -> power(base, exponent);
      case Expr.EntryPower(var base, var exponent, _) -> entryPower(base, exponent);
      case Expr.MatrixFunction(var f, var arg, _) -> matrixFunction(f, arg);
      case Expr.Entrywise(var f, var arg, _) -> entrywise(f, arg);
      case Expr.Frechet(_, var at, var directions, _) ->
          has(at, SYMMETRIC) && directions.size() == 1 && has(directions.getFirst(), SYMMETRIC)
              ? EnumSet.of(SYMMETRIC)
              : Set.of();
      case Expr.Call(var op, var args, _) -> call(op, args);
      case Expr.Applied(_, var derivative, _, _) ->
          derivative == Expr.Applied.Derivative.HESSIAN ? EnumSet.of(SYMMETRIC) : Set.of();
      case Expr.Slice(var arg, var rows, var cols, _) -> slice(arg, rows, cols);
      case Expr.Block _ -> Set.of();
      case Expr.BigSum(_, _, _, var body, _) -> bounded(body);
      case Expr.Integral(_, _, _, var body, _) -> intersect(STRUCTURE, of(body));
      case Expr.Differential(var arg, _) -> tangent(arg);
    };
  }

  private static Set<Property> number(Rational value) {
    var found = EnumSet.noneOf(Property.class);
    if (value.signum() > 0) {
      found.add(POSITIVE);
    }
    if (value.signum() >= 0) {
      found.add(NONNEGATIVE);
    }
    if (value.isInteger()) {
      found.add(INTEGER);
    }
    return found;
  }

  private static Set<Property> constant(Expr.Constant.Kind kind, Shape shape) {
    return switch (kind) {
      case IDENTITY -> EnumSet.of(POSITIVE_DEFINITE, DIAGONAL, ORTHONORMAL, NONNEGATIVE, INTEGER);
      case ZEROS ->
          shape.isSquare()
              ? EnumSet.of(POSITIVE_SEMIDEFINITE, DIAGONAL, SKEW, NONNEGATIVE, INTEGER)
              : EnumSet.of(NONNEGATIVE, INTEGER);
      case ONES ->
          shape.isSquare()
              ? EnumSet.of(POSITIVE_SEMIDEFINITE, POSITIVE, INTEGER)
              : EnumSet.of(POSITIVE, INTEGER);
      case UNIT_VECTOR -> EnumSet.of(ORTHONORMAL, NONNEGATIVE, INTEGER);
      case SINGLE_ENTRY -> EnumSet.of(NONNEGATIVE, INTEGER);
      case COMMUTATION -> EnumSet.of(ORTHONORMAL, NONNEGATIVE, INTEGER);
      case DUPLICATION, ELIMINATION -> EnumSet.of(NONNEGATIVE, INTEGER);
      case PI -> EnumSet.of(POSITIVE);
      case INFINITY -> Set.of();
    };
  }

  private static Set<Property> sum(List<Expr> terms) {
    var found = EnumSet.copyOf(LINEAR);
    found.add(SKEW);
    terms.forEach(t -> found.retainAll(of(t)));
    if (found.contains(POSITIVE_SEMIDEFINITE)
        && terms.stream().anyMatch(t -> has(t, POSITIVE_DEFINITE))) {
      found.add(POSITIVE_DEFINITE);
    }
    if (found.contains(NONNEGATIVE) && terms.stream().anyMatch(t -> has(t, POSITIVE))) {
      found.add(POSITIVE);
    }
    if (isComplement(terms)) {
      found.addAll(EnumSet.of(POSITIVE, NONNEGATIVE));
    }
    if (!found.contains(SYMMETRIC) && pairsUp(terms, Rational.ONE)) {
      found.add(SYMMETRIC);
    } else if (!found.contains(SKEW) && pairsUp(terms, Rational.MINUS_ONE)) {
      found.add(SKEW);
    }
    return found;
  }

  /** One minus a function that is positive, and whose value at the negative argument this is. */
  private static boolean isComplement(List<Expr> terms) {
    return terms.size() == 2
        && (terms.getFirst() == Build.ONE
            || Build.isConstant(terms.getFirst(), Expr.Constant.Kind.ONES))
        && terms.getLast() instanceof Expr.Product(var c, var scalars, var factors, _)
        && c.equals(Rational.MINUS_ONE)
        && scalars.size() + factors.size() == 1
        && (scalars.isEmpty() ? factors : scalars).getFirst() instanceof Expr.Entrywise(var f, _, _)
        && trait(f, ScalarFunction.Trait.COMPLEMENT)
        && trait(f, ScalarFunction.Trait.POSITIVE);
  }

  /**
   * Whether the terms are their own mirror images up to the sign, as in {@code A*B + B'*A'} and
   * {@code A - A'}.
   */
  private static boolean pairsUp(List<Expr> terms, Rational sign) {
    Shape shape = terms.getFirst().shape();
    if (!shape.isSquare() || shape.isScalar()) {
      return false;
    }
    var counts = new HashMap<Expr, Integer>();
    for (Expr t : terms) {
      counts.merge(mirror(mirror(t)), 1, Integer::sum);
      counts.merge(mirror(Build.scale(sign, t)), -1, Integer::sum);
    }
    return counts.values().stream().allMatch(n -> n == 0);
  }

  /** The transpose with what is symmetric left alone, carried to the factors of a product. */
  private static Expr mirror(Expr e) {
    if (e.shape().isSquare()
        && !(e instanceof Expr.Sum)
        && !(e instanceof Expr.Product)
        && has(e, SYMMETRIC)) {
      return e;
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) when !e.isScalar() ->
          Build.product(c, scalars, factors.reversed().stream().map(Properties::mirror).toList());
      case Expr.Sum(var terms, _) when !e.isScalar() ->
          Build.sum(terms.stream().map(Properties::mirror).sorted(Order.NATURAL).toList());
      case Expr.Power(var base, var exponent, _) -> Build.power(mirror(base), exponent);
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, mirror(arg));
      case Expr.Call(var op, var args, _)
          when op == Op.PINV || op == Op.ADJUGATE || op == Op.KRON ->
          Build.call(op, args.stream().map(Properties::mirror).toList());
      case Expr.Call(var op, var args, _) when op == Op.LYAPUNOV ->
          Build.call(op, args.getFirst(), mirror(args.getLast()));
      case Expr other -> Build.transpose(other);
    };
  }

  private static Set<Property> product(Expr.Product p) {
    var found = EnumSet.noneOf(Property.class);
    boolean positive = p.coefficient().signum() > 0 && all(p.scalars(), POSITIVE);
    boolean nonnegative = p.coefficient().signum() > 0 && all(p.scalars(), NONNEGATIVE);
    boolean integer = p.coefficient().isInteger() && all(p.scalars(), INTEGER);
    if (p.factors().isEmpty()) {
      add(found, POSITIVE, positive);
      add(found, NONNEGATIVE, nonnegative || square(p));
      add(found, INTEGER, integer);
      return found;
    }
    add(found, POSITIVE, positive && all(p.factors(), POSITIVE));
    add(found, NONNEGATIVE, nonnegative && all(p.factors(), NONNEGATIVE));
    add(found, INTEGER, integer && all(p.factors(), INTEGER));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, all(p.factors(), each));
    }
    if (p.factors().size() == 1) {
      Expr only = p.factors().getFirst();
      add(found, SYMMETRIC, has(only, SYMMETRIC));
      add(found, SKEW, has(only, SKEW));
      add(found, POSITIVE_SEMIDEFINITE, nonnegative && has(only, POSITIVE_SEMIDEFINITE));
      add(found, POSITIVE_DEFINITE, positive && has(only, POSITIVE_DEFINITE));
    } else {
      palindrome(p.factors(), nonnegative, found);
    }
    boolean plain = p.coefficient().isOne() && p.scalars().isEmpty();
    add(found, ORTHONORMAL, plain && all(p.factors(), ORTHONORMAL));
    add(found, INVERTIBLE, all(p.scalars(), POSITIVE) && all(p.factors(), INVERTIBLE));
    return found;
  }

  /** A scalar times itself. */
  private static boolean square(Expr.Product p) {
    return p.coefficient().signum() > 0
        && p.scalars().size() == 2
        && p.scalars().getFirst() == p.scalars().getLast();
  }

  /** {@code A'*M*A} is as symmetric and as semidefinite as {@code M}. */
  private static void palindrome(List<Expr> factors, boolean nonnegative, EnumSet<Property> found) {
    int n = factors.size();
    for (int i = 0; i < n / 2; i++) {
      if (mirror(mirror(factors.get(i))) != mirror(factors.get(n - 1 - i))
          && factors.get(i) != mirror(factors.get(n - 1 - i))) {
        return;
      }
    }
    boolean even = n % 2 == 0;
    Expr middle = factors.get(n / 2);
    boolean scalar =
        factors.getFirst().shape().rows().isOne() && factors.getLast().shape().cols().isOne();
    if (!scalar) {
      add(found, SYMMETRIC, even || has(middle, SYMMETRIC));
      add(found, SKEW, !even && has(middle, SKEW));
    }
    if (nonnegative && (even || has(middle, POSITIVE_SEMIDEFINITE))) {
      found.add(scalar ? NONNEGATIVE : POSITIVE_SEMIDEFINITE);
    }
  }

  private static Set<Property> hadamard(List<Expr> factors) {
    var found = EnumSet.copyOf(LINEAR);
    factors.forEach(f -> found.retainAll(of(f)));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, factors.stream().anyMatch(f -> has(f, each)));
    }
    return found;
  }

  private static Set<Property> transpose(Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    found.addAll(of(arg));
    add(found, LOWER, has(arg, UPPER));
    add(found, UPPER, has(arg, LOWER));
    if (!has(arg, UPPER)) {
      found.remove(LOWER);
    }
    if (!has(arg, LOWER)) {
      found.remove(UPPER);
    }
    if (!arg.shape().isSquare()) {
      found.remove(ORTHONORMAL);
    }
    return found;
  }

  private static Set<Property> power(Expr base, Expr exponent) {
    var found = EnumSet.noneOf(Property.class);
    boolean integer = has(exponent, INTEGER);
    boolean nonnegative = has(exponent, NONNEGATIVE);
    boolean even =
        exponent instanceof Expr.Num(var v, _) && v.isInteger() && !v.numerator().testBit(0);
    if (base.isScalar()) {
      add(found, POSITIVE, has(base, POSITIVE));
      add(found, NONNEGATIVE, has(base, NONNEGATIVE) || even || (!integer && nonnegative));
      add(found, INTEGER, has(base, INTEGER) && integer && nonnegative);
      return found;
    }
    add(found, SYMMETRIC, has(base, SYMMETRIC) || (even && has(base, SKEW)));
    add(found, SKEW, odd(exponent) && has(base, SKEW));
    add(found, POSITIVE_DEFINITE, has(base, POSITIVE_DEFINITE));
    add(found, POSITIVE_SEMIDEFINITE, has(base, POSITIVE_SEMIDEFINITE));
    add(found, POSITIVE_SEMIDEFINITE, even && has(base, SYMMETRIC));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, has(base, each));
    }
    boolean negative = exponent instanceof Expr.Num(var v, _) && v.signum() < 0;
    add(found, INVERTIBLE, negative || has(base, INVERTIBLE));
    add(found, ORTHONORMAL, integer && has(base, ORTHONORMAL));
    return found;
  }

  private static Set<Property> entryPower(Expr base, Expr exponent) {
    var found = EnumSet.noneOf(Property.class);
    boolean even =
        exponent instanceof Expr.Num(var v, _) && v.isInteger() && !v.numerator().testBit(0);
    add(found, POSITIVE, has(base, POSITIVE));
    add(found, NONNEGATIVE, has(base, NONNEGATIVE) || even);
    boolean matrix = exponent.isScalar() && !base.isScalar();
    add(found, SYMMETRIC, matrix && (has(base, SYMMETRIC) || (even && has(base, SKEW))));
    add(found, SKEW, matrix && odd(exponent) && has(base, SKEW));
    return found;
  }

  private static boolean odd(Expr exponent) {
    return exponent instanceof Expr.Num(var v, _) && v.isInteger() && v.numerator().testBit(0);
  }

  private static Set<Property> matrixFunction(Fun f, Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    for (Property each : List.of(SYMMETRIC, DIAGONAL, LOWER, UPPER)) {
      add(found, each, has(arg, each));
    }
    ofSkew(f, arg, found);
    boolean positive = trait(f, ScalarFunction.Trait.POSITIVE);
    add(found, POSITIVE_DEFINITE, positive && has(arg, SYMMETRIC));
    boolean exponential = f.equals(new Fun.Known("exp"));
    add(found, INVERTIBLE, exponential);
    add(found, ORTHONORMAL, exponential && has(arg, SKEW));
    return found;
  }

  private static Set<Property> entrywise(Fun f, Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    add(found, SYMMETRIC, has(arg, SYMMETRIC));
    ofSkew(f, arg, found);
    add(found, POSITIVE, trait(f, ScalarFunction.Trait.POSITIVE));
    add(found, NONNEGATIVE, trait(f, ScalarFunction.Trait.NONNEGATIVE));
    return found;
  }

  /** {@code f(K)' = f(K') = f(-K)}, entry by entry too. */
  private static void ofSkew(Fun f, Expr arg, EnumSet<Property> found) {
    add(found, SYMMETRIC, has(arg, SKEW) && trait(f, ScalarFunction.Trait.EVEN));
    add(found, SKEW, has(arg, SKEW) && trait(f, ScalarFunction.Trait.ODD));
  }

  private static boolean trait(Fun f, ScalarFunction.Trait trait) {
    return f instanceof Fun.Known(var name)
        && Catalogue.find(name).map(s -> s.traits().contains(trait)).orElse(false);
  }

  private static Set<Property> call(Op op, List<Expr> args) {
    Expr first = args.getFirst();
    return switch (op) {
      case DIAG -> {
        var found = EnumSet.of(DIAGONAL);
        add(found, POSITIVE_DEFINITE, has(first, POSITIVE));
        add(found, POSITIVE_SEMIDEFINITE, has(first, NONNEGATIVE));
        yield found;
      }
      case KRON -> {
        var found = EnumSet.allOf(Property.class);
        found.remove(SKEW);
        args.forEach(a -> found.retainAll(of(a)));
        yield found;
      }
      case SYM -> EnumSet.of(SYMMETRIC);
      case SKEW -> EnumSet.of(SKEW);
      case TRIL -> EnumSet.of(LOWER);
      case TRIU -> EnumSet.of(UPPER);
      case PINV, POLAR -> intersect(EnumSet.of(SYMMETRIC, SKEW, DIAGONAL), of(first));
      case ADJUGATE -> intersect(EnumSet.of(SYMMETRIC, DIAGONAL), of(first));
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, ROWNORM, COLNORM ->
          EnumSet.of(NONNEGATIVE);
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> EnumSet.of(POSITIVE);
      case ARGMAX, ARGMIN -> {
        var found = EnumSet.of(NONNEGATIVE);
        add(found, SYMMETRIC, has(first, SYMMETRIC));
        yield found;
      }
      case DETERMINANT, TRACE, EIGMAX, EIGMIN ->
          has(first, POSITIVE_DEFINITE)
              ? EnumSet.of(POSITIVE)
              : has(first, POSITIVE_SEMIDEFINITE) ? EnumSet.of(NONNEGATIVE) : Set.of();
      case SUM, PROD, MAX, MIN, ROWSUM, COLSUM, VEC, UNVEC, VECH, KHATRIRAO, CONTRACT_LEFT ->
          signs(args);
      case CONTRACT_RIGHT, FROBENIUS -> signs(args);
      case DIAGONAL -> {
        var found = EnumSet.noneOf(Property.class);
        found.addAll(signs(args));
        add(found, POSITIVE, has(first, POSITIVE_DEFINITE));
        yield found;
      }
      case EIGVALS -> has(first, POSITIVE_DEFINITE) ? EnumSet.of(POSITIVE) : Set.of();
      case CONJ -> of(first);
      case PROD_OTHERS -> {
        var found = EnumSet.noneOf(Property.class);
        found.addAll(signs(args));
        add(found, SYMMETRIC, has(first, SYMMETRIC));
        yield found;
      }
      case ADJUGATE_DERIVATIVE ->
          intersect(intersect(EnumSet.of(SYMMETRIC, DIAGONAL), of(first)), of(args.getLast()));
      case EIGVECS, EVMAX, EVMIN, U1, V1, SVDU, SVDV -> EnumSet.of(ORTHONORMAL);
      case SVDVALS -> EnumSet.of(NONNEGATIVE);
      case LYAPUNOV -> intersect(EnumSet.of(SYMMETRIC, SKEW), of(args.getLast()));
      case LOGDET, LOGSUMEXP, ROWLOGSUMEXP, COLLOGSUMEXP, CROSS, SYLVESTER -> Set.of();
    };
  }

  /** A sum that may be empty: what holds of zero too. */
  private static Set<Property> bounded(Expr body) {
    var found = intersect(LINEAR, of(body));
    found.remove(POSITIVE);
    return found;
  }

  private static Set<Property> signs(List<Expr> args) {
    var found = EnumSet.of(POSITIVE, NONNEGATIVE, INTEGER);
    args.forEach(a -> found.retainAll(of(a)));
    return found;
  }

  private static Set<Property> slice(Expr arg, Range rows, Range cols) {
    var found = EnumSet.of(POSITIVE, NONNEGATIVE, INTEGER);
    found.retainAll(of(arg));
    add(found, SYMMETRIC, rows.equals(cols) && !(rows instanceof Range.At) && has(arg, SYMMETRIC));
    return found;
  }

  /** The differential of a matrix of a linear space lies in that space. */
  private static Set<Property> tangent(Expr arg) {
    var found = EnumSet.of(SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER);
    found.retainAll(arg instanceof Expr.Symbol ? of(arg) : Set.of());
    return found;
  }

  private static Set<Property> intersect(Set<Property> a, Set<Property> b) {
    var both = EnumSet.noneOf(Property.class);
    both.addAll(a);
    both.retainAll(b);
    return both;
  }

  private static boolean all(List<Expr> es, Property property) {
    for (int i = 0; i < es.size(); i++) {
      if (!has(es.get(i), property)) {
        return false;
      }
    }
    return true;
  }

  private static void add(EnumSet<Property> set, Property property, boolean holds) {
    if (holds) {
      set.add(property);
    }
  }
}
