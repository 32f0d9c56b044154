package org.frobenius.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/** A matrix as JSON, or an object of matrices by name. */
record JsonFile(String file, JsonElement json) {
  /** Gson says where in words: {@code at line 2 column 7 path $[1]}. */
  private static final Pattern PLACE =
      Pattern.compile(" at line (\\d+) column (\\d+).*", Pattern.DOTALL);

  static JsonFile read(String file, String text) {
    if (text.isBlank()) {
      throw Failures.file(file, "it is empty; expected a list of rows");
    }
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("there is more after the value");
      }
      return new JsonFile(file, json);
    } catch (JsonParseException | IOException e) {
      throw malformed(Source.of(file, text), e);
    }
  }

  static String write(Path file, RealMatrix matrix) {
    for (double[] row : matrix.getData()) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          throw Failures.file(file, "JSON has no number for %s".formatted(Decimal.write(entry)));
        }
      }
    }
    return MatrixJson.write(matrix) + "\n";
  }

  boolean isObject() {
    return json instanceof JsonObject object && !MatrixJson.isComplex(object);
  }

  RealMatrix matrix() {
    return MatrixJson.read("`%s`".formatted(file), json);
  }

  Map<String, RealMatrix> matrices() {
    if (!(json instanceof JsonObject object) || !isObject()) {
      throw Failures.file(
          file, "it has one matrix without a name; expected an object of matrices by name");
    }
    var matrices = new LinkedHashMap<String, RealMatrix>();
    object
        .entrySet()
        .forEach(
            e ->
                matrices.put(
                    e.getKey(),
                    MatrixJson.read("`%s` in `%s`".formatted(e.getKey(), file), e.getValue())));
    if (matrices.isEmpty()) {
      throw Failures.file(file, "it has no matrices; expected an object of matrices by name");
    }
    return matrices;
  }

  private static DataException malformed(Source source, Exception e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("it ends early");
    message =
        message.substring(message.lastIndexOf(": ") + 1).strip().lines().findFirst().orElse("");
    Matcher place =
        PLACE.matcher(
            Optional.ofNullable(e.getMessage()).orElse("").lines().findFirst().orElse(""));
    if (!place.find()) {
      return Failures.file(source.name(), "it is not JSON: " + message);
    }
    int line = Math.clamp(Integer.parseInt(place.group(1)), 1, source.lineCount());
    Span whole = source.lineSpan(line);
    int at =
        Math.min(whole.end(), whole.start() + Math.max(0, Integer.parseInt(place.group(2)) - 2));
    return Failures.at(source, new Span(at, Math.min(at + 1, whole.end())), "this is not JSON");
  }
}
