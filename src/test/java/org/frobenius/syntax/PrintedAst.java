package org.frobenius.syntax;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.List;

/** A syntax tree in fully bracketed form, so that a test can show how a text was read. */
final class PrintedAst {
  private PrintedAst() {}

  static String of(Ast ast) {
    return switch (ast) {
      case Ast.Number(var n, var d, _) -> d.equals(BigInteger.ONE) ? "" + n : n + "/" + d;
      case Ast.Name(var text, _) -> text;
      case Ast.Infinity _ -> "inf";
      case Ast.Sum(var first, var rest, _) ->
          rest.stream()
              .map(t -> " " + t.operator().symbol() + " " + of(t.operand()))
              .collect(joining("", "(" + of(first), ")"));
      case Ast.Frobenius(var left, _, var right, _) -> "(" + of(left) + " : " + of(right) + ")";
      case Ast.Product(var first, var rest, _) ->
          rest.stream()
              .map(f -> " " + f.operator().symbol() + " " + of(f.operand()))
              .collect(joining("", "(" + of(first), ")"));
      case Ast.Negate(var a, _) -> "(-" + of(a) + ")";
      case Ast.Power(var base, var dotted, _, var exponent, _) ->
          "(" + of(base) + (dotted ? " .^ " : " ^ ") + of(exponent) + ")";
      case Ast.Transpose(var a, var plain, _) -> of(a) + (plain ? ".T" : "'");
      case Ast.Index(var a, var ranges, _) ->
          of(a) + ranges.stream().map(PrintedAst::range).collect(joining(", ", "[", "]"));
      case Ast.Call(var f, var primes, var dotted, var arguments, _) ->
          f.text() + "'".repeat(primes) + (dotted ? "." : "") + "(" + list(arguments) + ")";
      case Ast.CurriedCall(var f, var arguments, _) -> of(f) + "(" + list(arguments) + ")";
      case Ast.Lambda(var parameter, var body, _) ->
          "(" + parameter.text() + " -> " + of(body) + ")";
      case Ast.Series(var kind, var index, var from, var to, var body, _) ->
          "%s{%s = %s..%s, %s}".formatted(kind, index.text(), of(from), of(to), of(body));
      case Ast.Block(var rows, _) ->
          rows.stream().map(PrintedAst::list).collect(joining("; ", "[", "]"));
    };
  }

  static String of(SpaceAst space) {
    return switch (space) {
      case SpaceAst.Scalar(var field, _) -> "scalar " + field;
      case SpaceAst.Positive _ -> "positive";
      case SpaceAst.Natural _ -> "natural";
      case SpaceAst.Vector(var field, var n, _) -> "vector " + field + " " + of(n);
      case SpaceAst.Matrix(var field, var m, var n, _) ->
          "matrix " + field + " " + of(m) + " by " + of(n);
      case SpaceAst.Square(var structure, var n, _) -> structure + " " + of(n);
      case SpaceAst.Stiefel(var n, var p, _) -> "Stiefel " + of(n) + " by " + of(p);
      case SpaceAst.Sequence(var field, _) -> "sequence " + field;
      case SpaceAst.Functions(var domain, var codomain, _) -> of(domain) + " to " + of(codomain);
      case SpaceAst.Analytic _ -> "analytic";
    };
  }

  static String of(Statement statement) {
    return switch (statement) {
      case Statement.Declaration(var names, var space, _) ->
          names.stream().map(Ast.Name::text).collect(joining(", ")) + " in " + of(space);
      case Statement.Definition(var name, var value, _) -> name.text() + " = " + of(value);
    };
  }

  private static String range(Ast.Range range) {
    return switch (range) {
      case Ast.Range.All _ -> ":";
      case Ast.Range.At(var position, _) -> of(position);
      case Ast.Range.Slice(var from, var to, _) -> of(from) + ":" + of(to);
    };
  }

  private static String list(List<Ast> list) {
    return list.stream().map(PrintedAst::of).collect(joining(", "));
  }
}
