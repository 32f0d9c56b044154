package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;

/**
 * Products of the inverse of a sum with a term of the sum: {@code X*Y*inv(I + X*Y)} is {@code I -
 * inv(I + X*Y)}. Of each sum its longest term is so replaced, on both sides of the inverse, until
 * none stands beside it: words in the matrices and the inverse that are equal meet (a Gröbner basis
 * of {@code (A + B)*inv(A + B) = I = inv(A + B)*(A + B)}; Mora 1994).
 */
final class Resolvents {
  /** Larger expressions are not looked through. */
  private static final long LARGE = 2000;

  /** So often what comes of a replacement is multiplied out and looked at again. */
  private static final int MOST_ROUNDS = 8;

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private Resolvents() {}

  /** Empty where no term of a sum stands beside its inverse. */
  static Optional<Expr> reduced(Expr multipliedOut, Normalizer normalizer) {
    Expr last = normalizer.normalize(multipliedOut);
    boolean any = false;
    for (int i = 0; i < MOST_ROUNDS && last.meta().weight() <= LARGE; i++) {
      Expr next = new Resolvents().in(last);
      if (next == last) {
        break;
      }
      any = true;
      last = normalizer.normalize(normalizer.expansion().expand(normalizer.normalize(next)));
    }
    return any ? Optional.of(last) : Optional.empty();
  }

  /** Whether there is the inverse of a sum, in what is not too large to be looked through. */
  static boolean mayBeIn(Expr e) {
    return Operators.mayBeIn(e, Operators.POWER)
        && Operators.mayBeIn(e, Operators.SUM)
        && e.meta().weight() <= LARGE
        && OutsideDefinitions.any(e, Resolvents::isInverseOfSum);
  }

  private static boolean isInverseOfSum(Expr e) {
    return e instanceof Expr.Power(Expr.Sum sum, Expr.Num(var k, _), _)
        && !sum.isScalar()
        && k.isInteger()
        && k.signum() < 0;
  }

  private Expr in(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named || e instanceof Expr.Differential || e.meta().weight() <= 1
              ? e
              : head(Children.map(e, this::in));
      done.put(e, known);
    }
    return known;
  }

  private static Expr head(Expr e) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          (factors.isEmpty() ? inScalar(c, scalars) : inProduct(c, scalars, factors)).orElse(e);
      case Expr.Call(var op, var args, _)
          when op == Op.TRACE && args.getFirst() instanceof Expr.Product p ->
          inTrace(p).map(Build::trace).orElse(e);
      case Expr other -> other;
    };
  }

  /** The ends of a chain under a trace are neighbours. */
  private static Optional<Expr> inTrace(Expr.Product p) {
    for (int i = 0; i < p.factors().size(); i++) {
      if (isInverseOfSum(p.factors().get(i))) {
        for (int start : new int[] {i, (i + 1) % p.factors().size()}) {
          List<Expr> rotated = TraceArrangement.rotated(p.factors(), start);
          var product = inProduct(p.coefficient(), p.scalars(), rotated);
          if (product.isPresent()) {
            return product;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** In {@code a*(x'*inv(I + a*X)*X*y)}. */
  private static Optional<Expr> inScalar(Rational c, List<Expr> scalars) {
    for (Expr scalar : scalars) {
      if (scalar instanceof Expr.Product(_, _, var chain, _)) {
        var others = new ArrayList<>(scalars);
        others.remove(scalar);
        Optional<Expr> product = inProduct(c, others, chain);
        if (product.isPresent()) {
          return product;
        }
      }
    }
    return Optional.empty();
  }

  /** Of the sums whose longest term has no scalars but the product's. */
  private static Optional<Expr> inProduct(Rational c, List<Expr> scalars, List<Expr> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (isInverseOfSum(chain.get(i))
          && chain.get(i) instanceof Expr.Power(Expr.Sum sum, Expr.Num(var k, _), _)) {
        Optional<Leading> leading = Leading.of(sum).filter(l -> scalars.containsAll(l.scalars()));
        Optional<Expr> replaced =
            leading.isPresent() ? inChain(chain, i, sum, k, leading.get()) : Optional.empty();
        if (replaced.isPresent()) {
          var rest = new ArrayList<>(scalars);
          rest.removeAll(leading.get().scalars());
          return replaced.map(s -> Build.product(c, rest, List.of(s)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * @param i the place of the power k of the sum
   */
  private static Optional<Expr> inChain(
      List<Expr> chain, int i, Expr.Sum sum, Rational k, Leading leading) {
    List<Expr> word = leading.word();
    int from = i - word.size();
    if (from >= 0 && chain.subList(from, i).equals(word)) {
      return Optional.of(
          around(
              chain.subList(0, from),
              leading.replaced(chain.get(i), lower(sum, k), true),
              chain.subList(i + 1, chain.size())));
    }
    int to = i + 1 + word.size();
    if (to <= chain.size() && chain.subList(i + 1, to).equals(word)) {
      return Optional.of(
          around(
              chain.subList(0, i),
              leading.replaced(chain.get(i), lower(sum, k), false),
              chain.subList(to, chain.size())));
    }
    return k.equals(Rational.MINUS_ONE) && leading.scalars().isEmpty()
        ? between(chain, i, leading)
        : Optional.empty();
  }

  /**
   * {@code X*inv(a*I + c*Y*X)*Y} is {@code (I - a*inv(a*I + c*X*Y))/c} (Henderson & Searle 1981,
   * eq. 9).
   */
  private static Optional<Expr> between(List<Expr> chain, int i, Leading leading) {
    if (leading.others().size() != 1) {
      return Optional.empty();
    }
    Scaled identity = Scaled.of(leading.others().getFirst());
    List<Expr> word = leading.word();
    if (!Leading.isIdentity(identity.body())) {
      return Optional.empty();
    }
    for (int before = 1; before < word.size(); before++) {
      int split = word.size() - before;
      int from = i - before;
      int to = i + 1 + split;
      if (from >= 0
          && to <= chain.size()
          && chain.subList(from, i).equals(word.subList(split, word.size()))
          && chain.subList(i + 1, to).equals(word.subList(0, split))) {
        var turned = new ArrayList<>(chain.subList(from, i));
        turned.addAll(chain.subList(i + 1, to));
        Rational c = leading.coefficient();
        Expr inverse = inverse(identity.coefficient(), c, turned);
        Expr rest =
            Build.minus(
                Build.identity(inverse.shape().rows()),
                Build.scale(identity.coefficient(), inverse));
        return Optional.of(
            around(
                chain.subList(0, from),
                Build.scale(c.inverse(), rest),
                chain.subList(to, chain.size())));
      }
    }
    return Optional.empty();
  }

  /** {@code inv(a*I + c*chain)}; with {@code inv(A)} at an end {@code inv(a*A + c*rest)*A}. */
  private static Expr inverse(Rational a, Rational c, List<Expr> chain) {
    Expr first = chain.getFirst();
    Expr last = chain.getLast();
    if (isInverse(first)) {
      Expr of = ((Expr.Power) first).base();
      Expr sum = added(a, of, c, chain.subList(1, chain.size()));
      return Build.product(Build.inverse(sum), of);
    }
    if (isInverse(last)) {
      Expr of = ((Expr.Power) last).base();
      Expr sum = added(a, of, c, chain.subList(0, chain.size() - 1));
      return Build.product(of, Build.inverse(sum));
    }
    return Build.inverse(added(a, Build.identity(first.shape().rows()), c, chain));
  }

  private static Expr added(Rational a, Expr matrix, Rational c, List<Expr> chain) {
    return Build.sum(Build.scale(a, matrix), Build.scale(c, Build.product(chain)));
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(var base, var exponent, _)
        && exponent == Build.MINUS_ONE
        && !base.isScalar();
  }

  /** The sum times the power of it. */
  private static Expr lower(Expr.Sum sum, Rational k) {
    return k.equals(Rational.MINUS_ONE)
        ? Build.identity(sum.shape().rows())
        : Build.power(sum, Build.num(k.plus(Rational.ONE)));
  }

  private static Expr around(List<Expr> before, Expr sum, List<Expr> after) {
    var terms = sum instanceof Expr.Sum(var each, _) ? each : List.of(sum);
    return Build.sum(
        terms.stream()
            .map(
                term -> {
                  var factors = new ArrayList<>(before);
                  factors.add(term);
                  factors.addAll(after);
                  return Build.product(factors);
                })
            .toList());
  }

  /**
   * The longest term of a sum, of equally long ones the last in the natural order, and the others.
   */
  private record Leading(
      Rational coefficient, List<Expr> scalars, List<Expr> word, List<Expr> others) {
    static Optional<Leading> of(Expr.Sum sum) {
      Expr leading = null;
      for (Expr term : sum.terms()) {
        if (leading == null || compare(word(term), word(leading)) > 0) {
          leading = term;
        }
      }
      Expr term = leading;
      if (term == null || word(term).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Leading(
              Scaled.coefficient(term),
              scalars(term),
              word(term),
              sum.terms().stream().filter(t -> t != term).toList()));
    }

    private static int compare(List<Expr> a, List<Expr> b) {
      if (a.size() != b.size()) {
        return Integer.compare(a.size(), b.size());
      }
      for (int i = 0; i < a.size(); i++) {
        int order = Order.NATURAL.compare(a.get(i), b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    private static List<Expr> scalars(Expr term) {
      return term instanceof Expr.Product(_, var scalars, _, _) ? scalars : List.of();
    }

    /** The factors; none of the identity. */
    private static List<Expr> word(Expr term) {
      return switch (term) {
        case Expr.Product(_, _, var factors, _) ->
            factors.size() == 1 && isIdentity(factors.getFirst()) ? List.of() : factors;
        case Expr other -> isIdentity(other) ? List.of() : List.of(other);
      };
    }

    private static boolean isIdentity(Expr e) {
      return Build.isConstant(e, Expr.Constant.Kind.IDENTITY);
    }

    /** What the term, with its scalars, beside the power of the sum is. */
    Expr replaced(Expr power, Expr lower, boolean before) {
      var terms = new ArrayList<Expr>();
      terms.add(lower);
      for (Expr other : others) {
        Expr product = before ? Build.product(other, power) : Build.product(power, other);
        terms.add(Build.negate(product));
      }
      return Build.scale(coefficient.inverse(), Build.sum(terms));
    }
  }
}
