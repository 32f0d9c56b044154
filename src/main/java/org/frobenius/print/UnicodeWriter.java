package org.frobenius.print;

import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/** For reading in a terminal: {@code 2 Aᵀ(A x - b)}, {@code X⁻¹}, {@code ‖x‖²}, {@code √x}. */
final class UnicodeWriter extends TextWriter {
  /** After these an operand follows without a space. */
  private static final String RAISED_MARKS = "ᵀ⁰¹²³⁴⁵⁶⁷⁸⁹";

  @Override
  Precedence precedence(Notation notation) {
    return switch (notation) {
      case Notation.Transposed _, Notation.Power _ -> Precedence.POWER;
      case Notation.Apply(Head.Special special, var dotted, var args, _) ->
          switch (special) {
            case INVERSE -> Precedence.POWER;
            case ROOT -> dotted ? Precedence.POSTFIX : Precedence.POWER;
            case DIFFERENTIAL -> isName(args.getFirst()) ? Precedence.POWER : Precedence.POSTFIX;
            case FRECHET, GRADIENT, JACOBIAN, HESSIAN, MEAN, ROWMEAN, COLMEAN -> Precedence.POSTFIX;
          };
      case Notation.Apply(Head.Operation(var op, _), _, _, _) ->
          isBetweenOperands(op)
              ? Precedence.PRODUCT
              : norm(op).isPresent() ? Precedence.ATOM : Precedence.POSTFIX;
      case Notation.Series series -> isStacked(series) ? Precedence.PRODUCT : Precedence.POSTFIX;
      case Notation other -> super.precedence(other);
    };
  }

  private static boolean isName(Notation notation) {
    return notation instanceof Notation.Word;
  }

  private static boolean isBetweenOperands(Op op) {
    return op == Op.KRON || op == Op.CROSS;
  }

  @Override
  void operator(Operator operator) {
    switch (operator) {
      case DOT_TIMES -> out.append(" ⊙ ");
      case DOT_OVER -> out.append(" ⊘ ");
      case PLUS, MINUS, DOT_PLUS, DOT_MINUS, COLON, TIMES, OVER -> super.operator(operator);
    }
  }

  @Override
  void chain(Notation.Chain chain, Precedence operands) {
    if (chain.level() != Precedence.PRODUCT) {
      super.chain(chain, operands);
      return;
    }
    put(chain.first(), operands);
    Notation left = chain.first();
    int times = 0;
    boolean divided = false;
    for (Notation.Link link : chain.rest()) {
      Notation right = link.operand();
      Precedence least = operand(chain, link, operands);
      Operator operator = link.operator();
      if (operator == Operator.TIMES) {
        times++;
        boolean parted = isFenced(left, operands) || left instanceof Notation.Digits;
        out.append(
            divided || startsWithDigits(right)
                ? " · "
                : isRaised() || parted && isFenced(right, least) ? "" : " ");
      } else if (operator == Operator.OVER) {
        divided = true;
        out.append(times > 0 ? " / " : "/");
      } else {
        operator(operator);
      }
      put(right, least);
      left = right;
    }
  }

  private boolean isRaised() {
    return RAISED_MARKS.indexOf(out.charAt(out.length() - 1)) >= 0;
  }

  @Override
  void word(Notation.Word word) {
    out.append(Lettering.of(word.name()).unicode());
  }

  @Override
  void bare(Notation.Bare bare) {
    out.append(constant(bare.kind()));
  }

  private static String constant(Expr.Constant.Kind kind) {
    return switch (kind) {
      case PI -> "π";
      case INFINITY -> "∞";
      case ZEROS,
          ONES,
          IDENTITY,
          UNIT_VECTOR,
          SINGLE_ENTRY,
          COMMUTATION,
          DUPLICATION,
          ELIMINATION ->
          kind.written();
    };
  }

  @Override
  void functionName(Notation.FunctionName name) {
    out.append(function(name.fun()));
  }

  private static String function(Fun fun) {
    return switch (fun) {
      case Fun.Known(var name) -> name;
      case Fun.Unknown(var name, var order) -> Lettering.of(name).unicode() + "′".repeat(order);
      case Fun.Lambda _ -> fun.toString();
    };
  }

  @Override
  void power(Notation.Power power) {
    Optional<String> raised = power.dotted() ? Optional.empty() : Scripts.raised(power.exponent());
    if (raised.isEmpty()) {
      raised(power);
    } else {
      put(power.base(), Precedence.POSTFIX);
      out.append(raised.get());
    }
  }

  @Override
  void transposed(Notation.Transposed transposed) {
    if (transposed.arg() instanceof Notation.Apply(Head.Special head, _, var args, _)
        && head == Head.Special.INVERSE) {
      put(args.getFirst(), Precedence.POSTFIX);
      out.append("⁻ᵀ");
    } else {
      put(transposed.arg(), Precedence.POSTFIX);
      out.append('ᵀ');
    }
  }

  @Override
  void apply(Notation.Apply apply) {
    Notation first = apply.args().getFirst();
    switch (apply.head()) {
      case Head.Special special -> {
        switch (special) {
          case INVERSE -> {
            put(first, Precedence.POSTFIX);
            out.append("⁻¹");
          }
          case ROOT -> {
            if (apply.dotted()) {
              super.apply(apply);
            } else {
              out.append('√');
              put(first, Precedence.POSTFIX);
            }
          }
          case DIFFERENTIAL -> {
            if (isName(first)) {
              out.append('d');
              put(first, Precedence.ATOM);
            } else {
              super.apply(apply);
            }
          }
          case FRECHET, JACOBIAN, MEAN, ROWMEAN, COLMEAN -> super.apply(apply);
          case GRADIENT -> {
            out.append('∇');
            put(first, Precedence.ATOM);
          }
          case HESSIAN -> {
            out.append("∇²");
            put(first, Precedence.ATOM);
          }
        }
      }
      case Head.Operation(var op, _) -> operation(op, apply);
      case Head.Function(var fun) -> {
        if (fun.equals(new Fun.Known("abs")) && !apply.dotted()) {
          between("|", first, "|");
        } else {
          out.append(function(fun)).append(apply.dotted() ? ".(" : "(");
          list(apply.args(), ", ");
          out.append(')');
        }
      }
      case Head.Sized _ -> super.apply(apply);
    }
  }

  private void operation(Op op, Notation.Apply apply) {
    Notation first = apply.args().getFirst();
    Optional<String> norm = norm(op);
    if (norm.isPresent()) {
      between("‖", first, "‖" + norm.get());
      if (op == Op.NORM_P) {
        out.append('_');
        put(apply.args().getLast(), Precedence.ATOM);
      }
    } else if (isBetweenOperands(op)) {
      put(first, Precedence.POWER);
      out.append(op == Op.KRON ? " ⊗ " : " × ");
      put(apply.args().getLast(), Precedence.POWER);
    } else {
      super.apply(apply);
    }
  }

  private void between(String left, Notation inner, String right) {
    out.append(left);
    put(inner, Precedence.LAMBDA);
    out.append(right);
  }

  /** What stands behind the bars of a norm. */
  private static Optional<String> norm(Op op) {
    return switch (op) {
      case NORM, NORM_P -> Optional.of("");
      case NORM_ONE -> Optional.of("₁");
      case NORM_INFINITY -> Optional.of("_∞");
      case NORM_NUCLEAR -> Optional.of("_*");
      case NORM_SPECTRAL -> Optional.of("₂");
      case Op _ -> Optional.empty();
    };
  }

  @Override
  void arrow(Notation.Arrow arrow) {
    put(arrow.parameter(), Precedence.ATOM);
    out.append(" ↦ ");
    put(arrow.body(), Precedence.LAMBDA);
  }

  /** Whether its bounds can stand below and above: {@code ∑ⱼ₌₀ᵏ⁻¹}. */
  private static boolean isStacked(Notation.Series series) {
    return (series.over() == Notation.Over.INTEGRAL || Scripts.lowered(series.index()).isPresent())
        && Scripts.lowered(series.from()).isPresent()
        && upper(series.to()).isPresent();
  }

  private static Optional<String> upper(Notation bound) {
    return bound instanceof Notation.Bare(var kind) && kind == Expr.Constant.Kind.INFINITY
        ? Optional.of("^∞")
        : Scripts.raised(bound);
  }

  @Override
  void series(Notation.Series series) {
    boolean integral = series.over() == Notation.Over.INTEGRAL;
    out.append(integral ? '∫' : '∑');
    if (integral && isStacked(series)) {
      out.append(Scripts.lowered(series.from()).orElseThrow());
      out.append(upper(series.to()).orElseThrow()).append(' ');
      put(series.body(), Precedence.PRODUCT);
      out.append(" d");
      put(series.index(), Precedence.ATOM);
      return;
    }
    if (isStacked(series)) {
      out.append(Scripts.lowered(series.index()).orElseThrow()).append('₌');
      out.append(Scripts.lowered(series.from()).orElseThrow());
      out.append(upper(series.to()).orElseThrow()).append(' ');
      put(series.body(), Precedence.PRODUCT);
      return;
    }
    out.append('(');
    put(series.index(), Precedence.ATOM);
    out.append(" = ");
    bound(series.from());
    out.append("..");
    bound(series.to());
    out.append(", ");
    put(series.body(), Precedence.LAMBDA);
    out.append(')');
  }
}
