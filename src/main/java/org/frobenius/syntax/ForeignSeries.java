package org.frobenius.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.syntax.ForeignTokens.Type;

/** Sums and products over an index in another notation: {@code \\sum_{i=1}^{n} x_i^2}. */
final class ForeignSeries {
  private static final Pattern INTEGRAND = Pattern.compile("(?s)(?<of>.*)\\*d\\((?<by>\\w+)\\)");

  private final ForeignReader reader;
  private final ForeignCursor tokens;

  /** Over which the sums around run. */
  private final Set<String> indices = new HashSet<>();

  ForeignSeries(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** A sum or a product, after its sign. */
  ForeignPiece series(String operator) {
    String index = "i";
    String from = "1";
    String to = "n";
    boolean underscored = tokens.taken("_");
    if (tokens.peek().type() == Type.NAME && tokens.peek().text().matches("_\\w+")) {
      index = tokens.take().text().substring(1);
    } else if (underscored || tokens.peek().is("{")) {
      boolean braced = tokens.taken("{");
      index = tokens.take().text();
      if (braced) {
        if (tokens.taken("=")) {
          from = reader.sum().text();
        }
        tokens.expect("}");
      }
    }
    if (tokens.taken("^")) {
      to = reader.suffixes().exponent();
    }
    return over(operator, index, from, to);
  }

  /** {@code \\int_{0}^{1} f \\, \\mathrm{d}s}, after its sign. */
  ForeignPiece integral() {
    tokens.expect("_");
    String from = reader.group().text();
    tokens.expect("^");
    String to = reader.suffixes().exponent();
    Matcher body = INTEGRAND.matcher(reader.product().text());
    if (!body.matches()) {
      throw new Unreadable();
    }
    return ForeignPiece.atom(
        "integral(%s = %s..%s, %s)".formatted(body.group("by"), from, to, body.group("of")));
  }

  /** {@code sum_i x_i}, over all places. */
  ForeignPiece over(String operator, String index) {
    return over(operator, index, "1", "n");
  }

  private ForeignPiece over(String operator, String index, String from, String to) {
    indices.add(index);
    ForeignPiece body = reader.product();
    indices.remove(index);
    if (!body.text().matches("(?s).*\\b" + Pattern.quote(index) + "\\b.*")) {
      throw new Unreadable();
    }
    return ForeignPiece.scalar(
        "%s(%s = %s..%s, %s)".formatted(operator, index, from, to, body.text()));
  }

  /** {@code x[i]^2 for i in 1:n} as {@code i = 1..n, x[i]^2}. */
  ForeignPiece generator(ForeignPiece body) {
    tokens.take();
    String index = tokens.take().text();
    if (!tokens.take().text().equals("in") && !tokens.peek().is("=")) {
      throw new Unreadable();
    }
    String from = "0";
    String to;
    if (tokens.isName(0, "range")) {
      tokens.take();
      tokens.expect("(");
      to = reader.sum().at(ForeignPiece.PRODUCT) + "-1";
      tokens.expect(")");
    } else {
      from = reader.inside(ForeignReader.PLACES, reader::sum).text();
      tokens.expect(":");
      to = reader.sum().text();
    }
    return ForeignPiece.atom("%s = %s..%s, %s".formatted(index, from, to, body.text()));
  }

  /** {@code Sum[f, {i, 1, n}]}. */
  ForeignPiece ofMathematica() {
    ForeignPiece body = reader.sum();
    tokens.expect(",");
    tokens.expect("{");
    String index = tokens.take().text();
    tokens.expect(",");
    ForeignPiece from = reader.sum();
    tokens.expect(",");
    ForeignPiece to = reader.sum();
    tokens.expect("}");
    tokens.expect("]");
    return ForeignPiece.scalar(
        "sum(%s = %s..%s, %s)".formatted(index, from.text(), to.text(), body.text()));
  }

  boolean isIndex(List<String> letters) {
    return !letters.isEmpty() && indices.containsAll(letters);
  }

  /** Whether an index and its range stand here: {@code i = 1:n}, {@code i in 1..n}. */
  boolean isNext() {
    boolean range = tokens.peek(1).is("=") || tokens.peek(1).text().equals("in");
    return tokens.peek().type() == Type.NAME
        && range
        && tokens.peek(2).type() != Type.STRING
        && (tokens.peek(3).is(":") || tokens.peek(3).is("..") || tokens.peek(3).is(","));
  }

  /** {@code i = 1:n, x[i])}, after the opening bracket of a sum. */
  ForeignPiece ranged(String operator) {
    String index = tokens.take().text();
    tokens.skip(1);
    String from = reader.inside(ForeignReader.PLACES, reader::factor).text();
    tokens.skip(1);
    String to = reader.inside(ForeignReader.PLACES, reader::sum).text();
    if (!tokens.taken(",") && !tokens.taken(";")) {
      throw new Unreadable();
    }
    indices.add(index);
    ForeignPiece body = reader.sum();
    indices.remove(index);
    tokens.expect(")");
    return ForeignPiece.scalar(
        "%s(%s = %s..%s, %s)".formatted(operator, index, from, to, body.text()));
  }
}
