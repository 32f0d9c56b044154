package org.frobenius.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.frobenius.Answer;
import org.frobenius.Gradient;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Shape;

/** Answers and failures as JSON objects, alike on the command line and in a batch. */
final class AnswerJson {
  private AnswerJson() {}

  /** {@code {"ok": true, "shape": ["n", "n"], "results": {"text": "…"}, "assumes": []}}. */
  static JsonObject of(Answer answer, Collection<OutputForm> forms) {
    return of(answer, forms, Optional.empty());
  }

  static JsonObject of(Answer answer, Collection<OutputForm> forms, Optional<JsonElement> value) {
    var json = new JsonObject();
    json.addProperty("ok", true);
    if (answer instanceof Gradient gradient) {
      json.addProperty("wrt", gradient.wrt());
    }
    json.add("shape", shape(answer.shape()));
    var results = new JsonObject();
    forms.forEach(form -> results.addProperty(form.written(), form.of(answer)));
    json.add("results", results);
    value.ifPresent(v -> json.add("value", v));
    var assumes = new JsonArray();
    answer.assumptions().forEach(assumes::add);
    json.add("assumes", assumes);
    return json;
  }

  /** Rows and columns in words; of a scalar, an empty list. */
  static JsonArray shape(Shape shape) {
    var json = new JsonArray();
    if (!shape.isScalar()) {
      List.of(shape.rows(), shape.cols()).forEach(d -> json.add(d.toString()));
    }
    return json;
  }

  /**
   * {@code {"ok": false, "error": {"kind": "shape", "message": "…", "line": 1, "column": 5, "hint":
   * "…"}}}.
   */
  static JsonObject of(FrobeniusException failure) {
    Diagnostic diagnostic = failure.diagnostic();
    var error = error(diagnostic.kind().word(), diagnostic.message());
    if (diagnostic.span().isPresent()) {
      failure
          .source()
          .ifPresent(
              source -> {
                error.addProperty("line", source.line(diagnostic.span().start()));
                error.addProperty("column", source.column(diagnostic.span().start()));
              });
    }
    diagnostic.help().ifPresent(help -> error.addProperty("hint", help));
    if (!diagnostic.notes().isEmpty()) {
      var notes = new JsonArray();
      diagnostic.notes().forEach(notes::add);
      error.add("notes", notes);
    }
    return failed(error);
  }

  static JsonObject error(String kind, String message) {
    var error = new JsonObject();
    error.addProperty("kind", kind);
    error.addProperty("message", message);
    return error;
  }

  static JsonObject failed(JsonObject error) {
    var json = new JsonObject();
    json.addProperty("ok", false);
    json.add("error", error);
    return json;
  }
}
