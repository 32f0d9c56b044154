package org.frobenius.expr;

/**
 * The operators that stand anywhere in an expression, and in what its names are defined as, as bits
 * known of each node: what has none of an operator is told without a walk. Different operators may
 * share a bit, so that one may be told that is not there; none that is there is missed.
 */
public final class Operators {
  /** Calls share these bits among them, behind one for each kind of node. */
  private static final int CALLS = 29;

  private static final int FIRST_CALL = Node.values().length;
  private static final int FIRST_CONSTANT = FIRST_CALL + CALLS;

  private static final int FIRST_NUMBER = FIRST_CONSTANT + Expr.Constant.Kind.values().length;

  /** Of the numbers that are most often exponents, each its own. */
  private static final long INVERSES = 1L << FIRST_NUMBER;

  private static final long ROOTS = 1L << FIRST_NUMBER + 1;
  private static final long SQUARES = 1L << FIRST_NUMBER + 2;

  /** Names that are their own opposites transposed. */
  public static final long SKEW_NAMES = 1L << FIRST_NUMBER + 3;

  public static final long SUM = of(Node.SUM);
  public static final long PRODUCT = of(Node.PRODUCT);
  public static final long TRANSPOSE = of(Node.TRANSPOSE);
  public static final long POWER = of(Node.POWER);
  public static final long ENTRY_POWER = of(Node.ENTRY_POWER);
  public static final long BIG_SUM = of(Node.BIG_SUM);

  /** Sums over an index, integrals, and what may be of a function with a parameter. */
  static final long BINDERS =
      BIG_SUM
          | of(Node.INTEGRAL)
          | of(Node.MATRIX_FUNCTION)
          | of(Node.ENTRYWISE)
          | of(Node.FRECHET);

  /** Any call. */
  public static final long CALL = (1L << FIRST_CONSTANT) - (1L << FIRST_CALL);

  private Operators() {}

  /** Of the expression and all its parts. */
  public static long in(Expr e) {
    return e.meta().operators();
  }

  /** Whether one of these may stand somewhere in the expression. */
  public static boolean mayBeIn(Expr e, long any) {
    return (e.meta().operators() & any) != 0;
  }

  /** Of the expression and whatever it comes to times a number. */
  public static long inMultiples(Expr e) {
    return in(e) | PRODUCT | of(Node.NUM) | INVERSES | ROOTS | SQUARES;
  }

  /** Of the operator at the head alone. */
  public static long ofHead(Expr e) {
    return switch (e) {
      case Expr.Num(var value, _) -> of(value);
      case Expr.Size _ -> of(Node.SIZE);
      case Expr.Symbol _ -> of(Node.SYMBOL);
      case Expr.Named _ -> of(Node.NAMED);
      case Expr.Constant(var kind, _, _, _) -> of(kind);
      case Expr.Sum _ -> SUM;
      case Expr.Product _ -> PRODUCT;
      case Expr.Hadamard _ -> of(Node.HADAMARD);
      case Expr.Transpose _ -> TRANSPOSE;
      case Expr.Power _ -> POWER;
      case Expr.EntryPower _ -> ENTRY_POWER;
      case Expr.MatrixFunction _ -> of(Node.MATRIX_FUNCTION);
      case Expr.Entrywise _ -> of(Node.ENTRYWISE);
      case Expr.Frechet _ -> of(Node.FRECHET);
      case Expr.Call(var op, _, _) -> of(op);
      case Expr.Applied _ -> of(Node.APPLIED);
      case Expr.Slice _ -> of(Node.SLICE);
      case Expr.Block _ -> of(Node.BLOCK);
      case Expr.BigSum _ -> BIG_SUM;
      case Expr.Integral _ -> of(Node.INTEGRAL);
      case Expr.Differential _ -> of(Node.DIFFERENTIAL);
    };
  }

  /** Of a name. */
  static long of(Space.Kind space) {
    return space == Space.Kind.SKEW ? of(Node.SYMBOL) | SKEW_NAMES : of(Node.SYMBOL);
  }

  static long of(Node kind) {
    return 1L << kind.ordinal();
  }

  /** Of calls of the operator. */
  public static long of(Op op) {
    return 1L << (FIRST_CALL + op.ordinal() % CALLS);
  }

  public static long of(Expr.Constant.Kind kind) {
    return 1L << (FIRST_CONSTANT + kind.ordinal());
  }

  static long of(Rational number) {
    if (number.equals(Rational.MINUS_ONE)) {
      return INVERSES;
    }
    if (number.equals(Rational.HALF)) {
      return ROOTS;
    }
    return number.equals(Rational.TWO) ? SQUARES : of(Node.NUM);
  }
}
