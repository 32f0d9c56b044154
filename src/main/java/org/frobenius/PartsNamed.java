package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.frobenius.simplify.NamedParts;

/** Answers of a program with short names for what occurs in them several times. */
final class PartsNamed {
  private PartsNamed() {}

  /** The gradients share the names. */
  static List<Gradient> in(List<Gradient> gradients, Program program) {
    List<Gradient> plain = gradients.stream().map(Gradient::withoutNamedParts).toList();
    NamedParts parts =
        NamedParts.of(
            plain.stream().map(Gradient::expression).toList(),
            program.read().scope(),
            program.ownSigns());
    var named = new ArrayList<Gradient>();
    for (int i = 0; i < plain.size(); i++) {
      Gradient g = plain.get(i);
      var assumptions = new LinkedHashSet<>(g.assumptions());
      assumptions.addAll(Program.words(parts.assumptions(), g.expression()));
      named.add(
          new Gradient(
              program,
              g.wrt(),
              parts.definitions(),
              parts.expressions().get(i),
              List.copyOf(assumptions),
              g.convention()));
    }
    return List.copyOf(named);
  }

  static Answer in(Answer answer, Program program) {
    NamedParts parts =
        NamedParts.of(List.of(answer.expression()), program.read().scope(), program.ownSigns())
            .outside(answer.parameter(), answer.expression());
    if (parts.expressions().getFirst() == answer.expression()) {
      return answer;
    }
    var assumptions = new LinkedHashSet<>(answer.assumptions());
    assumptions.addAll(Program.words(parts.assumptions(), answer.expression()));
    return new Written(
        answer, parts.definitions(), parts.expressions().getFirst(), List.copyOf(assumptions));
  }
}
