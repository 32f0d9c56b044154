package org.frobenius.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * A sum of entries in a product that is divided by their number: {@code sum(x)/n} is {@code
 * mean(x)}, {@code rowsum(X)/n} is {@code rowmean(X)}.
 *
 * @param sum a factor of the product
 * @param head what it is with the number
 * @param scalars those of the product, without the number
 */
record Average(Expr.Call sum, Head.Special head, List<Expr> scalars) {
  Average {
    scalars = List.copyOf(scalars);
  }

  static Optional<Average> in(Expr.Product product) {
    List<Expr> scalars = product.scalars();
    for (List<Expr> parts : List.of(scalars, product.factors())) {
      for (Expr part : parts) {
        Optional<Average> found =
            part instanceof Expr.Call call ? of(call, scalars) : Optional.empty();
        if (found.isPresent() && found.get().isReadAs(product)) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether reading what is written gives the product: with its scalars in the same order. */
  private boolean isReadAs(Expr.Product product) {
    var divided = new ArrayList<Expr>(List.of(sum));
    product.scalars().stream().filter(s -> !scalars.contains(s)).forEach(divided::add);
    Expr mean = Build.product(divided);
    UnaryOperator<Expr> averaged = part -> part == sum ? mean : part;
    int behind = scalars.size();
    while (behind > 0 && Products.divisor(scalars.get(behind - 1)).isPresent()) {
      behind--;
    }
    // what is divided by stands behind the factors
    var read = new ArrayList<Expr>();
    scalars.subList(0, behind).forEach(s -> read.add(averaged.apply(s)));
    product.factors().forEach(f -> read.add(averaged.apply(f)));
    read.addAll(scalars.subList(behind, scalars.size()));
    return Build.product(product.coefficient(), List.of(), read) == product;
  }

  private static Optional<Average> of(Expr.Call call, List<Expr> scalars) {
    Expr arg = call.args().getFirst();
    Dim rows = arg.shape().rows();
    Dim cols = arg.shape().cols();
    return switch (call.op()) {
      case SUM -> divided(call, Head.Special.MEAN, rows.times(cols), scalars);
      case ROWSUM -> divided(call, Head.Special.ROWMEAN, cols, scalars);
      case COLSUM -> divided(call, Head.Special.COLMEAN, rows, scalars);
      case Op _ -> Optional.empty();
    };
  }

  /** Where all is divided by that makes up the count. */
  private static Optional<Average> divided(
      Expr.Call sum, Head.Special head, Dim count, List<Expr> scalars) {
    var rest = new ArrayList<>(scalars);
    for (Expr divisor : divisors(Build.inverse(Build.size(count)))) {
      if (!rest.remove(divisor)) {
        return Optional.empty();
      }
    }
    return rest.size() < scalars.size()
        ? Optional.of(new Average(sum, head, rest))
        : Optional.empty();
  }

  private static List<Expr> divisors(Expr inverse) {
    return switch (inverse) {
      case Expr.Product(var c, var scalars, _, _) -> c.isOne() ? scalars : List.of();
      case Expr.Num _ -> List.of();
      case Expr other -> List.of(other);
    };
  }
}
