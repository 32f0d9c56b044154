package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.syntax.parser.FrobeniusParser.SpaceAtomContext;
import org.frobenius.syntax.parser.FrobeniusParser.SpaceContext;

/** Reads what stands right of {@code in}. */
final class SpaceReader {
  /** Spaces as written elsewhere. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("ℝ", "R"),
          Map.entry("ℂ", "C"),
          Map.entry("ℕ", "N"),
          Map.entry("Z", "N"),
          Map.entry("ℤ", "N"),
          Map.entry("Real", "R"),
          Map.entry("Complex", "C"),
          Map.entry("Symmetric", "Sym"),
          Map.entry("Hermitian", "Herm"),
          Map.entry("Diagonal", "Diag"),
          Map.entry("Orthogonal", "O"),
          Map.entry("Stiefel", "St"),
          Map.entry("PD", "SPD"),
          Map.entry("PSD", "SPD"));

  private final Tokens tokens;
  private final AstBuilder expressions;

  SpaceReader(Tokens tokens, AstBuilder expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  SpaceAst space(SpaceContext context) {
    SpaceAst domain = atom(context.spaceAtom(0));
    if (context.spaceAtom().size() == 1) {
      return domain;
    }
    return new SpaceAst.Functions(domain, atom(context.spaceAtom(1)), tokens.span(context));
  }

  private SpaceAst atom(SpaceAtomContext context) {
    Span span = tokens.span(context);
    Token word = context.NAME().getSymbol();
    List<Ast> sizes = context.expression().stream().map(expressions::expression).toList();
    boolean plus = context.PLUS() != null;
    if (plus && !word.getText().equals("R")) {
      throw malformed(span, "only `R` has a positive part, `R+`");
    }
    return switch (word.getText()) {
      case "R" -> plus ? positive(sizes, span) : field(SpaceAst.Field.REAL, sizes, span);
      case "C" -> field(SpaceAst.Field.COMPLEX, sizes, span);
      case "N" -> {
        requireSizes(sizes, 0, "N", span);
        yield new SpaceAst.Natural(span);
      }
      case "St" -> {
        requireSizes(sizes, 2, "St(n, p)", span);
        yield new SpaceAst.Stiefel(sizes.get(0), sizes.get(1), span);
      }
      case "analytic" -> {
        requireSizes(sizes, 0, "analytic", span);
        yield new SpaceAst.Analytic(span);
      }
      default -> square(word, sizes, span);
    };
  }

  private SpaceAst positive(List<Ast> sizes, Span span) {
    requireSizes(sizes, 0, "R+", span);
    return new SpaceAst.Positive(span);
  }

  private SpaceAst field(SpaceAst.Field field, List<Ast> sizes, Span span) {
    String letter = field == SpaceAst.Field.REAL ? "R" : "C";
    return switch (sizes.size()) {
      case 0 -> new SpaceAst.Scalar(field, span);
      case 1 ->
          sizes.getFirst() instanceof Ast.Infinity
              ? new SpaceAst.Sequence(field, span)
              : new SpaceAst.Vector(field, sizes.getFirst(), span);
      case 2 -> new SpaceAst.Matrix(field, sizes.get(0), sizes.get(1), span);
      default ->
          throw malformed(
              span, "`%s(…)` takes at most 2 dimensions, not %d".formatted(letter, sizes.size()));
    };
  }

  private SpaceAst square(Token word, List<Ast> sizes, Span span) {
    for (SpaceAst.Structure structure : SpaceAst.Structure.values()) {
      if (structure.word().equals(word.getText())) {
        requireSizes(sizes, 1, structure.word() + "(n)", span);
        return new SpaceAst.Square(structure, sizes.getFirst(), span);
      }
    }
    throw unknown(word);
  }

  private void requireSizes(List<Ast> sizes, int wanted, String form, Span span) {
    if (sizes.size() != wanted) {
      throw malformed(
          span, "this space is written `%s`, here with %s".formatted(form, count(sizes.size())));
    }
  }

  private static String count(int sizes) {
    return switch (sizes) {
      case 0 -> "no dimension";
      case 1 -> "one dimension";
      default -> sizes + " dimensions";
    };
  }

  private static SyntaxException malformed(Span span, String message) {
    return new SyntaxException(Diagnostic.of(Kind.SYNTAX, message, span));
  }

  private NameException unknown(Token word) {
    List<String> known = new ArrayList<>(List.of("R", "C", "N", "St", "analytic"));
    Arrays.stream(SpaceAst.Structure.values()).map(SpaceAst.Structure::word).forEach(known::add);
    List<String> near =
        ELSEWHERE.containsKey(word.getText())
            ? List.of(ELSEWHERE.get(word.getText()))
            : NearNames.near(word.getText(), known);
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.NAME, "`%s` is not a space".formatted(word.getText()), tokens.span(word));
    return new NameException(
        near.isEmpty()
            ? diagnostic.note(
                "spaces: R, R+, N, R(n), R(m, n), C(m, n), Sym(n), Skew(n), Diag(n), Lower(n), "
                    + "Upper(n),\nSPD(n), Herm(n), O(n), St(n, p), R(inf), R(n) -> R, analytic")
            : diagnostic.help("write `" + String.join("` or `", near) + "`"));
  }
}
