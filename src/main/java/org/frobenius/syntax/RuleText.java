package org.frobenius.syntax;

import java.util.List;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;

/**
 * Equations of the rulebook. Letters that nothing declares have their customary spaces: capitals
 * are matrices, a to g scalars, u to z vectors, i, j and k integers, called letters unknown
 * functions. Dimensions are as free as the equation allows.
 */
public final class RuleText {
  /** Two sides of one shape. */
  public record Equation(Expr left, Expr right) {}

  private RuleText() {}

  /**
   * @param declarations of letters, such as {@code P in SPD(n)}
   */
  public static Equation read(String left, String right, List<String> declarations) {
    Source whole = Source.of("rule", left + " = " + right);
    try {
      var elaboration = new Elaboration(whole, Names.Policy.INFER);
      for (String declaration : declarations) {
        SyntaxReader.declarations(Source.of("condition", declaration))
            .forEach(d -> elaboration.declare(d, false));
      }
      // the right side keeps its place in the whole
      Source shifted = Source.of("rule", " ".repeat(left.length() + 3) + right);
      var names = elaboration.scope().names();
      Ast leftAst = SyntaxReader.expression(Source.of("rule", left), names);
      Ast rightAst = SyntaxReader.expression(shifted, names);
      elaboration.collectSizes(leftAst);
      elaboration.collectSizes(rightAst);
      Node leftNode = elaboration.elaborate(leftAst);
      Node rightNode = elaboration.elaborate(rightAst);
      elaboration.equate(leftNode, rightNode, new Span(left.length() + 1, left.length() + 2));
      elaboration.scope().variables().forEach(RuleText::byLetter);
      Lowering lowering = elaboration.finish(true);
      return new Equation(lowering.of(leftNode), lowering.of(rightNode));
    } catch (FrobeniusException e) {
      throw e.withSource(whole);
    }
  }

  private static void byLetter(Variable letter) {
    letter.transposed = false;
    letter.likelyVector = false;
    letter.integer = letter.declared ? letter.integer : Custom.isIndexLetter(letter.name);
  }

  /** A scalar expression of one letter, as the catalogue's derivatives are. */
  public static Expr scalar(String text, Expr.Symbol letter) {
    Source source = Source.of("formula", text);
    try {
      var elaboration = new Elaboration(source, Names.Policy.KNOWN_ONLY);
      elaboration.declare(letter.name(), letter.space());
      Node root = elaboration.elaborate(SyntaxReader.expression(source));
      return elaboration.finish(false).of(root);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }
}
