package org.frobenius;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.calculus.Convention;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.Differentials;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.calculus.Freed;
import org.frobenius.calculus.Gradients;
import org.frobenius.calculus.NeedlessConditions;
import org.frobenius.calculus.RepeatedParts;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.expr.ZeroDivisors;
import org.frobenius.numeric.Values;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Domain;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.OwnSigns;
import org.frobenius.simplify.Simplifier;
import org.frobenius.simplify.SymmetricSums;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.Verdict;

/** A program as read: declarations and definitions, then the expression. Immutable. */
public final class Program {
  private final org.frobenius.syntax.Program read;
  private final Variables variables;
  private final DerivativeDemands demands;

  Program(org.frobenius.syntax.Program read) {
    this.read = read;
    this.variables = new Variables(read);
    this.demands = new DerivativeDemands(read);
  }

  /**
   * Reads a program.
   *
   * @param name what reports call the text: a file's name
   * @param declarations besides those of the text, such as {@code X in Sym(n)}
   * @param strict names have to be declared; else their spaces are inferred
   */
  public static Program read(String name, String text, List<String> declarations, boolean strict) {
    return read(name, text, declarations, new ProgramReader.Options(strict));
  }

  /**
   * Reads a program.
   *
   * @param options whether names have to be declared, and whose habits the text follows
   */
  public static Program read(
      String name, String text, List<String> declarations, ProgramReader.Options options) {
    var source = Source.of(name, text);
    return new Program(attempt(source, () -> ProgramReader.read(source, declarations, options)));
  }

  /**
   * Each name with its space and how that is known, a line each: {@code A in R(n1, n2) # a capital
   * is a matrix, at 1:6}. The lines are declarations, to be copied into the program and changed.
   */
  public List<String> explainShapes() {
    return ShapeExplanation.of(read);
  }

  /** The text. */
  public Source source() {
    return read.source();
  }

  /** The last statement. */
  public Expr expression() {
    return read.expression();
  }

  /**
   * The names that stand for numbers, vectors and matrices, with their spaces as declared or
   * inferred.
   */
  public Map<String, Space> names() {
    var names = new LinkedHashMap<String, Space>();
    read.names().forEach((name, declared) -> names.put(name, declared.space()));
    return names;
  }

  /** The symbols that stand for dimensions. */
  public Collection<String> dimensions() {
    return read.dimensions();
  }

  /**
   * The name to differentiate by where none is said: the only one in the expression, or {@code X},
   * or {@code x}. Integers do not count.
   */
  public String defaultVariable() {
    return attempt(
        () -> {
          demands.noMap("a derivative");
          return variables.customary();
        });
  }

  /**
   * The program's expression and another one of its shape, which may be equal.
   *
   * @param other an expression in the program's scope
   */
  public Equation equal(String other) {
    return new Equation(this, expression(), expression(other, expression().shape()));
  }

  /** The gradient of the scalar expression by a name, which may be a definition's. */
  public Gradient gradient(String name) {
    return gradients(List.of(name)).getFirst();
  }

  /** The gradient by the {@link #defaultVariable}. */
  public Gradient gradient() {
    return gradient(defaultVariable());
  }

  /** The gradients by several names, in their order, in one pass. */
  public List<Gradient> gradients(List<String> names) {
    return gradients(names, Convention.IN_SPACE);
  }

  /**
   * The gradients by several names.
   *
   * @param convention which gradient is given of a variable of a structured space
   */
  public List<Gradient> gradients(List<String> names, Convention convention) {
    return attempt(
        () -> {
          demands.scalar("a gradient");
          Map<String, Expr> wrt = variables.named(names);
          var normalizer = new Normalizer();
          Map<Expr, Expr> found =
              Gradients.euclidean(expression(), List.copyOf(wrt.values()), normalizer);
          var shortest = new LinkedHashMap<String, Expr>();
          wrt.forEach(
              (name, variable) ->
                  shortest.put(name, gradient(found, variable, convention, normalizer)));
          return shortest.entrySet().stream()
              .map(
                  e ->
                      new Gradient(
                          this,
                          e.getKey(),
                          List.of(),
                          e.getValue(),
                          conditions(
                              normalizer.assumptions(),
                              Objects.requireNonNull(wrt.get(e.getKey())),
                              e.getValue()),
                          convention))
              .toList();
        });
  }

  private Expr gradient(Expr phi, Expr variable, Convention convention) {
    var normalizer = new Normalizer();
    Map<Expr, Expr> found = Gradients.euclidean(phi, List.of(variable), normalizer);
    return gradient(found, variable, convention, normalizer);
  }

  private Expr gradient(
      Map<Expr, Expr> found, Expr variable, Convention convention, Normalizer normalizer) {
    Expr euclidean = Objects.requireNonNull(found.get(variable));
    return shortest(normalizer.normalize(convention.of(variable, euclidean)), normalizer);
  }

  /**
   * Gradients found here with short names for what occurs in them several times, where that saves
   * tokens; they share the names. Of other programs' gradients the names may collide.
   */
  public List<Gradient> withNamedParts(List<Gradient> gradients) {
    return attempt(() -> PartsNamed.in(gradients, this));
  }

  /** An answer found here with short names for what occurs in it several times. */
  Answer withNamedParts(Answer answer) {
    return attempt(() -> PartsNamed.in(answer, this));
  }

  Expr withSymmetricParts(Expr e) {
    return attempt(() -> new SymmetricSums().gather(e));
  }

  /** The differential of an expression of any shape by several names together. */
  public Differential differential(List<String> names) {
    return attempt(
        () -> {
          demands.noMap("a differential");
          var normalizer = new Normalizer();
          List<Expr> wrt = List.copyOf(variables.named(names).values());
          var freed = Freed.definitions(wrt, expression());
          Expr change =
              Differentials.of(
                  normalizer.normalize(freed.in(expression())), freed.in(wrt), normalizer);
          Expr found = freed.back(change, normalizer);
          Expr shortest = shortest(found, normalizer);
          return new Differential(this, names, shortest, taken(normalizer.assumptions(), shortest));
        });
  }

  /**
   * The Jacobian of the expression by a name: between vectors the matrix J with {@code dy = J*dx},
   * else the linear map from {@code dX} to {@code dU}.
   */
  public Jacobian jacobian(String name) {
    return attempt(
        () -> {
          demands.noMap("a Jacobian");
          return linearization(name).jacobian();
        });
  }

  /** The Jacobian in a form of one's choice. */
  public Jacobian jacobian(String name, LinearForm form) {
    return attempt(
        () -> {
          demands.noMap("a Jacobian");
          return linearization(name).jacobian(form);
        });
  }

  /**
   * The Hessian of the scalar expression: by a vector or a scalar the matrix, by a matrix the
   * linear map {@code H[E]} with {@code d²φ = E : H[E]}.
   */
  public Hessian hessian(String name) {
    return attempt(
        () -> {
          demands.scalar("a Hessian");
          return linearization(name).hessian();
        });
  }

  /** The Hessian in a form of one's choice. */
  public Hessian hessian(String name, LinearForm form) {
    return attempt(
        () -> {
          demands.scalar("a Hessian");
          return linearization(name).hessian(form);
        });
  }

  /**
   * The Hessian times {@code d(X)}, without the Hessian.
   *
   * @param name X; the value of the direction is given as {@code dX}
   */
  public HessianVectorProduct hessianVectorProduct(String name) {
    return attempt(
        () -> {
          demands.scalar("a Hessian");
          return linearization(name).product(Optional.empty());
        });
  }

  /**
   * The Hessian times a direction, without the Hessian.
   *
   * @param direction an expression in the program's scope, of the shape of the name, or a new name
   */
  public HessianVectorProduct hessianVectorProduct(String name, String direction) {
    return attempt(
        () -> {
          demands.scalar("a Hessian");
          return linearization(name).product(Optional.of(direction));
        });
  }

  private Linearization linearization(String name) {
    return new Linearization(this, name);
  }

  /** The shortest equal expression found. */
  public Simplified simplify() {
    return attempt(
        () -> {
          var normalizer = new Normalizer();
          Expr found = shortest(normalizer.normalize(expression()), normalizer);
          Expr shortest =
              read.parameter().map(letter -> MapLetter.last(letter, found)).orElse(found);
          return new Simplified(this, shortest, taken(normalizer.assumptions(), shortest));
        });
  }

  /** Whether the expression equals another one in its scope; see {@link Equation#decide}. */
  public Equation.Decision equal(String other, long seed) {
    return new Equation(this, expression(), expression(other, expression().shape())).decide(seed);
  }

  /**
   * The shortest form, whose text reads back in the program. Where a bound name is renamed for
   * that, the form is sought again: the letters have a part in the order of terms.
   */
  private Expr shortest(Expr normal, Normalizer normalizer) {
    normalizer.offer(read.definitions().values());
    Expr found = ZeroDivisors.refuse(Simplifier.shortest(normal, normalizer));
    Expr apart = BoundNames.apart(found, read::scope);
    return withOwnSigns(
        apart == found
            ? found
            : BoundNames.apart(
                Simplifier.shortest(normalizer.normalize(apart), normalizer), read::scope));
  }

  /** The sums of an answer with the signs they have in the program. */
  Expr withOwnSigns(Expr answer) {
    return ownSigns().in(answer);
  }

  /** The signs that sums have in the program. */
  OwnSigns ownSigns() {
    var written = new ArrayList<>(read.definitions().values());
    written.add(expression());
    return new OwnSigns(written);
  }

  /** The expression itself, ready to be given numbers. */
  public Compiled compile() {
    return new Compiled(
        expression(),
        Optional.empty(),
        Optional.empty(),
        source(),
        names(),
        attempt(this::lost),
        Values.none());
  }

  /** The value of the expression, a scalar as 1 by 1. */
  public RealMatrix value(Map<String, RealMatrix> values) {
    return compile().evaluate(values);
  }

  /** A gradient found here, against finite differences; the same seed gives the same instances. */
  public Judgement check(Gradient gradient, long seed) {
    return attempt(() -> Judgement.of(gradient, seed));
  }

  /**
   * A Jacobian, a Hessian or a product with one, found here, against finite differences; of a
   * Hessian, of the gradient it is the derivative of as well.
   */
  public Judgement check(Answer answer, long seed) {
    return attempt(
        () ->
            new Judgement(
                switch (answer) {
                  case Gradient g -> Judgement.of(g, seed).verdict();
                  case Differential d -> linearization(d.wrt().getFirst()).check(d, seed);
                  case Jacobian j -> linearization(j.wrt()).check(j, seed);
                  case Hessian h -> linearization(h.wrt()).check(h, seed);
                  case HessianVectorProduct p -> linearization(p.wrt()).check(p, seed);
                  case Written w -> check(w.answer(), seed).verdict();
                  case Simplified _ ->
                      throw new IllegalArgumentException("no derivative to be checked");
                },
                Optional.empty()));
  }

  /** A person's own gradient by a name, in the program's scope, against finite differences. */
  public Judgement check(String own, String wrt, long seed) {
    return attempt(
        () -> {
          demands.scalar("a gradient");
          return Judgement.of(this, own, variable(wrt), seed);
        });
  }

  /** The Fréchet derivatives of an answer in a form. */
  FrechetWriting.Rewritten written(Answer answer, FrechetForm form) {
    return attempt(() -> FrechetWriting.of(answer, form, read.scope()));
  }

  Derivation derivation(Gradient gradient) {
    return attempt(
        () ->
            RepeatedParts.derive(
                    expression(),
                    variable(gradient.wrt()),
                    gradient.expression(),
                    read.scope(),
                    phi -> gradient(phi, variable(gradient.wrt()), gradient.convention()))
                .apart(read.scope()));
  }

  Derivation derivation(Gradient gradient, FrechetForm form) {
    Derivation derivation = derivation(gradient);
    return attempt(() -> FrechetWriting.of(derivation, gradient.expression(), form, read.scope()));
  }

  /**
   * Each line of a derivation against the one before, read back from its text, on random instances.
   *
   * @return right, or the first verdict that is not
   */
  public Verdict check(Derivation derivation, long seed) {
    return attempt(() -> DerivationLines.of(this, derivation).check(seed).verdict());
  }

  /** A person's own derivation as a file has it, its program first; see {@link DerivationLines}. */
  public static DerivationLines derivation(
      String name, String text, List<String> declarations, boolean strict) {
    var source = Source.of(name, text);
    return attempt(source, () -> DerivationLines.read(source, declarations, strict));
  }

  org.frobenius.syntax.Program read() {
    return read;
  }

  /**
   * @param assumptions in words, as answers list them
   */
  Compiled compiled(Expr e, List<String> assumptions) {
    return new Compiled(
        e, Optional.empty(), Optional.empty(), source(), names(), read(assumptions), Values.none());
  }

  /**
   * A derivative of the expression.
   *
   * @param claim what it says of how the expression changes
   * @param byColumns the same column by column
   */
  Compiled compiledDerivative(
      Expr e,
      Compiled.Claim claim,
      Optional<Supplier<Compiled>> byColumns,
      List<String> assumptions) {
    return new Compiled(
        e, Optional.of(claim), byColumns, source(), names(), read(assumptions), Values.none());
  }

  /** The assumptions of an answer from their words, which are an expression and a kind. */
  List<Assumption> read(List<String> assumptions) {
    return assumptions.stream()
        .flatMap(words -> attempt(() -> AssumptionWords.read(words, read)).stream())
        .toList();
  }

  /** Those of an answer's assumptions that another form of it does not show. */
  List<String> notShown(List<String> assumptions, Expr form) {
    return assumptions.stream()
        .filter(words -> read(List.of(words)).stream().allMatch(a -> isHidden(a, form)))
        .toList();
  }

  private boolean isHidden(Assumption assumption, Expr form) {
    return !AssumptionsAsWritten.of(Domain.hidden(List.of(assumption), form), expression(), form)
        .isEmpty();
  }

  /** A further expression in the program's scope, of this shape. */
  Expr expression(String text, Shape shape) {
    return attempt(() -> read.expression(text, shape));
  }

  /** What is differentiated by: a name that is not an integer's, or a definition's name. */
  Expr variable(String name) {
    return variables.named(name);
  }

  /** What a gradient takes for granted, but for what it does without. */
  private List<String> conditions(Collection<Assumption> assumed, Expr variable, Expr gradient) {
    List<Assumption> hidden = Domain.hidden(assumed, gradient);
    List<Assumption> plain =
        hidden.stream().flatMap(a -> AssumptionsAsWritten.parts(a).stream()).toList();
    boolean needless =
        !hidden.isEmpty() && NeedlessConditions.are(plain, expression(), variable, gradient);
    return taken(needless ? List.of() : assumed, gradient);
  }

  /** What the answer and the reading of the text take for granted, and the answer does not show. */
  List<String> taken(Collection<Assumption> assumptions, Expr answer) {
    var all = new LinkedHashSet<>(lost());
    all.addAll(assumptions);
    if (all.isEmpty()) {
      return List.of();
    }
    List<Assumption> hidden =
        AssumptionsAsWritten.of(Domain.hidden(all, answer), expression(), answer);
    for (Assumption assumption : hidden) {
      if (assumption.isImpossible()) {
        throw new DomainException(AssumptionWords.impossible(assumption));
      }
    }
    return words(hidden);
  }

  /** What the text needs, and the expression read from it no more: of {@code 0*inv(A)}. */
  List<Assumption> lost() {
    return read.stated().isEmpty() ? List.of() : Domain.lost(read.stated(), expression());
  }

  /** What the answer takes for granted and does not show. */
  static List<String> words(Collection<Assumption> assumptions, Expr answer) {
    return assumptions.isEmpty() ? List.of() : words(Domain.hidden(assumptions, answer));
  }

  private static List<String> words(List<Assumption> assumptions) {
    return assumptions.stream().map(AssumptionWords::of).distinct().toList();
  }

  private <T> T attempt(Callable<T> work) {
    return attempt(source(), expression().meta().reach(), work);
  }

  private static <T> T attempt(Source source, Callable<T> work) {
    return attempt(source, Integer.MAX_VALUE, work);
  }

  /** On a stack deep enough; a failure points into the program. */
  private static <T> T attempt(Source source, int reach, Callable<T> work) {
    try {
      return DeepStack.call(reach, work);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }
}
