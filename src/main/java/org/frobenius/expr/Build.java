package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/**
 * The only maker of expressions. What it normalizes is only what the notation does not show: nested
 * sums and products are flat, numbers stand in front, units and zeros are gone, an inner product
 * inside a chain is a scalar. The text of a node, read again, makes the same node. Shapes that do
 * not fit are an {@link IllegalArgumentException}: users' programs are checked before, with places.
 */
public final class Build {
  public static final Expr ZERO = num(Rational.ZERO);
  public static final Expr ONE = num(Rational.ONE);
  public static final Expr MINUS_ONE = num(Rational.MINUS_ONE);
  public static final Expr TWO = num(Rational.TWO);
  public static final Expr HALF = num(Rational.HALF);

  private Build() {}

  // leaves

  public static Expr num(Rational value) {
    return Interner.intern(new Expr.Num(value, meta(Shape.SCALAR, 1, value.hashCode(), List.of())));
  }

  public static Expr num(long value) {
    return num(Rational.of(value));
  }

  /** The dimension as a number: arithmetic of its symbols. */
  public static Expr size(Dim dim) {
    var terms = new ArrayList<Expr>();
    dim.terms()
        .forEach(
            (symbols, coefficient) -> {
              var factors = new ArrayList<Expr>();
              for (int i = 0; i < symbols.size(); ) {
                int next = symbols.lastIndexOf(symbols.get(i)) + 1;
                factors.add(power(sizeSymbol(symbols.get(i)), num(next - i)));
                i = next;
              }
              terms.add(product(coefficient, factors, List.of()));
            });
    return terms.isEmpty() ? ZERO : sum(terms);
  }

  private static Expr sizeSymbol(String name) {
    Meta meta = new Meta(Shape.SCALAR, Meta.mix(2, text(name)), 1, Meta.lead(name), 1);
    return Interner.intern(new Expr.Size(Dim.symbol(name), meta));
  }

  public static Expr.Symbol symbol(String name, Space space) {
    long hash = Meta.mix(Meta.mix(3, text(name)), text(space.toString()));
    Shape shape = space.shape();
    return (Expr.Symbol)
        Interner.intern(new Expr.Symbol(name, space, new Meta(shape, hash, 1, Meta.lead(name), 1)));
  }

  public static Expr named(String name, Expr value) {
    long hash = Meta.mix(Meta.mix(4, text(name)), value.meta().hash());
    return Interner.intern(
        new Expr.Named(
            name,
            value,
            new Meta(value.shape(), hash, 1, Meta.lead(name), deeper(value.meta().reach(), 1))));
  }

  public static Expr constant(Expr.Constant.Kind kind, List<Dim> dims, List<Expr> indices) {
    Shape shape =
        switch (kind) {
          case ZEROS, ONES, SINGLE_ENTRY -> new Shape(dims.getFirst(), dims.getLast());
          case IDENTITY -> new Shape(dims.getFirst(), dims.getFirst());
          case UNIT_VECTOR -> new Shape(dims.getFirst(), Dim.ONE);
          case COMMUTATION -> square(dims.getFirst().times(dims.getLast()));
          case DUPLICATION -> new Shape(dims.getFirst().power(2), half(dims.getFirst()));
          case ELIMINATION -> new Shape(half(dims.getFirst()), dims.getFirst().power(2));
          case PI, INFINITY -> Shape.SCALAR;
        };
    if (shape.isScalar()) {
      switch (kind) {
        case ZEROS -> {
          return ZERO;
        }
        case ONES, IDENTITY, COMMUTATION, DUPLICATION, ELIMINATION -> {
          return ONE;
        }
        case UNIT_VECTOR, SINGLE_ENTRY -> {
          if (indices.stream().allMatch(index -> index == ONE)) {
            return ONE;
          }
        }
        case PI, INFINITY -> {}
      }
    }
    if (kind == Expr.Constant.Kind.COMMUTATION && dims.stream().anyMatch(Dim::isOne)) {
      return identity(shape.rows()); // a vector and its transpose have the same entries in a row
    }
    long hash = Meta.mix(5, kind.ordinal());
    for (Dim dim : dims) {
      hash = Meta.mix(hash, dim.toString().hashCode());
    }
    Meta meta = meta(shape, 5, hash, indices);
    return Interner.intern(new Expr.Constant(kind, List.copyOf(dims), List.copyOf(indices), meta));
  }

  private static Shape square(Dim n) {
    return new Shape(n, n);
  }

  private static Dim half(Dim n) {
    return n.times(n.plus(Dim.ONE)).times(Rational.HALF);
  }

  public static Expr identity(Dim n) {
    return constant(Expr.Constant.Kind.IDENTITY, List.of(n), List.of());
  }

  public static Expr ones(Shape shape) {
    return constant(Expr.Constant.Kind.ONES, List.of(shape.rows(), shape.cols()), List.of());
  }

  public static Expr zeros(Shape shape) {
    return constant(Expr.Constant.Kind.ZEROS, List.of(shape.rows(), shape.cols()), List.of());
  }

  public static boolean isZero(Expr e) {
    return e == ZERO || isConstant(e, Expr.Constant.Kind.ZEROS);
  }

  public static boolean isConstant(Expr e, Expr.Constant.Kind kind) {
    return e instanceof Expr.Constant(var k, _, _, _) && k == kind;
  }

  // sums and products

  public static Expr sum(Expr... terms) {
    return sum(List.of(terms));
  }

  /** Flat, without zeros, its numbers added into the first of them. At least one term. */
  public static Expr sum(List<Expr> terms) {
    Shape shape = terms.getFirst().shape();
    var flat = new ArrayList<Expr>(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      check(term.shape().equals(shape), "+", shape, term.shape());
      if (term instanceof Expr.Sum(var inner, _)) {
        flat.addAll(inner);
      } else if (!isZero(term)) {
        flat.add(term);
      }
    }
    if (shape.isScalar()) {
      gatherNumbers(flat);
    }
    if (flat.isEmpty()) {
      return zeros(shape);
    }
    if (flat.size() == 1) {
      return flat.getFirst();
    }
    return Interner.intern(new Expr.Sum(List.copyOf(flat), meta(shape, 6, 0, flat)));
  }

  /** The numbers among terms, added into the first of them. */
  private static void gatherNumbers(List<Expr> terms) {
    int first = -1;
    Rational number = Rational.ZERO;
    int kept = 0;
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      if (term instanceof Expr.Num(var value, _)) {
        number = number.plus(value);
        if (first >= 0) {
          continue;
        }
        first = kept;
      }
      terms.set(kept++, term);
    }
    terms.subList(kept, terms.size()).clear();
    if (first >= 0 && number.isZero()) {
      terms.remove(first);
    } else if (first >= 0) {
      terms.set(first, num(number));
    }
  }

  public static Expr minus(Expr a, Expr b) {
    return sum(a, negate(b));
  }

  public static Expr negate(Expr e) {
    return scale(Rational.MINUS_ONE, e);
  }

  public static Expr scale(Rational coefficient, Expr e) {
    return product(coefficient, List.of(), List.of(e));
  }

  public static Expr product(Expr... factors) {
    return product(List.of(factors));
  }

  /** The product in the order given; scalars scale. */
  public static Expr product(List<Expr> factors) {
    return product(Rational.ONE, List.of(), factors);
  }

  /**
   * The product of a number, scalars and a chain (whose entries may be scalars or products
   * themselves).
   */
  public static Expr product(Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    if (isFlat(scalars, factors)) {
      return monomial(coefficient, scalars, factors, chainShape(factors));
    }
    var scales = new ArrayList<Expr>(scalars.size() + 2);
    var chain = new ArrayList<Expr>(factors.size() + 2);
    Rational number = coefficient;
    for (int i = 0; i < scalars.size(); i++) {
      number = split(scalars.get(i), number, scales, chain);
    }
    for (int i = 0; i < factors.size(); i++) {
      number = split(factors.get(i), number, scales, chain);
    }
    if (chain.isEmpty()) {
      return monomial(number, scales, List.of(), Shape.SCALAR);
    }
    Shape shape = chainShape(chain);
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (isZero(chain.get(i))) {
        return zeros(shape);
      }
      if (chain.size() > 1 && isConstant(chain.get(i), Expr.Constant.Kind.IDENTITY)) {
        chain.remove(i);
      }
    }
    return monomial(number, scales, innerProductsOut(chain, scales), shape);
  }

  /** Whether nothing has to be taken apart, moved or left out. */
  private static boolean isFlat(List<Expr> scalars, List<Expr> chain) {
    for (int i = 0; i < scalars.size(); i++) {
      Expr scalar = scalars.get(i);
      if (scalar instanceof Expr.Num || scalar instanceof Expr.Product || !scalar.isScalar()) {
        return false;
      }
    }
    for (int i = 0; i < chain.size(); i++) {
      Expr factor = chain.get(i);
      Dim rows = factor.meta().shape().rows();
      boolean seam = i > 0 && rows.isOne();
      boolean scalar = rows.isOne() && factor.meta().shape().cols().isOne();
      if (seam || scalar || factor instanceof Expr.Product || isUnit(factor)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a product with it is shorter than the product written out. */
  private static boolean isUnit(Expr e) {
    return e instanceof Expr.Constant(var kind, _, _, _)
        && (kind == Expr.Constant.Kind.ZEROS || kind == Expr.Constant.Kind.IDENTITY);
  }

  private static Shape chainShape(List<Expr> chain) {
    if (chain.isEmpty()) {
      return Shape.SCALAR;
    }
    Shape first = chain.getFirst().meta().shape();
    Shape last = first;
    for (int i = 1; i < chain.size(); i++) {
      Shape next = chain.get(i).meta().shape();
      check(last.cols().equals(next.rows()), "*", last, next);
      last = next;
    }
    return product(first, last);
  }

  private static Shape product(Shape left, Shape right) {
    return left.cols() == right.cols() ? left : new Shape(left.rows(), right.cols());
  }

  /** A factor's number, returned with the one so far, its scalars and its chain. */
  private static Rational split(Expr e, Rational number, List<Expr> scales, List<Expr> chain) {
    switch (e) {
      case Expr.Num(var value, _) -> {
        return number.times(value);
      }
      case Expr.Product(var c, var s, var f, _) -> {
        scales.addAll(s);
        if (e.isScalar() && !f.isEmpty()) {
          scales.add(bareChain(f));
        } else {
          chain.addAll(f);
        }
        return number.times(c);
      }
      case Expr other -> (other.isScalar() ? scales : chain).add(other);
    }
    return number;
  }

  /**
   * Moves each inner 1 by 1 stretch of a chain to the scalars, so that {@code x*(x'*A*x)*y'} has
   * one form.
   */
  private static List<Expr> innerProductsOut(List<Expr> chain, List<Expr> scalars) {
    if (!hasSeam(chain)) {
      return chain;
    }
    int first = -1;
    var starts = new ArrayList<Integer>();
    for (int i = 0; i <= chain.size(); i++) {
      boolean one =
          i < chain.size()
              ? chain.get(i).shape().rows().isOne()
              : chain.get(i - 1).shape().cols().isOne();
      if (one) {
        first = first < 0 ? i : first;
        starts.add(i);
      }
    }
    if (starts.size() < 2 || (starts.size() == 2 && first == 0 && starts.get(1) == chain.size())) {
      return chain;
    }
    for (int k = 1; k < starts.size(); k++) {
      scalars.add(bareChain(chain.subList(starts.get(k - 1), starts.get(k))));
    }
    var outer = new ArrayList<Expr>(chain.subList(0, first));
    outer.addAll(chain.subList(starts.getLast(), chain.size()));
    return outer;
  }

  /** Whether a dimension between two factors is 1. */
  private static boolean hasSeam(List<Expr> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (chain.get(i).shape().rows().isOne()) {
        return true;
      }
    }
    return false;
  }

  private static Expr bareChain(List<Expr> factors) {
    return factors.size() == 1
        ? factors.getFirst()
        : Interner.intern(
            new Expr.Product(
                Rational.ONE,
                List.of(),
                List.copyOf(factors),
                meta(Shape.SCALAR, 7, Meta.mix(Rational.ONE.hashCode(), 0), factors)));
  }

  private static boolean hasZero(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (isZero(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Expr monomial(Rational number, List<Expr> scalars, List<Expr> chain, Shape shape) {
    if (number.isZero() || hasZero(scalars)) {
      return zeros(shape);
    }
    var scales = scalars;
    var factors = chain;
    if (!factors.isEmpty() && shape.isScalar() && !(number.isOne() && scales.isEmpty())) {
      scales = new ArrayList<>(scales);
      scales.add(bareChain(factors));
      factors = List.of();
    }
    if (factors.isEmpty() && scales.isEmpty()) {
      return num(number);
    }
    if (number.isOne() && scales.size() + factors.size() == 1) {
      return scales.isEmpty() ? factors.getFirst() : scales.getFirst();
    }
    Meta meta = meta(shape, 7, Meta.mix(number.hashCode(), scales.size()), scales, factors);
    return Interner.intern(
        new Expr.Product(number, List.copyOf(scales), List.copyOf(factors), meta));
  }

  /** {@code a/b}, {@code A*inv(B)}. */
  public static Expr divide(Expr a, Expr b) {
    return product(a, inverse(b));
  }

  public static Expr hadamard(Expr... factors) {
    return hadamard(List.of(factors));
  }

  /** Flat; scalars and coefficients stand in front; ones are gone. */
  public static Expr hadamard(List<Expr> factors) {
    Rational number = Rational.ONE;
    var scalars = new ArrayList<Expr>();
    var entries = new ArrayList<Expr>();
    Shape shape = Shape.SCALAR;
    for (Expr factor : factors) {
      Expr e = factor;
      if (e instanceof Expr.Product(var c, var s, var f, _) && !e.isScalar()) {
        number = number.times(c);
        scalars.addAll(s);
        e = product(f);
      }
      if (e.isScalar()) {
        scalars.add(e);
        continue;
      }
      if (shape.isScalar()) {
        shape = e.shape();
      }
      check(shape.equals(e.shape()), ".*", shape, e.shape());
      if (e instanceof Expr.Hadamard(var inner, _)) {
        entries.addAll(inner);
      } else if (!isConstant(e, Expr.Constant.Kind.ONES)) {
        entries.add(e);
      }
    }
    if (shape.isScalar()) {
      return product(number, scalars, List.of());
    }
    if (hasZero(entries)) {
      return zeros(shape);
    }
    Expr body =
        switch (entries.size()) {
          case 0 -> ones(shape);
          case 1 -> entries.getFirst();
          default ->
              Interner.intern(new Expr.Hadamard(List.copyOf(entries), meta(shape, 8, 0, entries)));
        };
    return product(number, scalars, List.of(body));
  }

  // unary

  public static Expr transpose(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> arg;
      case Expr.Constant(var kind, var dims, var indices, _) ->
          switch (kind) {
            case IDENTITY, PI, INFINITY -> e;
            case ZEROS, ONES -> constant(kind, dims.reversed(), indices);
            case COMMUTATION -> constant(kind, dims.reversed(), indices);
            case SINGLE_ENTRY -> constant(kind, dims.reversed(), indices.reversed());
            case UNIT_VECTOR, DUPLICATION, ELIMINATION -> plainTranspose(e);
          };
      case Expr other when other.isScalar() -> other;
      case Expr other -> plainTranspose(other);
    };
  }

  private static Expr plainTranspose(Expr e) {
    return e.isScalar()
        ? e
        : Interner.intern(new Expr.Transpose(e, meta(e.shape().transposed(), 9, 0, List.of(e))));
  }

  public static Expr inverse(Expr e) {
    return power(e, MINUS_ONE);
  }

  /**
   * Units, and integer powers of numbers, are evaluated; {@code sqrt} of a square number too. A
   * reciprocal goes to the factors of a scalar, and joins an integer exponent: {@code 1/(a*b^2)} is
   * {@code a^-1*b^-2}.
   */
  public static Expr power(Expr base, Expr exponent) {
    check(base.shape().isSquare(), "^", base.shape(), exponent.shape());
    check(exponent.isScalar(), "^", base.shape(), exponent.shape());
    if (exponent == ONE) {
      return base;
    }
    if (exponent == ZERO) {
      return identity(base.shape().rows());
    }
    if (isConstant(base, Expr.Constant.Kind.IDENTITY) || base == ONE) {
      return base;
    }
    if (base instanceof Expr.Num(var b, _) && exponent instanceof Expr.Num(var x, _)) {
      if (x.isSmallInteger() && Math.abs(x.intValue()) <= 4096 && !(b.isZero() && x.signum() < 0)) {
        return num(b.power(x.intValue()));
      }
      if (x.abs().equals(Rational.HALF) && b.squareRoot().isPresent() && !b.isZero()) {
        Rational root = b.squareRoot().get();
        return num(x.signum() > 0 ? root : root.inverse());
      }
    }
    if (exponent == MINUS_ONE) {
      if (base instanceof Expr.Power(var inner, Expr.Num(var k, _), _)) {
        return power(inner, num(k.negate()));
      }
      if (base instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
        return product(c.inverse(), scalars.stream().map(Build::inverse).toList(), List.of());
      }
    }
    return Interner.intern(
        new Expr.Power(base, exponent, meta(base.shape(), 10, 0, List.of(base, exponent))));
  }

  public static Expr sqrt(Expr e) {
    return power(e, HALF);
  }

  public static Expr entryPower(Expr base, Expr exponent) {
    if (base.isScalar() && exponent.isScalar()) {
      return power(base, exponent);
    }
    Shape shape = base.isScalar() ? exponent.shape() : base.shape();
    check(
        base.isScalar() || exponent.isScalar() || base.shape().equals(exponent.shape()),
        ".^",
        base.shape(),
        exponent.shape());
    if (exponent == ONE) {
      return base;
    }
    if (exponent == ZERO || isConstant(base, Expr.Constant.Kind.ONES)) {
      return ones(shape);
    }
    if (exponent == MINUS_ONE
        && base instanceof Expr.EntryPower(var inner, Expr.Num(var k, _), _)) {
      return entryPower(inner, num(k.negate()));
    }
    return Interner.intern(
        new Expr.EntryPower(base, exponent, meta(shape, 11, 0, List.of(base, exponent))));
  }

  /**
   * {@code f(X)} of a square matrix; of a scalar, the scalar function. {@code z -> z} and {@code z
   * -> c} leave nothing to apply.
   */
  public static Expr matrixFunction(Fun f, Expr arg) {
    if (arg.isScalar()) {
      return entrywise(f, arg);
    }
    if (f instanceof Fun.Lambda(var z, var body)) {
      if (body == z) {
        return arg;
      }
      if (!Children.symbols(body).contains(z)) {
        return product(body, identity(arg.shape().rows()));
      }
    }
    check(arg.shape().isSquare(), f.toString(), arg.shape(), arg.shape());
    return Interner.intern(
        new Expr.MatrixFunction(f, arg, meta(arg.shape(), 12, hash(f), List.of(arg))));
  }

  public static Expr entrywise(Fun f, Expr arg) {
    return Interner.intern(
        new Expr.Entrywise(f, arg, meta(arg.shape(), 13, hash(f), List.of(arg))));
  }

  /**
   * {@code L(f, X, E)}; linear in each direction. Of a scalar, {@code f'(x)*e} is left to the
   * rulebook.
   */
  public static Expr frechet(Fun function, Expr at, List<Expr> directions) {
    Fun f = named(function);
    check(at.shape().isSquare(), "L", at.shape(), at.shape());
    directions.forEach(d -> check(d.shape().equals(at.shape()), "L", at.shape(), d.shape()));
    if (directions.stream().anyMatch(Build::isZero)) {
      return zeros(at.shape());
    }
    var all = new ArrayList<Expr>();
    all.add(at);
    all.addAll(directions);
    return Interner.intern(
        new Expr.Frechet(f, at, List.copyOf(directions), meta(at.shape(), 14, hash(f), all)));
  }

  /** The functions with a name of their own: {@code z -> z^(1/2)} is {@code sqrt}. */
  private static Fun named(Fun f) {
    return f instanceof Fun.Lambda(var z, var body)
        ? switch (body) {
          case Expr.Power(var base, var exponent, _) when base == z && exponent == HALF ->
              new Fun.Known("sqrt");
          case Expr.Power(var base, var exponent, _) when base == z && exponent == MINUS_ONE ->
              new Fun.Known("inv");
          case Expr.Entrywise(var g, var arg, _) when arg == z -> g;
          case Expr _ -> f;
        }
        : f;
  }

  public static Expr call(Op op, Expr... args) {
    return call(op, List.of(args));
  }

  /** An operator of its arguments; of scalars, what it comes to. */
  public static Expr call(Op op, List<Expr> args) {
    if (allScalar(args)) {
      Expr first = args.getFirst();
      switch (op) {
        case TRACE, SUM, DETERMINANT, PROD, MAX, MIN, ROWSUM, COLSUM, DIAG, DIAGONAL, VEC, VECH -> {
          return first;
        }
        case SYM,
            TRIL,
            TRIU,
            CONJ,
            EIGMAX,
            EIGMIN,
            EIGVALS,
            LOGSUMEXP,
            COLLOGSUMEXP,
            ROWLOGSUMEXP -> {
          return first;
        }
        case FROBENIUS, KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT -> {
          return product(args);
        }
        case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, ROWNORM, COLNORM -> {
          return entrywise(new Fun.Known("abs"), first);
        }
        case LOGDET -> {
          return entrywise(new Fun.Known("log"), first);
        }
        case SVDVALS -> {
          return entrywise(new Fun.Known("abs"), first);
        }
        case SVDV -> {
          return ONE;
        }
        case SVDU -> {}
        case ARGMAX, ARGMIN, SOFTMAX, ROWSOFTMAX, COLSOFTMAX, EIGVECS, ADJUGATE, PROD_OTHERS -> {
          return ONE;
        }
        case SKEW, ADJUGATE_DERIVATIVE -> {
          return ZERO;
        }
        case NORM_P, EVMAX, EVMIN, U1, V1, POLAR, UNVEC, CROSS, PINV, SYLVESTER, LYAPUNOV -> {}
      }
    }
    if (op == Op.KRON && args.stream().anyMatch(Expr::isScalar)) {
      return product(args);
    }
    if (op == Op.ADJUGATE_DERIVATIVE && isZero(args.getLast())) {
      return args.getLast();
    }
    Shape shape =
        op.shape(args)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        op.written() + " of " + args.stream().map(Expr::shape).toList()));
    return Interner.intern(
        new Expr.Call(op, List.copyOf(args), meta(shape, 15, op.ordinal(), args)));
  }

  private static boolean allScalar(List<Expr> args) {
    for (Expr arg : args) {
      if (!arg.isScalar()) {
        return false;
      }
    }
    return true;
  }

  /** An unknown function, or a derivative of it, of an argument in its domain. */
  public static Expr applied(Expr.Symbol function, Expr.Applied.Derivative derivative, Expr arg) {
    Shape domain = function.space().domain().getFirst();
    Shape value = function.shape();
    check(arg.shape().equals(domain), function.name(), domain, arg.shape());
    Shape shape =
        switch (derivative) {
          case NONE -> value;
          case GRADIENT -> domain;
          case JACOBIAN -> new Shape(value.rows(), domain.rows());
          case HESSIAN -> new Shape(domain.rows(), domain.rows());
        };
    long hash = Meta.mix(function.meta().hash(), derivative.ordinal());
    return Interner.intern(
        new Expr.Applied(function, derivative, arg, meta(shape, 20, hash, List.of(arg))));
  }

  public static Expr trace(Expr e) {
    return e.isScalar() ? e : call(Op.TRACE, e);
  }

  public static Expr frobenius(Expr a, Expr b) {
    return a.isScalar() && b.isScalar() ? product(a, b) : call(Op.FROBENIUS, a, b);
  }

  // parts and binders

  /** The first of one row is all of it, so that an entry of a vector has one form. */
  public static Expr slice(Expr arg, Range someRows, Range someCols) {
    Range rows = whole(someRows, arg.shape().rows());
    Range cols = whole(someCols, arg.shape().cols());
    if (rows instanceof Range.All && cols instanceof Range.All) {
      return arg;
    }
    Shape shape = new Shape(rows.length(arg.shape().rows()), cols.length(arg.shape().cols()));
    var all = new ArrayList<Expr>();
    all.add(arg);
    long hash = 0;
    for (Range range : List.of(rows, cols)) {
      switch (range) {
        case Range.All() -> hash = Meta.mix(hash, 1);
        case Range.At(var index) -> {
          hash = Meta.mix(hash, 2);
          all.add(index);
        }
        case Range.Between(var from, var to) -> hash = Meta.mix(hash, (from + ":" + to).hashCode());
      }
    }
    return Interner.intern(new Expr.Slice(arg, rows, cols, meta(shape, 16, hash, all)));
  }

  private static Range whole(Range range, Dim full) {
    return full.isOne() && range instanceof Range.At(var index) && index == ONE ? Range.ALL : range;
  }

  /** Blocks that are all zero are one zero matrix. */
  public static Expr block(List<List<Expr>> rows) {
    if (rows.size() == 1 && rows.getFirst().size() == 1) {
      return rows.getFirst().getFirst();
    }
    Dim height = Dim.ZERO;
    Dim width = null;
    var all = new ArrayList<Expr>();
    long hash = 0;
    for (List<Expr> row : rows) {
      Dim rowWidth = Dim.ZERO;
      Dim rowHeight = row.getFirst().shape().rows();
      for (Expr e : row) {
        check(e.shape().rows().equals(rowHeight), "[]", row.getFirst().shape(), e.shape());
        rowWidth = rowWidth.plus(e.shape().cols());
        all.add(e);
      }
      check(
          width == null || width.equals(rowWidth),
          "[]",
          rows.getFirst().getFirst().shape(),
          row.getFirst().shape());
      width = rowWidth;
      height = height.plus(rowHeight);
      hash = Meta.mix(hash, row.size());
    }
    Shape shape = new Shape(height, width == null ? Dim.ZERO : width);
    if (all.stream().allMatch(Build::isZero)) {
      return zeros(shape);
    }
    return Interner.intern(
        new Expr.Block(
            rows.stream().<List<Expr>>map(List::copyOf).toList(), meta(shape, 17, hash, all)));
  }

  public static Expr bigSum(Expr.Symbol index, Expr from, Expr to, Expr body) {
    if (isZero(body)) {
      return body;
    }
    return Interner.intern(
        new Expr.BigSum(
            index,
            from,
            to,
            body,
            meta(body.shape(), 18, index.meta().hash(), List.of(from, to, body))));
  }

  /** Zero where the body is, or where the bounds are one. */
  public static Expr integral(Expr.Symbol variable, Expr from, Expr to, Expr body) {
    if (isZero(body) || from == to) {
      return zeros(body.shape());
    }
    return Interner.intern(
        new Expr.Integral(
            variable,
            from,
            to,
            body,
            meta(body.shape(), 21, variable.meta().hash(), List.of(from, to, body))));
  }

  public static Expr differential(Expr arg) {
    return Interner.intern(new Expr.Differential(arg, meta(arg.shape(), 19, 0, List.of(arg))));
  }

  /** The index of a sum. */
  public static Expr.Symbol index(String name) {
    return symbol(name, Space.of(Space.Kind.NATURAL, Shape.SCALAR));
  }

  /** The variable of an integral, the parameter of a function. */
  public static Expr.Symbol variable(String name) {
    return symbol(name, Space.real(Shape.SCALAR));
  }

  // meta

  private static Meta meta(Shape shape, int kind, long own, List<Expr> children) {
    return meta(shape, kind, own, List.of(), children);
  }

  private static Meta meta(Shape shape, int kind, long own, List<Expr> first, List<Expr> children) {
    long hash = Meta.mix(Meta.mix(kind, own), shape.hashCode());
    long weight = 1;
    int reach = 0;
    String lead = "";
    int before = first.size();
    int size = before + children.size();
    for (int i = 0; i < size; i++) {
      Meta child = (i < before ? first.get(i) : children.get(i - before)).meta();
      hash = Meta.mix(hash, child.hash());
      weight += child.weight();
      if (weight < 0) {
        weight = Long.MAX_VALUE / 2;
      }
      reach = Math.max(reach, child.reach());
      if (lead.isEmpty()) {
        lead = child.lead();
      }
    }
    return new Meta(shape, hash, weight, lead, deeper(reach, size));
  }

  private static int deeper(int reach, int by) {
    return reach > Integer.MAX_VALUE - by ? Integer.MAX_VALUE : reach + by;
  }

  private static long text(String text) {
    long h = 7;
    for (int i = 0; i < text.length(); i++) {
      h = Meta.mix(h, text.charAt(i));
    }
    return h;
  }

  private static long hash(Fun f) {
    return switch (f) {
      case Fun.Known(var name) -> text(name);
      case Fun.Unknown(var name, var order) -> Meta.mix(text(name), order);
      case Fun.Lambda(var parameter, var body) ->
          Meta.mix(parameter.meta().hash(), body.meta().hash());
    };
  }

  private static void check(boolean fits, String operator, Shape a, Shape b) {
    if (!fits) {
      throw new IllegalArgumentException(operator + " of " + a + " and " + b);
    }
  }
}
