package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.syntax.Complaints.Part;
import org.frobenius.syntax.Elaborator.Use;

/** Calls of functions: what each asks of the shapes of its arguments. */
final class Calls {
  private final Elaborator elaborator;
  private final Inference inference;
  private final Complaints complaints;
  private final Scope scope;
  private final Sizes sizes;
  private final FunctionNames functionNames;
  private final Dialect dialect;

  Calls(
      Elaborator elaborator,
      Scope scope,
      Complaints complaints,
      FunctionNames functionNames,
      Dialect dialect) {
    this.dialect = dialect;
    this.elaborator = elaborator;
    this.inference = elaborator.inference();
    this.complaints = complaints;
    this.scope = scope;
    this.sizes = new Sizes(scope);
    this.functionNames = functionNames;
  }

  void call(Ast.Call written) {
    Ast.Name called = written.function();
    String name = dialect.function(called.text());
    Ast.Call call =
        name.equals(called.text())
            ? written
            : new Ast.Call(
                new Ast.Name(name, called.span()),
                written.primes(),
                written.dotted(),
                written.arguments(),
                written.span());
    switch (functionNames.resolve(call)) {
      case FunctionTable.Scalar(var function, _) -> scalarFunction(call, function);
      case FunctionTable.Operation(var op, _) -> {
        refuseDot(call);
        arity(call, List.of(op.signature().arguments().size()));
        visit(call, () -> operation(op, pop(call), call.span()));
      }
      case FunctionTable.Sized sized -> {
        refuseDot(call);
        sized(call, sized);
      }
      case FunctionTable.Special(var particular, _) -> particular(call, particular);
      case FunctionTable.UnknownMap map -> {
        refuseDot(call);
        arity(call, List.of(1));
        unknownMap(map, call.arguments(), call.span());
      }
      case FunctionTable.Derivative(_, var usage) ->
          throw new SyntaxException(
              Diagnostic.of(
                      Kind.SYNTAX,
                      "`%s` gives a function, which is not applied here"
                          .formatted(call.function().text()),
                      call.span())
                  .note("the derivative of an expression is what the command gives")
                  .help(
                      "write the expression alone, or `%s` of an unknown function"
                          .formatted(usage)));
    }
  }

  private void visit(Ast.Call call, Runnable then) {
    elaborator.visit(call.arguments(), Use.PLAIN, then);
  }

  private List<Node> pop(Ast.Call call) {
    return elaborator.pop(call.arguments().size());
  }

  // checks

  private void arity(Ast.Call call, List<Integer> allowed) {
    int count = call.arguments().size();
    if (!allowed.contains(count)) {
      String name = call.function().text();
      String wanted =
          String.join(", ", allowed.stream().map(String::valueOf).toList())
              .replaceFirst(", (?=\\d+$)", " or ");
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "`%s` takes %s argument%s, here %d"
                      .formatted(name, wanted, wanted.equals("1") ? "" : "s", count),
                  call.span())
              .help(entry(call).orElse("write " + quoted(functionNames.usage(call)))));
    }
  }

  /** Each of several ways in quotes of its own. */
  static String quoted(String usage) {
    return "`" + usage.replace(" or ", "` or `").replaceAll("(?<=\\)), (?=\\w+\\()", "`, `") + "`";
  }

  /** What elsewhere is an entry, {@code A(1, 2)}, or asks for a derivative. */
  private static Optional<String> entry(Ast.Call call) {
    if (call.function().text().equals("D")) {
      return Optional.of("write the first argument alone, and `--wrt X` for the second");
    }
    boolean capital = Custom.isCapital(call.function().text());
    boolean places = call.arguments().stream().allMatch(a -> a instanceof Ast.Number);
    return capital && places && call.arguments().size() == 2
        ? Optional.of(
            "write `%s[%s]` for an entry"
                .formatted(
                    call.function().text(),
                    String.join(
                        ", ",
                        call.arguments().stream()
                            .map(a -> ((Ast.Number) a).numerator().toString())
                            .toList())))
        : Optional.empty();
  }

  private void refuseDot(Ast.Call call) {
    if (call.dotted()) {
      String name = call.function().text();
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "`%s` is not a function of single entries".formatted(name),
                  call.span())
              .help("write " + quoted(functionNames.usage(call)) + ", without the dot"));
    }
  }

  // scalar functions

  private void scalarFunction(Ast.Call call, Fun function) {
    arity(call, List.of(1));
    visit(
        call,
        () -> {
          Node arg = elaborator.pop();
          boolean dotted = call.dotted() || dialect.isEntrywise(function);
          boolean seriesMeant = !dotted && FunctionNames.isOfMatrix(function);
          if (seriesMeant) {
            inference.require(
                new Relation.SquareOrVector(arg.shape),
                complaints.function(function.toString(), Part.of(arg)));
          }
          Form form = new Form.Applied(function, dotted);
          elaborator.push(elaborator.node(form, List.of(arg), arg.shape, call.span()));
        });
  }

  /** {@code (z -> z^2)(X)}. */
  void curried(Ast.CurriedCall call) {
    if (!(call.function() instanceof Ast.Lambda(var parameter, var body, _))) {
      if (call.function() instanceof Ast.Call inner) {
        var map = functionNames.derivative(inner);
        if (map.isPresent() && call.arguments().size() == 1) {
          unknownMap(map.get(), call.arguments(), call.span());
          return;
        }
        call(inner);
      }
      throw new UnsupportedException(
          Diagnostic.of(Kind.UNSUPPORTED, "the value of this is not a function", call.span()));
    }
    if (call.arguments().size() != 1) {
      throw new SyntaxException(
          Diagnostic.of(Kind.SYNTAX, "a function `z -> …` takes one argument", call.span()));
    }
    Bound bound = scope.bind(parameter, Bound.Kind.PARAMETER);
    elaborator.later(
        () -> {
          List<Node> args = elaborator.pop(2);
          Node arg = args.getLast();
          inference.require(
              new Relation.SquareOrVector(arg.shape),
              complaints.square("a function `z -> …` of a matrix", Part.of(arg)));
          elaborator.push(
              elaborator.node(new Form.AppliedLambda(bound), args, arg.shape, call.span()));
        });
    elaborator.visit(call.arguments().getFirst(), Use.PLAIN);
    lambdaBody(bound, body);
  }

  /** {@code g(U)}, {@code grad(g)(U)}: the argument lies in the domain. */
  private void unknownMap(FunctionTable.UnknownMap map, List<Ast> arguments, Span span) {
    Shape domain = map.function().space().domain().getFirst();
    Shape value =
        Build.applied(
                map.function(), map.derivative(), Build.symbol("argument", Space.real(domain)))
            .shape();
    elaborator.visit(
        arguments,
        Use.PLAIN,
        () -> {
          Node arg = elaborator.pop();
          inference.require(
              Relation.Equal.shapes(arg.shape, inference.known(domain)),
              complaints.domain(map.function().name(), domain, Part.of(arg)));
          Form form = new Form.Unknown(map.function(), map.derivative());
          elaborator.push(elaborator.node(form, List.of(arg), inference.known(value), span));
        });
  }

  /** Visits the body with the parameter in scope; it has to be a scalar. */
  private void lambdaBody(Bound parameter, Ast body) {
    elaborator.later(
        () -> {
          scope.leave(parameter);
          Node value = elaborator.pop();
          elaborator.scalar("the value of a function `z -> …`", value);
          elaborator.push(value);
        });
    elaborator.visit(body, Use.PLAIN);
    elaborator.later(() -> scope.enter(parameter));
  }

  // operators with a signature

  private void operation(Op op, List<Node> args, Span span) {
    elaborator.push(
        switch (op) {
          case SVDVALS, SVDU, SVDV -> singular(op, args.getFirst(), span);
          case Op _ -> apply(op, withZeros(op, args), span);
        });
  }

  /** A bare 0 is a zero matrix where the other arguments tell its shape: {@code lyap(A, 0)}. */
  private List<Node> withZeros(Op op, List<Node> args) {
    List<Shape> wanted = op.signature(args.size()).arguments();
    var told = new HashSet<Dim>();
    for (int i = 0; i < args.size(); i++) {
      if (!Parts.isZero(args.get(i))) {
        told.add(wanted.get(i).rows());
        told.add(wanted.get(i).cols());
      }
    }
    var found = new ArrayList<>(args);
    for (int i = 0; i < args.size(); i++) {
      Shape shape = wanted.get(i);
      boolean known =
          Stream.of(shape.rows(), shape.cols())
              .allMatch(d -> d.constant().isPresent() || told.contains(d));
      if (Parts.isZero(args.get(i)) && known && !shape.isScalar()) {
        found.set(i, elaborator.zeros(args.get(i)));
      }
    }
    return found;
  }

  /** Singular values, or the vectors that go with them. */
  private Node singular(Op op, Node arg, Span span) {
    DimVar count = inference.dims().open();
    inference.require(
        new Relation.SingularValues(count, arg.shape),
        complaints.signature(op, span, List.of(Part.of(arg))));
    ShapeVar shape =
        switch (op) {
          case SVDU -> new ShapeVar(arg.shape.rows(), count);
          case SVDV -> new ShapeVar(arg.shape.cols(), count);
          case Op _ -> inference.column(count);
        };
    return elaborator.node(new Form.Operator(op), List.of(arg), shape, span);
  }

  Node kron(Node left, Node right, Span span) {
    return apply(Op.KRON, List.of(left, right), span);
  }

  private Node apply(Op op, List<Node> args, Span span) {
    Op.Signature signature = op.signature(args.size());
    var letters = new HashMap<String, DimVar>();
    var pairs = new ArrayList<Relation.Pair>();
    for (int i = 0; i < args.size(); i++) {
      Shape want = signature.arguments().get(i);
      ShapeVar have = args.get(i).shape;
      pair(want.rows(), have.rows(), letters, pairs);
      pair(want.cols(), have.cols(), letters, pairs);
    }
    Blame blame = complaints.signature(op, span, args.stream().map(Part::of).toList());
    inference.require(new Relation.Equal(pairs), blame);
    ShapeVar result =
        new ShapeVar(
            side(signature.result().rows(), letters), side(signature.result().cols(), letters));
    return elaborator.node(new Form.Operator(op), args, result, span);
  }

  /** A letter's first place gives its value; other places have to agree with it. */
  private void pair(Dim want, DimVar have, Map<String, DimVar> letters, List<Relation.Pair> pairs) {
    var letter = want.asSymbol();
    if (letter.isPresent() && !letters.containsKey(letter.get())) {
      letters.put(letter.get(), have);
    } else {
      pairs.add(new Relation.Pair(side(want, letters), have));
    }
  }

  private DimVar side(Dim form, Map<String, DimVar> letters) {
    return inference
        .dims()
        .evaluate(form, letter -> letters.computeIfAbsent(letter, _ -> inference.dims().open()));
  }

  // constants with sizes

  private void sized(Ast.Call call, FunctionTable.Sized sized) {
    List<Ast> arguments = call.arguments();
    int firstSize = FunctionTable.firstSize(call.function().text());
    arity(
        call,
        switch (sized.kind()) {
          case ONES, ZEROS, UNIT_VECTOR -> List.of(1, 2);
          case IDENTITY, DUPLICATION, ELIMINATION -> List.of(1);
          case SINGLE_ENTRY -> List.of(2, 4);
          case COMMUTATION -> List.of(2);
          case PI, INFINITY -> List.of(0);
        });
    List<Ast> indices = arguments.subList(0, Math.min(firstSize, arguments.size()));
    List<Dim> dims =
        arguments.subList(indices.size(), arguments.size()).stream().map(sizes::size).toList();
    elaborator.visit(
        indices,
        Use.INTEGER,
        () -> {
          List<Node> args = elaborator.pop(indices.size());
          args.forEach(arg -> elaborator.scalar("an index", arg));
          elaborator.push(constant(sized, dims, args, call.span()));
        });
  }

  private Node constant(FunctionTable.Sized sized, List<Dim> dims, List<Node> indices, Span span) {
    Form form = new Form.ConstantOf(sized.kind());
    return switch (sized.kind()) {
      case COMMUTATION, DUPLICATION, ELIMINATION ->
          elaborator.node(
              new Form.SizedConstant(sized.kind(), dims),
              List.of(),
              inference.known(Build.constant(sized.kind(), dims, List.of()).shape()),
              span);
      case IDENTITY ->
          elaborator.node(
              form, indices, new ShapeVar(side(dims.getFirst()), side(dims.getFirst())), span);
      case ONES, ZEROS, UNIT_VECTOR, SINGLE_ENTRY, PI, INFINITY -> {
        boolean column = sized.kind() == org.frobenius.expr.Expr.Constant.Kind.UNIT_VECTOR;
        DimVar rows = dims.isEmpty() ? inference.dims().open() : side(dims.getFirst());
        DimVar cols =
            switch (dims.size()) {
              case 0 -> column ? inference.dims().one() : inference.dims().open();
              case 1 -> inference.dims().one();
              default -> side(dims.getLast());
            };
        yield elaborator.node(form, indices, new ShapeVar(rows, cols), span);
      }
    };
  }

  private DimVar side(Dim dim) {
    return inference.dims().known(dim);
  }

  // the others

  private void particular(Ast.Call call, FunctionTable.Particular particular) {
    boolean twoSided =
        particular == FunctionTable.Particular.MAX || particular == FunctionTable.Particular.MIN;
    if (!twoSided && particular != FunctionTable.Particular.CONJUGATE) {
      refuseDot(call);
    }
    switch (particular) {
      case MEAN -> written(call, 1, Form.Written.MEAN, Op.SUM);
      case ROW_MEAN -> written(call, 1, Form.Written.ROW_MEAN, Op.ROWSUM);
      case COLUMN_MEAN -> written(call, 1, Form.Written.COLUMN_MEAN, Op.COLSUM);
      case DOT -> written(call, 2, Form.Written.DOT, Op.FROBENIUS);
      case MAX -> extreme(call, Op.MAX, Form.Written.LARGER);
      case MIN -> extreme(call, Op.MIN, Form.Written.SMALLER);
      case NORM -> {
        arity(call, List.of(1, 2));
        if (call.arguments().size() == 1) {
          visit(call, () -> operation(Op.NORM, pop(call), call.span()));
        } else {
          written(call, 2, Form.Written.P_NORM, Op.NORM_P);
        }
      }
      case DIAG -> {
        arity(call, List.of(1));
        visit(call, () -> diagonal(elaborator.pop(), call.span()));
      }
      case CONJUGATE -> {
        arity(call, List.of(1));
        visit(call, () -> sameShape(Form.Written.CONJUGATE, call.span()));
      }
      case DIFFERENTIAL -> {
        arity(call, List.of(1));
        visit(call, () -> sameShape(new Form.DifferentialOf(), call.span()));
      }
      case VECTOR -> filled(call, inference.column(inference.dims().open()));
      case MATRIX -> filled(call, inference.open());
      case UNVEC -> unvec(call);
      case FRECHET -> frechet(call);
    }
  }

  /** What is written with other operators but has the signature of {@code op}. */
  private void written(Ast.Call call, int count, Form.Written form, Op op) {
    arity(call, List.of(count));
    visit(
        call,
        () -> {
          Node typed = apply(op, pop(call), call.span());
          elaborator.push(elaborator.node(form, typed.args, typed.shape, call.span()));
        });
  }

  private void extreme(Ast.Call call, Op op, Form.Written form) {
    arity(call, call.dotted() ? List.of(2) : List.of(1, 2));
    if (call.arguments().size() == 1) {
      visit(call, () -> operation(op, pop(call), call.span()));
      return;
    }
    visit(
        call,
        () -> {
          List<Node> args = pop(call);
          Blame blame =
              complaints.equal(
                  op.written() + ".",
                  call.function().span(),
                  Part.of(args.getFirst()),
                  Part.of(args.getLast()));
          ShapeVar shape = inference.broadcast(args.getFirst().shape, args.getLast().shape, blame);
          elaborator.push(elaborator.node(form, args, shape, call.span()));
        });
  }

  private void diagonal(Node arg, Span span) {
    ShapeVar result = inference.open();
    inference.require(
        new Relation.Diagonal(result, arg.shape),
        complaints.square("`diag`, of what is not a vector,", Part.of(arg)));
    elaborator.push(elaborator.node(Form.Written.DIAG, List.of(arg), result, span));
  }

  private void sameShape(Form form, Span span) {
    Node arg = elaborator.pop();
    elaborator.push(elaborator.node(form, List.of(arg), arg.shape, span));
  }

  private void filled(Ast.Call call, ShapeVar shape) {
    arity(call, List.of(1));
    visit(
        call,
        () -> {
          Node entry = elaborator.pop();
          elaborator.scalar("the entry of a constant", entry);
          elaborator.push(elaborator.node(new Form.Filled(), List.of(entry), shape, call.span()));
        });
  }

  private void unvec(Ast.Call call) {
    arity(call, List.of(3));
    Dim rows = sizes.size(call.arguments().get(1));
    Dim cols = sizes.size(call.arguments().get(2));
    elaborator.visit(
        List.of(call.arguments().getFirst()),
        Use.PLAIN,
        () -> {
          Node arg = elaborator.pop();
          ShapeVar column = inference.column(side(rows.times(cols)));
          inference.require(
              Relation.Equal.shapes(arg.shape, column),
              complaints.signature(Op.UNVEC, call.span(), List.of(Part.of(arg))));
          elaborator.push(
              elaborator.node(
                  new Form.Unvec(rows, cols),
                  List.of(arg),
                  new ShapeVar(side(rows), side(cols)),
                  call.span()));
        });
  }

  private void frechet(Ast.Call call) {
    arity(call, List.of(3, 4, 5, 6));
    Ast first = call.arguments().getFirst();
    List<Ast> matrices = call.arguments().subList(1, call.arguments().size());
    if (first instanceof Ast.Lambda(var parameter, var body, _)) {
      Bound bound = scope.bind(parameter, Bound.Kind.PARAMETER);
      var name = new Form.FunctionName.Lambda(bound);
      elaborator.later(() -> finishFrechet(name, matrices.size(), 1, call.span()));
      matrices.reversed().forEach(matrix -> elaborator.visit(matrix, Use.PLAIN));
      lambdaBody(bound, body);
    } else if (first instanceof Ast.Name(var text, _) && text.equals(Op.ADJUGATE.written())) {
      elaborator.visit(
          matrices,
          Use.PLAIN,
          () -> operation(Op.ADJUGATE_DERIVATIVE, elaborator.pop(matrices.size()), call.span()));
    } else {
      var name = new Form.FunctionName.Named(functionNames.argument(first));
      elaborator.visit(
          matrices, Use.PLAIN, () -> finishFrechet(name, matrices.size(), 0, call.span()));
    }
  }

  private void finishFrechet(Form.FunctionName name, int matrices, int bodies, Span span) {
    List<Node> args = elaborator.pop(matrices + bodies);
    Node at = args.get(bodies);
    inference.require(Relation.Equal.square(at.shape), complaints.square("`L`", Part.of(at)));
    for (Node direction : args.subList(bodies + 1, args.size())) {
      inference.require(
          Relation.Equal.shapes(at.shape, direction.shape),
          complaints.equal("L", span, Part.of(at), Part.of(direction)));
    }
    elaborator.push(elaborator.node(new Form.Frechet(name), args, at.shape, span));
  }
}
