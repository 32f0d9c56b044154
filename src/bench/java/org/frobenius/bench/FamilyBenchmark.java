package org.frobenius.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.frobenius.Answer;
import org.frobenius.Program;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/** A derivation, and reading its program, for the members of the {@link Family families}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Timeout(time = 60)
@Fork(1)
public class FamilyBenchmark {
  @Param public Family family = Family.PRODUCT;

  @Param({"16", "64", "256"})
  public int n;

  private Workload workload = Family.PRODUCT.member(1);
  private Workload unread = workload;
  private Workload fresh = workload;
  private Program program = workload.read();
  private int number;

  @Setup
  public void member() {
    workload = family.member(n);
  }

  /** Other names each time: nothing remembered of the one before serves the next. */
  @Setup(Level.Invocation)
  public void rename() {
    unread = workload.renamed(number++);
    fresh = workload.renamed(number++);
    program = fresh.read();
  }

  @Benchmark
  public Program read() {
    return unread.read();
  }

  @Benchmark
  public List<? extends Answer> derive() {
    return fresh.derive(program);
  }
}
