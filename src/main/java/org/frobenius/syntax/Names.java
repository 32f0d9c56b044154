package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;

/** What a bare name stands for; an unknown one becomes a variable. */
final class Names {
  /** What to do with a name that nothing declares. */
  enum Policy {
    /** Its space is inferred. */
    INFER,
    /** It is an error: the program shall declare its names. */
    DECLARE,
    /** It is an error: the program is finished and does not know it. */
    KNOWN_ONLY
  }

  /** How much of a transposed bracket is searched for small letters. */
  private static final int SEARCHED = 64;

  private final Elaborator elaborator;
  private final Scope scope;
  private final Policy policy;

  Names(Elaborator elaborator, Scope scope, Policy policy) {
    this.elaborator = elaborator;
    this.scope = scope;
    this.policy = policy;
  }

  Node node(Ast.Name name, Elaborator.Use use) {
    String text = name.text();
    Span span = name.span();
    Inference inference = elaborator.inference();
    var bound = scope.bound(text);
    if (bound.isPresent()) {
      return elaborator.node(new Form.BoundName(bound.get()), List.of(), inference.scalar(), span);
    }
    var definition = scope.definition(text);
    if (definition.isPresent()) {
      return definition.get().form instanceof Form.Given
          ? definition.get()
          : elaborator.node(
              new Form.Defined(text), List.of(definition.get()), definition.get().shape, span);
    }
    if (scope.isDimension(text)) {
      return elaborator.node(
          new Form.SizeOf(Dim.symbol(text)), List.of(), inference.scalar(), span);
    }
    var variable = scope.variable(text);
    if (variable.isEmpty() && !scope.isTaken(text)) {
      switch (text) {
        case "I", "eye" -> {
          return constant(Expr.Constant.Kind.IDENTITY, square(inference), span);
        }
        case "ones" -> {
          return constant(Expr.Constant.Kind.ONES, inference.open(), span);
        }
        case "zeros" -> {
          return constant(Expr.Constant.Kind.ZEROS, inference.open(), span);
        }
        case "pi", "π" -> {
          return constant(Expr.Constant.Kind.PI, inference.scalar(), span);
        }
        default -> {}
      }
    }
    Variable known = variable.orElseGet(() -> undeclared(name));
    known.integer |= use == Elaborator.Use.INTEGER;
    known.likelyVector |= use == Elaborator.Use.VECTOR;
    return elaborator.node(new Form.NameOf(known), List.of(), known.shape, span);
  }

  private Node constant(Expr.Constant.Kind kind, ShapeVar shape, Span span) {
    return elaborator.node(new Form.ConstantOf(kind), List.of(), shape, span);
  }

  private static ShapeVar square(Inference inference) {
    DimVar side = inference.dims().open();
    return new ShapeVar(side, side);
  }

  private Variable undeclared(Ast.Name name) {
    String text = name.text();
    if (scope.function(text).isPresent()) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`%s` is a function, not a matrix".formatted(text), name.span())
              .help("write `%s(X)` for its value".formatted(text)));
    }
    if (scope.isTaken(text)) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`%s` is used before it is defined".formatted(text), name.span())
              .label(scope.place(text), "defined here")
              .help(
                  scope.place(text).start() < name.span().start()
                      ? "give what is new a name of its own"
                      : "move the definition up"));
    }
    var function = FunctionTable.find(text);
    if (function.isPresent() && !Custom.isLetter(text) && !Custom.isGreek(text)) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`%s` is a function".formatted(text), name.span())
              .help("write " + Calls.quoted(function.get().usage())));
    }
    if (policy != Policy.INFER) {
      throw unknown(name);
    }
    if (text.equals("end")) {
      throw endOfVector(name.span());
    }
    refuseLookAlike(name);
    refuseJuxtaposition(name);
    var fresh =
        new Variable(text, name.span(), elaborator.inference().open(), Space.Kind.REAL, false);
    scope.add(fresh);
    return fresh;
  }

  /** Of two names that look the same, the one that is met second. */
  private void refuseLookAlike(Ast.Name name) {
    Optional<String> latin =
        LookAlikes.spelt(name.text())
            .filter(spelt -> LookAlikes.isMixed(name.text()) || scope.variable(spelt).isPresent());
    if (latin.isPresent()) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME,
                  "`%s` has Cyrillic letters that look like Latin ones".formatted(name.text()),
                  name.span())
              .help("write `%s`, in Latin letters".formatted(latin.get())));
    }
    if (scope.hasLookAlike(name.text())) {
      throw new NameException(
          Diagnostic.of(
              Kind.NAME,
              "`%s` looks like another name here that has Cyrillic letters".formatted(name.text()),
              name.span()));
    }
  }

  /** A name that spells out a product of declared or defined names, or one with a Greek letter. */
  private void refuseJuxtaposition(Ast.Name name) {
    Optional<String> product = Juxtaposition.product(name.text(), scope::isStated);
    if (product.isPresent()) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME,
                  "`%s` is read as one name, which nothing declares".formatted(name.text()),
                  name.span())
              .note("if one is meant, declare it: `%s in R(n)`".formatted(name.text()))
              .help("write `%s` for the product".formatted(product.get())));
    }
  }

  /** Of {@code x[2:end]}. */
  static NameException endOfVector(Span span) {
    return new NameException(
        Diagnostic.of(Kind.NAME, "`end` is not the last position here", span)
            .help("write the size of a declared `x in R(n)`, as in `x[1:n]`"));
  }

  private NameException unknown(Ast.Name name) {
    String text = name.text();
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.NAME,
            policy == Policy.DECLARE
                ? "`%s` is not declared".formatted(text)
                : "`%s` is not a name of the program".formatted(text),
            name.span());
    Optional<String> product = Juxtaposition.product(text, scope::isStated);
    if (product.isPresent()) {
      return new NameException(
          diagnostic.help("write `%s` for the product".formatted(product.get())));
    }
    List<String> near = NearNames.near(text, scope.names());
    if (!near.isEmpty()) {
      return new NameException(diagnostic.help("write `" + String.join("` or `", near) + "`"));
    }
    return new NameException(
        policy == Policy.DECLARE
            ? diagnostic.help(
                "declare it, such as `%s in %s`"
                    .formatted(
                        text,
                        Custom.isCapital(text)
                            ? "R(m, n)"
                            : Custom.isScalarLetter(text) ? "R" : "R(n)"))
            : diagnostic);
  }

  /** Refuses {@code e^x} and {@code A^(-T)} where nothing says what e and T are. */
  void refuseForeignPower(Ast.Power power) {
    if (power.base() instanceof Ast.Name(var base, _)
        && base.equals("e")
        && isUnsaid(base)
        && !(power.exponent() instanceof Ast.Number)) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "`e` is not the number e here", power.span())
              .note("a scalar of that name is declared: `e in R`")
              .help("write `exp(x)` for `e^x`, `exp.(X)` for every entry"));
    }
    if (!power.dotted()
        && power.exponent() instanceof Ast.Negate(Ast.Name(var exponent, _), _)
        && exponent.equals("T")
        && isUnsaid(exponent)) {
      throw new NameException(
          Diagnostic.of(Kind.NAME, "a transpose takes no sign", power.exponent().span())
              .help("write `inv(A)'` for the inverse of the transpose"));
    }
  }

  /** Whether nothing declares or defines a name, and it would be guessed. */
  private boolean isUnsaid(String name) {
    return policy == Policy.INFER
        && !scope.isTaken(name)
        && scope.variable(name).filter(v -> v.declared).isEmpty()
        && scope.bound(name).isEmpty()
        && scope.definition(name).isEmpty()
        && !scope.isDimension(name);
  }

  /** Notes that a name stands transposed. */
  void transposed(Ast.Name name) {
    elaborator.later(
        () -> scope.variable(name.text()).ifPresent(variable -> variable.transposed = true));
  }

  /**
   * Whether a factor is the transpose of a small letter that is not declared, or of a bracket with
   * one.
   */
  boolean transposesSmallLetter(List<Ast> factors) {
    if (policy != Policy.INFER) {
      return false;
    }
    for (Ast factor : factors) {
      if (factor instanceof Ast.Transpose(var argument, _, _) && hasSmallLetter(argument)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many factors stand before the first transposed vector letter, {@code a*b} of {@code
   * a*b*x'*y}: there a chain of vectors begins, and what is in front of it scales it.
   */
  int factorsInFront(List<Ast> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Ast.Transpose(var argument, _, _)) {
        boolean vector =
            argument instanceof Ast.Name(var text, _)
                && isSmall(argument)
                && !Custom.isScalarLetter(text);
        return vector ? i : 0;
      }
    }
    return 0;
  }

  private boolean hasSmallLetter(Ast bracket) {
    Deque<Ast> open = new ArrayDeque<>();
    open.push(bracket);
    for (int i = 0; i < SEARCHED && !open.isEmpty(); i++) {
      Ast ast = open.pop();
      if (isSmall(ast)) {
        return true;
      }
      boolean transparent =
          ast instanceof Ast.Sum
              || ast instanceof Ast.Product
              || ast instanceof Ast.Negate
              || ast instanceof Ast.Transpose;
      if (transparent) {
        AstChildren.forEach(ast, open::add);
      }
    }
    return false;
  }

  /** Whether this is a name with a small first letter that nothing declares. */
  boolean isSmall(Ast ast) {
    return ast instanceof Ast.Name(var text, _)
        && !Custom.isCapital(text)
        && scope.variable(text).filter(v -> v.declared).isEmpty()
        && scope.bound(text).isEmpty()
        && scope.definition(text).isEmpty()
        && !scope.isDimension(text);
  }
}
