package org.frobenius.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Answer;
import org.frobenius.Program;
import org.frobenius.diagnostic.FrobeniusException;

/**
 * Times one derivation for a comparison with other programs. Reads a JSON object from standard
 * input, {@code {"name": "…", "program": "…", "wrt": ["X"], "order": "grad", "limit": 60, "values":
 * {"X": [[…]]}}}, and prints one line: the seconds to read the program ({@code build_s}), to the
 * first answer ({@code first_s}), to an answer when warm ({@code derive_s}, the median) and to its
 * text ({@code text_s}), the answer's sizes, and its values, to be compared elsewhere.
 */
public final class PeerRunner {
  /** Seconds of derivations after which it is seen whether the JVM has compiled them. */
  private static final double WARM = 5;

  /** Their median has still fallen where it is less than this part of the one before. */
  private static final double FALLEN = 0.95;

  /** With the reading between them, and on a busy machine, the warming stops after so many. */
  private static final double LONGEST_WARM = 60;

  /** Seconds of derivations that count. */
  private static final double BUDGET = 1;

  /** So many programs are read at once, before they are derived, */
  private static final int MANY = 64;

  /** unless the first derivation, which the JVM interprets, takes so many seconds. */
  private static final double LONG = 1;

  private static final int MOST_RUNS = 10_000;
  private static final int LONGEST_ANSWER = 400;

  private record Timed<T>(T result, double seconds, double processor, double deep) {}

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * Whether other threads derive for this one: to look for them takes longer than to derive, and
   * what is derived next is slower for it.
   */
  private static boolean hasDeepStacks = true;

  private PeerRunner() {}

  /** Runs the request and ends the process. */
  public static void main(String[] args) throws IOException {
    JsonObject request;
    try (var in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
      request = JsonParser.parseReader(in).getAsJsonObject();
    }
    var answer = new JsonObject();
    double limit = request.has("limit") ? request.get("limit").getAsDouble() : 60;
    Thread work = Thread.ofPlatform().daemon().start(() -> run(request, answer));
    try {
      work.join(Math.round(1e3 * (limit + LONGEST_WARM + 10 * BUDGET)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    synchronized (answer) {
      if (!answer.has("status")) {
        answer.addProperty("status", "timeout");
        answer.addProperty("limit_s", limit);
      }
      System.out.println(answer);
      System.out.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void run(JsonObject request, JsonObject answer) {
    try {
      measure(request, answer);
    } catch (FrobeniusException | StackOverflowError | OutOfMemoryError e) {
      synchronized (answer) {
        answer.addProperty("status", "fail");
        answer.addProperty("error", e.toString());
      }
    }
  }

  private static void measure(JsonObject request, JsonObject answer) {
    Workload workload = workload(request);
    Timed<Program> read = timed(workload::read);
    put(answer, "stage", "derive", "build_s", read.seconds);
    Timed<List<? extends Answer>> first = timed(() -> workload.derive(read.result));
    hasDeepStacks = first.deep > first.processor / 2;
    put(answer, "stage", "text", "first_s", first.seconds, "first_cpu_s", first.processor);
    Timed<List<String>> texts = timed(() -> first.result.stream().map(Answer::text).toList());
    put(
        answer,
        "text_s",
        texts.seconds,
        "chars",
        texts.result.stream().mapToInt(String::length).sum());
    String text = texts.result.getFirst();
    put(answer, "answer", text.substring(0, Math.min(text.length(), LONGEST_ANSWER)));
    put(
        answer,
        "nodes",
        first.result.stream().mapToLong(a -> a.expression().meta().weight()).sum());
    warm(workload, first, answer);
    if (request.has("values")) {
      Map<String, RealMatrix> values = values(request.getAsJsonObject("values"));
      var results = new JsonArray();
      first.result.forEach(a -> results.add(rows(a.compile().evaluate(values))));
      synchronized (answer) {
        answer.add("values", results);
      }
    }
    synchronized (answer) {
      answer.remove("stage");
      answer.addProperty("status", "ok");
    }
  }

  private static void warm(Workload workload, Timed<?> first, JsonObject answer) {
    var seconds = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    if (first.seconds > 10) {
      seconds.add(first.seconds);
      processor.add(first.processor);
    }
    var derivations = new ReadAhead(workload, first.seconds > LONG ? 1 : MANY);
    if (first.seconds <= 10) {
      compile(derivations);
    }
    double used = 0;
    while (seconds.isEmpty()
        || (used < BUDGET && seconds.size() < MOST_RUNS && first.seconds <= 10)) {
      Timed<?> run = timed(derivations.next());
      used += run.seconds;
      seconds.add(run.seconds);
      processor.add(run.processor);
    }
    put(
        answer,
        "derive_s",
        median(seconds),
        "derive_cpu_s",
        median(processor),
        "runs",
        seconds.size());
    put(
        answer,
        "derive_min_s",
        seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
  }

  /** Derives until that takes no longer less and less time. */
  private static void compile(ReadAhead derivations) {
    double end = System.nanoTime() + 1e9 * LONGEST_WARM;
    double before = Double.POSITIVE_INFINITY;
    double last = Double.MAX_VALUE;
    while (last < FALLEN * before && System.nanoTime() < end) {
      var processor = new ArrayList<Double>();
      double used = 0;
      while (used < WARM && System.nanoTime() < end) {
        double seconds = timed(derivations.next()).processor;
        processor.add(seconds);
        used += seconds;
      }
      before = last;
      last = median(processor);
    }
  }

  /**
   * The work's time by the clock and by the processor, of this thread and of those with deep
   * stacks; the JVM's compilers do not count.
   */
  private static <T> Timed<T> timed(Supplier<T> work) {
    long deep = deepStacks();
    long own = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    T result = work.get();
    long end = System.nanoTime();
    long used = THREADS.getCurrentThreadCpuTime() - own;
    long other = deepStacks() - deep;
    return new Timed<>(result, (end - start) / 1e9, (used + other) / 1e9, other / 1e9);
  }

  private static long deepStacks() {
    return hasDeepStacks
        ? deepThreads().mapToLong(t -> Math.max(0, THREADS.getThreadCpuTime(t.getThreadId()))).sum()
        : 0;
  }

  private static Stream<ThreadInfo> deepThreads() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(t -> t != null && t.getThreadName().equals("frobenius"));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Workload workload(JsonObject request) {
    var wrt = new ArrayList<String>();
    request.getAsJsonArray("wrt").forEach(name -> wrt.add(name.getAsString()));
    return new Workload(
        request.get("name").getAsString(),
        request.get("program").getAsString(),
        wrt,
        Workload.Order.named(request.get("order").getAsString()));
  }

  private static Map<String, RealMatrix> values(JsonObject json) {
    var values = new LinkedHashMap<String, RealMatrix>();
    json.entrySet().forEach(e -> values.put(e.getKey(), matrix(e.getValue().getAsJsonArray())));
    return values;
  }

  private static RealMatrix matrix(JsonArray rows) {
    var entries = new double[rows.size()][];
    for (int i = 0; i < entries.length; i++) {
      JsonArray row = rows.get(i).getAsJsonArray();
      entries[i] = new double[row.size()];
      for (int j = 0; j < row.size(); j++) {
        entries[i][j] = row.get(j).getAsDouble();
      }
    }
    return MatrixUtils.createRealMatrix(entries);
  }

  private static JsonElement rows(RealMatrix matrix) {
    var rows = new JsonArray();
    for (double[] entries : matrix.getData()) {
      var row = new JsonArray();
      for (double entry : entries) {
        row.add(entry);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Names and values in turn. */
  private static void put(JsonObject json, Object... pairs) {
    synchronized (json) {
      for (int i = 0; i < pairs.length; i += 2) {
        String name = (String) pairs[i];
        if (pairs[i + 1] instanceof Number number) {
          json.addProperty(name, number);
        } else {
          json.addProperty(name, pairs[i + 1].toString());
        }
      }
    }
  }
}
