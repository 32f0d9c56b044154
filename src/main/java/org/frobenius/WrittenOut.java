package org.frobenius;

import java.util.stream.Stream;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;

/** Answers too long to be written: what is shared in them is written once each time. */
final class WrittenOut {
  /** Tokens: some 400 megabytes of text. */
  private static final long MOST = 100_000_000;

  private WrittenOut() {}

  /** A LimitException where the answer is too long. */
  static void require(Answer answer) {
    var tokens = new TokenCount();
    long longest =
        Stream.concat(
                Stream.of(answer.expression()),
                answer.definitions().stream().map(Expr.Named::value))
            .mapToLong(tokens::of)
            .max()
            .orElse(0);
    if (longest > MOST) {
      throw new LimitException(
          Diagnostic.of(
                  Kind.LIMIT,
                  "written out the answer is longer than %d names, numbers and operators"
                      .formatted(MOST),
                  Span.NONE)
              .help("ask for it with named parts, `--cse`: what is shared in it is written once"));
    }
  }
}
