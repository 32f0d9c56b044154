package org.frobenius.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.frobenius.diagnostic.FrobeniusException;

/**
 * {@code frob batch}: a JSON object a line in, one a line out, in order; a bad line does not stop
 * the others.
 */
final class BatchCommand {
  /** A line that takes longer gives a limit error, so that the others are answered. */
  private static final TimeLimit A_LINE = new TimeLimit(Duration.ofSeconds(120));

  private final Streams streams;
  private final TimeLimit limit;

  BatchCommand(Streams streams) {
    this(streams, A_LINE);
  }

  BatchCommand(Streams streams, TimeLimit limit) {
    this.streams = streams;
    this.limit = limit;
  }

  int run() {
    var lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    try {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          streams.out().println(answer(line, number));
          if (streams.out().checkError()) {
            break; // flushed, and nobody reads any more
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.DONE;
  }

  private JsonObject answer(String line, int number) {
    JsonObject request;
    try {
      request = object(line);
    } catch (JsonParseException | IOException | IllegalStateException e) {
      JsonObject error = AnswerJson.error("data", "line %d is not a JSON object".formatted(number));
      error.addProperty("line", number);
      return withId(JsonNull.INSTANCE, AnswerJson.failed(error));
    }
    JsonElement id = request.has("id") ? request.get("id") : JsonNull.INSTANCE;
    try {
      return withId(id, limit.call(() -> BatchRequest.of(request).answer()));
    } catch (FrobeniusException e) {
      return withId(id, AnswerJson.of(e));
    } catch (Exception | Error e) {
      if (System.getenv("FROB_DEBUG") != null) {
        e.printStackTrace(streams.err());
      }
      return withId(id, AnswerJson.failed(AnswerJson.error("internal", Main.apology(e))));
    }
  }

  private static JsonObject object(String line) throws IOException {
    try (var reader = new JsonReader(new StringReader(line))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("there is more after the object");
      }
      return json.getAsJsonObject();
    }
  }

  private static JsonObject withId(JsonElement id, JsonObject answer) {
    var json = new JsonObject();
    json.add("id", id);
    answer.entrySet().forEach(e -> json.add(e.getKey(), e.getValue()));
    return json;
  }
}
