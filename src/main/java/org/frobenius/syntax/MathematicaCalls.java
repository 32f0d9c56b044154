package org.frobenius.syntax;

/** Calls of Mathematica that are no plain functions. */
final class MathematicaCalls {
  private final ForeignReader reader;
  private final ForeignCursor tokens;

  MathematicaCalls(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** {@code Tr[X]}; {@code D[f, X]} is what the command does with f. */
  ForeignPiece read(String name) {
    if (name.equals("Sum")) {
      return reader.series().ofMathematica();
    }
    if (!name.equals("D") && !name.equals("Grad")) {
      return reader.calls().call(name, "]");
    }
    ForeignPiece of = reader.sum();
    tokens.expect(",");
    reader.differentiatesBy(tokens.take().text());
    tokens.expect("]");
    return of;
  }
}
