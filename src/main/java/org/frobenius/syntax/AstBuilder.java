package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusLexer;
import org.frobenius.syntax.parser.FrobeniusParser.ArgumentsContext;
import org.frobenius.syntax.parser.FrobeniusParser.BoundContext;
import org.frobenius.syntax.parser.FrobeniusParser.ExponentContext;
import org.frobenius.syntax.parser.FrobeniusParser.ExpressionContext;
import org.frobenius.syntax.parser.FrobeniusParser.FrobeniusContext;
import org.frobenius.syntax.parser.FrobeniusParser.LoneExpressionContext;
import org.frobenius.syntax.parser.FrobeniusParser.PostfixContext;
import org.frobenius.syntax.parser.FrobeniusParser.ProductContext;
import org.frobenius.syntax.parser.FrobeniusParser.RangeContext;
import org.frobenius.syntax.parser.FrobeniusParser.RowContext;
import org.frobenius.syntax.parser.FrobeniusParser.SeriesContext;
import org.frobenius.syntax.parser.FrobeniusParser.SignedContext;
import org.frobenius.syntax.parser.FrobeniusParser.SuffixContext;

/**
 * Parse tree of expressions to syntax tree, with the checks that a context-free grammar cannot
 * make. Operands of sums and factors of products are {@link #keep kept} as soon as they are parsed;
 * what holds them asks for them later.
 */
final class AstBuilder {
  /** The functions that run over an index. */
  static final Map<String, Ast.SeriesKind> SERIES =
      Map.of(
          "sum", Ast.SeriesKind.SUM,
          "prod", Ast.SeriesKind.PROD,
          "integral", Ast.SeriesKind.INTEGRAL);

  private final Tokens tokens;

  private final Map<ParserRuleContext, Ast> kept = new IdentityHashMap<>();

  /** In how many nested scopes {@code T} is a name, so that {@code A^T} is a power. */
  private int scopesOfT;

  /**
   * @param namesT whether {@code T} is a name everywhere
   */
  AstBuilder(Tokens tokens, boolean namesT) {
    this.tokens = tokens;
    this.scopesOfT = namesT ? 1 : 0;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Where the parser enters a scope, or leaves it, that binds some names. */
  void enter(List<TerminalNode> bound) {
    scopesOfT += bindsT(bound) ? 1 : 0;
  }

  void leave(List<TerminalNode> bound) {
    scopesOfT -= bindsT(bound) ? 1 : 0;
  }

  private static boolean bindsT(List<TerminalNode> names) {
    return !names.isEmpty() && names.stream().anyMatch(name -> name.getText().equals("T"));
  }

  /** Keeps the tree of an operand of a sum. */
  void keep(FrobeniusContext context) {
    kept.put(context, built(context));
  }

  /** Keeps the tree of a factor. */
  void keep(SignedContext context) {
    kept.put(context, built(context));
  }

  private Ast taken(ParserRuleContext context) {
    return Objects.requireNonNull(kept.remove(context));
  }

  Ast.Name name(TerminalNode node) {
    return new Ast.Name(node.getText(), tokens.span(node.getSymbol()));
  }

  // Expressions, loosest to tightest

  Ast loneExpression(LoneExpressionContext context) {
    return expression(context.expression());
  }

  Ast expression(ExpressionContext context) {
    Ast body = sum(context);
    for (TerminalNode parameter : context.NAME().reversed()) {
      body =
          new Ast.Lambda(
              name(parameter), body, tokens.span(parameter.getSymbol(), context.getStop()));
    }
    return body;
  }

  private Ast sum(ExpressionContext context) {
    List<FrobeniusContext> operands = context.frobenius();
    Ast first = taken(operands.getFirst());
    if (operands.size() == 1) {
      return first;
    }
    List<Token> operators = context.operators;
    List<Ast.Term> rest = new ArrayList<>(operators.size());
    for (int i = 0; i < operators.size(); i++) {
      rest.add(term(operators.get(i), taken(operands.get(i + 1))));
    }
    return new Ast.Sum(first, rest, tokens.span(operands.getFirst().getStart(), context.getStop()));
  }

  private Ast bound(BoundContext context) {
    List<ProductContext> operands = context.product();
    Ast first = product(operands.getFirst());
    if (operands.size() == 1) {
      return first;
    }
    List<Token> operators = context.operators;
    List<Ast.Term> rest = new ArrayList<>(operators.size());
    for (int i = 0; i < operators.size(); i++) {
      rest.add(term(operators.get(i), product(operands.get(i + 1))));
    }
    return new Ast.Sum(first, rest, tokens.span(context));
  }

  private Ast.Term term(Token token, Ast operand) {
    Ast.SumOperator sign =
        switch (token.getType()) {
          case FrobeniusLexer.PLUS -> Ast.SumOperator.PLUS;
          case FrobeniusLexer.MINUS -> Ast.SumOperator.MINUS;
          case FrobeniusLexer.DOT_PLUS -> Ast.SumOperator.DOT_PLUS;
          case FrobeniusLexer.DOT_MINUS -> Ast.SumOperator.DOT_MINUS;
          default -> throw new IllegalStateException(token.getText());
        };
    return new Ast.Term(sign, tokens.span(token), operand);
  }

  private Ast built(FrobeniusContext context) {
    List<ProductContext> operands = context.product();
    if (operands.size() > 2) {
      throw chainedFrobenius(context);
    }
    Ast left = product(operands.getFirst());
    if (operands.size() == 1) {
      return left;
    }
    return new Ast.Frobenius(
        left,
        tokens.span(context.COLON(0).getSymbol()),
        product(operands.get(1)),
        tokens.span(context));
  }

  private SyntaxException chainedFrobenius(FrobeniusContext context) {
    String a = text(context.product(0));
    String b = text(context.product(1));
    String c = text(context.product(2));
    return new SyntaxException(
        Diagnostic.of(
                Kind.SYNTAX,
                "`A : B : C` has no meaning: `A : B` is a scalar already",
                tokens.span(context.COLON(1).getSymbol()))
            .label(tokens.span(context.COLON(0).getSymbol()), "the first Frobenius product")
            .help("write `(%s : %s)*%s` or `%s*(%s : %s)`".formatted(a, b, c, a, b, c)));
  }

  private Ast product(ProductContext context) {
    List<SignedContext> operands = context.signed();
    Ast first = taken(operands.getFirst());
    if (operands.size() == 1) {
      return first;
    }
    List<Token> operators = context.operators;
    List<Ast.Factor> rest = new ArrayList<>(operators.size());
    for (int i = 0; i < operators.size(); i++) {
      Token token = operators.get(i);
      rest.add(
          new Ast.Factor(productOperator(token), tokens.span(token), taken(operands.get(i + 1))));
    }
    return new Ast.Product(first, rest, tokens.span(context));
  }

  private static Ast.ProductOperator productOperator(Token token) {
    return switch (token.getType()) {
      case FrobeniusLexer.TIMES -> Ast.ProductOperator.TIMES;
      case FrobeniusLexer.OVER -> Ast.ProductOperator.OVER;
      case FrobeniusLexer.UNDER -> Ast.ProductOperator.UNDER;
      case FrobeniusLexer.DOT_TIMES, FrobeniusLexer.CIRCLE_DOT -> Ast.ProductOperator.DOT_TIMES;
      case FrobeniusLexer.DOT_OVER, FrobeniusLexer.CIRCLE_SLASH -> Ast.ProductOperator.DOT_OVER;
      case FrobeniusLexer.CIRCLE_TIMES -> Ast.ProductOperator.KRON;
      default -> throw new IllegalStateException(token.getText());
    };
  }

  private Ast built(SignedContext context) {
    Ast power = power(context);
    return isNegative(context.MINUS()) ? new Ast.Negate(power, tokens.span(context)) : power;
  }

  private static boolean isNegative(List<TerminalNode> minusSigns) {
    return minusSigns.size() % 2 == 1;
  }

  /** An operand of a chain of powers; from its sign, if any, to its end. */
  private record PowerOperand(
      Optional<Token> operator, boolean negative, Ast ast, int signStart, int start) {
    PowerOperand with(Ast other) {
      return new PowerOperand(operator, negative, other, signStart, start);
    }
  }

  private Ast power(SignedContext context) {
    Ast base = postfix(context.postfix());
    List<ExponentContext> exponents = context.exponent();
    if (exponents.isEmpty()) {
      return base;
    }
    int start = tokens.span(context.postfix()).start();
    int end = tokens.span(context).end();
    List<PowerOperand> operands = new ArrayList<>();
    operands.add(new PowerOperand(Optional.empty(), false, base, start, start));
    for (int i = 0; i < exponents.size(); i++) {
      ExponentContext exponent = exponents.get(i);
      Token operator = context.operators.get(i);
      if (isTransposition(operator, exponent.postfix())) {
        PowerOperand last = operands.removeLast();
        operands.add(last.with(transposed(last, exponent)));
      } else {
        operands.add(
            new PowerOperand(
                Optional.of(operator),
                isNegative(exponent.MINUS()),
                postfix(exponent.postfix()),
                tokens.span(exponent).start(),
                tokens.span(exponent.postfix()).start()));
      }
    }
    Ast folded = operands.getLast().ast();
    for (int i = operands.size() - 1; i > 0; i--) {
      PowerOperand exponent = operands.get(i);
      PowerOperand below = operands.get(i - 1);
      Token operator = exponent.operator().orElseThrow();
      if (exponent.negative()) {
        folded = new Ast.Negate(folded, new Span(exponent.signStart(), end));
      }
      folded =
          new Ast.Power(
              below.ast(),
              operator.getType() == FrobeniusLexer.DOT_HAT,
              tokens.span(operator),
              folded,
              new Span(below.start(), end));
    }
    return folded;
  }

  /** {@code A^T} while {@code T} is no name, and {@code A^⊤}. */
  private boolean isTransposition(Token operator, PostfixContext exponent) {
    boolean called = !exponent.suffix().isEmpty() && exponent.suffix(0).arguments() != null;
    return operator.getType() == FrobeniusLexer.HAT
        && !called
        && (exponent.TOP() != null
            || (exponent.NAME() != null
                && exponent.NAME().getText().equals("T")
                && scopesOfT == 0));
  }

  private Ast transposed(PowerOperand operand, ExponentContext exponent) {
    if (isNegative(exponent.MINUS())) {
      String base = tokens.source().text(operand.ast().span());
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "a transpose takes no sign", tokens.span(exponent))
              .help("write `inv(%s)'` for the inverse of the transpose".formatted(base)));
    }
    Token mark = exponent.postfix().getStart();
    Ast transpose =
        new Ast.Transpose(operand.ast(), false, new Span(operand.start(), tokens.span(mark).end()));
    return suffixes(transpose, operand.start(), exponent.postfix().suffix(), false);
  }

  private Ast postfix(PostfixContext context) {
    List<SuffixContext> suffixes = context.suffix();
    int start = tokens.span(context).start();
    if (context.NAME() == null) {
      Ast first = primary(context);
      boolean callable = context.expression() != null && first instanceof Ast.Lambda;
      return suffixes.isEmpty() ? first : suffixes(first, start, suffixes, callable);
    }
    Ast.Name name = name(context.NAME());
    int primes = 0;
    while (primes < suffixes.size() && isPrime(suffixes.get(primes))) {
      primes++;
    }
    if (primes == suffixes.size() || suffixes.get(primes).arguments() == null) {
      return suffixes(name, start, suffixes, false);
    }
    Ast call = call(name, primes, suffixes.get(primes));
    return suffixes(call, start, suffixes.subList(primes + 1, suffixes.size()), true);
  }

  private static boolean isPrime(SuffixContext suffix) {
    return suffix.QUOTE() != null && suffix.QUOTE().getText().equals("'");
  }

  private Ast suffixes(Ast first, int start, List<SuffixContext> suffixes, boolean callableFirst) {
    Ast ast = first;
    boolean callable = callableFirst;
    for (SuffixContext suffix : suffixes) {
      Span span = new Span(start, tokens.span(suffix).end());
      if (suffix.arguments() != null) {
        if (!callable || suffix.DOT() != null) {
          throw notCallable(start, suffix);
        }
        ast = new Ast.CurriedCall(ast, arguments(suffix.arguments()), span);
      } else {
        callable = false;
        ast =
            suffix.range().isEmpty()
                ? new Ast.Transpose(ast, suffix.PLAIN_TRANSPOSE() != null, span)
                : new Ast.Index(ast, suffix.range().stream().map(this::range).toList(), span);
      }
    }
    return ast;
  }

  private SyntaxException notCallable(int start, SuffixContext suffix) {
    Span open = tokens.span(suffix.OPEN().getSymbol());
    Span left = new Span(start, tokens.span(suffix).start());
    if (suffix.DOT() != null) {
      return new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "`.(` applies a named function to every entry; its left is no name",
                  new Span(tokens.span(suffix).start(), open.end()))
              .label(left, "no name"));
    }
    Optional<String> power = powerOfFunction(start, left, tokens.span(suffix));
    if (power.isPresent()) {
      return new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "the exponent stands behind the brackets", left)
              .help("write `" + power.get() + "`"));
    }
    return new SyntaxException(
        Diagnostic.of(Kind.SYNTAX, "an operator is missing before `(`", open)
            .help("write `" + excerpt(left) + "*" + excerpt(tokens.span(suffix)) + "`"));
  }

  /** {@code sin(x)^2} for the {@code sin^2(x)} of printed mathematics. */
  private Optional<String> powerOfFunction(int start, Span exponent, Span argument) {
    var before =
        Pattern.compile("(\\p{L}\\w*)\\s*\\.?\\^\\s*-?$")
            .matcher(tokens.source().text().substring(0, start));
    if (!before.find() || FunctionTable.find(before.group(1)).isEmpty()) {
      return Optional.empty();
    }
    String sign = before.group().endsWith("-") ? "-" : "";
    String dot = before.group().contains(".^") ? "." : "";
    String text = tokens.source().text(argument);
    return Optional.of(before.group(1) + text + dot + "^" + sign + tokens.source().text(exponent));
  }

  private Ast call(Ast.Name name, int primes, SuffixContext suffix) {
    Span span = name.span().join(tokens.span(suffix));
    SeriesContext series = suffix.arguments().series();
    if (series == null) {
      return new Ast.Call(name, primes, suffix.DOT() != null, arguments(suffix.arguments()), span);
    }
    Ast.SeriesKind kind = SERIES.get(name.text());
    if (kind == null || primes > 0 || suffix.DOT() != null) {
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "only `sum`, `prod` and `integral` run over an index",
                  tokens.span(series.NAME().getSymbol(), series.EQUALS().getSymbol()))
              .label(name.span(), "none of them"));
    }
    return new Ast.Series(
        kind,
        name(series.NAME()),
        bound(series.bound(0)),
        bound(series.bound(1)),
        expression(series.expression()),
        span);
  }

  private List<Ast> arguments(ArgumentsContext context) {
    if (context.series() != null) {
      throw new SyntaxException(
          Diagnostic.of(
              Kind.SYNTAX,
              "only `sum`, `prod` and `integral` run over an index",
              tokens.span(context.series().NAME().getSymbol())));
    }
    return context.expression().stream().map(this::expression).toList();
  }

  private Ast.Range range(RangeContext context) {
    Span span = tokens.span(context);
    List<BoundContext> bounds = context.bound();
    return switch (bounds.size()) {
      case 0 -> new Ast.Range.All(span);
      case 1 -> new Ast.Range.At(bound(bounds.getFirst()), span);
      default -> new Ast.Range.Slice(bound(bounds.getFirst()), bound(bounds.get(1)), span);
    };
  }

  private Ast primary(PostfixContext context) {
    if (context.expression() != null) {
      return expression(context.expression());
    }
    Span span = tokens.span(context.getStart());
    if (context.NUMBER() != null) {
      return NumberText.read(context.NUMBER().getText(), span);
    }
    if (context.INFINITY() != null) {
      return new Ast.Infinity(span);
    }
    if (context.TOP() != null) {
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "`⊤` transposes only after `^`", span)
              .help("write `A'` for the transpose of `A`"));
    }
    return new Ast.Block(
        context.row().stream().map(this::row).toList(),
        span.join(tokens.span(context.CLOSE_SQUARE().getSymbol())));
  }

  private List<Ast> row(RowContext context) {
    return context.expression().stream().map(this::expression).toList();
  }

  private String text(ParserRuleContext context) {
    return excerpt(tokens.span(context));
  }

  private String excerpt(Span span) {
    return UnexpectedToken.excerpt(tokens.source(), span);
  }
}
