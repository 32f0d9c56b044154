package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.syntax.ForeignTokens.Notation;
import org.frobenius.syntax.ForeignTokens.Token;
import org.frobenius.syntax.ForeignTokens.Type;

/**
 * An expression in LaTeX, NumPy, Mathematica, MATLAB or plain mathematics, transcribed into this
 * language, for the help of an error. It reads what it can be sure of and gives up on the rest.
 */
final class Transcription {
  /** Longer texts are not pasted formulas. */
  private static final int LONGEST = 1_000;

  private static final Set<String> LIBRARIES =
      Set.of(
          "np",
          "numpy",
          "scipy",
          "sp",
          "torch",
          "tf",
          "jnp",
          "jax",
          "math",
          "linalg",
          "special",
          "nn",
          "functional",
          "F",
          "LA",
          "la",
          "sla",
          "anp",
          "cp",
          "LinearAlgebra",
          "Math");

  private static final Set<String> LETTERING =
      Set.of(
          "mathrm",
          "mathbf",
          "mathsf",
          "text",
          "mathcal",
          "boldsymbol",
          "bm",
          "operatorname",
          "mathit",
          "vec",
          "textrm",
          "textbf",
          "mathbb",
          "rm",
          "bf");

  /** Between the brackets of blocks, where a blank separates. */
  private static final String BLOCK = "[]";

  private final Notation notation;
  private final List<Token> tokens;

  /** Of SymPy, whose matrices have these methods: its `*` is the matrix product. */
  private final boolean isOfMatrices;

  private final Deque<String> norms = new ArrayDeque<>();
  private final Set<String> indices = new HashSet<>();
  private int at;
  private int depth;

  /** Of {@code d/dX}. */
  private String variable = "";

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super("not transcribed", null, false, false);
    }
  }

  private Transcription(String text, Notation notation) {
    this.notation = notation;
    this.tokens = ForeignTokens.read(text, notation);
    this.isOfMatrices = text.matches("(?s).*\\.(inv|inverse|det)\\(\\).*");
  }

  /** The expression, definition or declaration; empty where it cannot be read. */
  static Optional<Written> of(String statement) {
    if (statement.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> declaration =
        ForeignDeclaration.of(statement.replaceFirst("^\\s*(let|var|for|with)\\s+", ""));
    return declaration.isPresent()
        ? declaration.map(text -> new Written(text, ""))
        : expression(bare(statement));
  }

  /**
   * What is found.
   *
   * @param variable of {@code d/dX}; empty where the text differentiates by nothing
   */
  record Written(String text, String variable) {}

  private static Optional<Written> expression(String text) {
    try {
      var reader = new Transcription(text, Notation.of(text));
      String name = reader.definedName();
      ForeignPiece piece = reader.sum();
      if (reader.peek().type() != Type.END) {
        return Optional.empty();
      }
      return Optional.of(new Written(name + piece.text(), reader.variable));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Without what other languages write before an expression. */
  private static String bare(String statement) {
    return statement
        .strip()
        .replaceFirst("^[\"“‘`'](.*)[\"”’`']$", "$1")
        .replaceFirst("^(return|let|var|const|min(imi[sz]e)?|max(imi[sz]e)?)\\s+", "")
        .replaceFirst("^def\\s+\\w+\\([^()]*\\)\\s*:\\s*(return\\s+)?", "")
        .replaceFirst("^(\\w+\\s*=\\s*)?@\\([^()]*\\)\\s*", "")
        .replaceFirst("^lambda\\s+\\w+(\\s*,\\s*\\w+)*\\s*:\\s*", "")
        .replaceFirst("^(\\\\?[A-Za-z]+)\\s*\\(\\s*[\\w\\s,]*\\)\\s*(:=|≔|=)\\s*", "")
        .replaceFirst("[;.,]+$", "");
  }

  private String definedName() {
    if (peek().type() == Type.NAME && (peek(1).is("=") || peek(1).is(":="))) {
      String name = take().text();
      take();
      return name + " = ";
    }
    return "";
  }

  // the tokens

  private Token peek() {
    return tokens.get(at);
  }

  private Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private Token take() {
    Token token = peek();
    if (token.type() == Type.END) {
      throw new Unreadable();
    }
    at++;
    return token;
  }

  private boolean taken(String sign) {
    boolean found = peek().is(sign);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String sign) {
    if (!taken(sign)) {
      throw new Unreadable();
    }
  }

  private boolean isCommand(String... names) {
    return peek().type() == Type.COMMAND && List.of(names).contains(peek().text());
  }

  // sums and products

  private ForeignPiece sum() {
    if (++depth > 200) {
      throw new Unreadable();
    }
    boolean negative = taken("-");
    ForeignPiece all = colon();
    if (negative) {
      all = new ForeignPiece("-" + all.at(ForeignPiece.PRODUCT), ForeignPiece.SUM, all.scalar());
    }
    while (peek().is("+") || peek().is("-")) {
      String operator = take().text();
      ForeignPiece right = colon();
      boolean dotted = isDotted() && all.scalar() != right.scalar();
      all =
          new ForeignPiece(
              all.text() + (dotted ? " ." : " ") + operator + " " + right.at(ForeignPiece.COLON),
              ForeignPiece.SUM,
              all.scalar() && right.scalar());
    }
    depth--;
    return all;
  }

  /** Where `*` goes entry by entry. */
  private boolean isDotted() {
    return (notation == Notation.PYTHON && !isOfMatrices) || notation == Notation.MATHEMATICA;
  }

  private ForeignPiece colon() {
    ForeignPiece left = product();
    boolean colon = notation == Notation.LATEX || notation == Notation.OTHER;
    return colon && norms.stream().noneMatch("["::equals) && taken(":")
        ? ForeignFunctions.colon(left, product())
        : left;
  }

  private ForeignPiece product() {
    ForeignPiece left = factor();
    while (true) {
      Optional<String> operator = operator();
      if (operator.isPresent()) {
        left = combined(left, operator.get(), factor());
      } else if (startsFactor()) {
        if (left.isNumber() && peek().type() == Type.NUMBER) {
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
    Token token = peek();
    String found =
        switch (token.type()) {
          case SIGN ->
              switch (token.text()) {
                case "*" -> isDotted() ? "elementwise*" : "*";
                case "/" -> isDotted() ? "elementwise/" : "/";
                case "@" -> "*";
                case "\\" -> "\\";
                case ".*" -> " .* ";
                case "./" -> " ./ ";
                case "." -> notation == Notation.MATHEMATICA ? "*" : "";
                case "⊗", "%x%" -> "kron";
                case "%o%" -> "outer";
                default -> "";
              };
          case COMMAND ->
              switch (token.text()) {
                case "cdot", "times", "ast" -> "*";
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
    at++;
    return Optional.of(found);
  }

  private boolean startsFactor() {
    Token token = peek();
    if (BLOCK.equals(norms.peek())) {
      return false;
    }
    return switch (token.type()) {
      case NAME -> !ForeignSpelling.isWord(token.text()) && notation != Notation.PYTHON;
      case NUMBER -> notation != Notation.PYTHON;
      case COMMAND ->
          !Set.of("rangle", "rVert", "rvert", "in", "end", "le", "leq", "geq", "to", "mapsto")
                  .contains(token.text())
              && !(isCommand("Vert", "vert") && !norms.isEmpty());
      case SIGN ->
          switch (token.text()) {
            case "(" -> notation != Notation.PYTHON;
            case "{", "[" -> notation == Notation.LATEX;
            case "‖", "|", "||" -> !norms.contains(token.text());
            case "⟨", "√", "∑" -> true;
            default -> false;
          };
      case STRING, END -> false;
    };
  }

  private ForeignPiece factor() {
    if (taken("-")) {
      ForeignPiece inner = factor();
      return new ForeignPiece("-" + inner.at(ForeignPiece.POWER), ForeignPiece.SUM, inner.scalar());
    }
    return new Factor().read();
  }

  // factors

  /** A name, a number, a call, a group, with what is raised, lowered or called on it. */
  private final class Factor {
    ForeignPiece read() {
      ForeignPiece piece = primary();
      while (true) {
        Optional<ForeignPiece> longer = suffix(piece);
        if (longer.isEmpty()) {
          return piece;
        }
        piece = longer.get();
      }
    }

    private Optional<ForeignPiece> suffix(ForeignPiece piece) {
      if (taken("'")) {
        return Optional.of(piece.transposed());
      }
      if (taken(".'")) {
        return Optional.of(ForeignPiece.atom(piece.at(ForeignPiece.ATOM) + ".T"));
      }
      boolean dotted = peek().is(".") && peek(1).type() == Type.NAME;
      boolean product =
          dotted
              && notation == Notation.OTHER
              && !peek(2).is("(")
              && peek(1).text().matches("\\w(?<![THI])")
              && piece.text().matches(".*(?<!\\w)\\w");
      if (product) {
        take();
        return Optional.of(piece.times("*", ForeignPiece.atom(take().text())));
      }
      if (dotted && notation != Notation.MATHEMATICA) {
        take();
        return Optional.of(member(piece, take().text()));
      }
      if (peek().is("[") && notation != Notation.LATEX) {
        return Optional.of(index(piece));
      }
      if (isCommand("top", "intercal")) {
        take();
        return Optional.of(piece.transposed());
      }
      if (taken("**")) {
        return Optional.of(piece.toThe(piece.scalar() ? "^" : ".^", exponent()));
      }
      if (taken(".^")) {
        return Optional.of(piece.toThe(".^", exponent()));
      }
      return taken("^") ? Optional.of(raised(piece)) : Optional.empty();
    }

    private ForeignPiece member(ForeignPiece piece, String name) {
      if (name.equals("T") || name.equals("H") || name.equals("mT")) {
        return piece.transposed();
      }
      if (name.equals("I")) {
        return ForeignPiece.atom("inv(" + piece.text() + ")");
      }
      expect("(");
      var arguments = new ArrayList<ForeignPiece>();
      arguments.add(piece);
      return call(name, arguments, ")");
    }

    private String exponent() {
      if (taken("{")) {
        ForeignPiece inner = sum();
        expect("}");
        return written(inner);
      }
      if (taken("-")) {
        return "-" + primary().at(ForeignPiece.ATOM);
      }
      return primary().at(ForeignPiece.ATOM);
    }

    private String written(ForeignPiece exponent) {
      return exponent.text().matches("-?[0-9.]+")
          ? exponent.text()
          : exponent.at(ForeignPiece.ATOM);
    }

    private ForeignPiece raised(ForeignPiece base) {
      boolean braced = taken("{");
      int closed = braced ? 1 : 0;
      if (isTranspose() && (!braced || isClosedAfter(1))) {
        at += 1 + closed;
        return base.transposed();
      }
      if (isCommand("mathsf", "mathrm", "text", "mathtt", "rm", "sf") && isLettered("T", "H")) {
        at += 4 + closed;
        return base.transposed();
      }
      if (peek().is("-") && (isCommandAt(1, "top") || peek(1).is("T") || isName(1, "T"))) {
        at += 2 + closed;
        return ForeignPiece.atom("inv(" + base.text() + ")").transposed();
      }
      if (peek().is("+") || isCommand("dagger")) {
        at += 1 + closed;
        return ForeignPiece.atom("pinv(" + base.text() + ")");
      }
      if (isCommand("circ", "odot")) {
        take();
        ForeignPiece raised = base.toThe(".^", exponent());
        at += closed;
        return raised;
      }
      if (braced) {
        at--;
      }
      return base.toThe("^", exponent());
    }

    private boolean isTranspose() {
      return isName(0, "T")
          || isName(0, "H")
          || peek().is("*")
          || peek().is("'")
          || peek().is("⊤")
          || isCommand("top", "intercal", "prime", "ast", "mathsf") && !isLettered("T", "H");
    }

    private boolean isClosedAfter(int ahead) {
      return peek(ahead).is("}");
    }

    private boolean isCommandAt(int ahead, String name) {
      return peek(ahead).type() == Type.COMMAND && peek(ahead).text().equals(name);
    }

    private boolean isName(int ahead, String name) {
      return peek(ahead).type() == Type.NAME && peek(ahead).text().equals(name);
    }

    /** {@code \mathsf{T}}. */
    private boolean isLettered(String... letters) {
      return peek(1).is("{") && List.of(letters).contains(peek(2).text()) && peek(3).is("}");
    }

    private ForeignPiece index(ForeignPiece piece) {
      expect("[");
      if (notation == Notation.MATHEMATICA && taken("[")) {
        var parts = new ArrayList<String>();
        do {
          parts.add(sum().text());
        } while (taken(","));
        expect("]");
        expect("]");
        return ForeignPiece.scalar(piece.text() + "[" + String.join(", ", parts) + "]");
      }
      if (notation == Notation.MATHEMATICA) {
        if (!ForeignFunctions.isFunction(piece.text()) && !peek().is("[")) {
          return mathematica(piece.text());
        }
        throw new Unreadable();
      }
      norms.push("[");
      var parts = new ArrayList<String>();
      do {
        parts.add(range());
      } while (taken(","));
      norms.pop();
      expect("]");
      boolean determinant = piece.text().startsWith("logdet(");
      return determinant
          ? piece
          : ForeignPiece.atom(piece.at(ForeignPiece.ATOM) + "[" + String.join(", ", parts) + "]");
    }

    private String range() {
      boolean python = notation == Notation.PYTHON;
      if (peek().is(":") && (peek(1).is(",") || peek(1).is("]"))) {
        take();
        return ":";
      }
      String first = counted(sum(), python);
      if (!taken(":")) {
        return first;
      }
      return first + ":" + sum().at(ForeignPiece.POWER);
    }

    /** From 1 on. */
    private static String counted(ForeignPiece index, boolean fromZero) {
      if (!fromZero) {
        return index.text();
      }
      return index.text().matches("[0-9]+")
          ? String.valueOf(Long.parseLong(index.text()) + 1)
          : index.text() + "+1";
    }

    private ForeignPiece primary() {
      Token token = take();
      return switch (token.type()) {
        case NUMBER -> ForeignPiece.scalar(token.text());
        case NAME -> name(token.text());
        case COMMAND -> command(token.text());
        case SIGN -> opened(token.text());
        case STRING, END -> throw new Unreadable();
      };
    }

    private ForeignPiece name(String first) {
      String name = first;
      boolean library = false;
      while (peek().is(".") && LIBRARIES.contains(name) && peek(1).type() == Type.NAME) {
        take();
        name = take().text();
        library = true;
      }
      if (ForeignSpelling.isWord(name)) {
        throw new Unreadable();
      }
      if (name.equals("d") && peek().is("/")) {
        return derivative();
      }
      boolean round = peek().is("(") && (name.length() > 1 || isCalled());
      if (round) {
        take();
        return call(name, new ArrayList<>(), ")");
      }
      if (peek().is("[") && !peek(1).is("[") && notation == Notation.MATHEMATICA) {
        take();
        return mathematica(name);
      }
      if (library && name.equals("pi")) {
        return ForeignPiece.scalar("pi");
      }
      if (library) {
        throw new Unreadable();
      }
      if (name.matches("(sum|prod)_\\w+") && startsFactor()) {
        return over(name.substring(0, name.indexOf('_')), name.substring(name.indexOf('_') + 1));
      }
      if (ForeignFunctions.isFunction(name)
          && (peek().is("^") || peek().is(".^"))
          && peek(2).is("(")) {
        String operator = take().text();
        String power = take().text();
        return applied(name).toThe(operator, power);
      }
      if (ForeignFunctions.isFunction(name) && startsFactor()) {
        return applied(name);
      }
      return subscripted(name);
    }

    /** {@code X(:)}, {@code A(1, 2)}: one letter, where it is no product. */
    private boolean isCalled() {
      return notation != Notation.LATEX;
    }

    /** {@code d/dX f}. */
    private ForeignPiece derivative() {
      expect("/");
      Token by = take();
      if (by.type() != Type.NAME || !by.text().matches("d\\w+")) {
        throw new Unreadable();
      }
      variable = by.text().substring(1);
      return product();
    }

    private ForeignPiece applied(String name) {
      ForeignPiece argument;
      if (ForeignFunctions.takesProduct(name)) {
        argument = product();
      } else {
        argument = factor();
      }
      return result(name, new ArrayList<>(List.of(argument)), List.of());
    }

    private ForeignPiece call(String name, List<ForeignPiece> given, String close) {
      var arguments = new ArrayList<>(given);
      var options = new ArrayList<String>();
      if (peek().is(":") && peek(1).is(close)) {
        at += 2;
        return ForeignPiece.atom("vec(" + name + ")");
      }
      while (!taken(close)) {
        if (peek().type() == Type.STRING) {
          options.add(take().text());
        } else if (peek().type() == Type.NAME && peek(1).is("=")) {
          keyword(options);
        } else {
          ForeignPiece argument = argument(name, close);
          if (isWordNext("for")) {
            argument = generator(argument);
          }
          arguments.add(argument);
        }
        if (!taken(",") && !peek().is(close)) {
          throw new Unreadable();
        }
      }
      boolean sliced = arguments.stream().anyMatch(a -> a.text().matches("(.*[^:])?:([^:].*)?"));
      boolean entry =
          notation == Notation.OTHER
              && isIndexed(name)
              && given.isEmpty()
              && (sliced
                  || name.matches("[A-Z]")
                      && arguments.stream().allMatch(a -> a.text().matches("[0-9]+|[a-z]")));
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
          : result(name, arguments, options);
    }

    /** Whether round brackets after a name may hold places. */
    private boolean isIndexed(String name) {
      return !ForeignFunctions.isFunction(name)
          && (name.length() == 1 || FunctionTable.find(name).isEmpty());
    }

    /** An argument; a place or a slice of MATLAB's {@code A(:, 1:3)}; of a tuple, the list. */
    private ForeignPiece argument(String name, String close) {
      if (notation == Notation.PYTHON && isTuple()) {
        take();
        var parts = new ArrayList<String>();
        do {
          parts.add(sum().text());
        } while (taken(","));
        expect(")");
        return ForeignPiece.atom(String.join(", ", parts));
      }
      if (notation != Notation.OTHER || !isIndexed(name)) {
        return sum();
      }
      if (peek().is(":") && (peek(1).is(",") || peek(1).is(close))) {
        take();
        return ForeignPiece.atom(":");
      }
      norms.push("[");
      ForeignPiece first = sum();
      ForeignPiece place =
          taken(":")
              ? ForeignPiece.atom(first.at(ForeignPiece.POWER) + ":" + sum().at(ForeignPiece.POWER))
              : first;
      norms.pop();
      return place;
    }

    /** Whether the bracket that opens here holds a comma of its own. */
    private boolean isTuple() {
      int open = 0;
      for (int i = at; peek().is("(") && i < tokens.size(); i++) {
        Token token = tokens.get(i);
        open += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
        if (open == 0) {
          return false;
        }
        if (open == 1 && token.is(",")) {
          return true;
        }
      }
      return false;
    }

    private boolean isWordNext(String word) {
      return peek().type() == Type.NAME && peek().text().equals(word);
    }

    /** {@code x[i]^2 for i in 1:n} as {@code i = 1..n, x[i]^2}. */
    private ForeignPiece generator(ForeignPiece body) {
      take();
      String index = take().text();
      if (!take().text().equals("in") && !peek().is("=")) {
        throw new Unreadable();
      }
      String from = "0";
      String to;
      if (isWordNext("range")) {
        take();
        expect("(");
        to = sum().at(ForeignPiece.PRODUCT) + "-1";
        expect(")");
      } else {
        norms.push("[");
        from = sum().text();
        norms.pop();
        expect(":");
        to = sum().text();
      }
      return ForeignPiece.atom("%s = %s..%s, %s".formatted(index, from, to, body.text()));
    }

    private void keyword(List<String> options) {
      String name = take().text();
      take();
      String value = take().text();
      options.add(name.equals("ord") ? value : name + value);
    }

    private ForeignPiece result(String name, List<ForeignPiece> arguments, List<String> options) {
      boolean vectorized =
          name.equals("sum")
              && arguments.size() == 1
              && arguments.getFirst().text().matches("(vec|sum)\\(.*\\)")
              && arguments.getFirst().level() == ForeignPiece.ATOM;
      if (vectorized) {
        String inner = arguments.getFirst().text();
        return ForeignPiece.scalar("sum(" + inner.substring(4, inner.length() - 1) + ")");
      }
      return ForeignFunctions.call(name, arguments, options, notation).orElseThrow(Unreadable::new);
    }

    /** {@code Tr[X]}; {@code D[f, X]} is what the command does with f. */
    private ForeignPiece mathematica(String name) {
      if (name.equals("Sum")) {
        return mathematicaSum("]");
      }
      if (!name.equals("D") && !name.equals("Grad")) {
        return call(name, new ArrayList<>(), "]");
      }
      ForeignPiece of = sum();
      expect(",");
      variable = take().text();
      expect("]");
      return of;
    }

    /** {@code Sum[f, {i, 1, n}]}. */
    private ForeignPiece mathematicaSum(String close) {
      ForeignPiece body = sum();
      expect(",");
      expect("{");
      String index = take().text();
      expect(",");
      ForeignPiece from = sum();
      expect(",");
      ForeignPiece to = sum();
      expect("}");
      expect(close);
      return ForeignPiece.scalar(
          "sum(%s = %s..%s, %s)".formatted(index, from.text(), to.text(), body.text()));
    }

    // typeset mathematics

    private ForeignPiece command(String command) {
      if (LETTERING.contains(command)) {
        return lettered();
      }
      return switch (command) {
        case "frac", "dfrac", "tfrac" -> fraction();
        case "sqrt" -> ForeignPiece.atom("sqrt(" + group().text() + ")");
        case "lVert", "Vert" -> norm("Vert");
        case "lvert", "vert" -> bars("vert");
        case "langle" -> inner("rangle");
        case "sum" -> series("sum");
        case "prod" -> series("prod");
        case "begin" -> typesetBlocks();
        case "partial", "nabla", "end", "int", "in" -> throw new Unreadable();
        case "infty" -> ForeignPiece.scalar("inf");
        case "hat", "tilde", "bar", "overline", "widehat", "widetilde" ->
            subscripted(group().text() + "_" + command.replace("wide", ""));
        case "ln" -> applied("log");
        case "Tr", "tr", "trace" -> function("tr");
        default -> function(command.replace("var", ""));
      };
    }

    private ForeignPiece function(String name) {
      if (!ForeignFunctions.isFunction(name)) {
        if (name.length() > 1 && !Custom.isGreek(name)) {
          throw new Unreadable();
        }
        return subscripted(name);
      }
      if (taken("^")) {
        throw new Unreadable();
      }
      if (peek().is("(") || peek().is("[")) {
        return call(name, List.of(), take().is("(") ? ")" : "]");
      }
      if (peek().is("{")) {
        return result(name, new ArrayList<>(List.of(group())), List.of());
      }
      return applied(name);
    }

    /** {@code \mathrm{tr}}, {@code \mathbf{x}}: the letters are one name. */
    private ForeignPiece lettered() {
      taken("*");
      var name = new StringBuilder();
      if (taken("{")) {
        while (!taken("}")) {
          Token token = take();
          boolean one = token.type() == Type.NUMBER && token.text().equals("1");
          if (token.type() != Type.NAME && token.type() != Type.COMMAND && !one) {
            throw new Unreadable();
          }
          name.append(token.text());
        }
      } else {
        name.append(take().text());
      }
      if (name.toString().equals("d")) {
        return ForeignPiece.atom("d(" + group().text() + ")");
      }
      if (name.toString().equals("1")) {
        skipSubscript();
        return ForeignPiece.atom("ones");
      }
      String text = name.toString().replaceFirst("^(Tr|trace|Trace)$", "tr");
      return function(text);
    }

    /** Sizes that context gives. */
    private void skipSubscript() {
      if (!taken("_")) {
        return;
      }
      int open = 0;
      do {
        Token token = take();
        open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      } while (open > 0 && peek().type() != Type.END);
    }

    /** {@code L_{\exp}(X, E)}, a Fréchet derivative. */
    private Optional<ForeignPiece> frechet() {
      if (!peek().is("_") || !peek(1).is("{") || !peek(3).is("}") || !peek(4).is("(")) {
        return Optional.empty();
      }
      String function = peek(2).text();
      at += 5;
      var arguments = new ArrayList<String>();
      do {
        arguments.add(sum().text());
      } while (taken(","));
      expect(")");
      return Optional.of(
          ForeignPiece.atom("L(" + function + ", " + String.join(", ", arguments) + ")"));
    }

    private ForeignPiece fraction() {
      if (peek().is("{") && (peek(1).is("d") || peek(1).text().matches("partial|d|mathrm"))) {
        return quotientOfDifferentials();
      }
      ForeignPiece above = group();
      ForeignPiece below = group();
      return above.times("/", below);
    }

    /** {@code \frac{\partial}{\partial X} f}. */
    private ForeignPiece quotientOfDifferentials() {
      for (int braces = 0; braces < 2; braces++) {
        expect("{");
        while (!taken("}")) {
          Token token = take();
          if (token.type() == Type.NAME && braces == 1) {
            variable = token.text();
          }
          if (token.is("{")) {
            throw new Unreadable();
          }
        }
      }
      return product();
    }

    private ForeignPiece group() {
      if (!taken("{")) {
        return primary();
      }
      ForeignPiece inner = sum();
      expect("}");
      return inner;
    }

    /** {@code x_i} where i runs over a sum, else a part of the name. */
    private ForeignPiece subscripted(String name) {
      if (notation != Notation.LATEX) {
        int line = name.indexOf('_');
        return line > 0 && indices.contains(name.substring(line + 1))
            ? ForeignPiece.scalar(name.substring(0, line) + "[" + name.substring(line + 1) + "]")
            : named(name);
      }
      if (name.equals("I")) {
        skipSubscript();
        return named(name);
      }
      Optional<ForeignPiece> frechet = name.equals("L") ? frechet() : Optional.empty();
      if (frechet.isPresent()) {
        return frechet.get();
      }
      if (!taken("_")) {
        return named(name);
      }
      var letters = new ArrayList<String>();
      if (taken("{")) {
        while (!taken("}")) {
          if (!taken(",")) {
            letters.add(take().text());
          }
        }
      } else {
        letters.add(take().text());
      }
      boolean indexed = !letters.isEmpty() && indices.containsAll(letters);
      if (!indexed && !letters.stream().allMatch(l -> l.matches("\\w+"))) {
        throw new Unreadable();
      }
      return indexed
          ? ForeignPiece.scalar(name + "[" + String.join(", ", letters) + "]")
          : ForeignPiece.atom(name + "_" + String.join("", letters));
    }

    private static ForeignPiece named(String name) {
      return Custom.isGreek(name) && name.length() > 1
          ? ForeignPiece.scalar(name)
          : ForeignPiece.atom(name);
    }

    private ForeignPiece opened(String sign) {
      return switch (sign) {
        case "(" -> closed(")");
        case "{" -> closed("}");
        case "[" -> bracket();
        case "‖" -> norm("‖");
        case "||" -> norm("||");
        case "|" -> bars("|");
        case "⟨", "<" -> inner(sign.equals("<") ? ">" : "⟩");
        case "√" -> ForeignPiece.atom("sqrt(" + primary().text() + ")");
        case "∑" -> series("sum");
        default -> throw new Unreadable();
      };
    }

    private ForeignPiece bracket() {
      return notation == Notation.LATEX ? closed("]") : blocks();
    }

    /** {@code [A B; C D]}, {@code [[A, B], [C, D]]}. */
    private ForeignPiece blocks() {
      var rows = new ArrayList<String>();
      norms.push(BLOCK);
      if (notation == Notation.PYTHON && peek().is("[")) {
        do {
          expect("[");
          rows.add(row());
          expect("]");
        } while (taken(","));
      } else {
        do {
          rows.add(row());
        } while (taken(";"));
      }
      expect("]");
      norms.pop();
      return ForeignPiece.atom("[" + String.join("; ", rows) + "]");
    }

    private String row() {
      var blocks = new ArrayList<String>();
      do {
        taken(",");
        blocks.add(sum().text());
      } while (!peek().is(";") && !peek().is("]"));
      return String.join(", ", blocks);
    }

    /** {@code \begin{bmatrix} A & B \\ C & D \end{bmatrix}}. */
    private ForeignPiece typesetBlocks() {
      skipGroup();
      var rows = new StringBuilder("[").append(sum().text());
      while (!isCommand("end")) {
        rows.append(taken("&") ? ", " : "; ");
        if (!rows.toString().endsWith(", ")) {
          expect("\\\\");
        }
        rows.append(sum().text());
      }
      take();
      skipGroup();
      return ForeignPiece.atom(rows.append("]").toString());
    }

    private void skipGroup() {
      expect("{");
      while (!taken("}")) {
        take();
      }
    }

    private ForeignPiece closed(String close) {
      ForeignPiece inner = sum();
      expect(close);
      return inner;
    }

    private boolean closes(String close) {
      return taken(close)
          || (close.equals("Vert") && isCommand("rVert", "Vert"))
          || (close.equals("vert") && isCommand("rvert", "vert"));
    }

    private ForeignPiece between(String close) {
      norms.push(close);
      ForeignPiece inner = sum();
      norms.pop();
      if (!closes(close)) {
        throw new Unreadable();
      }
      if (close.equals("Vert") || close.equals("vert")) {
        take();
      }
      return inner;
    }

    private ForeignPiece norm(String close) {
      ForeignPiece inner = between(close);
      String kind = "";
      if (peek().type() == Type.NAME && peek().text().matches("_\\w+")) {
        kind = take().text().substring(1);
      } else if (taken("_")) {
        boolean braced = taken("{");
        Token token = take();
        kind = token.type() == Type.COMMAND ? "\\" + token.text() : token.text();
        if (braced) {
          expect("}");
        }
      }
      return ForeignFunctions.norm(inner, kind, "norm").orElseThrow(Unreadable::new);
    }

    private ForeignPiece bars(String close) {
      ForeignPiece inner = between(close);
      boolean matrix = Character.isUpperCase(inner.text().charAt(0));
      return ForeignPiece.scalar((matrix ? "det(" : "abs(") + inner.text() + ")");
    }

    private ForeignPiece inner(String close) {
      norms.push(close);
      ForeignPiece left = sum();
      if (!taken(",")) {
        expect("|");
      }
      ForeignPiece right = sum();
      norms.pop();
      if (close.equals("rangle")) {
        if (!isCommand("rangle")) {
          throw new Unreadable();
        }
        take();
      } else {
        expect(close);
      }
      return ForeignFunctions.colon(left, right);
    }

    /** {@code \sum_{i=1}^{n} x_i^2}. */
    private ForeignPiece series(String operator) {
      String index = "i";
      String from = "1";
      String to = "n";
      if (taken("_")) {
        boolean braced = taken("{");
        index = take().text();
        if (braced) {
          if (taken("=")) {
            from = sum().text();
          }
          expect("}");
        }
      }
      if (taken("^")) {
        to = exponent();
      }
      return over(operator, index, from, to);
    }

    private ForeignPiece over(String operator, String index) {
      return over(operator, index, "1", "n");
    }

    private ForeignPiece over(String operator, String index, String from, String to) {
      indices.add(index);
      ForeignPiece body = product();
      indices.remove(index);
      if (!body.text().matches("(?s).*\\b" + java.util.regex.Pattern.quote(index) + "\\b.*")) {
        throw new Unreadable();
      }
      return ForeignPiece.scalar(
          "%s(%s = %s..%s, %s)".formatted(operator, index, from, to, body.text()));
    }
  }
}
