package org.frobenius.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long a warm derivation takes, in microseconds, for each workload of {@code
 * src/bench/workloads.json}: the median and the least of many runs, all names changed before each.
 *
 * <p>Arguments: the file, the seconds to run each workload, and the beginnings of the names wanted.
 */
public final class Derivations {
  private Derivations() {}

  /** Runs the workloads in turn, so that all of them have warmed the same code. */
  public static void main(String[] args) throws IOException {
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    List<String> wanted = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("");
    List<Workload> workloads = workloads(Path.of(args[0]));
    for (Workload workload : workloads) {
      microseconds(workload, seconds);
    }
    for (Workload workload : workloads) {
      if (wanted.stream().noneMatch(workload.name()::startsWith)) {
        continue;
      }
      List<Double> runs = microseconds(workload, seconds);
      double[] sorted = runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "%-28s %10.1f %10.1f%n",
          workload.name(),
          sorted[sorted.length / 2],
          sorted[0]);
    }
  }

  private static List<Double> microseconds(Workload workload, double seconds) {
    var runs = new ArrayList<Double>();
    long end = System.nanoTime() + Math.round(1e9 * seconds);
    var derivations = new ReadAhead(workload, 64);
    while (runs.size() < 20 || System.nanoTime() < end) {
      var derivation = derivations.next();
      long start = processor();
      derivation.get();
      runs.add((processor() - start) / 1e3);
    }
    return runs;
  }

  /** Nanoseconds of the processor: what else the machine does counts less than on the clock. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Workload> workloads(Path file) throws IOException {
    JsonObject all = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    var workloads = new ArrayList<Workload>();
    for (JsonElement each : all.getAsJsonArray("symbolic")) {
      JsonObject w = each.getAsJsonObject();
      workloads.add(
          new Workload(
              w.get("name").getAsString(),
              w.get("program").getAsString(),
              names(w.get("wrt")),
              Workload.Order.named(w.get("order").getAsString())));
    }
    return workloads;
  }

  private static List<String> names(JsonElement wrt) {
    var names = new ArrayList<String>();
    switch (wrt) {
      case JsonArray array -> array.forEach(name -> names.add(name.getAsString()));
      case JsonElement name -> names.add(name.getAsString());
    }
    return names;
  }
}
