package org.frobenius.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Lays out products. Scalars that are negative powers are divided by, {@code a/(b*c^2)}; those at
 * the end stand behind the matrices, {@code 2*A*x/c}, with the denominator of the coefficient.
 */
final class Products {
  private final Layout layout;

  Products(Layout layout) {
    this.layout = layout;
  }

  Notation of(Expr.Product product) {
    return of(product, false);
  }

  /** Where {@code bareIdentity}, a lone factor {@code I} goes without its size. */
  Notation of(Expr.Product product, boolean bareIdentity) {
    Notation written = unsigned(product, bareIdentity);
    return product.coefficient().signum() < 0 ? new Notation.Minus(written) : written;
  }

  /** {@code A .* B ./ C}. */
  Notation of(Expr.Hadamard hadamard) {
    List<Notation.Link> links = links(hadamard.factors());
    Expr first = hadamard.factors().getFirst();
    return first instanceof Expr.EntryPower(_, var x, _) && x == Build.MINUS_ONE
        ? new Notation.Chain(Precedence.PRODUCT, Numbers.ONE, links)
        : new Notation.Chain(Precedence.PRODUCT, layout.of(first), links.subList(1, links.size()));
  }

  /** Each factor with the operator before it. */
  private List<Notation.Link> links(List<Expr> factors) {
    var links = new ArrayList<Notation.Link>();
    for (Expr factor : factors) {
      links.add(
          reciprocal(factor)
              .map(under -> new Notation.Link(Operator.DOT_OVER, layout.of(under)))
              .orElseGet(() -> new Notation.Link(Operator.DOT_TIMES, layout.of(factor))));
    }
    return links;
  }

  /** The {@code B} with {@code factor = 1 ./ B}, as reading would have it. */
  private static Optional<Expr> reciprocal(Expr factor) {
    if (!(factor instanceof Expr.EntryPower(var base, Expr.Num(var x, _), _)) || x.signum() > 0) {
      return Optional.empty();
    }
    Expr under = Build.entryPower(base, Build.num(x.negate()));
    return Optional.of(under).filter(b -> Build.entryPower(b, Build.MINUS_ONE) == factor);
  }

  /** The {@code b} with {@code scalar = 1/b}, as reading would have it. */
  static Optional<Expr> divisor(Expr scalar) {
    return isDivided(scalar) && scalar instanceof Expr.Power(var base, Expr.Num(var x, _), _)
        ? Optional.of(Build.power(base, Build.num(x.negate())))
        : Optional.empty();
  }

  /** Whether it is a negative power, and so the inverse of the positive one. */
  private static boolean isDivided(Expr scalar) {
    return scalar instanceof Expr.Power(var base, Expr.Num(var x, _), _)
        && scalar.isScalar()
        && x.signum() < 0
        && base != Build.ZERO;
  }

  /** {@code /(2*b*c)} where that reads as these scalars, otherwise {@code /2/b/c}. */
  private void over(BigInteger number, List<Expr> scalars, Line line) {
    if (scalars.isEmpty() && number.equals(BigInteger.ONE)) {
      return;
    }
    List<Expr> divisors = scalars.stream().flatMap(s -> divisor(s).stream()).toList();
    var below = new ArrayList<Notation>();
    if (!number.equals(BigInteger.ONE)) {
      below.add(new Notation.Digits(number));
    }
    divisors.forEach(d -> below.add(layout.of(d)));
    Rational size = new Rational(number, BigInteger.ONE);
    if (below.size() < 2
        || Build.inverse(Build.product(size, divisors, List.of()))
            == Build.product(size.inverse(), scalars, List.of())) {
      line.over(below);
    } else {
      below.forEach(b -> line.over(List.of(b)));
    }
  }

  /** Whether it is an inner product such as {@code x'*A*x} and nothing else. */
  private static boolean isChain(Expr e) {
    return e instanceof Expr.Product(var c, var scalars, _, _) && c.isOne() && scalars.isEmpty();
  }

  private Notation unsigned(Expr.Product product, boolean bareIdentity) {
    Rational size = product.coefficient().abs();
    Optional<Average> average = Average.in(product);
    List<Expr> scalars = average.map(Average::scalars).orElse(product.scalars());
    List<Expr> factors = product.factors();
    Function<Expr, Notation> written = part -> written(part, average);
    boolean scaled = !size.isOne() || !product.scalars().isEmpty();
    if (scaled && factors.size() == 1) {
      Expr only = factors.getFirst();
      List<Expr> entrywise =
          only instanceof Expr.Hadamard(var several, _) ? several : List.of(only);
      if (reciprocal(entrywise.getFirst()).isPresent()) {
        // a scalar stands on top: a ./ B
        Notation top = layout.of(Build.product(size, product.scalars(), List.of()));
        return new Notation.Chain(Precedence.PRODUCT, top, links(entrywise));
      }
    }
    int behind = scalars.size();
    while (behind > 0 && isDivided(scalars.get(behind - 1))) {
      behind--;
    }
    var line = new Line();
    if (!size.numerator().equals(BigInteger.ONE)) {
      line.times(new Notation.Digits(size.numerator()));
    }
    boolean openChain = factors.isEmpty() && endsInItsOnlyChain(scalars.subList(0, behind));
    scalars(scalars.subList(0, openChain ? behind - 1 : behind), line, written);
    List<Expr> chain =
        openChain && scalars.get(behind - 1) instanceof Expr.Product(_, _, var open, _)
            ? open
            : factors;
    for (Expr factor : chain) {
      boolean bare = bareIdentity && Build.isConstant(factor, Expr.Constant.Kind.IDENTITY);
      line.times(bare ? new Notation.Bare(Expr.Constant.Kind.IDENTITY) : written.apply(factor));
    }
    over(size.denominator(), scalars.subList(behind, scalars.size()), line);
    return line.notation();
  }

  private Notation written(Expr part, Optional<Average> average) {
    return average
        .filter(a -> a.sum() == part)
        .<Notation>map(
            a -> new Notation.Apply(a.head(), false, List.of(layout.of(a.sum().args().getFirst()))))
        .orElseGet(() -> layout.of(part));
  }

  private static boolean endsInItsOnlyChain(List<Expr> scalars) {
    if (scalars.isEmpty() || !isChain(scalars.getLast())) {
      return false;
    }
    for (int i = 0; i < scalars.size() - 1; i++) {
      if (isChain(scalars.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** In their order, neighbouring divisors under one stroke. */
  private void scalars(List<Expr> scalars, Line line, Function<Expr, Notation> written) {
    int divided = 0;
    for (int i = 0; i < scalars.size(); i++) {
      if (!isDivided(scalars.get(i))) {
        over(BigInteger.ONE, scalars.subList(divided, i), line);
        line.times(written.apply(scalars.get(i)));
        divided = i + 1;
      }
    }
    over(BigInteger.ONE, scalars.subList(divided, scalars.size()), line);
  }
}
