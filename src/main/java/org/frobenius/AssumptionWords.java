package org.frobenius;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.IndexRange;
import org.frobenius.rule.KroneckerSum;
import org.frobenius.rule.SizesCompared;

/**
 * Assumptions as answers list them: {@code x[i] + y nonzero for i = 1..n}, {@code A and -B share no
 * eigenvalue}.
 */
final class AssumptionWords {
  private static final String FOR = " for ";
  private static final String FROM = " from ";
  private static final String AND = " and ";
  private static final String AT_LEAST = " >= ";
  private static final String NONE_SHARED = " share no eigenvalue";

  private AssumptionWords() {}

  static String of(Assumption a) {
    String words = claim(a);
    return a.among().isEmpty()
        ? words
        : words
            + a.among().reversed().stream()
                .map(AssumptionWords::of)
                .collect(Collectors.joining(", ", FOR, ""));
  }

  /** Of an answer that would hold nowhere. */
  static Diagnostic impossible(Assumption a) {
    String about = Printer.text(a.about());
    return kroneckerSum(a)
        .map(
            sum ->
                impossible(
                    "where %s, which is nowhere".formatted(claim(a)),
                    "they do share one, whatever the names stand for"))
        .orElseGet(
            () ->
                impossible(
                    "for `%s` %s, which it is not".formatted(about, a.kind().written()),
                    "it is singular whatever its names stand for"));
  }

  private static Diagnostic impossible(String condition, String reason) {
    return Diagnostic.of(Kind.DOMAIN, "the answer holds only " + condition, Span.NONE).note(reason);
  }

  private static Optional<KroneckerSum> kroneckerSum(Assumption a) {
    return a.kind() == Assumption.Kind.INVERTIBLE ? KroneckerSum.of(a.about()) : Optional.empty();
  }

  private static String claim(Assumption a) {
    return kroneckerSum(a)
        .map(sum -> Printer.text(sum.left()) + AND + Printer.text(sum.opposite()) + NONE_SHARED)
        .or(() -> SizesCompared.of(a).map(SizesCompared::toString))
        .orElseGet(() -> Printer.text(a.about()) + " " + a.kind().written());
  }

  private static String of(IndexRange range) {
    if (range.isInterval()) {
      return "%s from %s to %s"
          .formatted(range.index().name(), Printer.text(range.from()), Printer.text(range.to()));
    }
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
    if (end >= 0 && words.indexOf(FROM, end) >= 0) {
      return Optional.empty();
    }
    List<String> ranges =
        end < 0 ? List.of() : List.of(words.substring(end + FOR.length()).split(", (?=\\w+ = )"));
    String claim = end < 0 ? words : words.substring(0, end);
    try {
      return assumption(claim, ranges, program);
    } catch (NameException e) {
      return Optional.empty();
    }
  }

  /** The outer ranges come first, as in the words; the ends of an inner one may have its index. */
  private static Optional<Assumption> assumption(
      String claim, List<String> ranges, org.frobenius.syntax.Program program) {
    var indices = new ArrayList<String>();
    var among = new ArrayList<IndexRange>();
    for (String range : ranges) {
      String name = range.substring(0, range.indexOf(' '));
      String[] ends = range.substring(name.length() + " = ".length()).split("\\.\\.");
      var from = program.expression(ends[0], indices);
      var to = program.expression(ends[1], indices);
      among.addFirst(new IndexRange(Build.index(name), from, to));
      indices.add(name);
    }
    return claim(claim, text -> program.expression(text, indices))
        .map(a -> new Assumption(a.about(), a.kind(), List.of(), among));
  }

  private static Optional<Assumption> claim(String words, Function<String, Expr> expression) {
    if (words.endsWith(NONE_SHARED)) {
      String[] both = before(words, NONE_SHARED).split(AND, 2);
      Expr opposite = expression.apply(both[1]);
      return Optional.of(KroneckerSum.solvable(expression.apply(both[0]), Build.negate(opposite)));
    }
    if (words.contains(AT_LEAST)) {
      String[] both = words.split(AT_LEAST, 2);
      Expr difference =
          Build.sum(List.of(expression.apply(both[0]), Build.negate(expression.apply(both[1]))));
      return Optional.of(new Assumption(difference, Assumption.Kind.NONNEGATIVE));
    }
    return Arrays.stream(Assumption.Kind.values())
        .filter(kind -> words.endsWith(" " + kind.written()))
        .findFirst()
        .map(kind -> new Assumption(expression.apply(before(words, " " + kind.written())), kind));
  }

  private static String before(String words, String suffix) {
    return words.substring(0, words.length() - suffix.length());
  }
}
