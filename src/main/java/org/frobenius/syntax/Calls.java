package org.frobenius.syntax;

import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.syntax.Complaints.Part;
import org.frobenius.syntax.Elaborator.Use;

/** Calls of functions: what each asks of the shapes of its arguments. */
final class Calls {
  private final Elaborator elaborator;
  private final Inference inference;
  private final Complaints complaints;
  private final Sizes sizes;
  private final FunctionNames functionNames;
  private final Signatures signatures;
  private final FunctionCalls functions;
  private final Dialect dialect;

  Calls(
      Elaborator elaborator,
      Scope scope,
      Complaints complaints,
      FunctionNames functionNames,
      Signatures signatures,
      Dialect dialect) {
    this.dialect = dialect;
    this.elaborator = elaborator;
    this.inference = elaborator.inference();
    this.complaints = complaints;
    this.sizes = new Sizes(scope);
    this.functionNames = functionNames;
    this.signatures = signatures;
    this.functions = new FunctionCalls(elaborator, scope, complaints, functionNames, signatures);
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
        visit(call, () -> operation(op, call));
      }
      case FunctionTable.Sized sized -> {
        refuseDot(call);
        sized(call, sized);
      }
      case FunctionTable.Special(var particular, _) -> particular(call, particular);
      case FunctionTable.UnknownMap map -> {
        refuseDot(call);
        arity(call, List.of(1));
        functions.apply(map, call.arguments(), call.span());
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

  private void operation(Op op, Ast.Call call) {
    elaborator.push(signatures.operation(op, pop(call), call.span()));
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

  /** {@code (z -> z^2)(X)}, {@code grad(g)(U)}. */
  void curried(Ast.CurriedCall call) {
    switch (call.function()) {
      case Ast.Lambda lambda -> functions.apply(lambda, call.arguments(), call.span());
      case Ast.Call inner -> {
        var map = functionNames.derivative(inner);
        if (map.isEmpty() || call.arguments().size() != 1) {
          call(inner);
          throw noFunction(call);
        }
        functions.apply(map.get(), call.arguments(), call.span());
      }
      case Ast _ -> throw noFunction(call);
    }
  }

  private static UnsupportedException noFunction(Ast.CurriedCall call) {
    return new UnsupportedException(
        Diagnostic.of(Kind.UNSUPPORTED, "the value of this is not a function", call.span()));
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
          visit(call, () -> operation(Op.NORM, call));
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
      case FRECHET -> {
        arity(call, List.of(3, 4, 5, 6));
        functions.frechet(call);
      }
    }
  }

  /** What is written with other operators but has the signature of {@code op}. */
  private void written(Ast.Call call, int count, Form.Written form, Op op) {
    arity(call, List.of(count));
    visit(
        call,
        () -> {
          Node typed = signatures.apply(op, pop(call), call.span());
          elaborator.push(elaborator.node(form, typed.args, typed.shape, call.span()));
        });
  }

  private void extreme(Ast.Call call, Op op, Form.Written form) {
    arity(call, call.dotted() ? List.of(2) : List.of(1, 2));
    if (call.arguments().size() == 1) {
      visit(call, () -> operation(op, call));
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
}
