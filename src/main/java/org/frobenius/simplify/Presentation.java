package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Memo;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;

/**
 * From the normal form to the equal form that costs a reader least ({@link ReadingCost}), which is
 * the shortest but where a scalar would be torn apart: common factors pulled out, transposes where
 * there are fewest, traces as Frobenius products and sums where that is shorter.
 */
final class Presentation {
  /** How many transposes are in it, no more than {@link #MANY} counted. */
  private static final Memo<Integer> TRANSPOSES = new Memo<>(Presentation::transposes);

  private static final int MANY = 2;

  private static final long DETERMINANTS = Operators.of(Op.DETERMINANT) | Operators.of(Op.ADJUGATE);

  /** In sums of more terms common factors are not looked for again once they are shown. */
  private static final int MOST_JOINED = 12;

  private final ReadingCost cost = new ReadingCost();
  private final PositiveFactors positive = new PositiveFactors(cost);
  private final Factoring factoring = new Factoring(cost);
  private final SymmetricPart symmetric = new SymmetricPart(cost, this::best);
  private final Halves halves = new Halves(sum -> symmetric.ofHalf(sum).isPresent());
  private final Map<Expr, Expr> shown = new IdentityHashMap<>();
  private final Map<Expr, Expr> best = new IdentityHashMap<>();

  /** What it costs a reader; zero is the shortest of all. */
  long cost(Expr e) {
    return Build.isZero(e) ? 0 : cost.of(e);
  }

  /** An equal product with no sign in front, where one of its sums can be turned. */
  Expr withPositiveFactors(Expr e) {
    return positive.in(e);
  }

  /** The shorter of the expression and the transpose of its transpose. */
  Expr best(Expr e) {
    if (isLeaf(e)) {
      return e;
    }
    Expr known = best.get(e);
    if (known == null) {
      known = upright(e);
      best.put(e, known);
    }
    return known;
  }

  private Expr upright(Expr e) {
    Expr plain = shown(e);
    if (e.isScalar()) {
      return plain;
    }
    boolean outside =
        e instanceof Expr.MatrixFunction
            || e instanceof Expr.Power(_, var x, _) && x == Build.MINUS_ONE
            || e instanceof Expr.Frechet(_, var at, var directions, _)
                && directions.size() > 1
                && transposesIn(at) > 0
            || e instanceof Expr.Call && !LinearMap.is(e);
    // so that the transpose is written as the same is without it
    boolean turnedWhole = Scaled.of(plain).body() instanceof Expr.Transpose;
    // the other way round it has a transpose, too: that around it
    if (!turnedWhole && transposesIn(plain) < (outside ? 1 : MANY)) {
      return plain;
    }
    if (Properties.has(e, Property.SYMMETRIC)) {
      return plain;
    }
    Expr mirrored = Mirror.of(e);
    if (mirrored instanceof Expr.Transpose) {
      return plain;
    }
    Expr turned = transpose(shown(mirrored));
    long difference = cost.of(turned) - cost.of(plain);
    return difference < 0 || (difference == 0 && (outside || turnedWhole)) ? turned : plain;
  }

  private static int transposesIn(Expr e) {
    return Operators.mayBeIn(e, Operators.TRANSPOSE) ? TRANSPOSES.of(e) : 0;
  }

  private static int transposes(Expr e) {
    int count = e instanceof Expr.Transpose ? 1 : 0;
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size() && count < MANY; i++) {
      count += transposesIn(parts.get(i));
    }
    return Math.min(count, MANY);
  }

  /** The transpose, numbers and scalars in front of it. */
  private static Expr transpose(Expr e) {
    return e instanceof Expr.Product(var c, var scalars, var factors, _) && !factors.isEmpty()
        ? Build.product(c, scalars, List.of(Build.transpose(Build.product(factors))))
        : withSignOutside(Build.transpose(e));
  }

  private static boolean isLeaf(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _ -> true;
      case Expr.Constant(_, _, var indices, _) -> indices.isEmpty();
      case Expr.Transpose(var arg, _) -> isLeaf(arg);
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Power _, Expr.EntryPower _ -> false;
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> false;
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _, Expr.Applied _ -> false;
      case Expr.Differential _ -> false;
    };
  }

  private Expr shown(Expr e) {
    Expr known = shown.get(e);
    if (known == null) {
      known = show(e);
      for (Expr written : entryByEntry(e)) {
        known = readsBetter(written, known) ? written : known;
      }
      for (Expr stacked : StackedBlocks.pulledOut(known)) {
        known = cost.of(stacked) < cost.of(known) ? stacked : known;
      }
      shown.put(e, known);
    }
    return known;
  }

  /** A small matrix that is made of scalars, with these in their places. */
  private List<Expr> entryByEntry(Expr e) {
    boolean sought =
        switch (e) {
          case Expr.Sum _, Expr.Block _, Expr.Call _ -> !e.isScalar();
          case Expr.Product(_, _, var factors, _) -> factors.size() > 1 && !e.isScalar();
          case Expr _ -> false;
        };
    return sought
        ? ExplicitMatrix.of(e)
            .map(m -> m.map(entry -> best(new Normalizer().normalize(entry))).written())
            .orElse(List.of())
        : List.of();
  }

  /** Entries in their places, half as long again, read better than what they are made of. */
  private boolean readsBetter(Expr written, Expr known) {
    return isOfScalars(known)
        ? cost.of(written) < cost.of(known)
        : 2 * cost.of(written) <= 3 * cost.of(known);
  }

  /** {@code [a, b; c, d]}, and a multiple of it. */
  private static boolean isOfScalars(Expr e) {
    return switch (e) {
      case Expr.Block(var rows, _) -> rows.stream().flatMap(List::stream).allMatch(Expr::isScalar);
      case Expr.Product(_, _, var factors, _) ->
          factors.size() == 1
              && factors.getFirst() instanceof Expr.Block
              && isOfScalars(factors.getFirst());
      case Expr _ -> false;
    };
  }

  private Expr show(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _ -> e;
      case Expr.Constant _ -> Children.map(e, this::best);
      case Expr.Sum(var terms, _) -> sum(terms);
      case Expr.Product p -> product(p);
      case Expr.Power(var base, var exponent, _) when exponent == Build.MINUS_ONE ->
          ofProduct(base, b -> Build.power(inner(b), exponent));
      case Expr.Power(var base, var exponent, _) -> Build.power(inner(base), best(exponent));
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, inner(arg));
      case Expr.Entrywise(var f, var arg, _) -> Build.entrywise(f, inner(arg));
      case Expr.Call(var op, var args, _) when op == Op.TRACE -> trace(args.getFirst());
      case Expr.Call(var op, var args, _) when op == Op.SUM -> entrySum(args.getFirst());
      case Expr.Call(var op, var args, _) when op == Op.DETERMINANT || op == Op.LOGDET ->
          ofProduct(args.getFirst(), arg -> Build.call(op, shorterArgument(arg)));
      case Expr.Call(var op, var args, _) when op == Op.ADJUGATE ->
          ofProduct(args.getFirst(), arg -> Build.call(op, best(arg)));
      case Expr.Call(var op, var args, _) when op == Op.ROWSUM ->
          withSignOutside(OnesAsSums.sums(op, Op.COLSUM, best(args.getFirst())));
      case Expr.Call(var op, var args, _) when op == Op.COLSUM ->
          withSignOutside(OnesAsSums.sums(op, Op.ROWSUM, best(args.getFirst())));
      case Expr.Call(var op, var args, _) when Mirror.isSameOfTranspose(op) ->
          Build.call(op, shorterArgument(args.getFirst()));
      case Expr.Hadamard(var factors, _) -> Build.hadamard(ReadingOrder.of(bestOf(factors)));
      case Expr.Transpose _, Expr.Frechet _ -> withSignOutside(Children.map(e, this::best));
      case Expr.EntryPower _ -> Children.map(e, this::best);
      case Expr.Slice(var arg, var rows, var cols, _) when arg instanceof Expr.Transpose ->
          Build.transpose(shown(Build.slice(Mirror.of(arg), cols, rows)));
      case Expr.Call _ -> withSignOutside(Children.map(e, this::best));
      case Expr.BigSum _ ->
          Children.map(e, this::best) instanceof Expr.BigSum sum ? CountedUp.shown(sum) : e;
      case Expr.Slice _, Expr.Block _, Expr.Integral _, Expr.Applied _ ->
          Children.map(e, this::best);
      case Expr.Differential _ -> e;
    };
  }

  /**
   * What is linear in a sum of negative terms only: {@code tril(-A - B)} is {@code -tril(A + B)}.
   */
  private static Expr withSignOutside(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) when !(arg instanceof Expr.Sum) -> e;
      case Expr.Transpose(var arg, _) -> {
        Scaled signed = Scaled.ofSign(arg);
        yield Build.scale(signed.coefficient(), Build.transpose(signed.body()));
      }
      case Expr.Call(var op, var args, _) when op.isLinear() -> {
        Scaled signed = Scaled.ofSign(args.getFirst());
        var unsigned = new ArrayList<>(args);
        unsigned.set(0, signed.body());
        yield Build.scale(signed.coefficient(), Build.call(op, unsigned));
      }
      case Expr.Frechet(var f, var at, var directions, _) -> {
        Scaled signed = Scaled.ofSign(directions.getLast());
        var unsigned = new ArrayList<>(directions);
        unsigned.set(directions.size() - 1, signed.body());
        yield Build.scale(signed.coefficient(), Build.frechet(f, at, unsigned));
      }
      case Expr other -> other;
    };
  }

  /** What the normal form pulls out of a sum multiplied in again where that is no longer. */
  private Expr ofProduct(Expr arg, UnaryOperator<Expr> shown) {
    Expr plain = shown.apply(arg);
    if (!(arg instanceof Expr.Product(var c, var scalars, var factors, _)) || !scalars.isEmpty()) {
      return plain;
    }
    return SumsOfMultiples.multipliedIn(factors)
        .map(sum -> SumArrangement.arranged(Build.scale(c, sum)))
        .filter(sum -> shown(sum) instanceof Expr.Sum)
        .map(shown)
        .filter(other -> cost.of(other) <= cost.of(plain))
        .orElse(plain);
  }

  /** An argument whose transpose is better taken outside. */
  private Expr inner(Expr arg) {
    return arg.isScalar() ? best(arg) : shown(arg);
  }

  // sums

  private Expr sum(List<Expr> terms) {
    Expr added = plainSum(terms);
    Expr asItIs =
        SliceArrangement.gathered(terms)
            .map(parts -> parts.size() == 1 ? shown(parts.getFirst()) : plainSum(parts))
            .filter(slice -> cost.of(slice) < cost.of(added))
            .orElse(added);
    Expr apart = complement(terms).filter(c -> cost.of(c) < cost.of(asItIs)).orElse(asItIs);
    Expr plain =
        SumsOverOneRange.together(terms)
            .map(parts -> parts.size() == 1 ? shown(parts.getFirst()) : plainSum(parts))
            .filter(one -> cost.of(one) < cost.of(apart))
            .orElse(apart);
    if (terms.getFirst().isScalar()) {
      return new SummedTraces(this::best, cost::of)
          .of(terms)
          .map(this::halved)
          .filter(traces -> cost.of(traces) < cost.of(plain))
          .orElse(plain);
    }
    return symmetric.of(terms).filter(parts -> cost.of(parts) < cost.of(plain)).orElse(plain);
  }

  /** {@code 1 - sigmoid(x)} is {@code sigmoid(-x)}: one and the function are taken together. */
  private Optional<Expr> complement(List<Expr> terms) {
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      if (scaled.body() instanceof Expr.Entrywise(var f, var arg, _)
          && EntrywiseArrangement.isComplementary(f)
          && scaled.coefficient().equals(Rational.MINUS_ONE)) {
        Expr one = Build.ones(term.shape());
        if (terms.contains(one)) {
          var rest = new ArrayList<>(terms);
          rest.remove(term);
          rest.set(rest.indexOf(one), Build.entrywise(f, best(negated(arg))));
          return Optional.of(rest.size() == 1 ? rest.getFirst() : plainSum(rest));
        }
      }
    }
    return Optional.empty();
  }

  private static Expr negated(Expr e) {
    return e instanceof Expr.Sum(var terms, _)
        ? Build.sum(terms.stream().map(Build::negate).toList())
        : Build.negate(e);
  }

  private Expr plainSum(List<Expr> terms) {
    Expr plain = added(terms);
    Expr factored = factoring.factor(terms);
    if (factored instanceof Expr.Sum(var parts, _) && parts.equals(terms)) {
      return halved(plain);
    }
    Expr pulled = factored instanceof Expr.Sum(var parts, _) ? added(parts) : best(factored);
    return halved(cost.of(pulled) < cost.of(plain) ? pulled : plain);
  }

  /** The best of each term; but products transposed as a whole only where all read better so. */
  private Expr added(List<Expr> terms) {
    List<Expr> shortest = Children.all(terms, this::best);
    Expr plain = Factoring.sum(shortest);
    if (!ReadingCost.isAny(shortest, ReadingCost::isTurnedProduct)) {
      return joined(plain);
    }
    Expr upright =
        Factoring.sum(
            Children.all(terms, t -> ReadingCost.isTurnedProduct(best(t)) ? shown(t) : best(t)));
    return cost.of(upright) < cost.of(plain) ? upright : plain;
  }

  /**
   * Terms as they are shown may have more in common than was seen before: {@code (v*p - w)*p'*v' +
   * (w - v*p)*w'}.
   */
  private Expr joined(Expr shown) {
    if (!(shown instanceof Expr.Sum(var terms, _))
        || terms.size() > MOST_JOINED
        || !endInOneSum(terms)) {
      return shown;
    }
    Expr joined = factoring.factor(Children.all(terms, Presentation::withPositiveEnds));
    return cost.of(joined) < cost.of(shown) ? joined : shown;
  }

  /** Whether two terms begin or end with a sum. */
  private static boolean endInOneSum(List<Expr> terms) {
    int found = 0;
    for (int i = 0; i < terms.size(); i++) {
      found +=
          terms.get(i) instanceof Expr.Product(_, _, var factors, _)
                  && factors.size() > 1
                  && (isSum(factors.getFirst()) || isSum(factors.getLast()))
              ? 1
              : 0;
    }
    return found > 1;
  }

  private static boolean isSum(Expr e) {
    return e instanceof Expr.Sum || e instanceof Expr.Transpose(Expr.Sum _, _);
  }

  /** The sums at its ends with a positive first term, as a normal form has them. */
  private static Expr withPositiveEnds(Expr term) {
    if (!(term instanceof Expr.Product(var c, var scalars, var factors, _)) || factors.isEmpty()) {
      return term;
    }
    var number = new Rational[] {c};
    var all = new ArrayList<>(factors);
    all.set(0, ofPrimitive(all.getFirst(), number));
    if (all.size() > 1) {
      all.set(all.size() - 1, ofPrimitive(all.getLast(), number));
    }
    return Build.product(number[0], scalars, all);
  }

  private static Expr ofPrimitive(Expr e, Rational[] number) {
    return switch (e) {
      case Expr.Sum sum -> {
        Scaled primitive = SumArrangement.primitive((Expr.Sum) Build.sum(sorted(sum.terms())));
        number[0] = number[0].times(primitive.coefficient());
        yield primitive.body() instanceof Expr.Sum(var terms, _)
            ? Factoring.sum(terms)
            : primitive.body();
      }
      case Expr.Transpose(var arg, _) when arg instanceof Expr.Sum ->
          Build.transpose(ofPrimitive(arg, number));
      case Expr other -> other;
    };
  }

  private static List<Expr> sorted(List<Expr> terms) {
    var sorted = new ArrayList<>(terms);
    sorted.sort(Mirror.BY_BODY);
    return sorted;
  }

  /** One number in front of all terms, where that is shorter. */
  private Expr halved(Expr soFar) {
    if (!(soFar instanceof Expr.Sum sum)) {
      return soFar;
    }
    Scaled primitive = SumArrangement.primitive(sum);
    if (primitive.coefficient().isOne() || !(primitive.body() instanceof Expr.Sum(var inner, _))) {
      return soFar;
    }
    Expr scaled = Build.scale(primitive.coefficient(), Factoring.sum(inner));
    return cost.of(scaled) < cost.of(soFar) ? scaled : soFar;
  }

  // products

  private Expr product(Expr.Product p) {
    Expr shortest = monomial(new Halves.Monomial(p));
    for (Halves.Monomial halved : halves.of(p)) {
      Expr other = monomial(halved);
      if (cost.of(other) < cost.of(shortest)) {
        shortest = other;
      }
    }
    Optional<Expr> divided = divided(shortest);
    if (divided.isPresent() && cost.of(divided.get()) < cost.of(shortest)) {
      shortest = divided.get();
    }
    Optional<Expr> gathered = PowersOfMultiples.gathered(shortest);
    if (gathered.isPresent() && cost.of(gathered.get()) < cost.of(shortest)) {
      shortest = gathered.get();
    }
    if (!Adjugates.concern(p)) {
      return shortest;
    }
    if (!Operators.mayBeIn(p, DETERMINANTS)) {
      return shortest;
    }
    Optional<Expr> adjugate =
        Adjugates.shown(p)
            .map(this::product)
            .or(() -> KroneckerAdjugates.together(p).map(this::shown));
    if (adjugate.isPresent() && cost.of(adjugate.get()) < cost.of(shortest)) {
      shortest = adjugate.get();
    }
    Expr shown = shortest;
    return Contraction.multipliedIn(p.scalars())
        .map(scalars -> monomial(new Halves.Monomial(p.coefficient(), scalars, p.factors())))
        .filter(other -> cost.of(other) < cost.of(shown))
        .orElse(shown);
  }

  /** {@code a^(-b)*X} as {@code X/a^b}, where there is such a power. */
  private static Optional<Expr> divided(Expr shown) {
    if (!(shown instanceof Expr.Product(var c, var scalars, var factors, _))) {
      return Optional.empty();
    }
    List<Expr> divisors = Children.all(scalars, Presentation::divisor);
    return divisors == scalars
        ? Optional.empty()
        : Optional.of(Build.product(c, ReadingOrder.ofScalars(divisors), factors));
  }

  /** {@code 1/a^b} of {@code a^(-b)}, in which {@code b} is no number; anything else as it is. */
  private static Expr divisor(Expr scalar) {
    if (!(scalar instanceof Expr.Power(var base, var exponent, _))
        || exponent instanceof Expr.Num) {
      return scalar;
    }
    Scaled signed = Scaled.ofSign(exponent);
    Expr opposite = signed.coefficient().signum() < 0 ? signed.body() : Build.negate(exponent);
    return signed.coefficient().signum() < 0 || MergedPowers.negative(exponent)
        ? Build.inverse(Build.power(base, opposite))
        : scalar;
  }

  private Expr monomial(Halves.Monomial p) {
    var number = new Rational[] {p.coefficient()};
    List<Expr> scalars =
        ReadingOrder.ofScalars(bestOf(Contraction.determinants(p.scalars()), number));
    List<Expr> chain =
        Contraction.adjugates(Contraction.inverses(ProductPowers.gathered(readable(p.factors()))));
    List<Expr> factors = bestOf(chain, number);
    return PlacedEntries.taken(OnesAsSums.in(Build.product(number[0], scalars, factors)));
  }

  /**
   * An inner product begins with a name, where one end is a name: {@code p'*(1 .+ log(p))}; but a
   * row of a matrix needs no transpose: {@code X[i, :]*p}.
   */
  private List<Expr> readable(List<Expr> chain) {
    boolean inner =
        chain.size() == 2 && chain.getFirst().shape().isRow() && chain.getLast().shape().isColumn();
    if (!inner || !isLeaf(chain.getLast()) || isLeaf(chain.getFirst())) {
      return chain;
    }
    var turned = List.of(Mirror.of(chain.getLast()), Mirror.of(chain.getFirst()));
    long longer =
        cost.of(Build.product(Children.all(turned, this::best)))
            - cost.of(Build.product(Children.all(chain, this::best)));
    return longer > 0 ? chain : turned;
  }

  private List<Expr> bestOf(List<Expr> parts) {
    var all = new ArrayList<Expr>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      all.add(best(parts.get(i)));
    }
    return all;
  }

  private List<Expr> bestOf(List<Expr> parts, Rational[] number) {
    return positive.of(bestOf(parts), number);
  }

  // traces

  /** {@code tr(A'*B)} is {@code A : B} where that is shorter. */
  private Expr trace(Expr arg) {
    Expr shortest = Build.trace(shorterArgument(arg));
    if (!(arg instanceof Expr.Product(var c, var scalars, var factors, _))
        || !c.isOne()
        || !scalars.isEmpty()
        || factors.size() > 8) {
      return shortest;
    }
    for (int start = 0; start < factors.size(); start++) {
      var turned = new ArrayList<>(factors.subList(start, factors.size()));
      turned.addAll(factors.subList(0, start));
      for (int cut = 1; cut < turned.size(); cut++) {
        Expr left = Build.product(turned.subList(0, cut));
        Expr right = Build.product(turned.subList(cut, turned.size()));
        Expr frobenius = Build.frobenius(best(Mirror.of(left)), best(right));
        if (cost.of(frobenius) < cost.of(shortest)) {
          shortest = frobenius;
        }
      }
    }
    return shortest instanceof Expr.Call(var op, var sides, _) && op == Op.FROBENIUS
        ? Build.call(op, ReadingOrder.ofSides(sides))
        : shortest;
  }

  private Expr shorterArgument(Expr arg) {
    Expr plain = shown(arg);
    Expr mirrored = shown(Mirror.of(arg));
    return cost.of(mirrored) < cost.of(plain) ? mirrored : plain;
  }

  private Expr entrySum(Expr arg) {
    if (arg instanceof Expr.Hadamard(var unordered, _)) {
      List<Expr> factors = ReadingOrder.of(unordered);
      Expr left = best(factors.getFirst());
      Expr right = best(Build.hadamard(factors.subList(1, factors.size())));
      return arg.shape().isColumn()
          ? Build.product(Build.transpose(left), right)
          : Build.frobenius(left, right);
    }
    return Build.call(Op.SUM, shorterArgument(arg));
  }
}
