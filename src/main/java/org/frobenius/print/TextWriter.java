package org.frobenius.print;

import java.util.List;

/** The language itself; parses back. */
class TextWriter extends Writer {
  @Override
  void chain(Notation.Chain chain, Precedence operands) {
    put(chain.first(), operands);
    for (Notation.Link link : chain.rest()) {
      operator(link.operator());
      // 2*(-x), A : (-B): a sign inside a line is hard to see
      Notation operand = link.operand();
      put(operand, operand instanceof Notation.Minus ? Precedence.POWER : operands);
    }
  }

  /** With spaces around, or in a tight place without. */
  void operator(Operator operator) {
    switch (operator) {
      case PLUS, MINUS -> out.append(isTight() ? operator.text().strip() : operator.text());
      case DOT_PLUS, DOT_MINUS, COLON, TIMES, OVER, DOT_TIMES, DOT_OVER ->
          out.append(operator.text());
    }
  }

  @Override
  void word(Notation.Word word) {
    out.append(word.name());
  }

  @Override
  void bare(Notation.Bare bare) {
    out.append(bare.kind().written());
  }

  @Override
  void functionName(Notation.FunctionName name) {
    out.append(name.fun());
  }

  @Override
  Precedence precedence(Notation notation) {
    return notation instanceof Notation.Power power && power.isInverseRoot()
        ? Precedence.POSTFIX
        : super.precedence(notation);
  }

  @Override
  void power(Notation.Power power) {
    if (power.isInverseRoot()) {
      out.append("inv(sqrt(");
      put(power.base(), Precedence.LAMBDA);
      out.append("))");
    } else {
      raised(power);
    }
  }

  final void raised(Notation.Power power) {
    put(power.base(), Precedence.POSTFIX);
    if (power.dotted()) {
      // a point after digits would be theirs
      out.append(power.base() instanceof Notation.Digits ? " .^ " : ".^");
    } else {
      out.append('^');
    }
    exponent(power.exponent());
  }

  /** {@code ^2}, {@code ^-2}, {@code ^(k-1)}. */
  final void exponent(Notation exponent) {
    tightly(
        () -> {
          if (exponent instanceof Notation.Minus(var arg, _)
              && !isFenced(arg, Precedence.POSTFIX)) {
            out.append('-');
            put(arg, Precedence.POSTFIX);
          } else {
            put(exponent, Precedence.POSTFIX);
          }
        });
  }

  @Override
  void transposed(Notation.Transposed transposed) {
    put(transposed.arg(), Precedence.POSTFIX);
    out.append('\'');
  }

  @Override
  void apply(Notation.Apply apply) {
    out.append(apply.head().written()).append(apply.dotted() ? ".(" : "(");
    list(apply.args(), ", ");
    out.append(')');
  }

  @Override
  void curried(Notation.Curried curried) {
    put(curried.function(), Precedence.POSTFIX);
    out.append(curried.dotted() ? ".(" : "(");
    put(curried.arg(), Precedence.LAMBDA);
    out.append(')');
  }

  @Override
  void arrow(Notation.Arrow arrow) {
    put(arrow.parameter(), Precedence.ATOM);
    out.append(" -> ");
    put(arrow.body(), Precedence.LAMBDA);
  }

  @Override
  void index(Notation.Index index) {
    put(index.arg(), Precedence.POSTFIX);
    out.append('[');
    String comma = "";
    for (Notation range : index.ranges()) {
      out.append(comma);
      bound(range);
      comma = ", ";
    }
    out.append(']');
  }

  @Override
  void blocks(Notation.Blocks blocks) {
    out.append('[');
    String semicolon = "";
    for (List<Notation> row : blocks.rows()) {
      out.append(semicolon);
      list(row, ", ");
      semicolon = "; ";
    }
    out.append(']');
  }

  @Override
  void series(Notation.Series series) {
    out.append(series.over().written()).append('(');
    put(series.index(), Precedence.ATOM);
    out.append(" = ");
    bound(series.from());
    out.append("..");
    bound(series.to());
    out.append(", ");
    put(series.body(), Precedence.LAMBDA);
    out.append(')');
  }

  @Override
  void spread(Notation.Spread spread) {
    put(spread.scalar(), precedence(spread.scalar()));
  }

  @Override
  void fence(Runnable inner) {
    out.append('(');
    inner.run();
    out.append(')');
  }
}
