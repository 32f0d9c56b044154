package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.syntax.Complaints.Part;

/**
 * Syntax tree to nodes: resolves names, and states what each operator asks of the shapes. Works
 * from a list of tasks, not by recursion, so that the depth of the input does not matter.
 */
final class Elaborator {
  /** Where an expression stands, as far as it says something of undeclared names. */
  enum Use {
    PLAIN,
    /** An exponent, a bound or an index. */
    INTEGER,
    /** A product in which a small letter is transposed, or the right side of a linear system. */
    VECTOR
  }

  private final Inference inference;
  private final Complaints complaints;
  private final Names names;
  private final Signatures signatures;
  private final Calls calls;
  private final Parts parts;
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Node> values = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  Elaborator(
      Inference inference,
      Scope scope,
      Complaints complaints,
      Names.Policy policy,
      Dialect dialect) {
    this.inference = inference;
    this.complaints = complaints;
    this.names = new Names(this, scope, policy);
    this.signatures = new Signatures(this, complaints);
    this.calls =
        new Calls(this, scope, complaints, new FunctionNames(scope, policy), signatures, dialect);
    this.parts = new Parts(this, scope, complaints);
  }

  Node elaborate(Ast ast) {
    visit(ast, Use.PLAIN);
    while (!tasks.isEmpty()) {
      tasks.removeLast().run();
    }
    return pop();
  }

  /** All nodes, operands before what is made of them. */
  List<Node> nodes() {
    return nodes;
  }

  Inference inference() {
    return inference;
  }

  // the machine: tasks are done last in, first out; finished operands lie on a stack

  void visit(Ast ast, Use use) {
    tasks.addLast(() -> start(ast, use));
  }

  /** Visits the operands in order, then does the rest. */
  void visit(List<Ast> operands, Use use, Runnable then) {
    tasks.addLast(then);
    operands.reversed().forEach(operand -> visit(operand, use));
  }

  void later(Runnable task) {
    tasks.addLast(task);
  }

  void push(Node node) {
    values.add(node);
  }

  Node pop() {
    return values.removeLast();
  }

  /** The last {@code count} operands in the order visited. */
  List<Node> pop(int count) {
    List<Node> last = values.subList(values.size() - count, values.size());
    List<Node> operands = List.copyOf(last);
    last.clear();
    return operands;
  }

  Node node(Form form, List<Node> args, ShapeVar shape, Span span) {
    var node = new Node(nodes.size(), form, args, shape, span);
    nodes.add(node);
    return node;
  }

  /** What a bare 0 is where a matrix stands: zeros of the shape that fits. */
  Node zeros(Node zero) {
    Form zeros = new Form.ConstantOf(Expr.Constant.Kind.ZEROS);
    return node(zeros, List.of(), inference.open(), zero.span);
  }

  private void start(Ast ast, Use use) {
    switch (ast) {
      case Ast.Number(var numerator, var denominator, var span) ->
          push(number(new Rational(numerator, denominator), span));
      case Ast.Infinity(var span) ->
          push(
              node(
                  new Form.ConstantOf(Expr.Constant.Kind.INFINITY),
                  List.of(),
                  inference.scalar(),
                  span));
      case Ast.Name name -> push(names.node(name, use));
      case Ast.Sum sum -> startSum(sum, use);
      case Ast.Frobenius(var left, var operator, var right, var span) ->
          visit(List.of(left, right), Use.PLAIN, () -> frobenius(operator, span));
      case Ast.Product product -> startProduct(product, use);
      case Ast.Negate(var argument, var span) ->
          visit(List.of(argument), use, () -> wrap(new Form.Negated(), span));
      case Ast.Power power -> startPower(power, use);
      case Ast.Transpose(var argument, _, var span) -> {
        if (argument instanceof Ast.Name name) {
          names.transposed(name);
        }
        visit(List.of(argument), use, () -> transpose(span));
      }
      case Ast.Index index -> parts.index(index);
      case Ast.Block block -> parts.block(block);
      case Ast.Series series -> parts.series(series);
      case Ast.Call call -> calls.call(call);
      case Ast.CurriedCall call -> calls.curried(call);
      case Ast.Lambda(_, _, var span) ->
          throw new UnsupportedException(
              Diagnostic.of(Kind.UNSUPPORTED, "a map `E -> …` is not a matrix", span)
                  .note("maps stand in `L(z -> z^2, X, E)` and are answers of Hessians"));
    }
  }

  Node number(Rational value, Span span) {
    return node(new Form.Number(value), List.of(), inference.scalar(), span);
  }

  /** A node around the last operand, of its shape. */
  private void wrap(Form form, Span span) {
    Node arg = pop();
    push(node(form, List.of(arg), arg.shape, span));
  }

  private void transpose(Span span) {
    Node arg = pop();
    push(node(new Form.Transposed(), List.of(arg), arg.shape.transposed(), span));
  }

  // sums

  private void startSum(Ast.Sum sum, Use use) {
    var operands = new ArrayList<Ast>();
    AstChildren.forEach(sum, operands::add);
    visit(operands, use, () -> finishSum(sum));
  }

  private void finishSum(Ast.Sum sum) {
    List<Node> operands = pop(sum.rest().size() + 1);
    var run = new ArrayList<Node>(List.of(operands.getFirst()));
    var signs = new ArrayList<Boolean>(List.of(false));
    for (int i = 1; i < operands.size(); i++) {
      Ast.Term term = sum.rest().get(i - 1);
      Node right = operands.get(i);
      Span before = operands.getFirst().span.join(operands.get(i - 1).span);
      ShapeVar shape = run.getFirst().shape;
      Part left = i == 1 ? Part.of(run.getFirst()) : new Part(before, shape, Optional.empty());
      Blame blame = complaints.sum(term.operator(), term.operatorSpan(), left, Part.of(right));
      if (term.operator().isDotted()) {
        Node acc = plus(run, signs, before);
        ShapeVar result = inference.broadcast(acc.shape, right.shape, blame);
        Form form = new Form.DotPlus(term.operator().isMinus());
        run =
            new ArrayList<>(
                List.of(node(form, List.of(acc, right), result, before.join(right.span))));
        signs = new ArrayList<>(List.of(false));
      } else {
        inference.require(Relation.Equal.shapes(shape, right.shape), blame);
        run.add(right);
        signs.add(term.operator().isMinus());
      }
    }
    push(plus(run, signs, sum.span()));
  }

  private Node plus(List<Node> run, List<Boolean> signs, Span span) {
    return run.size() == 1
        ? run.getFirst()
        : node(new Form.Plus(signs), List.copyOf(run), run.getFirst().shape, span);
  }

  // products

  private void startProduct(Ast.Product product, Use use) {
    var operands = new ArrayList<Ast>();
    AstChildren.forEach(product, operands::add);
    Use inside = use;
    if (use == Use.PLAIN && names.transposesSmallLetter(operands)) {
      inside = Use.VECTOR;
    }
    later(() -> finishProduct(product));
    int first = names.factorsInFront(operands);
    for (int i = operands.size() - 1; i >= 0; i--) {
      boolean solvedFor =
          i > 0 && product.rest().get(i - 1).operator() == Ast.ProductOperator.UNDER;
      Use here = i < first ? use : inside;
      visit(operands.get(i), solvedFor && use == Use.PLAIN ? Use.VECTOR : here);
    }
  }

  /** Runs of {@code * /} and of {@code .* ./} become one node each. */
  private void finishProduct(Ast.Product product) {
    List<Node> operands = pop(product.rest().size() + 1);
    Node acc = operands.getFirst();
    for (int i = 0; i < product.rest().size(); ) {
      int end = i;
      boolean matrix = isMatrixOperator(product.rest().get(i).operator());
      boolean dotted = isDotOperator(product.rest().get(i).operator());
      do {
        end++;
      } while (end < product.rest().size()
          && (matrix || dotted)
          && isMatrixOperator(product.rest().get(end).operator()) == matrix
          && isDotOperator(product.rest().get(end).operator()) == dotted);
      List<Ast.Factor> factors = product.rest().subList(i, end);
      List<Node> right = operands.subList(i + 1, end + 1);
      // the operands' spans are without the brackets around them
      Span span =
          end == product.rest().size()
              ? product.span()
              : new Span(product.span().start(), factors.getLast().operand().span().end());
      acc =
          switch (factors.getFirst().operator()) {
            case TIMES, OVER -> chain(acc, factors, right, span);
            case DOT_TIMES, DOT_OVER -> dotChain(acc, factors, right, span);
            case UNDER -> under(acc, factors.getFirst(), right.getFirst(), span);
            case KRON -> signatures.apply(Op.KRON, List.of(acc, right.getFirst()), span);
          };
      i = end;
    }
    push(acc);
  }

  private static boolean isMatrixOperator(Ast.ProductOperator operator) {
    return operator == Ast.ProductOperator.TIMES || operator == Ast.ProductOperator.OVER;
  }

  private static boolean isDotOperator(Ast.ProductOperator operator) {
    return operator == Ast.ProductOperator.DOT_TIMES || operator == Ast.ProductOperator.DOT_OVER;
  }

  private Node chain(Node first, List<Ast.Factor> factors, List<Node> right, Span span) {
    var args = new ArrayList<Node>(List.of(first));
    var divided = new ArrayList<Boolean>(List.of(false));
    var partial = new ArrayList<ShapeVar>(List.of(first.shape));
    for (int i = 0; i < right.size(); i++) {
      Ast.Factor factor = factors.get(i);
      Node operand = right.get(i);
      boolean over = factor.operator() == Ast.ProductOperator.OVER;
      if (over) {
        refuseZero(operand);
      }
      Part left = left(args, partial);
      if (over) {
        inference.require(
            Relation.Equal.square(operand.shape), complaints.divisor(left, Part.of(operand)));
      }
      ShapeVar shape =
          inference.product(
              partial.getLast(),
              operand.shape,
              complaints.product(
                  factor.operator().symbol(), factor.operatorSpan(), left, Part.of(operand)));
      args.add(operand);
      divided.add(over);
      partial.add(shape);
    }
    return node(new Form.Chain(divided, partial), args, partial.getLast(), span);
  }

  /** A number 0 that is divided by. */
  private static void refuseZero(Node divisor) {
    if (divisor.form instanceof Form.Number(var value) && value.isZero()) {
      throw new DomainException(Diagnostic.of(Kind.DOMAIN, "division by 0", divisor.span));
    }
  }

  private static Part left(List<Node> args, List<ShapeVar> partial) {
    return args.size() == 1
        ? Part.of(args.getFirst())
        : new Part(
            args.getFirst().span.join(args.getLast().span), partial.getLast(), Optional.empty());
  }

  private Node dotChain(Node first, List<Ast.Factor> factors, List<Node> right, Span span) {
    var args = new ArrayList<Node>(List.of(first));
    var divided = new ArrayList<Boolean>(List.of(false));
    ShapeVar shape = first.shape;
    for (int i = 0; i < right.size(); i++) {
      Ast.Factor factor = factors.get(i);
      Node operand = right.get(i);
      if (factor.operator() == Ast.ProductOperator.DOT_OVER) {
        refuseZero(operand);
      }
      Part left =
          i == 0
              ? Part.of(first)
              : new Part(first.span.join(args.getLast().span), shape, Optional.empty());
      shape =
          inference.broadcast(
              shape,
              operand.shape,
              complaints.equal(
                  factor.operator().symbol(), factor.operatorSpan(), left, Part.of(operand)));
      args.add(operand);
      divided.add(factor.operator() == Ast.ProductOperator.DOT_OVER);
    }
    suggestVectors(args, divided);
    return node(new Form.DotChain(divided), args, shape, span);
  }

  /** A letter in an entrywise product is likely no scalar, for which {@code *} would do. */
  private static void suggestVectors(List<Node> args, List<Boolean> divided) {
    for (int i = 1; i < args.size(); i++) {
      if (!divided.get(i)) {
        suggestVector(args.get(i - 1), args.get(i));
        suggestVector(args.get(i), args.get(i - 1));
      }
    }
  }

  private static void suggestVector(Node factor, Node other) {
    if (factor.form instanceof Form.NameOf(var name) && !(other.form instanceof Form.Number)) {
      name.likelyVector = true;
    }
  }

  private Node under(Node left, Ast.Factor factor, Node right, Span span) {
    inference.require(
        Relation.Equal.square(left.shape), complaints.leftDivisor(Part.of(left), Part.of(right)));
    ShapeVar shape =
        inference.product(
            left.shape,
            right.shape,
            complaints.product("\\", factor.operatorSpan(), Part.of(left), Part.of(right)));
    return node(new Form.Under(), List.of(left, right), shape, span);
  }

  private void frobenius(Span operator, Span span) {
    List<Node> args = pop(2);
    inference.require(
        Relation.Equal.shapes(args.getFirst().shape, args.getLast().shape),
        complaints.equal(":", operator, Part.of(args.getFirst()), Part.of(args.getLast())));
    push(node(new Form.Operator(org.frobenius.expr.Op.FROBENIUS), args, inference.scalar(), span));
  }

  // powers

  private void startPower(Ast.Power power, Use use) {
    names.refuseForeignPower(power);
    later(() -> finishPower(power));
    boolean integer = !power.dotted() || names.isSmall(power.exponent());
    visit(power.exponent(), integer ? Use.INTEGER : Use.PLAIN);
    visit(power.base(), use == Use.INTEGER ? Use.INTEGER : Use.PLAIN);
  }

  private void finishPower(Ast.Power power) {
    List<Node> args = pop(2);
    Node base = args.getFirst();
    Node exponent = args.getLast();
    if (power.dotted()) {
      ShapeVar shape =
          inference.broadcast(
              base.shape,
              exponent.shape,
              complaints.equal(".^", power.operatorSpan(), Part.of(base), Part.of(exponent)));
      push(node(new Form.DotPowered(), args, shape, power.span()));
      return;
    }
    scalar("the exponent of `^`", exponent);
    inference.require(
        Relation.Equal.square(base.shape), complaints.powerBase(Part.of(base), power.exponent()));
    push(node(new Form.Powered(), args, base.shape, power.span()));
  }

  /** An operand that has to be a scalar. */
  void scalar(String what, Node node) {
    inference.require(
        Relation.Equal.shapes(node.shape, inference.scalar()),
        complaints.scalar(what, Part.of(node)));
  }
}
