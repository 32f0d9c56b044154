package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/** Sums and products in another notation. */
final class ForeignReader {
  /** Opens what a blank separates: the blocks of a matrix. */
  static final String BLOCKS = "[]";

  /** Opens places, where `:` stands between the ends of a slice. */
  static final String PLACES = "[";

  /** Opens the sizes of a constant, {@code m \\times n}. */
  static final String SIZES = "×";

  private static final int DEEPEST = 200;

  private final ForeignCursor tokens;

  /** Of SymPy, whose matrices have these methods: its `*` is the matrix product. */
  private final boolean isOfMatrices;

  /** What closes the around around, and what opened blocks and places. */
  private final Deque<String> around = new ArrayDeque<>();

  private final ForeignSuffixes suffixes;
  private final ForeignCalls calls;
  private final ForeignBrackets brackets;
  private final ForeignSeries series;
  private final ForeignNames names;
  private final TypesetCommands commands;
  private int depth;

  /** Of {@code d/dX}. */
  private String variable = "";

  /** What stands for letters of a formula; empty in a text of its own. */
  private final Map<String, ForeignPiece> values;

  private final TypesetNames named;

  ForeignReader(String text, Notation notation) {
    this(text, notation, Map.of(), TypesetNames.NONE);
  }

  ForeignReader(
      String text, Notation notation, Map<String, ForeignPiece> values, TypesetNames named) {
    this.values = Map.copyOf(values);
    this.named = named;
    this.tokens = new ForeignCursor(text, notation);
    this.isOfMatrices = text.matches("(?s).*(\\.(inv|inverse|det)\\(\\)|\\bMatrix\\().*");
    this.series = new ForeignSeries(this);
    this.calls = new ForeignCalls(this);
    this.brackets = new ForeignBrackets(this);
    this.suffixes = new ForeignSuffixes(this);
    this.names = new ForeignNames(this);
    this.commands = new TypesetCommands(this);
  }

  /** The whole text: an expression, or the definition of a name. */
  String all() {
    return definedName() + piece().text();
  }

  /** The whole rest as one expression. */
  ForeignPiece piece() {
    ForeignPiece piece = sum();
    if (tokens.peek().type() != Type.END) {
      throw new Unreadable();
    }
    return piece;
  }

  /** What stands for a letter of a formula. */
  Optional<ForeignPiece> value(String letter) {
    return Optional.ofNullable(values.get(letter));
  }

  private String definedName() {
    boolean defined =
        tokens.peek().type() == Type.NAME && (tokens.peek(1).is("=") || tokens.peek(1).is(":="));
    if (!defined) {
      return "";
    }
    String name = tokens.take().text();
    tokens.skip(1);
    return name + " = ";
  }

  /** What the text around says of the letters. */
  TypesetNames named() {
    return named;
  }

  ForeignCursor tokens() {
    return tokens;
  }

  ForeignCalls calls() {
    return calls;
  }

  ForeignNames names() {
    return names;
  }

  ForeignSuffixes suffixes() {
    return suffixes;
  }

  ForeignSeries series() {
    return series;
  }

  ForeignBrackets brackets() {
    return brackets;
  }

  /** By what the text differentiates; empty where by nothing. */
  String variable() {
    return variable;
  }

  void differentiatesBy(String name) {
    variable = name;
  }

  /** Reads inside of what is named by its closing sign, or by {@link #BLOCKS}, {@link #PLACES}. */
  <T> T inside(String what, Supplier<T> read) {
    around.push(what);
    T inner = read.get();
    around.pop();
    return inner;
  }

  ForeignPiece sum() {
    if (++depth > DEEPEST) {
      throw new Unreadable();
    }
    boolean negative = tokens.taken("-");
    ForeignPiece all = colon();
    if (negative) {
      all = new ForeignPiece("-" + all.at(ForeignPiece.PRODUCT), ForeignPiece.SUM, all.scalar());
    }
    while (isSumSign()) {
      String sign = tokens.take().text();
      String operator = sign.substring(sign.length() - 1);
      ForeignPiece right = colon();
      boolean dotted = (isDotted() || sign.length() > 1) && all.scalar() != right.scalar();
      all =
          new ForeignPiece(
              all.text() + (dotted ? " ." : " ") + operator + " " + right.at(ForeignPiece.COLON),
              ForeignPiece.SUM,
              all.scalar() && right.scalar());
    }
    while (tokens.taken("|>")) {
      all = calls.piped(all);
    }
    depth--;
    return all;
  }

  private boolean isSumSign() {
    return List.of("+", "-", ".+", ".-").stream().anyMatch(tokens.peek()::is);
  }

  /** Where `*` goes entry by entry. */
  private boolean isDotted() {
    return (tokens.isIn(Notation.PYTHON) && !isOfMatrices) || tokens.isIn(Notation.MATHEMATICA);
  }

  private ForeignPiece colon() {
    ForeignPiece left = product();
    boolean colon = tokens.isIn(Notation.LATEX) || tokens.isIn(Notation.OTHER);
    return colon && !around.contains(PLACES) && tokens.taken(":")
        ? ForeignFunctions.colon(left, product())
        : left;
  }

  ForeignPiece product() {
    ForeignPiece left = factor();
    while (true) {
      Optional<String> operator = operator();
      if (operator.isPresent()) {
        left = combined(left, operator.get(), factor());
      } else if (startsFactor()) {
        if (left.isNumber() && tokens.peek().type() == Type.NUMBER) {
          throw new Unreadable();
        }
        left = combined(left, "*", factor());
      } else {
        return left;
      }
    }
  }

  private ForeignPiece combined(ForeignPiece left, String operator, ForeignPiece right) {
    if (operator.equals("outer")) {
      return left.times("*", right.transposed());
    }
    if (operator.equals("Dot")) {
      return left.isVectorLetter() ? left.transposed().times("*", right) : left.times("*", right);
    }
    if (operator.equals("dot")) {
      boolean product = right.level() < ForeignPiece.ATOM && !right.scalar();
      return left.isVectorLetter() && (product || right.isVectorLetter())
          ? ForeignFunctions.inner(left, right)
          : left.times("*", right);
    }
    if (operator.equals("times")) {
      return left.endsInVector() && !right.isNumber()
          ? ForeignPiece.atom("cross(" + left.text() + ", " + right.text() + ")")
          : left.times("*", right);
    }
    if (operator.equals("kron")) {
      return ForeignPiece.atom("kron(" + left.text() + ", " + right.text() + ")");
    }
    String ours =
        operator.equals("elementwise*")
            ? left.scalar() || right.scalar() ? "*" : " .* "
            : operator.equals("elementwise/") ? right.scalar() ? "/" : " ./ " : operator;
    return left.times(ours, right);
  }

  private Optional<String> operator() {
    Token token = tokens.peek();
    String found =
        switch (token.type()) {
          case SIGN ->
              switch (token.text()) {
                case "*" -> isDotted() ? "elementwise*" : "*";
                case "·", "⋅" -> "dot";
                case "/" -> isDotted() ? "elementwise/" : "/";
                case "@" -> "*";
                case "\\" -> "\\";
                case ".*" -> " .* ";
                case "./" -> " ./ ";
                case "." -> tokens.isIn(Notation.MATHEMATICA) ? "Dot" : "";
                case "⊗", "%x%" -> "kron";
                case "%o%" -> "outer";
                default -> "";
              };
          case COMMAND ->
              switch (token.text()) {
                case "cdot" -> "dot";
                case "times" -> SIZES.equals(around.peek()) ? "" : "times";
                case "ast" -> "*";
                case "odot", "circ" -> " .* ";
                case "oslash" -> " ./ ";
                case "otimes" -> "kron";
                default -> "";
              };
          case NAME, NUMBER, STRING, END -> "";
        };
    if (found.isEmpty()) {
      return Optional.empty();
    }
    tokens.skip(1);
    return Optional.of(found);
  }

  boolean startsFactor() {
    Token token = tokens.peek();
    if (BLOCKS.equals(around.peek())) {
      return false;
    }
    return switch (token.type()) {
      case NAME -> !ForeignSpelling.isWord(token.text()) && !tokens.isIn(Notation.PYTHON);
      case NUMBER -> !tokens.isIn(Notation.PYTHON);
      case COMMAND ->
          !Set.of("rangle", "rVert", "rvert", "in", "end", "le", "leq", "geq", "to", "mapsto")
                  .contains(token.text())
              && !(tokens.isCommand("Vert", "vert") && !around.isEmpty())
              && !(tokens.isCommand("times") && SIZES.equals(around.peek()));
      case SIGN ->
          switch (token.text()) {
            case "(" -> !tokens.isIn(Notation.PYTHON);
            case "{", "[" -> tokens.isIn(Notation.LATEX);
            case "‖", "|", "||" -> !around.contains(token.text());
            case "⟨", "√", "∑", "∏" -> true;
            default -> false;
          };
      case STRING, END -> false;
    };
  }

  ForeignPiece factor() {
    if (tokens.taken("-")) {
      ForeignPiece inner = factor();
      return new ForeignPiece("-" + inner.at(ForeignPiece.POWER), ForeignPiece.SUM, inner.scalar());
    }
    ForeignPiece piece = primary();
    while (true) {
      Optional<ForeignPiece> longer = suffixes.on(piece);
      if (longer.isEmpty()) {
        return piece;
      }
      piece = longer.get();
    }
  }

  ForeignPiece primary() {
    Token token = tokens.take();
    return switch (token.type()) {
      case NUMBER -> ForeignPiece.scalar(token.text());
      case NAME -> calls.name(token.text());
      case COMMAND -> commands.read(token.text());
      case SIGN -> brackets.opened(token.text());
      case STRING, END -> throw new Unreadable();
    };
  }

  /** What stands in braces, or else one factor without suffixes. */
  ForeignPiece group() {
    return tokens.peek().is("{") ? brackets.opened(tokens.take().text()) : primary();
  }
}
