package org.frobenius.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Answer;
import org.frobenius.Compiled;
import org.frobenius.Gradient;
import org.frobenius.LinearForm;
import org.frobenius.Program;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.data.MatrixJson;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.Dialect;
import org.frobenius.syntax.ProgramReader;

/**
 * One line of a batch.
 *
 * @param wrt the name to differentiate by; without one, the program's default
 * @param to the forms wanted of the answer
 * @param frechet how Fréchet derivatives are written
 * @param dialect whose habits the program follows
 * @param cse whether parts of the answer are named
 * @param sym whether {@code X + X'} is {@code 2*sym(X)}
 * @param values numbers by name, as JSON; those of other names than the program's are not looked at
 */
record BatchRequest(
    String program,
    Kind kind,
    Optional<String> wrt,
    List<OutputForm> to,
    FrechetForm frechet,
    Dialect dialect,
    boolean cse,
    boolean sym,
    Map<String, JsonElement> values) {

  /** What is asked of a program. */
  enum Kind {
    GRADIENT,
    DIFFERENTIAL,
    JACOBIAN,
    HESSIAN,
    SIMPLIFY,
    VALUE;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  BatchRequest {
    to = List.copyOf(to);
    values = Map.copyOf(values);
  }

  static BatchRequest of(JsonObject json) {
    return new BatchRequest(
        text(json, "program").orElseThrow(() -> wrong("there is no `program`")),
        text(json, "kind").map(BatchRequest::kind).orElse(Kind.GRADIENT),
        text(json, "wrt"),
        forms(json),
        text(json, "frechet").map(FrechetForm::named).orElse(FrechetForm.OPERATOR),
        text(json, "dialect").map(BatchRequest::dialect).orElse(Dialect.FROBENIUS),
        flag(json, "cse"),
        flag(json, "sym"),
        values(json));
  }

  JsonObject answer() {
    Program read =
        Program.read("input", program, List.of(), new ProgramReader.Options(false, dialect));
    return switch (kind) {
      case GRADIENT -> {
        Gradient g = read.gradient(wrt.orElseGet(read::defaultVariable)).with(frechet);
        yield answer(read, g);
      }
      case DIFFERENTIAL ->
          answer(
              read, read.differential(List.of(wrt.orElseGet(read::defaultVariable))).with(frechet));
      case SIMPLIFY -> answer(read, read.simplify().with(frechet));
      case VALUE -> value(read);
      case JACOBIAN ->
          answer(read, read.jacobian(wrt.orElseGet(read::defaultVariable), LinearForm.VEC));
      case HESSIAN -> answer(read, read.hessian(wrt.orElseGet(read::defaultVariable)));
    };
  }

  private JsonObject answer(Program read, Answer found) {
    Answer named = cse ? found.withNamedParts() : found;
    Answer answer = sym ? named.withSymmetricParts() : named;
    return AnswerJson.of(
        answer,
        to,
        values.isEmpty() ? Optional.empty() : Optional.of(evaluated(read, answer.compile())));
  }

  private JsonObject value(Program read) {
    var json = new JsonObject();
    json.addProperty("ok", true);
    json.add("shape", AnswerJson.shape(read.expression().shape()));
    json.add("value", evaluated(read, read.compile()));
    return json;
  }

  private JsonElement evaluated(Program read, Compiled compiled) {
    var given = new LinkedHashMap<String, RealMatrix>();
    var known = new ArrayList<>(read.names().keySet());
    known.addAll(read.dimensions());
    if (kind == Kind.DIFFERENTIAL || kind == Kind.HESSIAN) {
      read.names().keySet().forEach(name -> known.add("d" + name));
    }
    for (String name : known) {
      JsonElement value = values.get(name);
      if (value != null) {
        given.put(name, MatrixJson.read("the value of `%s`".formatted(name), value));
      }
    }
    return MatrixJson.write(compiled.evaluate(given));
  }

  private static Kind kind(String word) {
    var words = Arrays.stream(Kind.values()).map(Kind::written).toList();
    int at = words.indexOf(word);
    if (at >= 0) {
      return Kind.values()[at];
    }
    throw new DataException(
        Diagnostic.of(
                org.frobenius.diagnostic.Kind.DATA,
                "there is no kind `%s`".formatted(word),
                Span.NONE)
            .help(NearNames.help(word, words).orElse("ask for " + String.join(", ", words))));
  }

  private static Dialect dialect(String word) {
    return Dialect.named(word)
        .orElseThrow(
            () ->
                wrong(
                    "there is no dialect `%s`, but %s"
                        .formatted(word, String.join(", ", Dialect.names()))));
  }

  private static List<OutputForm> forms(JsonObject json) {
    JsonElement to = json.get("to");
    if (to == null || to.isJsonNull()) {
      return List.of(OutputForm.TEXT);
    }
    JsonArray words = to instanceof JsonArray array ? array : new JsonArray();
    if (isText(to)) {
      words.add(to);
    } else if (!(to instanceof JsonArray)) {
      throw wrong("`to` is not a list of forms");
    }
    var forms = new ArrayList<OutputForm>();
    for (JsonElement word : words) {
      if (!isText(word)) {
        throw wrong("`to` is not a list of forms");
      }
      forms.add(OutputForm.named(word.getAsString()));
    }
    return forms;
  }

  private static Map<String, JsonElement> values(JsonObject json) {
    JsonElement values = json.get("values");
    if (values == null || values.isJsonNull()) {
      return Map.of();
    }
    if (!(values instanceof JsonObject object)) {
      throw wrong("`values` is not an object of names and numbers");
    }
    return object.asMap();
  }

  private static Optional<String> text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    if (!isText(value)) {
      throw wrong("`%s` is not a text".formatted(key));
    }
    return Optional.of(value.getAsString());
  }

  private static boolean flag(JsonObject json, String key) {
    JsonElement value = json.get(key);
    if (value == null || value.isJsonNull()) {
      return false;
    }
    if (!(value instanceof JsonPrimitive primitive && primitive.isBoolean())) {
      throw wrong("`%s` is not true or false".formatted(key));
    }
    return value.getAsBoolean();
  }

  private static boolean isText(JsonElement json) {
    return json instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static DataException wrong(String message) {
    return new DataException(Diagnostic.of(org.frobenius.diagnostic.Kind.DATA, message, Span.NONE));
  }
}
