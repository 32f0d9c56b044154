package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;

/** Terms of a sum that are multiples of something linear in its parts, gathered in the parts. */
final class LinearTerms {
  private LinearTerms() {}

  /**
   * A term as a multiple.
   *
   * @param of what it is a multiple of
   * @param scale multiplies something else likewise
   */
  private record Multiple(Expr of, UnaryOperator<Expr> scale) {
    static Multiple of(Expr term) {
      return term instanceof Expr.Product(var c, var scalars, var factors, _) && factors.size() == 1
          ? new Multiple(factors.getFirst(), part -> Build.product(c, scalars, List.of(part)))
          : new Multiple(term, UnaryOperator.identity());
    }
  }

  static Expr gather(Expr.Sum sum) {
    if (!mayGather(sum.terms())) {
      return sum;
    }
    Expr gathered = gatherParts(sum);
    return gathered == sum ? gatherBlocks(sum) : gathered;
  }

  /** Whether two terms are multiples of what is linear in a part, or of blocks. */
  private static boolean mayGather(List<Expr> terms) {
    int linear = 0;
    for (int i = 0; i < terms.size() && linear < 2; i++) {
      Expr term = terms.get(i);
      Expr of =
          term instanceof Expr.Product(_, _, var factors, _) && factors.size() == 1
              ? factors.getFirst()
              : term;
      linear += of instanceof Expr.Block || LinearPart.isIn(of) ? 1 : 0;
    }
    return linear > 1;
  }

  /**
   * {@code a*L(f, A, B) + b*L(f, A, C)} is {@code L(f, A, a*B + b*C)}, {@code diag(x) + diag(y)} is
   * {@code diag(x + y)}.
   */
  private static Expr gatherParts(Expr.Sum sum) {
    record Member(Expr term, Expr part, UnaryOperator<Expr> with) {}
    var alike = new LinkedHashMap<List<Object>, List<Member>>();
    for (Expr term : sum.terms()) {
      Multiple multiple = Multiple.of(term);
      for (LinearPart linear : LinearPart.of(multiple.of())) {
        alike
            .computeIfAbsent(linear.place(), _ -> new ArrayList<>())
            .add(new Member(term, multiple.scale().apply(linear.part()), linear.with()));
      }
    }
    var rest = new LinkedHashSet<>(sum.terms());
    for (List<Member> members : alike.values()) {
      List<Member> left = members.stream().filter(m -> rest.contains(m.term())).toList();
      if (left.size() > 1) {
        left.forEach(m -> rest.remove(m.term()));
        Expr part = Build.sum(left.stream().map(Member::part).toList());
        rest.add(left.getFirst().with().apply(part));
      }
    }
    return rest.size() == sum.terms().size() ? sum : Build.sum(List.copyOf(rest));
  }

  /** {@code a*[A, B] + b*[C, D]} is {@code [a*A + b*C, a*B + b*D]} where both are cut alike. */
  private static Expr gatherBlocks(Expr.Sum sum) {
    var alike = new LinkedHashMap<List<List<Shape>>, List<Expr>>();
    var rest = new ArrayList<Expr>();
    for (Expr term : sum.terms()) {
      if (Multiple.of(term).of() instanceof Expr.Block(var rows, _)) {
        var cut = rows.stream().map(row -> row.stream().map(Expr::shape).toList()).toList();
        alike.computeIfAbsent(cut, _ -> new ArrayList<>()).add(term);
      } else {
        rest.add(term);
      }
    }
    if (alike.values().stream().allMatch(terms -> terms.size() < 2)) {
      return sum;
    }
    alike.values().forEach(terms -> rest.add(terms.size() < 2 ? terms.getFirst() : block(terms)));
    return Build.sum(rest);
  }

  private static Expr block(List<Expr> terms) {
    List<List<List<Expr>>> all = terms.stream().map(LinearTerms::rows).toList();
    List<List<Expr>> first = all.getFirst();
    return Build.block(
        IntStream.range(0, first.size())
            .mapToObj(
                i ->
                    IntStream.range(0, first.get(i).size())
                        .mapToObj(
                            j -> Build.sum(all.stream().map(rows -> rows.get(i).get(j)).toList()))
                        .toList())
            .toList());
  }

  /** The rows of a multiple of a block, each part multiplied. */
  private static List<List<Expr>> rows(Expr term) {
    Multiple multiple = Multiple.of(term);
    return multiple.of() instanceof Expr.Block(var rows, _)
        ? rows.stream().map(row -> Children.all(row, multiple.scale())).toList()
        : List.of(List.of(term));
  }
}
