package org.frobenius.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import org.frobenius.Gradient;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.DerivationWriter;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.print.Printer;
import org.frobenius.verify.Verdict;

/** {@code frob grad --steps}: derivations to standard output, one for each name. */
final class StepsPrinter {
  private final Options options;
  private final Streams streams;

  StepsPrinter(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int print(List<Gradient> gradients, OutputForm form, FrechetForm frechet) {
    int code = ExitCode.DONE;
    var assumptions = new LinkedHashSet<String>();
    String between = "";
    for (Gradient gradient : gradients) {
      Derivation derivation = gradient.derivation(frechet);
      streams.out().println(between + written(derivation, form));
      streams.out().flush();
      between = form == OutputForm.JSON ? "" : "\n";
      assumptions.addAll(gradient.with(frechet).assumptionsBeside(derivation));
      if (options.has(Option.CHECK)) {
        code = Math.max(code, CheckCommand.report(gradient, streams));
        code = Math.max(code, check(gradient, derivation));
      }
    }
    AnswerPrinter.assumptions(assumptions, streams);
    return code;
  }

  private String written(Derivation derivation, OutputForm form) {
    boolean refs = options.has(Option.REFS);
    return switch (form) {
      case TEXT -> derivation.write(DerivationWriter.Form.TEXT, refs);
      case UNICODE -> derivation.write(DerivationWriter.Form.UNICODE, refs);
      case LATEX -> derivation.write(DerivationWriter.Form.LATEX, refs);
      case MARKDOWN -> derivation.write(DerivationWriter.Form.MARKDOWN, refs);
      case JSON -> json(derivation).toString();
    };
  }

  private int check(Gradient gradient, Derivation derivation) {
    Verdict verdict = gradient.program().check(derivation, CheckCommand.SEED);
    Palette palette = streams.errPalette();
    streams.remark(
        "steps",
        switch (verdict.outcome()) {
          case RIGHT ->
              palette.good("right")
                  + ": each of %d lines is equal to the one before on %d random instances"
                      .formatted(derivation.lines(), verdict.instances());
          case WRONG -> palette.bad("wrong") + ": " + verdict.reason();
          case UNDECIDED -> palette.bad("undecided") + ": " + verdict.reason();
        });
    return verdict.right() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  /**
   * {@code {"wrt": "x", "definitions": {}, "lines": [{"of": "φ", "text": …, "latex": …, "rules":
   * […]}]}}.
   */
  private static JsonObject json(Derivation derivation) {
    var json = new JsonObject();
    json.addProperty("wrt", Printer.text(derivation.wrt()));
    json.addProperty("gradient", Printer.text(derivation.gradient()));
    var definitions = new JsonObject();
    derivation
        .definitions()
        .forEach(named -> definitions.addProperty(named.name(), Printer.text(named.value())));
    json.add("definitions", definitions);
    var lines = new JsonArray();
    for (Derivation.Chain chain : derivation.chains()) {
      for (Derivation.Step step : chain.steps()) {
        var line = new JsonObject();
        line.addProperty("of", Printer.text(chain.of()));
        line.addProperty("text", Printer.text(step.line()));
        line.addProperty("latex", Printer.latex(step.line()));
        var rules = new JsonArray();
        for (Derivation.Reason reason : step.reasons()) {
          var rule = new JsonObject();
          rule.addProperty("words", reason.words());
          reason.rule().ifPresent(r -> rule.addProperty("rule", r.name()));
          reason.source().ifPresent(s -> rule.addProperty("source", s));
          rules.add(rule);
        }
        line.add("by", rules);
        lines.add(line);
      }
    }
    json.add("lines", lines);
    return json;
  }
}
