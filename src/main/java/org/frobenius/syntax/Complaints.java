package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;

/**
 * Words for shapes that do not fit: both places with their shapes, where the names got them, and
 * what to write.
 */
final class Complaints {
  private final Inference inference;
  private final Source source;

  Complaints(Inference inference, Source source) {
    this.inference = inference;
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** A stretch of the source with its shape, and the name where it is one. */
  record Part(Span span, ShapeVar shape, Optional<Variable> name) {
    static Part of(Node node) {
      return new Part(
          node.span,
          node.shape,
          node.form instanceof Form.NameOf(var variable)
              ? Optional.of(variable)
              : Optional.empty());
    }
  }

  /** {@code A + B}. */
  Blame sum(Ast.SumOperator operator, Span operatorSpan, Part left, Part right) {
    return () -> {
      Diagnostic unequal = unequal(operator.symbol(), operatorSpan, left, right);
      boolean oneScalar = isScalar(left) != isScalar(right);
      if (oneScalar && !operator.isDotted()) {
        return unequal.help(
            operator.isMinus()
                ? "write `%s .- %s` to subtract entry by entry".formatted(text(left), term(right))
                : "write `%s .+ %s` to add the scalar to every entry"
                    .formatted(text(left), term(right)));
      }
      return withTransposeHelp(unequal, operator.symbol(), left, right);
    };
  }

  /** {@code sum(1 + X*w)}, where the 1 makes X a row. */
  Diagnostic lostEntries(Optional<Node> reduction, Node culprit, Variable name) {
    Shape shape = readable(inference.resolve(name.shape));
    String operator =
        culprit.form instanceof Form.Plus(var subtracted)
            ? subtracted.getLast() ? "-" : "+"
            : culprit.form instanceof Form.Powered ? "^" : "/";
    String place =
        reduction
            .map(call -> ", inside `" + text(Part.of(call)).replaceFirst("(?s)\\(.*", "") + "`")
            .orElse("");
    return Diagnostic.of(
            Kind.SHAPE,
            "`%s` makes `%s` %s%s".formatted(operator, name.name, sort(shape), place),
            culprit.span)
        .note(
            "%s is not declared: if this is meant, `%s in %s`"
                .formatted(name.name, name.name, shape))
        .help(
            reduction.filter(LostEntries::isOfSquare).isPresent()
                    && culprit.form instanceof Form.Plus
                ? "write `%s` for the number on the diagonal"
                    .formatted(onDiagonal(culprit, operator))
                : "write `%s` for every entry".formatted(entrywise(culprit, operator)));
  }

  /** {@code X - 2*I}; of more than two operands a sketch. */
  private String onDiagonal(Node sum, String operator) {
    Part left = Part.of(sum.args.getFirst());
    Part right = Part.of(sum.args.getLast());
    return sum.args.size() > 2
        ? "c*I"
        : sum.args.getFirst().form instanceof Form.Number
            ? multipleOfIdentity(text(left)) + " " + operator + " " + term(right)
            : text(left) + " " + operator + " " + multipleOfIdentity(operand(right));
  }

  private static String multipleOfIdentity(String number) {
    return number.equals("1") ? "I" : number + "*I";
  }

  /** {@code 1 .+ x}, {@code x.^2}, {@code 1 ./ x}; of more than two operands the operator. */
  private String entrywise(Node node, String operator) {
    Part left = Part.of(node.args.getFirst());
    Part right = Part.of(node.args.getLast());
    return node.args.size() > 2
        ? "." + operator
        : switch (operator) {
          case "^" -> operand(left) + ".^" + operand(right);
          case "/" -> text(left) + " ./ " + operand(right);
          default -> text(left) + " ." + operator + " " + term(right);
        };
  }

  /** {@code A .* B}, {@code A : B}: shapes that have to be equal. */
  Blame equal(String operator, Span operatorSpan, Part left, Part right) {
    return () ->
        withTransposeHelp(unequal(operator, operatorSpan, left, right), operator, left, right);
  }

  private Diagnostic unequal(String operator, Span operatorSpan, Part left, Part right) {
    String message =
        "`%s` needs two equal shapes, here %s".formatted(operator, both(shape(left), shape(right)));
    return labelled(Diagnostic.of(Kind.SHAPE, message, operatorSpan), left, right);
  }

  private Diagnostic withTransposeHelp(
      Diagnostic diagnostic, String operator, Part left, Part right) {
    boolean fits = shape(left).equals(shape(right).transposed());
    return fits
        ? diagnostic.help(
            "write `%s %s %s` to transpose the second"
                .formatted(text(left), operator, turned(right)))
        : diagnostic;
  }

  /** {@code A*B}. */
  Blame product(String operator, Span operatorSpan, Part left, Part right) {
    return () -> {
      Shape a = shape(left);
      Shape b = shape(right);
      String message =
          "`%s` needs as many columns on its left as rows on its right, here %s and %s"
              .formatted(operator, shown(a.cols()), shown(b.rows()));
      Diagnostic diagnostic =
          labelled(Diagnostic.of(Kind.SHAPE, message, operatorSpan), left, right);
      if (!operator.equals("*")) {
        return diagnostic;
      }
      if (a.equals(b)) {
        String entrywise = "`%s .* %s`".formatted(text(left), operand(right));
        return diagnostic.help(
            a.isColumn()
                ? "write `%s'*%s` for the inner product, %s for the entrywise one"
                    .formatted(operand(left), operand(right), entrywise)
                : "write %s for the entrywise product".formatted(entrywise));
      }
      if (a.rows().equals(b.rows())) {
        return diagnostic.help("write `%s*%s`".formatted(turned(left), operand(right)));
      }
      if (a.cols().equals(b.cols())) {
        return diagnostic.help("write `%s*%s`".formatted(text(left), turned(right)));
      }
      return diagnostic;
    };
  }

  /** {@code x'} for x, and x for {@code x'}. */
  private String turned(Part part) {
    String operand = operand(part);
    return operand.endsWith("'") ? operand.substring(0, operand.length() - 1) : operand + "'";
  }

  /** A part that has to be square. */
  Blame square(String what, Part part) {
    return () -> {
      Shape shape = shape(part);
      Diagnostic diagnostic =
          labelled(
              Diagnostic.of(
                  Kind.SHAPE,
                  "%s needs a square matrix, here %s".formatted(what, phrase(shape)),
                  part.span()),
              part);
      return diagnostic;
    };
  }

  /** The base of {@code ^}. */
  Blame powerBase(Part base, Ast exponent) {
    return () ->
        square("`^`", base)
            .diagnostic()
            .help(
                "write `%s.^%s` for the power of every entry"
                    .formatted(operand(base), source.text(exponent.span())));
  }

  /** {@code exp(X)} of a matrix that is not square. */
  Blame function(String name, Part arg) {
    return () ->
        name.equals("inv")
            ? square("`inv`", arg)
                .diagnostic()
                .help("write `pinv(%s)` for the pseudo-inverse".formatted(text(arg)))
            : square("`%s(X)` of a matrix is its power series, which".formatted(name), arg)
                .diagnostic()
                .help("write `%s.(%s)` for %s of every entry".formatted(name, text(arg), name));
  }

  /** {@code A/B}. */
  Blame divisor(Part left, Part right) {
    return () -> {
      Diagnostic notSquare = square("the divisor of `/`", right).diagnostic();
      return shape(left).equals(shape(right)) || isScalar(left)
          ? notSquare.help(
              "write `%s ./ %s` for the quotient of every entry"
                  .formatted(text(left), operand(right)))
          : notSquare;
    };
  }

  /** {@code A\b}. */
  Blame leftDivisor(Part left, Part right) {
    return () ->
        square("the divisor of `\\`", left)
            .diagnostic()
            .help(
                "write `pinv(%s)*%s` for the least squares solution"
                    .formatted(text(left), operand(right)));
  }

  /** {@code g(U)}, where {@code g in R(n) -> R}. */
  Blame domain(String function, Shape domain, Part part) {
    return () ->
        labelled(
            Diagnostic.of(
                Kind.SHAPE,
                "`%s` is of %s, here %s".formatted(function, domain, phrase(shape(part))),
                part.span()),
            part);
  }

  /** In another space than the subject, such as {@code the answer}. */
  Blame expected(String subject, Shape wanted, Part part) {
    return () ->
        labelled(
            Diagnostic.of(
                Kind.SHAPE,
                "%s is in %s, here %s".formatted(subject, wanted, phrase(shape(part))),
                part.span()),
            part);
  }

  /** {@code relu(X)} of a matrix. */
  Blame entrywise(String name, Span call, Part arg) {
    return () ->
        labelled(
                Diagnostic.of(
                    Kind.SHAPE,
                    "`%s` of a matrix is meant entry by entry, and then has a dot".formatted(name),
                    new Span(call.start(), call.start() + name.length())),
                arg)
            .help("write `%s.(%s)`".formatted(name, text(arg)));
  }

  /**
   * {@code (z -> erf(z))(X)} of a matrix.
   *
   * @param alone whether the function is nothing else
   */
  Blame noSeries(String name, Span place, boolean alone, Part arg) {
    return () -> {
      Diagnostic diagnostic =
          labelled(
                  Diagnostic.of(
                      Kind.SHAPE, "`%s` of a matrix is not a power series".formatted(name), place),
                  arg)
              .note("a function `z -> …` of a matrix is its power series");
      return diagnostic.help(
          alone
              ? "write `%s.(%s)` for %s of every entry".formatted(name, text(arg), name)
              : "for every entry, write `%s.(…)` of the matrix, and `.*`, `.^`, `.+`"
                  .formatted(name));
    };
  }

  /** {@code softmax(X)} of a matrix. */
  Blame vectorOnly(String name, Span call, Part arg) {
    return () ->
        labelled(
                Diagnostic.of(
                    Kind.SHAPE,
                    "`%s` needs a vector, here %s".formatted(name, phrase(shape(arg))),
                    new Span(call.start(), call.start() + name.length())),
                arg)
            .help("write `row%s(%s)` or `col%s(%s)`".formatted(name, text(arg), name, text(arg)));
  }

  Blame scalar(String what, Part part) {
    return () ->
        labelled(
            Diagnostic.of(
                Kind.SHAPE,
                "%s is a scalar, here %s".formatted(what, phrase(shape(part))),
                part.span()),
            part);
  }

  /** {@code x[i]} of a matrix. */
  Blame vector(Part part) {
    return () ->
        labelled(
                Diagnostic.of(
                    Kind.SHAPE,
                    "one index needs a vector, here %s".formatted(phrase(shape(part))),
                    part.span()),
                part)
            .help(
                "write `%s[i, j]` for an entry, `%s[i, :]` for a row"
                    .formatted(operand(part), operand(part)));
  }

  /** A call whose arguments do not fit the operator. */
  Blame signature(Op op, Span call, List<Part> arguments) {
    return () -> {
      List<Shape> wanted = op.signature(arguments.size()).arguments();
      List<Shape> found = arguments.stream().map(this::shape).toList();
      String message =
          wanted.equals(List.of(new Shape(Dim.symbol("n"), Dim.symbol("n"))))
              ? "`%s` needs a square matrix, here %s"
                  .formatted(op.written(), phrase(found.getFirst()))
              : wanted.size() == 2 && wanted.getFirst().equals(wanted.getLast()) && !isFixed(wanted)
                  ? "`%s` needs two equal shapes, here %s and %s"
                      .formatted(op.written(), found.getFirst(), found.getLast())
                  : "`%s` needs %s, here %s".formatted(op.written(), list(wanted), list(found));
      Span span = arguments.size() == 1 ? arguments.getFirst().span() : call;
      Diagnostic diagnostic = Diagnostic.of(Kind.SHAPE, message, span);
      return labelled(diagnostic, arguments.toArray(Part[]::new));
    };
  }

  private static boolean isFixed(List<Shape> wanted) {
    return wanted.getFirst().rows().constant().isPresent();
  }

  /** Blocks of a row need one height, rows one width. */
  Blame block(String what, Part first, Part other) {
    return () ->
        labelled(
            Diagnostic.of(
                Kind.SHAPE,
                "blocks %s, here %s".formatted(what, both(shape(first), shape(other))),
                other.span()),
            first,
            other);
  }

  // words

  Shape shape(Part part) {
    return readable(inference.resolve(part.shape()));
  }

  private static Shape readable(Shape shape) {
    return new Shape(readable(shape.rows()), readable(shape.cols()));
  }

  /** What is not known yet is shown as a blank. */
  private static Dim readable(Dim dim) {
    return dim.substitute(s -> Dim.symbol(DimUnifier.isOpen(s) ? "_" : s));
  }

  private static String shown(Dim dim) {
    return dim.equals(Dim.symbol("_")) ? "another number" : dim.toString();
  }

  private boolean isScalar(Part part) {
    return shape(part).isScalar();
  }

  /** {@code a scalar and a matrix}, or where both are matrices, their shapes. */
  private static String both(Shape a, Shape b) {
    return sort(a).equals(sort(b)) ? a + " and " + b : sort(a) + " and " + sort(b);
  }

  private static String list(List<Shape> shapes) {
    return String.join(", ", shapes.stream().map(Shape::toString).toList());
  }

  private static String phrase(Shape shape) {
    return shape.isScalar() ? "a scalar" : sort(shape) + ", " + shape;
  }

  static String sort(Shape shape) {
    if (shape.isScalar()) {
      return "a scalar";
    }
    return shape.isColumn() ? "a vector" : shape.isRow() ? "a row" : "a matrix";
  }

  private Diagnostic labelled(Diagnostic diagnostic, Part... parts) {
    Diagnostic result = diagnostic;
    var told = new ArrayList<String>();
    for (Part part : parts) {
      result = result.label(part.span(), shape(part).toString());
      Optional<String> origin = part.name().flatMap(this::origin);
      if (origin.isPresent() && !told.contains(origin.get())) {
        told.add(origin.get());
        result = result.note(origin.get());
      }
    }
    return result;
  }

  private Optional<String> origin(Variable name) {
    return switch (name.origin) {
      case DECLARATION ->
          name.span.isPresent()
              ? Optional.of(
                  "%s is declared at %s".formatted(name.name, source.place(name.span.start())))
              : Optional.empty();
      case USE -> Optional.of("%s is not declared; its shape is from its use".formatted(name.name));
      case ELIMINATION ->
          Optional.of(
              "%s is not declared; its use does not allow what its letter says"
                  .formatted(name.name));
      case LETTER ->
          Optional.of(
              "%s is not declared; its letter makes it %s"
                  .formatted(name.name, sort(readable(inference.resolve(name.shape)))));
    };
  }

  private String text(Part part) {
    return source.text(part.span());
  }

  /** In brackets where it is a sum. */
  private String term(Part part) {
    return bracketed(text(part), "+-:");
  }

  /** In brackets where it is a sum or a product. */
  private String operand(Part part) {
    return bracketed(text(part), "+-:*/\\^⊗⊙⊘");
  }

  private static String bracketed(String text, String operators) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (depth == 0 && operators.indexOf(c) >= 0) {
        return "(" + text + ")";
      }
    }
    return text;
  }
}
