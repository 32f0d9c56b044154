package org.frobenius.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/** LaTeX that KaTeX reads: fractions, raised transposes, fences that grow around tall content. */
final class LatexWriter extends Writer {
  private static final String OPEN = "\\frac{";

  /** Where fences open that turned out to be tall. */
  private final List<Integer> tallFences = new ArrayList<>();

  /** Whether something tall has been written since the innermost open fence. */
  private boolean tall;

  /** In exponents and indices quotients stay on the line. */
  private boolean inScript;

  @Override
  String write(Notation notation) {
    String flat = super.write(notation);
    tallFences.sort(null);
    var grown = new StringBuilder(flat.length() + 5 * tallFences.size());
    int from = 0;
    for (int at : tallFences) {
      grown.append(flat, from, at).append("\\left");
      from = at;
    }
    return grown.append(flat, from, flat.length()).toString();
  }

  @Override
  Precedence precedence(Notation notation) {
    return switch (notation) {
      case Notation.Transposed _ -> Precedence.POWER;
      case Notation.Index _ -> Precedence.ATOM;
      case Notation.Series _ -> Precedence.PRODUCT;
      case Notation.Spread(var scalar, _) -> isOne(scalar) ? Precedence.ATOM : Precedence.PRODUCT;
      case Notation.Chain chain -> isFraction(chain) ? Precedence.POWER : chain.level();
      case Notation.Apply(var head, var dotted, var args, _) ->
          switch (head) {
            case Head.Operation(var op, _) -> precedence(op);
            case Head.Function(var fun) -> isAbs(fun) ? Precedence.ATOM : Precedence.POSTFIX;
            case Head.Sized _ -> Precedence.ATOM;
            case Head.Special special ->
                switch (special) {
                  case INVERSE -> Precedence.POWER;
                  case ROOT -> dotted ? Precedence.POWER : Precedence.ATOM;
                  case DIFFERENTIAL ->
                      args.getFirst() instanceof Notation.Word
                          ? Precedence.POWER
                          : Precedence.POSTFIX;
                  case FRECHET, GRADIENT, JACOBIAN, HESSIAN -> Precedence.POSTFIX;
                  case MEAN, ROWMEAN, COLMEAN -> Precedence.POSTFIX;
                };
          };
      case Notation other -> super.precedence(other);
    };
  }

  private static Precedence precedence(Op op) {
    return switch (op) {
      case KRON, CROSS -> Precedence.PRODUCT;
      case PINV -> Precedence.POWER;
      case CONJ, NORM, NORM_P, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL ->
          Precedence.ATOM;
      case Op _ -> Precedence.POSTFIX;
    };
  }

  /** Whether all of it is one {@code \frac}. */
  private boolean isFraction(Notation.Chain chain) {
    return !inScript && chain.rest().getLast().operator() == Operator.OVER;
  }

  private static boolean isOne(Notation notation) {
    return notation.equals(Numbers.ONE);
  }

  private static boolean isAbs(Fun fun) {
    return fun.equals(new Fun.Known("abs"));
  }

  @Override
  void chain(Notation.Chain chain, Precedence operands) {
    Optional<Fractions.Split> split = inScript ? Optional.empty() : Fractions.split(chain);
    if (split.isPresent()) {
      split(split.get());
      return;
    }
    int[] opened = inScript ? new int[chain.rest().size() + 1] : Fractions.opened(chain);
    out.repeat(OPEN, opened[0]);
    put(chain.first(), opened[0] > 0 && isOver(chain, 0) ? Precedence.LAMBDA : operands);
    Notation left = chain.first();
    for (int i = 0; i < chain.rest().size(); i++) {
      Notation.Link link = chain.rest().get(i);
      Notation operand = link.operand();
      if (link.operator() == Operator.OVER && !inScript) {
        out.append("}{");
        put(operand, Precedence.LAMBDA);
        out.append('}');
        tall = true;
      } else {
        boolean besideDifferential = isDifferential(left) || isDifferential(operand);
        if (link.operator() == Operator.TIMES && besideDifferential && !startsWithDigits(operand)) {
          // `dX S` would look like the product of d, X and S
          out.append(" \\, ");
        } else {
          operator(link.operator(), operand);
        }
        out.repeat(OPEN, opened[i + 1]);
        put(
            operand,
            opened[i + 1] > 0 && isOver(chain, i + 1)
                ? Precedence.LAMBDA
                : operand instanceof Notation.Minus
                    ? Precedence.POWER
                    : operand(chain, link, operands));
      }
      left = operand;
    }
  }

  /** Whether the operator after that operand is a quotient's. */
  private static boolean isOver(Notation.Chain chain, int operand) {
    return chain.rest().get(operand).operator() == Operator.OVER;
  }

  private void split(Fractions.Split split) {
    out.append("\\frac{");
    put(split.number(), Precedence.LAMBDA);
    out.append("}{");
    put(split.divisor(), Precedence.LAMBDA);
    out.append("} ");
    put(split.rest(), Precedence.PRODUCT);
    tall = true;
  }

  private static boolean isDifferential(Notation notation) {
    return notation instanceof Notation.Apply(var head, _, _, _)
        && head == Head.Special.DIFFERENTIAL;
  }

  private void operator(Operator operator, Notation right) {
    String written =
        switch (operator) {
          case PLUS, DOT_PLUS -> " + ";
          case MINUS, DOT_MINUS -> " - ";
          case COLON -> " : ";
          case TIMES -> startsWithDigits(right) ? " \\cdot " : " ";
          case OVER -> "/";
          case DOT_TIMES -> " \\odot ";
          case DOT_OVER -> " \\oslash ";
        };
    out.append(
        isTight() && (operator == Operator.PLUS || operator == Operator.MINUS)
            ? written.strip()
            : written);
  }

  @Override
  void word(Notation.Word word) {
    out.append(Lettering.of(word.name()).latex());
  }

  @Override
  void bare(Notation.Bare bare) {
    constant(bare.kind(), List.of());
  }

  @Override
  void functionName(Notation.FunctionName name) {
    Fun fun = name.fun();
    out.append(
        fun.equals(new Fun.Known(Head.Special.ROOT.written()))
            ? "\\sqrt{\\cdot}"
            : LatexNames.of(fun));
  }

  @Override
  void power(Notation.Power power) {
    put(power.base(), Precedence.POSTFIX);
    out.append(power.dotted() ? "^{\\odot " : "^{");
    script(() -> put(power.exponent(), Precedence.LAMBDA));
    out.append('}');
  }

  private void script(Runnable inner) {
    boolean tallBefore = tall;
    boolean scriptBefore = inScript;
    inScript = true;
    tightly(inner);
    inScript = scriptBefore;
    tall = tallBefore;
  }

  @Override
  void transposed(Notation.Transposed transposed) {
    if (transposed.arg() instanceof Notation.Apply(Head.Special head, _, var args, _)
        && head == Head.Special.INVERSE) {
      raised(args.getFirst(), "-\\top");
    } else {
      raised(transposed.arg(), "\\top");
    }
  }

  private void raised(Notation base, String mark) {
    put(base, Precedence.POSTFIX);
    out.append("^{").append(mark).append('}');
  }

  @Override
  void apply(Notation.Apply apply) {
    Notation first = apply.args().getFirst();
    switch (apply.head()) {
      case Head.Special special -> special(special, apply);
      case Head.Operation(var op, var ofVector) -> operation(op, ofVector, apply);
      case Head.Function(var fun) -> {
        if (isAbs(fun)) {
          delimited("\\lvert ", "\\rvert", () -> put(first, Precedence.LAMBDA));
          // bars alone around a matrix are its determinant
          out.append(apply.dotted() ? "_{\\odot}" : "");
        } else {
          call(apply.dotted() ? LatexNames.entrywise(fun) : LatexNames.of(fun), apply.args());
        }
      }
      case Head.Sized(var kind) -> constant(kind, apply.args());
    }
  }

  private void call(String name, List<Notation> args) {
    out.append(name);
    fence(() -> list(args, ", "));
  }

  private void special(Head.Special special, Notation.Apply apply) {
    Notation first = apply.args().getFirst();
    switch (special) {
      case INVERSE -> raised(first, "-1");
      case ROOT -> {
        if (apply.dotted()) {
          raised(first, "\\odot 1/2");
        } else {
          out.append("\\sqrt{");
          put(first, Precedence.LAMBDA);
          out.append('}');
        }
      }
      case DIFFERENTIAL -> {
        out.append("\\mathrm{d}");
        put(first, Precedence.ATOM);
      }
      case MEAN, ROWMEAN, COLMEAN ->
          call("\\operatorname{%s}".formatted(special.written()), apply.args());
      case GRADIENT -> {
        out.append("\\nabla ");
        put(first, Precedence.ATOM);
      }
      case JACOBIAN -> {
        out.append("J_{");
        script(() -> put(first, Precedence.LAMBDA));
        out.append('}');
      }
      case HESSIAN -> {
        out.append("\\nabla^{2} ");
        put(first, Precedence.ATOM);
      }
      case FRECHET -> {
        out.append(apply.args().size() > 3 ? "L^{(2)}_{" : "L_{");
        script(() -> put(first, Precedence.LAMBDA));
        call("}", apply.args().subList(1, apply.args().size()));
      }
    }
  }

  private void operation(Op op, boolean ofVector, Notation.Apply apply) {
    Notation first = apply.args().getFirst();
    Notation last = apply.args().getLast();
    switch (op) {
      case KRON, CROSS -> {
        put(first, Precedence.POWER);
        out.append(op == Op.KRON ? " \\otimes " : " \\times ");
        put(last, Precedence.POWER);
      }
      case PINV -> raised(first, "+");
      case CONJ -> {
        out.append("\\overline{");
        put(first, Precedence.LAMBDA);
        out.append('}');
      }
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL -> {
        bars(first);
        out.append("_{").append(LatexNames.norm(op, ofVector)).append('}');
      }
      case NORM_P -> {
        bars(first);
        lowered(List.of(last), "");
      }
      case Op other -> call(LatexNames.of(other), apply.args());
    }
  }

  private void bars(Notation inner) {
    delimited("\\lVert ", "\\rVert", () -> put(inner, Precedence.LAMBDA));
  }

  /** Constants bear their sizes or indices below. */
  private void constant(Expr.Constant.Kind kind, List<Notation> args) {
    out.append(
        switch (kind) {
          case ZEROS -> "\\mathbf{0}";
          case ONES -> "\\mathbf{1}";
          case IDENTITY -> "I";
          // a program may call something else e
          case UNIT_VECTOR -> "\\mathbf{e}";
          case SINGLE_ENTRY -> "\\mathbf{E}";
          case COMMUTATION -> "K";
          case DUPLICATION -> "D";
          case ELIMINATION -> "L";
          case PI -> "\\pi";
          case INFINITY -> "\\infty";
        });
    switch (kind) {
      case ZEROS, ONES -> sizes(args);
      case IDENTITY, COMMUTATION, DUPLICATION, ELIMINATION -> lowered(args, ",");
      case UNIT_VECTOR -> lowered(args.subList(0, 1), ",");
      case SINGLE_ENTRY -> lowered(args.subList(0, 2), ",");
      case PI, INFINITY -> {}
    }
  }

  private void sizes(List<Notation> dims) {
    if (dims.size() == 1) {
      lowered(dims, "");
      return;
    }
    out.append("_{");
    script(
        () -> {
          put(dims.getFirst(), Precedence.PRODUCT);
          out.append("\\times ");
          put(dims.getLast(), Precedence.PRODUCT);
        });
    out.append('}');
  }

  private void lowered(List<Notation> notations, String between) {
    if (notations.isEmpty()) {
      return;
    }
    out.append("_{");
    script(
        () -> {
          for (int i = 0; i < notations.size(); i++) {
            out.append(i == 0 ? "" : between);
            bound(notations.get(i));
          }
        });
    out.append('}');
  }

  @Override
  void curried(Notation.Curried curried) {
    if (curried.function() instanceof Notation.Apply) {
      put(curried.function(), Precedence.POSTFIX);
    } else {
      fence(() -> put(curried.function(), Precedence.LAMBDA));
    }
    call(curried.dotted() ? "_{\\odot}" : "", List.of(curried.arg()));
  }

  @Override
  void arrow(Notation.Arrow arrow) {
    put(arrow.parameter(), Precedence.ATOM);
    out.append(" \\mapsto ");
    put(arrow.body(), Precedence.LAMBDA);
  }

  @Override
  void index(Notation.Index index) {
    boolean plain =
        index.arg() instanceof Notation.Word(var name, _) && Lettering.of(name).index().isEmpty();
    if (plain) {
      put(index.arg(), Precedence.ATOM);
    } else {
      fence(() -> put(index.arg(), Precedence.LAMBDA));
    }
    lowered(index.ranges(), ",");
  }

  @Override
  void blocks(Notation.Blocks blocks) {
    out.append("\\begin{bmatrix}");
    String next = "";
    for (List<Notation> row : blocks.rows()) {
      out.append(next);
      list(row, " & ");
      next = " \\\\ ";
    }
    out.append("\\end{bmatrix}");
    tall = true;
  }

  @Override
  void series(Notation.Series series) {
    switch (series.over()) {
      case SUM -> sum(series);
      case INTEGRAL -> integral(series);
    }
    tall = true;
  }

  private void integral(Notation.Series series) {
    out.append("\\int_{");
    script(() -> bound(series.from()));
    out.append("}^{");
    script(() -> bound(series.to()));
    out.append("} ");
    put(series.body(), Precedence.PRODUCT);
    out.append(" \\, \\mathrm{d}");
    put(series.index(), Precedence.ATOM);
  }

  private void sum(Notation.Series series) {
    out.append("\\sum_{");
    script(
        () -> {
          put(series.index(), Precedence.ATOM);
          out.append('=');
          bound(series.from());
        });
    out.append("}^{");
    script(() -> bound(series.to()));
    out.append("} ");
    put(series.body(), Precedence.PRODUCT);
  }

  @Override
  void spread(Notation.Spread spread) {
    if (!isOne(spread.scalar())) {
      put(spread.scalar(), Precedence.PRODUCT);
      out.append(' ');
    }
    constant(Expr.Constant.Kind.ONES, spread.dims());
  }

  @Override
  void fence(Runnable inner) {
    delimited("(", ")", inner);
  }

  private void delimited(String left, String right, Runnable inner) {
    boolean before = tall;
    tall = false;
    int at = out.length();
    out.append(left);
    inner.run();
    if (tall) {
      tallFences.add(at);
      out.append("\\right");
    }
    out.append(right);
    // round a fence of the usual size another one stays so: \\left would only set it apart
    tall |= before;
  }
}
