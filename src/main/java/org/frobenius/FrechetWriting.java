package org.frobenius;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.calculus.FrechetForms;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Expr;

/** Fréchet derivatives of answers written as series, integrals or blocks. */
final class FrechetWriting {
  /** An expression written in another form, and all that it assumes. */
  record Rewritten(Expr expression, List<String> assumptions) {}

  private FrechetWriting() {}

  /** An answer in a form. */
  static Rewritten of(Answer answer, FrechetForm form, Set<String> scope) {
    FrechetForms.Written written = written(answer.expression(), form, scope);
    var assumptions = new LinkedHashSet<>(answer.assumptions());
    assumptions.addAll(Program.words(written.assumptions(), written.expression()));
    written
        .series()
        .forEach(
            (f, beta) ->
                assumptions.add("%s(z) = sum(k = 0..inf, %s[k]*z^k)".formatted(f, beta.name())));
    return new Rewritten(written.expression(), List.copyOf(assumptions));
  }

  /** The derivation of a gradient, and then the form. */
  static Derivation of(Derivation derivation, Expr gradient, FrechetForm form, Set<String> scope) {
    FrechetForms.Written written = written(gradient, form, scope);
    return written.expression() == gradient ? derivation : derivation.then(written);
  }

  private static FrechetForms.Written written(Expr e, FrechetForm form, Set<String> scope) {
    FrechetForms.Written written = FrechetForms.write(e, form, scope);
    return written.with(BoundNames.apart(written.expression(), scope));
  }
}
