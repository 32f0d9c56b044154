package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {
  private static List<JsonObject> batch(String... lines) {
    Frob run = Frob.run(List.of("batch"), String.join("\n", lines) + "\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    return run.out().lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
  }

  private static String one(String line) {
    return batch(line.replace('\'', '"')).getFirst().toString().replace('"', '\'');
  }

  private static String error(String line) {
    return batch(line.replace('\'', '"'))
        .getFirst()
        .getAsJsonObject("error")
        .toString()
        .replace('"', '\'');
  }

  @Test
  void aGradient() {
    assertThat(
            batch(
                    """
                    {"id": "1", "program": "X in R(n, n); tr(A*X)", "kind": "gradient", "wrt": "A", "to": ["text", "latex"]}\
                    """)
                .getFirst())
        .hasToString(
            """
            {"id":"1","ok":true,"wrt":"A","shape":["n","n"],"results":{"text":"X'","latex":"X^{\\\\top}"},"assumes":[]}\
            """);
  }

  @Test
  void answersKeepTheOrderAndTheId() {
    assertThat(
            batch(
                "{\"id\": 7, \"program\": \"tr(X)\"}",
                "",
                "{\"id\": \"b\", \"program\": \"tr(\"}",
                "nonsense",
                "{\"program\": \"tr(X)\", \"kind\": \"value\", \"values\": {\"X\": [[1, 2], [3,"
                    + " 4]]}}"))
        .extracting(o -> o.get("id") + " " + o.get("ok"))
        .containsExactly("7 true", "\"b\" false", "null false", "null true");
  }

  @Test
  void aValueIsTheAnswersOwn() {
    assertThat(
            one(
                "{'program': 'tr(A*X)', 'values': {'A': [[1, 2], [3, 4]], 'dX': [[0, 0], [0,"
                    + " 0]]}}"))
        .contains("'value':[[1.0,3.0],[2.0,4.0]]");
    assertThat(one("{'program': 'x in R; x^2', 'values': {'x': 3}}"))
        .contains("'shape':[]", "'value':6.0");
    assertThat(
            one(
                "{'program': 'b in R(n); norm(x - b)^2', 'wrt': 'x', 'values': {'b': [1, 2], 'x':"
                    + " [[1], [1]]}}"))
        .contains("'value':[[0.0],[-2.0]]");
  }

  @Test
  void sizesFollowFromWhatIsGiven() {
    assertThat(one("{'program': 'X in R(n, n); tr(X)', 'values': {'X': [[1, 2], [3, 4]]}}"))
        .contains("'value':[[1.0,0.0],[0.0,1.0]]");
    assertThat(one("{'program': 'X in R(n, n); tr(X)', 'values': {'n': 2}}"))
        .contains("'value':[[1.0,0.0],[0.0,1.0]]");
  }

  @Test
  void otherKinds() {
    assertThat(one("{'program': 'tr(A*B) - tr(B*A)', 'kind': 'simplify'}")).contains("'text':'0'");
    assertThat(
            one("{'program': 'A*x', 'kind': 'value', 'values': {'A': [[1, 2]], 'x': [[1], [1]]}}"))
        .contains("'value':3.0");
    assertThat(
            one(
                "{'program': 'A*x', 'kind': 'differential', 'wrt': 'x', 'values': {'A': [[1, 2],"
                    + " [0, 1]], 'x': [1, 1], 'dx': [1, 2]}}"))
        .contains("'text':'A*d(x)'", "'value':[[5.0],[2.0]]");
  }

  @Test
  void everyFormAtOnce() {
    assertThat(one("{'program': 'tr(X)', 'to': ['text', 'unicode', 'latex', 'json']}"))
        .contains("'ok':true");
    assertThat(one("{'program': 'tr(X)', 'to': 'latex'}")).contains("'latex':");
  }

  @Test
  void errorsPointIntoTheProgram() {
    assertThat(error("{'program': 'A in R(m, n); B in R(m, n); norm(A*B)'}"))
        .contains("'kind':'shape'", "'line':1", "'column':35", "'hint':");
  }

  @Test
  void aLineHasItsTime() {
    var out = new ByteArrayOutputStream();
    var input = "{\"program\": \"tr(X)\"}\n".repeat(2);
    new BatchCommand(Frob.streams(input, out, out), new TimeLimit(Duration.ZERO)).run();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allSatisfy(l -> assertThat(l).contains("\"kind\":\"limit\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'program': 'tr(X)', 'kind': 'gradeint'}           | data        | write `gradient`",
        "{'program': 'A*x', 'kind': 'hessian'}              | shape       | a Hessian is of a"
            + " scalar",
        "{'program': 'tr(X)', 'to': ['numpy']}              | unsupported | numpy",
        "{'program': 'tr(X)', 'to': [1]}                    | data        | `to` is not a list",
        "{'program': 3}                                     | data        | `program` is not a"
            + " text",
        "{}                                                 | data        | there is no `program`",
        "[]                                                 | data        | not a JSON object",
        "{'program': 'tr(X)'} {}                            | data        | not a JSON object",
        "{'program': 'tr(X)', 'values': [1]}                | data        | `values` is not an"
            + " object",
        "{'program': 'tr(A*X)', 'values': {'A': [[1], [2, 3]]}} | data    | different lengths",
        "{'program': 'tr(A*X)', 'values': {'A': 'x'}}       | data        | is not a number",
        "{'program': 'tr(A*X)', 'values': {'A': {'re': [[1]], 'im': [[0]]}}} | unsupported |"
            + " complex",
        "{'program': 'tr(A*X)', 'values': {'X': [[1]]}}     | data        | no value is given for"
            + " `A`",
        "{'program': 'tr(inv(X))', 'values': {'X': [[1, 2], [2, 4]]}} | domain | singular",
        "{'program': 'tr(X)', 'wrt': 'Y'}                   | name        | no name `Y`",
      })
  void whatIsWrong(String line, String kind, String words) {
    assertThat(error(line)).contains("'kind':'" + kind + "'").contains(words);
  }

  @Test
  void aDialect() {
    assertThat(
            batch(
                    "{\"program\": \"sum(cos(X))\", \"dialect\": \"matrixcalculus\"}",
                    "{\"program\": \"sum(cos(X))\"}")
                .stream()
                .map(o -> o.getAsJsonObject("results").get("text").getAsString()))
        .containsExactly("-sin.(X)", "L(cos, X', ones(n1, n1))");
    assertThat(error("{'program': 'x', 'dialect': 'numpy'}"))
        .contains("there is no dialect `numpy`");
  }
}
