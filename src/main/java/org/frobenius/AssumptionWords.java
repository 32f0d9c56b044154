package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.frobenius.diagnostic.NameException;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.IndexRange;

/** Assumptions as answers list them: {@code x[i] + y nonzero for i = 1..n}. */
final class AssumptionWords {
  private static final String FOR = " for ";

  private AssumptionWords() {}

  static String of(Assumption a) {
    String words = Printer.text(a.about()) + " " + a.kind().written();
    return a.among().isEmpty()
        ? words
        : words
            + a.among().reversed().stream()
                .map(AssumptionWords::of)
                .collect(Collectors.joining(", ", FOR, ""));
  }

  private static String of(IndexRange range) {
    return range.index().name()
        + " = "
        + Printer.text(range.from())
        + ".."
        + Printer.text(range.to());
  }

  /**
   * An assumption from its words.
   *
   * @return none for other words, and where it is about the variable of an integral
   */
  static Optional<Assumption> read(String words, org.frobenius.syntax.Program program) {
    int end = words.lastIndexOf(FOR);
    List<String> ranges =
        end < 0 ? List.of() : List.of(words.substring(end + FOR.length()).split(", (?=\\w+ = )"));
    String claim = end < 0 ? words : words.substring(0, end);
    for (Assumption.Kind kind : Assumption.Kind.values()) {
      String suffix = " " + kind.written();
      if (claim.endsWith(suffix)) {
        try {
          String about = claim.substring(0, claim.length() - suffix.length());
          return Optional.of(assumption(about, kind, ranges, program));
        } catch (NameException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The outer ranges come first, as in the words; the ends of an inner one may have its index. */
  private static Assumption assumption(
      String about,
      Assumption.Kind kind,
      List<String> ranges,
      org.frobenius.syntax.Program program) {
    var indices = new ArrayList<String>();
    var among = new ArrayList<IndexRange>();
    for (String range : ranges) {
      String name = range.substring(0, range.indexOf(' '));
      String[] ends = range.substring(name.length() + " = ".length()).split("\\.\\.");
      var from = program.expression(ends[0], indices);
      var to = program.expression(ends[1], indices);
      among.addFirst(new IndexRange(org.frobenius.expr.Build.index(name), from, to));
      indices.add(name);
    }
    return new Assumption(program.expression(about, indices), kind, List.of(), among);
  }
}
