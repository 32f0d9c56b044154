package org.frobenius.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.frobenius.Answer;
import org.frobenius.Program;

/**
 * A workload under ever new names, read before it is timed and several at once: the parser does not
 * come between two derivations that are timed.
 */
final class ReadAhead {
  private final Workload workload;
  private final int many;
  private final Deque<Supplier<List<? extends Answer>>> read = new ArrayDeque<>();
  private int number;

  /**
   * @param many how many are read at once
   */
  ReadAhead(Workload workload, int many) {
    this.workload = workload;
    this.many = many;
  }

  /** The next derivation, of a program that has been read. */
  Supplier<List<? extends Answer>> next() {
    if (read.isEmpty()) {
      for (int i = 0; i < many; i++) {
        Workload fresh = workload.renamed(number++);
        Program program = fresh.read();
        read.add(() -> fresh.derive(program));
      }
    }
    return read.remove();
  }
}
