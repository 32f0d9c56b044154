package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/**
 * Works a gradient out the way a person writes it down. From the outside in, one rule of
 * differentials a line; what only carries a differential through (sums, constant factors, traces,
 * transposes) is folded into the same line. Then what stands around {@code d(X)} moves to the left
 * of the colon.
 */
public final class Deriver {
  /** A line with more names, numbers and operators is read by nobody. */
  private static final long LONGEST = 2_000;

  /** Operators with {@code d(f(A)) = f(d(A))}, in each argument if they take two. */
  private static final Set<Op> LINEAR =
      EnumSet.of(
          Op.TRACE,
          Op.SUM,
          Op.ROWSUM,
          Op.COLSUM,
          Op.DIAG,
          Op.DIAGONAL,
          Op.VEC,
          Op.VECH,
          Op.UNVEC,
          Op.TRIL,
          Op.TRIU,
          Op.SYM,
          Op.SKEW,
          Op.FROBENIUS,
          Op.KRON,
          Op.KHATRIRAO,
          Op.CONTRACT_LEFT,
          Op.CONTRACT_RIGHT,
          Op.CROSS,
          Op.CONJ);

  /** Rules that only reorder scalars, or read a colon as one: not worth a reader's time. */
  private static final Set<String> TACIT =
      Set.of("frobenius-left", "frobenius-right", "scalar-left", "scalar-right", "move-scalar");

  private final Expr wrt;
  private final Map<Expr, Boolean> depends = new IdentityHashMap<>();
  private final Map<Expr, Boolean> differentiates = new IdentityHashMap<>();
  private final Map<Expr, Derivation.Chain> definitions = new LinkedHashMap<>();

  private Deriver(Expr wrt) {
    this.wrt = wrt;
  }

  /**
   * The derivation of {@code dphi = gradient : d(wrt)}.
   *
   * @param phi a scalar
   * @param wrt a name or a definition
   * @param gradient as found by {@link Gradients} and simplified
   */
  public static Derivation derive(Expr phi, Expr wrt, Expr gradient) {
    return new Deriver(wrt).run(phi, gradient);
  }

  private Derivation run(Expr phi, Expr gradient) {
    Expr value = phi != wrt && phi instanceof Expr.Named(_, var named, _) ? named : phi;
    var steps = new ArrayList<>(expansion(value));
    Expr last = inwards(steps);
    finish(steps, last, gradient);
    var chains = new ArrayList<>(definitions.values());
    chains.add(new Derivation.Chain(phi, steps));
    return new Derivation(phi, wrt, chains, gradient);
  }

  // differentials, from the outside in

  /** From {@code d(u)} to an expression in {@code d} of names. */
  private List<Derivation.Step> expansion(Expr u) {
    var steps = new ArrayList<Derivation.Step>();
    Expr line = Build.differential(u);
    do {
      var reasons = new LinkedHashSet<Derivation.Reason>();
      line = expand(line, reasons);
      if (reasons.size() > 1) {
        reasons.remove(Derivation.Reason.LINEAR);
      }
      line = gatheredTerms(quotients(line));
      if (Build.isZero(line)) {
        reasons.clear();
        reasons.add(Move.DOES_NOT_OCCUR.reason(Printer.text(wrt) + " does not occur"));
      }
      add(steps, line, reasons);
    } while (composite(line));
    return steps;
  }

  private void add(
      List<Derivation.Step> steps, Expr line, java.util.Collection<Derivation.Reason> reasons) {
    if (Printer.tokens(line) > LONGEST) {
      throw new LimitException(
          Diagnostic.of(Kind.LIMIT, "a line of the derivation is too long to be read", Span.NONE)
              .help("give names to parts of the expression: `r = A*x - b; norm(r)^2`"));
    }
    List<Derivation.Reason> linear = List.of(Derivation.Reason.LINEAR);
    if (!steps.isEmpty()
        && steps.getLast().reasons().equals(linear)
        && (List.copyOf(reasons).equals(linear) || reasons.contains(Derivation.Reason.SIMPLIFY))) {
      // one line for two moves that need no explanation
      steps.removeLast();
    }
    steps.add(new Derivation.Step(line, List.copyOf(reasons)));
  }

  /** Whether a differential of something else than a name is left. */
  private boolean composite(Expr e) {
    return e instanceof Expr.Differential(var arg, _)
        ? !isLeaf(arg)
        : differentiates(e) && Children.of(e).stream().anyMatch(this::composite);
  }

  private boolean isLeaf(Expr e) {
    return e == wrt || e instanceof Expr.Named;
  }

  /** Each differential of an operator by its rule. */
  private Expr expand(Expr e, Set<Derivation.Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return isLeaf(arg) ? name(arg) : byRules(through(arg, reasons), reasons);
    }
    return differentiates(e) ? inside(e, child -> expand(child, reasons)) : e;
  }

  /** {@code d(r)} of a definition, whose own differential stands on lines of its own. */
  private Expr name(Expr arg) {
    if (arg != wrt && arg instanceof Expr.Named(_, var value, _) && !definitions.containsKey(arg)) {
      var steps = new ArrayList<Derivation.Step>();
      for (Derivation.Step step : expansion(value)) {
        steps.add(new Derivation.Step(folded(step.line(), value, arg), step.reasons()));
      }
      definitions.put(arg, new Derivation.Chain(arg, steps));
    }
    return Build.differential(arg);
  }

  /** {@code tanh(W*x)} in the differential of {@code h = tanh(W*x)} is h. */
  private static Expr folded(Expr e, Expr value, Expr name) {
    if (e == value && value.meta().weight() > 1) {
      return name;
    }
    return e instanceof Expr.Differential || e instanceof Expr.Named
        ? e
        : Children.map(e, child -> folded(child, value, name));
  }

  private Expr byRules(Expr e, Set<Derivation.Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return isLeaf(arg) ? e : byRule(arg, reasons);
    }
    return differentiates(e) ? inside(e, child -> byRules(child, reasons)) : e;
  }

  /** {@code d(u)} carried inwards through all that is linear. */
  private Expr through(Expr u, Set<Derivation.Reason> reasons) {
    if (!depends(u)) {
      return Build.zeros(u.shape());
    }
    if (isLeaf(u)) {
      return name(u);
    }
    List<Expr> varying = Children.of(u).stream().filter(this::depends).toList();
    boolean linear =
        switch (u) {
          case Expr.Sum _, Expr.Transpose _, Expr.Block _ -> true;
          case Expr.Slice(var arg, _, _, _) -> varying.size() == 1 && depends(arg);
          case Expr.BigSum(_, _, _, var body, _) -> varying.size() == 1 && depends(body);
          case Expr.Integral(_, _, _, var body, _) -> varying.size() == 1 && depends(body);
          case Expr.Product _, Expr.Hadamard _ ->
              varying.size() == 1 && Collections.frequency(Children.of(u), varying.getFirst()) == 1;
          case Expr.Frechet(_, _, var directions, _) ->
              varying.size() == 1 && Collections.frequency(directions, varying.getFirst()) == 1;
          case Expr.Call(var op, var args, _) ->
              LINEAR.contains(op)
                  && varying.size() == 1
                  && Collections.frequency(args, varying.getFirst()) == 1;
          case Expr.Power _, Expr.EntryPower _, Expr.MatrixFunction _, Expr.Entrywise _ -> false;
          case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> false;
          case Expr.Differential _, Expr.Applied _ -> false;
        };
    if (!linear) {
      return Build.differential(u);
    }
    reasons.add(Derivation.Reason.LINEAR);
    boolean additive = u instanceof Expr.Sum || u instanceof Expr.Block;
    return Children.map(u, child -> depends(child) || additive ? through(child, reasons) : child);
  }

  /** Whether the differential of a term is carried through to names by linearity alone. */
  private boolean isLinearTerm(Expr u) {
    if (u instanceof Expr.Sum(var terms, _)) {
      // d(x - mu) is dx at sight
      List<Expr> varying = terms.stream().filter(this::depends).toList();
      return varying.size() == 1 && isLeaf(varying.getFirst());
    }
    return !(u instanceof Expr.BigSum)
        && !(u instanceof Expr.Integral)
        && !composite(through(u, new LinkedHashSet<>()));
  }

  /** One rule on {@code d(u)}; of its arguments, terms linear in names are carried through. */
  private Expr byRule(Expr u, Set<Derivation.Reason> reasons) {
    return switch (u) {
      case Expr.Product(var c, var scalars, var factors, _) -> {
        reasons.add(rule(factors.isEmpty() ? "scalar-product" : "product"));
        var terms = new ArrayList<Expr>();
        for (int i = 0; i < scalars.size(); i++) {
          if (depends(scalars.get(i))) {
            Expr changed = argument(scalars.get(i), reasons);
            terms.add(Build.product(c, replaced(scalars, i, changed), factors));
          }
        }
        for (int i = 0; i < factors.size(); i++) {
          if (depends(factors.get(i))) {
            Expr changed = argument(factors.get(i), reasons);
            terms.add(Build.product(c, scalars, replaced(factors, i, changed)));
          }
        }
        yield Build.sum(terms);
      }
      case Expr.Hadamard(var factors, _) -> {
        reasons.add(rule("hadamard"));
        var terms = new ArrayList<Expr>();
        for (int i = 0; i < factors.size(); i++) {
          if (depends(factors.get(i))) {
            Expr changed = argument(factors.get(i), reasons);
            terms.add(Build.hadamard(replaced(factors, i, changed)));
          }
        }
        yield Build.sum(terms);
      }
      case Expr.Call(var op, var args, _)
          when op == Op.FROBENIUS && args.getFirst() == args.getLast() -> {
        reasons.add(rule("frobenius"));
        yield Build.frobenius(
            Build.scale(Rational.TWO, args.getFirst()), argument(args.getFirst(), reasons));
      }
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.MatrixFunction _ ->
          byBook(u, reasons);
      case Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> byBook(u, reasons);
      case Expr.Applied applied -> {
        reasons.add(Move.CHAIN_RULE.reason("chain rule for " + applied.function().name()));
        yield UnknownFunctions.differential(applied, argument(applied.arg(), reasons));
      }
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ ->
          throw unsupported(u);
      case Expr.Integral integral -> {
        reasons.add(Move.UNDER_THE_INTEGRAL.reason());
        yield Build.sum(
            Build.integral(
                integral.variable(),
                integral.from(),
                integral.to(),
                argument(integral.body(), reasons)),
            Build.product(argument(integral.to(), reasons), integral.at(integral.to())),
            Build.negate(
                Build.product(argument(integral.from(), reasons), integral.at(integral.from()))));
      }
      case Expr.Sum _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Differential _ ->
          throw unsupported(u);
    };
  }

  private static RuntimeException unsupported(Expr u) {
    return Decomposition.unsupported("the derivative of `" + Decomposition.operator(u) + "`");
  }

  private Expr byBook(Expr u, Set<Derivation.Reason> reasons) {
    DifferentialRules.Match match =
        DifferentialRules.standard().find(u).orElseThrow(() -> unsupported(u));
    reasons.add(reason(match.rule(), u));
    var terms = new ArrayList<Expr>();
    terms.add(Rewriting.instantiate(match.rule().right(), match.bindings()));
    for (LambdaParts.Term term : LambdaParts.of(u)) {
      if (depends(term.part())) {
        terms.add(Build.product(Build.differential(term.part()), term.derivative()));
      }
    }
    return gathered(arguments(Build.sum(terms), reasons), true);
  }

  /** The general rules of functions say of which function. */
  private static Derivation.Reason reason(Rule rule, Expr u) {
    String words =
        switch (u) {
          case Expr.Entrywise _ when rule.name().equals("entrywise") ->
              (u.isScalar() ? "chain rule for " : "entrywise ") + Decomposition.operator(u);
          case Expr.MatrixFunction _ when rule.name().equals("function") ->
              "function " + Decomposition.operator(u);
          case Expr _ -> rule.name();
        };
    return new Derivation.Reason(words, Optional.of(rule));
  }

  /** {@code d} of what does not vary is zero. */
  private Expr arguments(Expr e, Set<Derivation.Reason> reasons) {
    if (e instanceof Expr.Differential(var arg, _)) {
      return argument(arg, reasons);
    }
    return differentiates(e) ? inside(e, child -> arguments(child, reasons)) : e;
  }

  private Expr argument(Expr arg, Set<Derivation.Reason> reasons) {
    if (!depends(arg)) {
      return Build.zeros(arg.shape());
    }
    if (isLeaf(arg)) {
      return name(arg);
    }
    // 1/b in a quotient: its rule is part of the quotient's
    if (arg instanceof Expr.Power(var base, Expr.Num(var k, _), _)
        && base.isScalar()
        && k.signum() < 0) {
      return byBook(arg, reasons);
    }
    return isLinearTerm(arg) ? through(arg, new LinkedHashSet<>()) : Build.differential(arg);
  }

  private static List<Expr> replaced(List<Expr> list, int at, Expr by) {
    var copy = new ArrayList<>(list);
    copy.set(at, by);
    return copy;
  }

  /** {@code d(u)/sqrt(u)}: what varies stands before what it is divided by. */
  private Expr quotients(Expr e) {
    if (!differentiates(e)) {
      return e;
    }
    Expr inner = Children.map(e, this::quotients);
    if (!(inner instanceof Expr.Product(var c, var scalars, var factors, _))
        || scalars.stream().noneMatch(this::differentiates)) {
      return inner;
    }
    var sorted = new ArrayList<>(scalars);
    sorted.sort(java.util.Comparator.comparing(Deriver::isReciprocal));
    return Build.product(c, sorted, factors);
  }

  private static boolean isReciprocal(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.signum() < 0;
  }

  private Expr gatheredTerms(Expr line) {
    var all = new ArrayList<Expr>();
    for (Expr term : terms(line)) {
      all.add(gathered(term, all.isEmpty()));
    }
    return Build.sum(all);
  }

  /** {@code 2*(A : d(A))} is {@code 2*A : d(A)}; a minus stands in front of all but the first. */
  private Expr gathered(Expr e, boolean first) {
    if (e instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
      for (int i = 0; i < scalars.size(); i++) {
        if (scalars.get(i) instanceof Expr.Call(var op, var args, _)
            && op == Op.FROBENIUS
            && differentiates(args.getLast())
            && !differentiates(args.getFirst())) {
          var rest = new ArrayList<>(scalars);
          rest.remove(i);
          Expr left = Build.product(c, rest, List.of(args.getFirst()));
          return first ? Build.frobenius(left, args.getLast()) : colon(left, args.getLast());
        }
      }
    }
    return e;
  }

  /** The node on changed children: zero where a part it is linear in is zero. */
  private Expr inside(Expr e, java.util.function.UnaryOperator<Expr> f) {
    Expr changed = Children.map(e, child -> differentiates(child) ? f.apply(child) : child);
    boolean additive = e instanceof Expr.Sum || e instanceof Expr.Block;
    boolean vanishes =
        !additive
            && Children.of(changed).stream().anyMatch(Build::isZero)
            && Children.of(e).stream()
                .anyMatch(child -> differentiates(child) && Build.isZero(f.apply(child)));
    return vanishes ? Build.zeros(e.shape()) : changed;
  }

  // adjoints: everything to the left of the colon

  /** From differentials of definitions to those of names, the outermost definition first. */
  private Expr inwards(List<Derivation.Step> steps) {
    Expr line = steps.getLast().line();
    while (true) {
      var reasons = new LinkedHashSet<Derivation.Reason>();
      Expr moved = moved(line, reasons);
      if (moved != line) {
        add(steps, moved, reasons);
        line = moved;
      }
      Optional<Expr> next = outermost(line);
      if (next.isEmpty()) {
        return line;
      }
      Derivation.Chain chain = Objects.requireNonNull(definitions.get(next.get()));
      line = collected(line, next.get(), chain.last());
      String name = "insert d" + ((Expr.Named) next.get()).name();
      add(steps, line, List.of(Move.INSERT.reason(name)));
    }
  }

  /** The definition whose differential is in the line and in that of no other one in it. */
  private Optional<Expr> outermost(Expr line) {
    var open = new ArrayList<Expr>();
    for (Expr definition : definitions.keySet()) {
      if (contains(line, Build.differential(definition))) {
        open.add(definition);
      }
    }
    return open.stream()
        .filter(d -> open.stream().noneMatch(o -> o != d && contains(o, d)))
        .findFirst();
  }

  private static boolean contains(Expr e, Expr part) {
    return contains(e, part, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean contains(Expr e, Expr part, Set<Expr> seen) {
    return e == part
        || (seen.add(e) && Children.of(e).stream().anyMatch(c -> contains(c, part, seen)));
  }

  /** {@code K : d(r) + L : d(r)} as {@code (K + L) : (the differential of r)}. */
  private Expr collected(Expr line, Expr definition, Expr differential) {
    Expr d = Build.differential(definition);
    var coefficients = new ArrayList<Expr>();
    var rest = new ArrayList<Expr>();
    for (Expr term : terms(line)) {
      coefficient(term, d).ifPresentOrElse(coefficients::add, () -> rest.add(term));
    }
    if (coefficients.isEmpty() || rest.stream().anyMatch(t -> contains(t, d))) {
      return Children.substitute(line, Map.of(d, differential));
    }
    var all = new ArrayList<Expr>();
    all.add(Build.frobenius(Build.sum(coefficients), differential));
    all.addAll(rest);
    return Build.sum(all);
  }

  private static List<Expr> terms(Expr line) {
    return line instanceof Expr.Sum(var terms, _) ? terms : List.of(line);
  }

  /** K of {@code K : d}. */
  private static Optional<Expr> coefficient(Expr term, Expr d) {
    if (term == d) {
      return Optional.of(Build.ONE);
    }
    if (term instanceof Expr.Call(var op, var args, _)
        && op == Op.FROBENIUS
        && args.getLast() == d) {
      return Optional.of(args.getFirst());
    }
    if (term instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
      for (int i = 0; i < scalars.size(); i++) {
        var inner = coefficient(scalars.get(i), d);
        if (inner.isPresent()) {
          var rest = new ArrayList<>(scalars);
          rest.remove(i);
          return Optional.of(Build.product(c, rest, List.of(inner.get())));
        }
      }
    }
    return Optional.empty();
  }

  /** A line as {@code K : d(X) + L : d(r) + ...}. */
  private Expr moved(Expr line, Set<Derivation.Reason> reasons) {
    if (Build.isZero(line)) {
      return line;
    }
    var found = new ArrayList<Term>();
    var moves = new LinkedHashSet<Rule>();
    carry(Build.ONE, line, found, moves);
    moves.stream()
        .filter(r -> !TACIT.contains(r.name()))
        .map(Derivation.Reason::of)
        .forEach(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add(Derivation.Reason.LINEAR);
    }
    return line(found);
  }

  /** Equal terms counted; a minus in front of all but the first. */
  private static Expr line(List<Term> terms) {
    var counts = new LinkedHashMap<Term, Rational>();
    terms.forEach(t -> counts.merge(t, Rational.ONE, Rational::plus));
    var line = new ArrayList<Expr>();
    counts.forEach(
        (t, count) -> {
          Expr left = Build.scale(count, t.left());
          line.add(
              line.isEmpty()
                  ? Build.frobenius(left, t.differential())
                  : colon(left, t.differential()));
        });
    return Build.sum(line);
  }

  /** {@code left : differential}. */
  private record Term(Expr left, Expr differential) {}

  /** {@code left : right}, a minus in front. */
  private static Expr colon(Expr left, Expr right) {
    return left instanceof Expr.Product(var c, var scalars, var factors, _) && c.signum() < 0
        ? Build.negate(Build.frobenius(Build.product(c.negate(), scalars, factors), right))
        : Build.frobenius(left, right);
  }

  /** Splits {@code c : t}. */
  private void carry(Expr c, Expr t, List<Term> found, Set<Rule> moves) {
    switch (t) {
      case Expr.Differential _ -> found.add(new Term(c, t));
      case Expr.Sum(var terms, _) -> terms.forEach(term -> carry(c, term, found, moves));
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        var inner = new ArrayList<Term>();
        Expr.Symbol own = apart(index, c);
        carry(c, own == index ? body : Children.substitute(body, Map.of(index, own)), inner, moves);
        inner.forEach(
            p -> found.add(new Term(Build.bigSum(own, from, to, p.left()), p.differential())));
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        var inner = new ArrayList<Term>();
        Expr.Symbol own = apart(variable, c);
        carry(
            c,
            own == variable ? body : Children.substitute(body, Map.of(variable, own)),
            inner,
            moves);
        inner.forEach(
            p -> found.add(new Term(Build.integral(own, from, to, p.left()), p.differential())));
      }
      case Expr.Product(var k, var scalars, var factors, _) ->
          product(c, k, scalars, factors, found, moves);
      case Expr.Slice(var arg, _, _, _) ->
          carry(tidy(Decomposition.of(t).parts().getFirst().adjoint().apply(c)), arg, found, moves);
      case Expr.Block _ -> {
        for (Decomposition.Part part : Decomposition.of(t).parts()) {
          if (differentiates(part.argument())) {
            carry(tidy(part.adjoint().apply(c)), part.argument(), found, moves);
          }
        }
      }
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> {}
      case Expr.Applied _ -> {}
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ ->
          byAdjoint(c, t, found, moves);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ ->
          byAdjoint(c, t, found, moves);
    }
  }

  /** The index, or another letter where {@code c} has one of its name. */
  private static Expr.Symbol apart(Expr.Symbol index, Expr c) {
    var taken = Children.symbols(c).stream().map(Expr.Symbol::name).toList();
    Expr.Symbol own = index;
    for (int i = 1; taken.contains(own.name()); i++) {
      own = Build.symbol(index.name() + i, index.space());
    }
    return own;
  }

  private void byAdjoint(Expr c, Expr t, List<Term> found, Set<Rule> moves) {
    AdjointTemplates.Moved moved =
        AdjointTemplates.standard()
            .move(c, t)
            .orElseThrow(
                () ->
                    Decomposition.unsupported(
                        "a derivation through `" + Decomposition.operator(t) + "`"));
    moves.add(moved.rule());
    carry(tidy(moved.left()), moved.right(), found, moves);
  }

  /** {@code C : s*L*U*R = s*L'*C*R' : U}; where a scalar varies, {@code C : u*M = (C : M)*u}. */
  private void product(
      Expr c,
      Rational k,
      List<Expr> scalars,
      List<Expr> factors,
      List<Term> found,
      Set<Rule> moves) {
    for (int i = 0; i < scalars.size(); i++) {
      if (differentiates(scalars.get(i))) {
        var rest = new ArrayList<>(scalars);
        rest.remove(i);
        Expr left;
        if (factors.isEmpty()) {
          left = Build.product(c, Build.product(k, rest, List.of()));
        } else {
          moves.add(book("to-scalar"));
          left = Build.product(k, rest, List.of(Build.frobenius(c, Build.product(factors))));
        }
        carry(left, scalars.get(i), found, moves);
        return;
      }
    }
    for (int i = 0; i < factors.size(); i++) {
      if (differentiates(factors.get(i))) {
        var left = new ArrayList<Expr>();
        for (int j = i - 1; j >= 0; j--) {
          left.add(turned(factors.get(j)));
        }
        left.add(c);
        for (int j = factors.size() - 1; j > i; j--) {
          left.add(turned(factors.get(j)));
        }
        if (i > 0) {
          moves.add(book("move-left"));
        }
        if (i < factors.size() - 1) {
          moves.add(book("move-right"));
        }
        carry(
            Build.product(k, scalars, List.of(Build.product(left))), factors.get(i), found, moves);
        return;
      }
    }
  }

  /** Transposes of products written out, those of symmetric matrices gone. */
  static Expr turned(Expr e) {
    if (e.isScalar()) {
      return e;
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, scalars, factors.reversed().stream().map(Deriver::turned).toList());
      case Expr.Transpose(var arg, _) -> arg;
      case Expr other ->
          other.shape().isSquare() && Properties.has(other, Property.SYMMETRIC)
              ? other
              : Build.transpose(other);
    };
  }

  private static Expr tidy(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> turned(tidy(arg));
      case Expr.Product _, Expr.Hadamard _ -> Children.map(e, Deriver::tidy);
      case Expr other -> other;
    };
  }

  // the end

  private void finish(List<Derivation.Step> steps, Expr line, Expr gradient) {
    var end = new DerivationEnd(wrt, gradient);
    var coefficients = new ArrayList<Expr>();
    Expr d = Build.differential(wrt);
    boolean clean =
        terms(line).stream().allMatch(t -> coefficient(t, d).map(coefficients::add).orElse(false));
    List<Derivation.Step> more = end.after(line, clean ? coefficients : List.of());
    if (clean && more.size() == 1 && end.isReordered(coefficients)) {
      steps.set(
          steps.size() - 1, new Derivation.Step(more.getFirst().line(), steps.getLast().reasons()));
      return;
    }
    more.forEach(step -> add(steps, step.line(), step.reasons()));
  }

  // the rulebook and the variable

  private static Rule book(String name) {
    return Rulebook.standard().find(name).orElseThrow();
  }

  private static Derivation.Reason rule(String name) {
    return Derivation.Reason.of(book(name));
  }

  private boolean depends(Expr e) {
    Boolean known = depends.get(e);
    if (known == null) {
      known = e == wrt || Children.of(e).stream().anyMatch(this::depends);
      depends.put(e, known);
    }
    return known;
  }

  private boolean differentiates(Expr e) {
    Boolean known = differentiates.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Differential || Children.of(e).stream().anyMatch(this::differentiates);
      differentiates.put(e, known);
    }
    return known;
  }
}
