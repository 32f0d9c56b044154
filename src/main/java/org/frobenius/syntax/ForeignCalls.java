package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/** Names in another notation, and calls with their arguments and options. */
final class ForeignCalls {
  private static final Set<String> DERIVATIVES =
      Set.of("diff", "gradient", "derivative", "D", "jacobian");

  private final ForeignReader reader;
  private final ForeignCursor tokens;
  private final MathematicaCalls mathematica;

  ForeignCalls(ForeignReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.mathematica = new MathematicaCalls(reader);
  }

  /** {@code diff(f, x)}, which is what the command does, after the opening bracket. */
  private ForeignPiece differentiated() {
    ForeignPiece of = reader.sum();
    if (tokens.taken(",")) {
      reader.differentiatesBy(tokens.take().text());
    }
    tokens.expect(")");
    return of;
  }

  /** A name that was just read, with what is called or applied. */
  ForeignPiece name(String first) {
    Optional<ForeignPiece> value = reader.value(first);
    if (value.isPresent()) {
      return value.get();
    }
    if (reader.named().functions().contains(first)) {
      return unknown(first);
    }
    String name = first;
    boolean library = false;
    while (tokens.peek().is(".")
        && ForeignLibraries.isOne(name)
        && tokens.peek(1).type() == Type.NAME) {
      tokens.take();
      name = tokens.take().text();
      library = true;
    }
    if (ForeignSpelling.isWord(name)) {
      throw new Unreadable();
    }
    if (name.equals("d") && tokens.peek().is("/")) {
      return derivative();
    }
    if (name.equals("d") && reader.names().isDifferential()) {
      return ForeignPiece.atom("d(" + reader.primary().text() + ")");
    }
    boolean product = name.length() == 1 && tokens.isIn(Notation.LATEX);
    if (tokens.peek().is("(") && !product) {
      tokens.take();
      if (DERIVATIVES.contains(name)) {
        return differentiated();
      }
      if (name.matches("sum|prod") && reader.series().isNext()) {
        return reader.series().ranged(name);
      }
      return call(name, List.of(), ")", library);
    }
    if (tokens.peek().is(".") && tokens.peek(1).is("(")) {
      tokens.skip(2);
      return dotted(name);
    }
    if (tokens.peek().is("[") && !tokens.peek(1).is("[") && tokens.isIn(Notation.MATHEMATICA)) {
      tokens.take();
      return mathematica.read(name);
    }
    if (library && name.equals("pi")) {
      return ForeignPiece.scalar("pi");
    }
    if (library) {
      throw new Unreadable();
    }
    if (name.matches("sum|prod") && tokens.isIn(Notation.LATEX) && tokens.peek().is("_")) {
      return reader.series().series(name);
    }
    if (name.matches("(sum|prod)_\\w+") && reader.startsFactor()) {
      return reader
          .series()
          .over(name.substring(0, name.indexOf('_')), name.substring(name.indexOf('_') + 1));
    }
    if (ForeignFunctions.isFunction(name)
        && (tokens.peek().is("^") || tokens.peek().is(".^"))
        && tokens.peek(2).is("(")) {
      String operator = tokens.take().text();
      String power = tokens.take().text();
      return applied(name).toThe(operator, power);
    }
    if (ForeignFunctions.isFunction(name) && reader.startsFactor()) {
      return applied(name);
    }
    return reader.names().named(name);
  }

  /** {@code \mathit{huber}''(x)}: a name, of a function perhaps, with its derivatives. */
  ForeignPiece unknown(String name) {
    int primes = 0;
    while (tokens.peek(primes).is("'")) {
      primes++;
    }
    if (!tokens.peek(primes).is("(")) {
      return ForeignPiece.atom(name);
    }
    tokens.skip(primes + 1);
    ForeignPiece argument = reader.sum();
    tokens.expect(")");
    return ForeignPiece.atom(name + "'".repeat(primes) + "(" + argument.text() + ")");
  }

  /** {@code d/dX f}. */
  private ForeignPiece derivative() {
    tokens.expect("/");
    Token by = tokens.take();
    if (by.type() != Type.NAME || !by.text().matches("d\\w+")) {
      throw new Unreadable();
    }
    reader.differentiatesBy(by.text().substring(1));
    return reader.product();
  }

  /** {@code log x}, without brackets. */
  ForeignPiece applied(String name) {
    ForeignPiece argument;
    if (ForeignFunctions.takesProduct(name)) {
      argument = reader.product();
    } else {
      argument = reader.factor();
    }
    return result(name, List.of(argument), List.of(), false);
  }

  /** Julia's {@code x |> sum}, after the sign. */
  ForeignPiece piped(ForeignPiece value) {
    Token function = tokens.take();
    if (function.type() != Type.NAME) {
      throw new Unreadable();
    }
    return result(function.text(), List.of(value), List.of(), false);
  }

  /** Julia's {@code f.(x)}, after the opening bracket. */
  private ForeignPiece dotted(String name) {
    var arguments = new ArrayList<ForeignPiece>();
    do {
      arguments.add(reader.sum());
    } while (tokens.taken(","));
    tokens.expect(")");
    boolean unknown = FunctionTable.find(name).isEmpty() && Elsewhere.find(name).isEmpty();
    return unknown
        ? ForeignPiece.atom(name + ".(" + arguments.getFirst().text() + ")")
        : ForeignFunctions.call(name, arguments, List.of(), Notation.PYTHON, false)
            .orElseThrow(Unreadable::new);
  }

  /** {@code X.sum()}, after the opening bracket. */
  ForeignPiece method(String name, ForeignPiece owner) {
    return call(name, List.of(owner), ")", true);
  }

  /** A call by its own name, after the opening bracket. */
  ForeignPiece call(String name, String close) {
    return call(name, List.of(), close, false);
  }

  private ForeignPiece call(
      String name, List<ForeignPiece> given, String close, boolean ofLibrary) {
    var arguments = new ArrayList<>(given);
    var options = new ArrayList<String>();
    if (tokens.peek().is(":") && tokens.peek(1).is(close)) {
      tokens.skip(2);
      return ForeignPiece.atom("vec(" + name + ")");
    }
    while (!tokens.taken(close)) {
      if (tokens.peek().type() == Type.STRING) {
        options.add(tokens.take().text());
      } else if (tokens.peek().type() == Type.NAME && tokens.peek(1).is("=")) {
        keyword(options);
      } else {
        ForeignPiece argument = argument(name, close);
        if (tokens.isName(0, "for")) {
          argument = reader.series().generator(argument);
        }
        arguments.add(argument);
      }
      if (!tokens.taken(",") && !tokens.peek().is(close)) {
        throw new Unreadable();
      }
    }
    boolean sliced = arguments.stream().anyMatch(a -> a.text().matches("(.*[^:])?:([^:].*)?"));
    boolean places =
        !arguments.isEmpty() && arguments.stream().allMatch(a -> a.text().matches("[0-9]+|[a-z]"));
    boolean entry =
        switch (tokens.notation()) {
          case OTHER ->
              isIndexed(name) && given.isEmpty() && (sliced || name.matches("[A-Z]") && places);
          case MATHEMATICA -> name.length() == 1 && places && close.equals("]");
          case PYTHON, LATEX -> false;
        };
    if (entry) {
      return ForeignPiece.atom(
          name
              + "["
              + String.join(", ", arguments.stream().map(ForeignPiece::text).toList())
              + "]");
    }
    boolean series =
        arguments.size() == 1 && arguments.getFirst().text().matches("\\w+ = .*\\.\\..*, .*");
    return series
        ? ForeignPiece.scalar(name + "(" + arguments.getFirst().text() + ")")
        : result(name, arguments, options, ofLibrary);
  }

  /** Whether round brackets after a name may hold places. */
  private boolean isIndexed(String name) {
    return !ForeignFunctions.isFunction(name)
        && (name.length() == 1 || FunctionTable.find(name).isEmpty());
  }

  /** An argument; a place or a slice of MATLAB's {@code A(:, 1:3)}; of a tuple, the list. */
  private ForeignPiece argument(String name, String close) {
    if (tokens.isIn(Notation.PYTHON) && tokens.isTuple()) {
      tokens.take();
      var parts = new ArrayList<String>();
      do {
        parts.add(reader.sum().text());
      } while (tokens.taken(","));
      tokens.expect(")");
      return ForeignPiece.atom(String.join(", ", parts));
    }
    if (!tokens.isIn(Notation.OTHER) || !isIndexed(name)) {
      return reader.sum();
    }
    if (tokens.peek().is(":") && (tokens.peek(1).is(",") || tokens.peek(1).is(close))) {
      tokens.take();
      return ForeignPiece.atom(":");
    }
    return reader.inside(ForeignReader.PLACES, this::place);
  }

  private ForeignPiece place() {
    ForeignPiece first = reader.sum();
    return tokens.taken(":")
        ? ForeignPiece.atom(
            first.at(ForeignPiece.POWER) + ":" + reader.sum().at(ForeignPiece.POWER))
        : first;
  }

  private void keyword(List<String> options) {
    String name = tokens.take().text();
    tokens.take();
    String sign = tokens.taken("-") ? "-" : "";
    String value = sign + tokens.take().text();
    options.add(name.equals("ord") ? value : name + value);
  }

  /** What a call of these arguments is. */
  ForeignPiece result(
      String name, List<ForeignPiece> arguments, List<String> options, boolean ofLibrary) {
    boolean vectorized =
        name.equals("sum")
            && arguments.size() == 1
            && arguments.getFirst().text().matches("(vec|sum)\\(.*\\)")
            && arguments.getFirst().level() == ForeignPiece.ATOM;
    if (vectorized) {
      String inner = arguments.getFirst().text();
      return ForeignPiece.scalar("sum(" + inner.substring(4, inner.length() - 1) + ")");
    }
    return ForeignFunctions.call(name, arguments, options, tokens.notation(), ofLibrary)
        .orElseThrow(Unreadable::new);
  }
}
