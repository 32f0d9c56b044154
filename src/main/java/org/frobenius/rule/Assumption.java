package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rank;
import org.frobenius.expr.Rational;

/**
 * Something a simplification took for granted and the user should know: {@code X invertible}.
 *
 * @param about the expression
 * @param kind what is assumed of it
 * @param exponents where these all lie in the kind's {@link Kind#exempt} set, nothing is assumed
 * @param among the indices of sums it speaks of, inner ones first: it is assumed for each of their
 *     values
 */
public record Assumption(Expr about, Kind kind, List<Expr> exponents, List<IndexRange> among) {
  /** Exponents for which an identity of powers needs no assumption. */
  public enum Exempt {
    /** {@code R+}: those that are not negative. */
    NONNEGATIVE("R+"),
    /** {@code Z}: integers. */
    INTEGER("Z");

    private final String written;

    Exempt(String written) {
      this.written = written;
    }

    /** As the rulebook writes the set. */
    public String written() {
      return written;
    }
  }

  /** The assumptions a rule may make, in the words that are printed. */
  public enum Kind {
    INVERTIBLE("invertible", Exempt.NONNEGATIVE),
    NONZERO("nonzero", Exempt.NONNEGATIVE),
    POSITIVE("positive", Exempt.INTEGER),
    NONNEGATIVE("nonnegative", Exempt.INTEGER),
    SYMMETRIC("symmetric", Exempt.INTEGER),
    POSITIVE_DEFINITE("positive definite", Exempt.INTEGER),
    /** Where the logarithm of the determinant has a value. */
    OF_POSITIVE_DETERMINANT("of positive determinant", Exempt.INTEGER),
    /** Where roots of a matrix have a real value (Higham, theorem 7.2). */
    NO_NEGATIVE_EIGENVALUE("with no negative eigenvalue", Exempt.INTEGER),
    /** Where logarithms and roots of a matrix have their principal value (Higham, 1.7). */
    OFF_CUT("with no eigenvalue in (-inf, 0]", Exempt.INTEGER),
    /** Where power series about it converge (Higham, theorem 4.7). */
    CONTRACTING("of spectral radius below 1", Exempt.INTEGER),
    /** Where the inverse sine and cosine have real values. */
    IN_UNIT_INTERVAL("between -1 and 1", Exempt.INTEGER),
    /** Where the gamma function and its logarithmic derivatives have values (DLMF 5.2). */
    NO_POLE_OF_GAMMA("not among 0, -1, -2, ...", Exempt.INTEGER);

    private final String written;
    private final Exempt exempt;

    Kind(String written, Exempt exempt) {
      this.written = written;
      this.exempt = exempt;
    }

    /** As printed. */
    public String written() {
      return written;
    }

    /** As the rulebook writes it: {@code positive-definite}. */
    public String inRules() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Exempt exempt() {
      return exempt;
    }

    /** Whether the inverse and positive multiples of what is so are so. */
    boolean isOfInverseAndMultiples() {
      return switch (this) {
        case INVERTIBLE, NONZERO, POSITIVE, NONNEGATIVE, SYMMETRIC, POSITIVE_DEFINITE -> true;
        case NO_NEGATIVE_EIGENVALUE, OFF_CUT, OF_POSITIVE_DETERMINANT -> true;
        case CONTRACTING, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> false;
      };
    }

    /** Whether it follows from the other. */
    boolean followsFrom(Kind other) {
      return this == other
          || switch (other) {
            case INVERTIBLE, NONZERO, NONNEGATIVE, SYMMETRIC, NO_NEGATIVE_EIGENVALUE -> false;
            case CONTRACTING, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> false;
            case OF_POSITIVE_DETERMINANT -> this == INVERTIBLE;
            case POSITIVE -> this == NONZERO || this == NONNEGATIVE || this == NO_POLE_OF_GAMMA;
            case OFF_CUT ->
                this == INVERTIBLE
                    || this == NO_NEGATIVE_EIGENVALUE
                    || this == OF_POSITIVE_DETERMINANT;
            case POSITIVE_DEFINITE -> ofMatrix(this);
          };
    }
  }

  private static boolean ofMatrix(Kind kind) {
    return switch (kind) {
      case INVERTIBLE, SYMMETRIC, NO_NEGATIVE_EIGENVALUE, OFF_CUT, POSITIVE_DEFINITE -> true;
      case OF_POSITIVE_DETERMINANT -> true;
      case NONZERO, POSITIVE, NONNEGATIVE, CONTRACTING, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> false;
    };
  }

  /**
   * Of a scalar, in the words of scalars; of a transpose or an inverse, of what is transposed or
   * inverted, since they have it together (Higham, theorem 1.13); of a multiple of a sum, of the
   * sum; of an absolute value, of what it is that of; of a Kronecker sum, of the one of its kin
   * that stands for all.
   */
  public Assumption {
    exponents = List.copyOf(exponents);
    about = plain(about, kind);
    among = concerned(about, among);
    kind = about.isScalar() ? ofScalar(kind) : kind;
  }

  private static Expr plain(Expr about, Kind kind) {
    return switch (about) {
      case Expr.Transpose(var arg, _) -> plain(arg, kind);
      case Expr.Power(var base, var exponent, _)
          when exponent == Build.MINUS_ONE && kind.isOfInverseAndMultiples() ->
          plain(base, kind);
      case Expr.Entrywise(Fun.Known(var name), var arg, _)
          when name.equals("abs") && kind == Kind.NONZERO ->
          plain(arg, kind);
      case Expr.Sum sum when kind.isOfInverseAndMultiples() -> {
        Expr primitive = Content.over(sum, Content.of(sum));
        yield kind == Kind.INVERTIBLE
            ? KroneckerSum.of(primitive).map(KroneckerSum::matrix).orElse(primitive)
            : primitive;
      }
      case Expr other -> other;
    };
  }

  /** Without intervals that nothing is said of. */
  private static List<IndexRange> concerned(Expr about, List<IndexRange> among) {
    return among.stream()
        .filter(
            r ->
                !r.isInterval()
                    || Children.symbols(about).contains(r.index())
                    || among.stream().anyMatch(other -> other.mentions(r.index())))
        .toList();
  }

  private static Kind ofScalar(Kind kind) {
    return switch (kind) {
      case INVERTIBLE -> Kind.NONZERO;
      case NO_NEGATIVE_EIGENVALUE -> Kind.NONNEGATIVE;
      case OFF_CUT, POSITIVE_DEFINITE, OF_POSITIVE_DETERMINANT -> Kind.POSITIVE;
      case NONZERO, POSITIVE, NONNEGATIVE, SYMMETRIC, CONTRACTING -> kind;
      case IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> kind;
    };
  }

  public Assumption(Expr about, Kind kind, List<Expr> exponents) {
    this(about, kind, exponents, List.of());
  }

  public Assumption(Expr about, Kind kind) {
    this(about, kind, List.of());
  }

  /** The same of other expressions. */
  public Assumption map(UnaryOperator<Expr> of) {
    return new Assumption(
        of.apply(about),
        kind,
        exponents.stream().map(of).toList(),
        among.stream().map(range -> range.map(of)).toList());
  }

  /** The same without exponents that exempt from it. */
  public Assumption always() {
    return new Assumption(about, kind, List.of(), among);
  }

  /**
   * The same, said outside the sum under which it is assumed: of every value of the index, of
   * {@code x[i]} for all i of x.
   */
  public Assumption under(Expr.BigSum sum) {
    Expr.Symbol index = sum.index();
    if (!mentions(index)) {
      return this;
    }
    if (about instanceof Expr.Slice(var vector, Range.At(var at), _, _)
        && at == index
        && vector.shape().isColumn()
        && sum.from() == Build.ONE
        && sum.to() == Build.size(vector.shape().rows())) {
      return new Assumption(vector, kind, exponents, among);
    }
    return among(IndexRange.of(sum));
  }

  /** The same, said outside the integral under which it is assumed. */
  public Assumption under(Expr.Integral integral) {
    return mentions(integral.variable()) ? among(IndexRange.of(integral)) : this;
  }

  /**
   * Of what an integrand is written otherwise for, which may be wrong for single values of the
   * variable: empty where it does not hold for some of these at most, as of a polynomial that must
   * not be zero, with a number for its highest or its lowest coefficient. Derivatives need more: of
   * {@code sign(1 + t*x)} they have to do with where it jumps.
   */
  public Optional<Assumption> almostEverywhere(Expr.Integral integral) {
    boolean ofNonzero = kind == Kind.NONZERO || kind == Kind.INVERTIBLE;
    return ofNonzero
            && among.isEmpty()
            && mentions(integral.variable())
            && PolynomialIn.isNonzero(about, integral.variable())
        ? Optional.empty()
        : Optional.of(under(integral));
  }

  private boolean mentions(Expr.Symbol bound) {
    return among.stream().noneMatch(r -> r.index() == bound)
        && (Children.symbols(about).contains(bound)
            || among.stream().anyMatch(r -> r.mentions(bound)));
  }

  private Assumption among(IndexRange range) {
    var all = new ArrayList<>(among);
    all.add(range);
    return new Assumption(about, kind, exponents, all);
  }

  /**
   * The same, said outside a function {@code parameter -> ...} in which it is assumed: of what the
   * function is taken of, entry by entry or of a matrix's eigenvalues.
   */
  public Assumption inside(Expr.Symbol parameter, Expr arg, boolean entrywise) {
    if (!Children.symbols(about).contains(parameter)) {
      return this;
    }
    var function = new Fun.Lambda(parameter, about);
    Expr value =
        about == parameter
            ? arg
            : entrywise ? Build.entrywise(function, arg) : Build.matrixFunction(function, arg);
    return new Assumption(value, entrywise ? kind : ofEigenvalues(kind), exponents, among);
  }

  private static Kind ofEigenvalues(Kind kind) {
    return switch (kind) {
      case NONZERO -> Kind.INVERTIBLE;
      case POSITIVE -> Kind.OFF_CUT;
      case NONNEGATIVE -> Kind.NO_NEGATIVE_EIGENVALUE;
      case INVERTIBLE, SYMMETRIC, POSITIVE_DEFINITE, NO_NEGATIVE_EIGENVALUE, OFF_CUT -> kind;
      case OF_POSITIVE_DETERMINANT, CONTRACTING, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> kind;
    };
  }

  /** Whether it says no more than the other. */
  public boolean followsFrom(Assumption other) {
    Expr own = unnamed(about);
    Expr others = unnamed(other.about);
    return (own == others || !own.isScalar() && Transposes.areTransposes(own, others))
        && exponents.isEmpty()
        && among.equals(other.among)
        && kind.followsFrom(other.kind);
  }

  /**
   * The same of the parts it is made of, where that says it all: {@code A*B} with square factors is
   * invertible where A and B are, {@code A + A*B} where A and {@code I + B} are, the Kronecker sum
   * of a positive semidefinite A and A where A is; {@code x^2*y} is nonzero where x and y are; the
   * gamma function has no zeros (DLMF 5.2).
   */
  public List<Assumption> parts() {
    if (isKnown()) {
      return List.of();
    }
    boolean factorwise = kind == Kind.INVERTIBLE || (kind == Kind.NONZERO && about.isScalar());
    return switch (about) {
      case Expr.Transpose(var arg, _) -> partsOf(arg, kind);
      case Expr.Power(var base, Expr.Num(var n, _), _) -> partsOfPower(base, n);
      case Expr.EntryPower(var base, Expr.Num(var n, _), _) -> partsOfPower(base, n);
      case Expr.Product(_, var scalars, var factors, _)
          when factorwise && factors.stream().allMatch(f -> f.shape().isSquare()) ->
          Stream.concat(scalars.stream(), factors.stream())
              .flatMap(f -> partsOf(f, kind).stream())
              .toList();
      case Expr.Sum sum when kind == Kind.INVERTIBLE ->
          KroneckerSum.of(about)
              .filter(KroneckerSum::isOfOneSemidefinite)
              .map(of -> partsOf(of.left(), kind))
              .or(() -> partsOfSum(sum))
              .orElse(List.of(this));
      case Expr.Hadamard(var factors, _) when kind == Kind.NONZERO ->
          factors.stream().flatMap(f -> partsOf(f, kind).stream()).toList();
      case Expr.Call(var op, var args, _) when op == Op.DETERMINANT && kind == Kind.NONZERO ->
          partsOf(args.getFirst(), Kind.INVERTIBLE);
      case Expr.Entrywise(Fun.Known(var name), var arg, _)
          when name.equals("gamma") && kind == Kind.NONZERO ->
          partsOf(arg, Kind.NO_POLE_OF_GAMMA);
      case Expr _ -> List.of(this);
    };
  }

  /** Of {@code A*B + A}, {@code A} and {@code B + I}, where all terms have a square factor. */
  private Optional<List<Assumption>> partsOfSum(Expr.Sum sum) {
    return SquareFactors.of(sum)
        .map(
            f ->
                Stream.of(f.left(), f.right(), List.of(f.sum()))
                    .filter(chain -> !chain.isEmpty())
                    .flatMap(chain -> partsOf(Build.product(chain), kind).stream())
                    .toList());
  }

  private List<Assumption> partsOfPower(Expr base, Rational n) {
    if (!n.isInteger()) {
      // a real root is not zero where what it is of is positive
      return kind == Kind.NONZERO && exponents.isEmpty()
          ? partsOf(base, Kind.POSITIVE)
          : List.of(this);
    }
    if (n.isZero()) {
      return List.of(this);
    }
    boolean even = n.numerator().getLowestSetBit() > 0;
    return switch (kind) {
      case INVERTIBLE, NONZERO -> partsOf(base, kind);
      case POSITIVE, NONNEGATIVE ->
          !exponents.isEmpty()
              ? List.of(this)
              : even
                  ? partsOf(base, Kind.NONZERO)
                  : partsOf(base, n.signum() < 0 ? Kind.POSITIVE : kind);
      case SYMMETRIC, POSITIVE_DEFINITE, NO_NEGATIVE_EIGENVALUE, OFF_CUT, CONTRACTING ->
          List.of(this);
      case OF_POSITIVE_DETERMINANT, IN_UNIT_INTERVAL, NO_POLE_OF_GAMMA -> List.of(this);
    };
  }

  private List<Assumption> partsOf(Expr part, Kind of) {
    return new Assumption(part, of, exponents, among).parts();
  }

  /** The same of what a definition's name stands for. */
  Assumption unnamed() {
    return new Assumption(unnamed(about), kind, exponents, among);
  }

  /** A definition's name says the same of what it stands for. */
  private static Expr unnamed(Expr e) {
    return e instanceof Expr.Named(_, var value, _) ? unnamed(value) : e;
  }

  /**
   * Whether it is known not to hold, whatever the names stand for: {@code ones(n, n) invertible}.
   */
  public boolean isImpossible() {
    return kind == Kind.INVERTIBLE && exponents.isEmpty() && isSingular(about);
  }

  /** Whether it holds at few sizes, or none: {@code x*y' invertible}. */
  public boolean isUnlikely() {
    return kind == Kind.INVERTIBLE && Rank.isLostAtLargeSizes(about);
  }

  private static boolean isSingular(Expr e) {
    if (Rank.isLost(e)) {
      return true;
    }
    if (KroneckerSum.of(e).filter(KroneckerSum::isSingular).isPresent()) {
      return true;
    }
    if (Build.isZero(e)
        || Build.isConstant(e, Expr.Constant.Kind.ONES)
        || Build.isConstant(e, Expr.Constant.Kind.SINGLE_ENTRY)) {
      return true;
    }
    Optional<Rational> size = e.shape().rows().constant();
    return Properties.has(e, Property.SKEW)
        && size.filter(n -> n.isInteger() && n.numerator().testBit(0)).isPresent();
  }

  /** Whether it is known to hold, from the spaces of the names. */
  public boolean isKnown() {
    return switch (kind) {
      case INVERTIBLE -> Properties.has(about, Property.INVERTIBLE);
      case POSITIVE -> Properties.has(about, Property.POSITIVE);
      case NONNEGATIVE -> Properties.has(about, Property.NONNEGATIVE);
      case NONZERO ->
          Properties.has(about, Property.POSITIVE)
              || (about instanceof Expr.Num(var v, _) && !v.isZero());
      case CONTRACTING, IN_UNIT_INTERVAL -> Build.isZero(about);
      case NO_POLE_OF_GAMMA -> Properties.has(about, Property.POSITIVE);
      case SYMMETRIC -> Properties.has(about, Property.SYMMETRIC);
      case NO_NEGATIVE_EIGENVALUE -> Properties.has(about, Property.POSITIVE_SEMIDEFINITE);
      case POSITIVE_DEFINITE, OFF_CUT -> Properties.has(about, Property.POSITIVE_DEFINITE);
      case OF_POSITIVE_DETERMINANT ->
          Properties.has(about, Property.POSITIVE_DEFINITE) || isExponential(about);
    };
  }

  /** Of determinant {@code exp(tr(X))} (Higham, theorem 1.13 (d)). */
  private static boolean isExponential(Expr e) {
    return e instanceof Expr.MatrixFunction(Fun.Known(var name), _, _) && name.equals("exp");
  }
}
