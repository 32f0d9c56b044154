package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Order;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Candidates;
import org.frobenius.rule.Domain;
import org.frobenius.rule.FunctionForms;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Signature;

/**
 * Rewrites to the normal form: noncommutative polynomials collected and in order (that is here, and
 * its {@code *Arrangement} parts), everything else by the rules of the rulebook, from the leaves
 * up, each shared node once. A definition's name is a leaf. Remembers what the rules assumed.
 */
public final class Normalizer {
  private final AlgebraIndex rules;
  private final Set<Assumption> assumptions;
  private final Set<Expr.Named> definitions;
  private final UnaryOperator<Expr> normalizing = this::normalize;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /** What another normalizer has done, whose assumptions this one has taken over. */
  private final Map<Expr, Expr> before;

  /** The sums and integrals around, outer ones first. */
  private final List<Expr> context;

  private final Predicate<Rule> allowed;

  /** Whether square factors of sums are pulled out of inverses and determinants. */
  private final boolean factoring;

  private Optional<Presentation> presentation = Optional.empty();
  private Optional<Expansion> expansion = Optional.empty();
  private final ProductArrangement products;
  private final EntrywiseArrangement entries;

  public Normalizer() {
    this(AlgebraIndex.standard(), _ -> true, true);
  }

  /**
   * For the steps of a derivation, in which sums stay as they stand under inverses and
   * determinants: a reader follows the rules that undo them.
   *
   * @param allowed is asked before a rule of the book that fits is applied; one that is not allowed
   *     is passed over
   */
  public Normalizer(Predicate<Rule> allowed) {
    this(AlgebraIndex.standard(), allowed, false);
  }

  private Normalizer(AlgebraIndex rules, Predicate<Rule> allowed, boolean factoring) {
    this(
        rules,
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        List.of(),
        allowed,
        factoring,
        Map.of());
  }

  /** With the equations, too, that only hold where both sides have values. */
  public static Normalizer ofEquation() {
    return new Normalizer(AlgebraIndex.withEqualities(), _ -> true, true);
  }

  private Normalizer(
      AlgebraIndex rules,
      Set<Assumption> assumptions,
      Set<Expr.Named> definitions,
      List<Expr> context,
      Predicate<Rule> allowed,
      boolean factoring,
      Map<Expr, Expr> before) {
    this.rules = rules;
    this.assumptions = assumptions;
    this.definitions = definitions;
    this.context = context;
    this.allowed = allowed;
    this.factoring = factoring;
    this.before = before;
    this.entries = new EntrywiseArrangement(this::assume, normalizing);
    this.products = new ProductArrangement(this::assume, entries, normalizing);
  }

  /**
   * For what stands under the sum, where its index runs between its bounds. Assumptions and
   * definitions are shared.
   */
  public Normalizer under(Expr.BigSum sum) {
    return inside(sum);
  }

  /** For what stands under the integral. */
  public Normalizer under(Expr.Integral integral) {
    return inside(integral);
  }

  private Normalizer inside(Expr binder) {
    var inside = new ArrayList<>(context);
    inside.add(binder);
    return new Normalizer(rules, assumptions, definitions, inside, allowed, factoring, Map.of());
  }

  /**
   * For an expression that may not be taken in the end: what it assumes is known to this normalizer
   * only after {@link #adopt}.
   */
  Normalizer trial() {
    return new Normalizer(
        rules, new LinkedHashSet<>(assumptions), definitions, context, _ -> true, factoring, done);
  }

  /** Takes over what a trial assumed. */
  void adopt(Normalizer trial) {
    assumptions.addAll(trial.assumptions);
  }

  /** For what a rule assumed that was applied elsewhere. */
  void assumeAll(List<Assumption> further) {
    further.forEach(this::assume);
  }

  /** What has been assumed so far, in the order it was needed. */
  public Set<Assumption> assumptions() {
    return assumptions;
  }

  /** Shortest forms found so far, so that several answers share the search. */
  Presentation presentation() {
    if (presentation.isEmpty()) {
      presentation = Optional.of(new Presentation());
    }
    return presentation.get();
  }

  /** One for all that is multiplied out here, so that what several answers share is done once. */
  Expansion expansion() {
    if (expansion.isEmpty()) {
      expansion = Optional.of(new Expansion());
    }
    return expansion.get();
  }

  /** The definitions met so far, outer ones first. */
  Set<Expr.Named> definitions() {
    return definitions;
  }

  /** For names that stood for something on the way only. */
  public void forget(Predicate<Expr.Named> names) {
    definitions.removeIf(names);
  }

  /**
   * Definitions that the expression does not use, and answers may: those whose normal form assumes
   * nothing.
   */
  public void offer(Collection<? extends Expr> further) {
    for (Expr definition : further) {
      if (definition instanceof Expr.Named name && !definitions.contains(name)) {
        var apart = new Normalizer();
        apart.normalize(name.value());
        if (apart.assumptions().isEmpty()) {
          definitions.add(name);
        }
      }
    }
  }

  public Expr normalize(Expr e) {
    if (e instanceof Expr.Symbol || e instanceof Expr.Num) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      known = before.get(e);
    }
    if (known != null) {
      return known;
    }
    // a child that came out scaled may change what its parent is: its parts are then not all normal
    // yet
    Expr withNormalChildren = children(e);
    Expr result = withNormalChildren == e ? head(e) : normalize(withNormalChildren);
    done.put(e, result);
    done.put(result, result);
    return result;
  }

  private Expr children(Expr e) {
    return switch (e) {
      case Expr.Named name -> {
        definitions.add(name);
        yield e;
      }
      case Expr.Differential _ -> e;
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        Expr b = under((Expr.BigSum) e).normalize(body);
        yield Build.bigSum(index, normalize(from), normalize(to), b);
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        Expr b = under((Expr.Integral) e).normalize(body);
        yield Build.integral(variable, normalize(from), normalize(to), b);
      }
      case Expr.Entrywise(Fun.Lambda(var z, var body), var arg, _) ->
          Build.entrywise(new Fun.Lambda(z, body(z, body, arg, true)), normalize(arg));
      case Expr.MatrixFunction(Fun.Lambda(var z, var body), var arg, _) ->
          Build.matrixFunction(new Fun.Lambda(z, body(z, body, arg, false)), normalize(arg));
      case Expr.Frechet(Fun.Lambda(var z, var body), var at, var directions, _) ->
          Build.frechet(
              new Fun.Lambda(z, body(z, body, at, false)),
              normalize(at),
              directions.stream().map(normalizing).toList());
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Sum _, Expr.Product _ ->
          Children.map(e, normalizing);
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ ->
          Children.map(e, normalizing);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ ->
          Children.map(e, normalizing);
      case Expr.Slice _, Expr.Block _, Expr.Applied _ -> Children.map(e, normalizing);
    };
  }

  /** A function's body; what it assumes of its parameter is assumed of what it is taken of. */
  private Expr body(Expr.Symbol parameter, Expr body, Expr arg, boolean entrywise) {
    var inside =
        new Normalizer(
            rules, new LinkedHashSet<>(), definitions, context, allowed, factoring, Map.of());
    Expr normal = inside.normalize(body);
    inside.assumptions.forEach(a -> assumptions.add(a.inside(parameter, arg, entrywise)));
    return normal;
  }

  /** The node's own steps, its children being normal. */
  private Expr head(Expr e) {
    Expr arranged = arrange(e);
    if (arranged != e) {
      return normalize(arranged);
    }
    Candidates candidates = rules.forHead(e);
    long signature = candidates.isEmpty() ? 0 : Signature.of(e);
    long inside = Operators.in(e);
    for (int i = candidates.next(signature, inside, 0);
        i >= 0;
        i = candidates.next(signature, inside, i + 1)) {
      Rule rule = candidates.rule(i);
      var rewritten = Rewriting.apply(rule, e);
      if (rewritten.isPresent() && allowed.test(rule)) {
        rewritten.get().assumptions().forEach(this::assume);
        return normalize(rewritten.get().result());
      }
    }
    return e;
  }

  private Expr arrange(Expr e) {
    return switch (e) {
      case Expr.Sum sum -> {
        Expr arranged = SumArrangement.arrange(sum, this::cancelled);
        yield arranged == e ? LinearTerms.gather(sum) : arranged;
      }
      case Expr.Product p -> {
        Expr arranged = products.arrange(p);
        yield arranged == e && factoring ? Adjugates.arrange(p, this::assume) : arranged;
      }
      case Expr.Hadamard h -> entries.hadamard(h);
      case Expr.Power(var base, var exponent, _) ->
          ProductPowers.writtenOut(base, exponent)
              .or(() -> pulledOut(e))
              .or(() -> SquaredNorm.cancelled(e, normalizing))
              .orElseGet(() -> EntrywiseArrangement.power(e, base, exponent, false));
      case Expr.EntryPower(var base, var exponent, _) ->
          EntrywiseArrangement.power(e, base, exponent, true);
      case Expr.Entrywise(Fun.Lambda f, var arg, _) ->
          FunctionForms.writtenEntrywise(f, arg).orElse(e);
      case Expr.MatrixFunction(Fun.Lambda f, var arg, _) ->
          FunctionForms.writtenPolynomial(f, arg).orElse(e);
      case Expr.Entrywise(var f, var arg, _) ->
          KnownValues.entrywise(f, arg).orElseGet(() -> EntrywiseArrangement.function(e, f, arg));
      case Expr.MatrixFunction(var f, var arg, _) ->
          KnownValues.ofMatrix(f, arg).orElseGet(() -> EntrywiseArrangement.function(e, f, arg));
      case Expr.Call(var op, var args, _) when op == Op.TRACE ->
          TraceArrangement.arrange(e, args.getFirst(), normalizing);
      case Expr.Call call when Norms.isOfOpposite(call) -> Norms.ofOpposite(call);
      case Expr.Call call when call.op() == Op.ADJUGATE ->
          pulledOut(call)
              .or(() -> factoring ? KroneckerAdjugates.apart(call) : Optional.empty())
              .orElseGet(() -> Directions.sorted(call));
      case Expr.Call(var op, var args, _) when op == Op.DETERMINANT || op == Op.LOGDET ->
          pulledOut(e)
              .or(() -> SquareBlocks.sorted(e, normalizing))
              .orElseGet(() -> Mirror.canonical(e, op, args.getFirst(), normalizing));
      case Expr.Call(var op, var args, _) when Mirror.isSameOfTranspose(op) ->
          Mirror.canonical(e, op, args.getFirst(), normalizing);
      case Expr.Call(var op, var args, _) when op == Op.SUM -> {
        Expr arranged = TraceArrangement.ofEntries(e, args.getFirst());
        yield arranged == e ? Mirror.canonical(e, op, args.getFirst(), normalizing) : arranged;
      }
      case Expr.Call call when LinearEquations.is(call) -> LinearEquations.arrange(call);
      case Expr.BigSum sum -> {
        Expr arranged = BoundedSums.arrange(sum);
        yield arranged == e ? otherWayRound(sum) : arranged;
      }
      case Expr.Integral integral -> Integrals.arrange(integral);
      case Expr.Transpose(var arg, _) -> isMirrored(arg) ? Mirror.of(arg) : e;
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> e;
      case Expr.Slice slice -> SliceArrangement.arrange(slice);
      case Expr.Frechet frechet -> Directions.sorted(frechet);
      case Expr.Call call -> Directions.sorted(call);
      case Expr.Block _, Expr.Differential _, Expr.Applied _ -> e;
    };
  }

  private Optional<Expr> pulledOut(Expr e) {
    return factoring ? SumsOfMultiples.pulledOut(e) : Optional.empty();
  }

  /**
   * A sum counted down from its upper end is the same sum; the form whose body comes first in the
   * order is taken, first by what depends on the index.
   */
  private Expr otherWayRound(Expr.BigSum sum) {
    if (Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      return sum;
    }
    Expr down = Build.sum(sum.to(), sum.from(), Build.negate(sum.index()));
    Expr turned =
        Build.bigSum(
            sum.index(),
            sum.from(),
            sum.to(),
            Children.substitute(sum.body(), Map.of(sum.index(), down)));
    Expr body = ((Expr.BigSum) children(turned)).body();
    return byVarying(body, sum.body(), sum.index()) < 0
        ? Build.bigSum(sum.index(), sum.from(), sum.to(), body)
        : sum;
  }

  private static int byVarying(Expr a, Expr b, Expr.Symbol index) {
    List<Expr> left = varying(a, index);
    List<Expr> right = varying(b, index);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Order.NATURAL.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Order.NATURAL.compare(a, b);
  }

  private static List<Expr> varying(Expr body, Expr.Symbol index) {
    return body instanceof Expr.Product(_, _, var factors, _)
        ? factors.stream().filter(factor -> Constants.dependsOn(factor, index)).toList()
        : List.of();
  }

  /**
   * Operators that hold any number of parts are transposed at once; in a derivation, sums and
   * products by the rules that a reader knows.
   */
  private boolean isMirrored(Expr arg) {
    return arg instanceof Expr.BigSum
        || arg instanceof Expr.Frechet
        || arg instanceof Expr.Call(var op, _, _) && op == Op.ADJUGATE_DERIVATIVE
        || arg instanceof Expr.Integral
        || arg instanceof Expr.Block
        || arg instanceof Expr.Slice
        || factoring && (arg instanceof Expr.Product || arg instanceof Expr.Sum);
  }

  /** What terms that cancel needed to have a value is assumed of the rest. */
  private void cancelled(Expr term) {
    Domain.of(term).forEach(this::assume);
  }

  private void assume(Assumption assumption) {
    boolean exempt =
        !assumption.exponents().isEmpty()
            && assumption.exponents().stream().allMatch(x -> isExempt(x, assumption.kind()));
    boolean positive = assumption.about().isScalar() && isPositiveIndex(assumption.about());
    if (!exempt && !positive) {
      assumptions.addAll(outside(List.of(assumption.always()), Assumption::almostEverywhere));
    }
  }

  /** What is assumed here, said outside the sums and integrals around: without bound names. */
  public List<Assumption> outside(List<Assumption> here) {
    return outside(here, (a, integral) -> Optional.of(a.under(integral)));
  }

  private List<Assumption> outside(
      List<Assumption> here,
      BiFunction<Assumption, Expr.Integral, Optional<Assumption>> ofIntegral) {
    List<Assumption> outside = here;
    for (Expr binder : context.reversed()) {
      outside =
          switch (binder) {
            case Expr.BigSum sum -> outside.stream().map(a -> a.under(sum)).toList();
            case Expr.Integral integral ->
                outside.stream().flatMap(a -> ofIntegral.apply(a, integral).stream()).toList();
            case Expr _ -> outside;
          };
    }
    return outside;
  }

  private Stream<Expr.BigSum> sums() {
    return context.stream().filter(Expr.BigSum.class::isInstance).map(Expr.BigSum.class::cast);
  }

  private boolean isExempt(Expr exponent, Assumption.Kind kind) {
    return switch (kind.exempt()) {
      case NONNEGATIVE -> Properties.has(exponent, Property.NONNEGATIVE) || isNatural(exponent);
      case INTEGER -> Properties.has(exponent, Property.INTEGER);
    };
  }

  /** Whether it is the index of a sum that begins at a positive number. */
  private boolean isPositiveIndex(Expr e) {
    return sums()
        .anyMatch(sum -> sum.index() == e && Properties.has(sum.from(), Property.POSITIVE));
  }

  /**
   * Whether an exponent is a natural number, where the indices of the sums around it run between
   * their bounds.
   */
  public boolean isNatural(Expr exponent) {
    if (Properties.has(exponent, Property.NONNEGATIVE)
        && Properties.has(exponent, Property.INTEGER)) {
      return true;
    }
    return sums()
        .anyMatch(
            sum ->
                hasWholeSteps(exponent, sum.index())
                    && naturalAt(exponent, sum, sum.from())
                    && naturalAt(exponent, sum, sum.to()));
  }

  /** Whether the next index gives an exponent that differs by a whole number, always the same. */
  private static boolean hasWholeSteps(Expr exponent, Expr.Symbol index) {
    Expr next = Children.substitute(exponent, Map.of(index, Build.sum(index, Build.ONE)));
    Expr step = SumArrangement.arranged(Build.minus(next, exponent));
    return Properties.has(step, Property.INTEGER) && !Children.symbols(step).contains(index);
  }

  /**
   * An exponent with whole steps is natural between two ends where it is; {@code to - from} is not
   * negative.
   */
  private boolean naturalAt(Expr exponent, Expr.BigSum sum, Expr end) {
    Expr value = SumArrangement.arranged(Children.substitute(exponent, Map.of(sum.index(), end)));
    Expr length = SumArrangement.arranged(Build.minus(sum.to(), sum.from()));
    Expr rest = SumArrangement.arranged(Build.minus(value, length));
    return natural(value) || natural(rest);
  }

  private static boolean natural(Expr e) {
    return Properties.has(e, Property.NONNEGATIVE) && Properties.has(e, Property.INTEGER);
  }
}
