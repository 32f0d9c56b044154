package org.frobenius.print;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/** Lays out sums: signs become operators, scalars times {@code ones} are broadcast. */
final class Sums {
  private final Layout layout;

  /** Whether {@code I} without a size would be read as something else. */
  private final boolean identityNamed;

  Sums(Layout layout, boolean identityNamed) {
    this.layout = layout;
    this.identityNamed = identityNamed;
  }

  Notation of(Expr.Sum sum) {
    List<Expr> terms = sum.terms();
    boolean shapeGiven = !identityNamed && givesShape(terms);
    boolean spreadFirst =
        isMultipleOf(terms.getFirst(), Expr.Constant.Kind.ONES)
            && !isMultipleOf(terms.get(1), Expr.Constant.Kind.ONES);
    Notation first = spreadFirst ? spread(terms.getFirst()) : term(terms.getFirst(), shapeGiven);
    var rest = new ArrayList<Notation.Link>();
    for (int i = 1; i < terms.size(); i++) {
      Expr term = terms.get(i);
      boolean besideScalar = i == 1 && spreadFirst;
      boolean spread = isMultipleOf(term, Expr.Constant.Kind.ONES);
      Notation written = spread ? spread(term) : term(term, shapeGiven && !besideScalar);
      rest.add(link(written, spread || besideScalar));
    }
    return new Notation.Chain(Precedence.SUM, first, rest);
  }

  /** A part whose size the others give, if they are no multiples of the identity themselves. */
  Notation sized(Expr part, List<Expr> others) {
    return term(part, !identityNamed && givesShape(others));
  }

  private static boolean givesShape(List<Expr> terms) {
    for (Expr t : terms) {
      if (!isMultipleOf(t, Expr.Constant.Kind.ONES)
          && !isMultipleOf(t, Expr.Constant.Kind.IDENTITY)) {
        return true;
      }
    }
    return false;
  }

  private static Notation.Link link(Notation term, boolean dotted) {
    return term instanceof Notation.Minus(var arg, _)
        ? new Notation.Link(dotted ? Operator.DOT_MINUS : Operator.MINUS, arg)
        : new Notation.Link(dotted ? Operator.DOT_PLUS : Operator.PLUS, term);
  }

  private Notation term(Expr term, boolean bareIdentity) {
    if (!bareIdentity) {
      return layout.of(term);
    }
    return switch (term) {
      case Expr.Constant(var kind, _, _, _) when kind == Expr.Constant.Kind.IDENTITY ->
          new Notation.Bare(kind);
      case Expr.Product product when isMultipleOf(product, Expr.Constant.Kind.IDENTITY) ->
          layout.products().of(product, true);
      case Expr other -> layout.of(other);
    };
  }

  /** A multiple of {@code ones} as its scalar alone. */
  private Notation spread(Expr term) {
    Expr scalar =
        term instanceof Expr.Product(var c, var scalars, _, _)
            ? Build.product(c, scalars, List.of())
            : Build.ONE;
    List<Notation> dims = Layout.dims(term.shape());
    Notation written = layout.of(scalar);
    return written instanceof Notation.Minus(var arg, _)
        ? new Notation.Minus(new Notation.Spread(arg, dims))
        : new Notation.Spread(written, dims);
  }

  private static boolean isMultipleOf(Expr term, Expr.Constant.Kind kind) {
    return term instanceof Expr.Product(_, _, var factors, _)
        ? factors.size() == 1 && Build.isConstant(factors.getFirst(), kind)
        : Build.isConstant(term, kind);
  }
}
