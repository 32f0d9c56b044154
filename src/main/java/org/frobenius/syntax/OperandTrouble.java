package org.frobenius.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/** An operand or an operator that is missing, or a sign that has no place where it stands. */
final class OperandTrouble {
  /** What may stand where an operand is missing. */
  static final String OPERAND = "expected a name, a number, `(` or `[`";

  private final TokenPlace place;

  OperandTrouble(TokenPlace place) {
    this.place = place;
  }

  Diagnostic operandMissing() {
    boolean in = place.token().getType() == FrobeniusLexer.IN && place.index() > 0;
    var command = new LatexCommand(place.tokens(), in ? place.index() - 1 : place.index());
    if (command.isPossible()) {
      return command.diagnostic();
    }
    if (place.token().getType() == FrobeniusLexer.UNDER
        && place.tokens().text(place.tokens().list().get(place.index() + 1)).startsWith("|")) {
      Token next = place.tokens().list().get(place.index() + 1);
      return Diagnostic.of(
              Kind.SYNTAX,
              "`\\|` is not part of this language",
              place.tokens().span(place.token(), next))
          .help("write `norm(x)` for a norm");
    }
    if (place.before().isEmpty() || Tokens.isSeparator(place.before().get())) {
      return place.token().getType() == Token.EOF
          ? Diagnostic.of(Kind.SYNTAX, "nothing to read: the text is empty", new Span(0, 0))
              .help("write an expression, such as `tr(exp(X))`")
          : isComment()
              ? place.at(place.unexpected()).help("a comment starts with `#`")
              : place.at("nothing stands to the left of " + place.found()).note(OPERAND);
    }
    Token last = place.before().get();
    if (TokenPlace.endsStatement(place.token())) {
      return nothingRightOf(last);
    }
    if (isText()) {
      return place
          .at("texts in quotes are not part of this language")
          .note("`'` stands behind what it transposes");
    }
    if (last.getType() == FrobeniusLexer.COLON && place.isIndex()) {
      Optional<Diagnostic> ofPython = sliceOfPython();
      if (ofPython.isPresent()) {
        return ofPython.get();
      }
    }
    if (last.getType() == FrobeniusLexer.COLON
        && place.isIndex()
        && TokenPlace.isOperandStart(place.token())) {
      return place
          .at("a slice names both its ends")
          .help("write `1:%s`".formatted(place.tokens().text(place.token())));
    }
    Diagnostic unexpected =
        place.at(place.unexpected() + " after `" + place.tokens().text(last) + "`");
    boolean comment =
        last.getType() == FrobeniusLexer.OVER
            && place.tokens().span(last).end() == place.tokens().span(place.token()).start();
    return comment ? unexpected.help("a comment starts with `#`") : unexpected.note(OPERAND);
  }

  private boolean isComment() {
    String rest = place.tokens().source().text().substring(place.start());
    return rest.startsWith("//") || rest.startsWith("/*");
  }

  /** {@code sum(X, 'all')}: a quote where an operand has to stand, with another one behind it. */
  private boolean isText() {
    return place.token().getType() == FrobeniusLexer.QUOTE
        && !place.open().isEmpty()
        && place.tokens().list().subList(place.index() + 1, place.tokens().list().size()).stream()
            .anyMatch(t -> t.getType() == FrobeniusLexer.QUOTE);
  }

  /** {@code X[::2]}, {@code x[:-1]}. */
  private Optional<Diagnostic> sliceOfPython() {
    return switch (place.token().getType()) {
      case FrobeniusLexer.COLON ->
          Optional.of(
              place
                  .at("a slice `from:to` has no step")
                  .note("rows at a distance are `P*X`, with a matrix P that chooses them"));
      case FrobeniusLexer.MINUS ->
          Optional.of(
              place
                  .at("a slice names both its ends, and none is counted from the end")
                  .help("declare the size, such as `x in R(n)`, and write `1:n-1`"));
      default -> Optional.empty();
    };
  }

  Diagnostic nothingRightOf(Token last) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.SYNTAX,
            "nothing stands to the right of `%s`".formatted(place.tokens().text(last)),
            place.tokens().span(last));
    boolean lineBreak = place.token().getType() == FrobeniusLexer.NEWLINE;
    return lineBreak
        ? diagnostic.note("an expression goes on over several lines only inside brackets")
        : diagnostic.note(OPERAND);
  }

  Diagnostic afterOperand() {
    return switch (place.token().getType()) {
      case FrobeniusLexer.NAME,
          FrobeniusLexer.NUMBER,
          FrobeniusLexer.INFINITY,
          FrobeniusLexer.OPEN,
          FrobeniusLexer.OPEN_SQUARE ->
          operatorMissing();
      case FrobeniusLexer.TOP ->
          place.at("`⊤` transposes only after `^`").help("write `'` for the transpose, as in `A'`");
      case FrobeniusLexer.EQUALS ->
          place.open().isEmpty()
              ? place
                  .at("only a single name may stand to the left of `=`")
                  .note(
                      place.beforeText().equals(")")
                          ? "a definition names an expression, `r = A*x - b`"
                          : "a definition names an expression, `r = A*x - b`; equations are not"
                              + " expressions, but `norm(A*x - b)^2` is")
              : equalsInBrackets();
      case FrobeniusLexer.ARROW ->
          place
              .at("only a single name may stand to the left of `->`")
              .note("a map is written `E -> 2*E*V'*V`");
      case FrobeniusLexer.IN ->
          place.open().isEmpty()
              ? place.at("only names may stand to the left of `in`")
              : place
                  .at("unexpected `in` inside brackets")
                  .help("write `sum(j = 0..k-1, X^j)` for a series");
      case FrobeniusLexer.COLON -> colon();
      case FrobeniusLexer.TO ->
          place
              .at("a range `lo..hi` stands only in `sum(j = lo..hi, …)` and `prod`")
              .note("a slice is written with `:`, as in `x[2:n]`");
      case FrobeniusLexer.COMMA -> comma();
      case FrobeniusLexer.SEMICOLON ->
          place.open().isEmpty()
              ? place.at("one expression was expected, and a second statement follows")
              : place
                  .at("`;` has no place here")
                  .note("it separates statements, and rows of `[A, B; C, D]`");
      case FrobeniusLexer.NEWLINE ->
          place.at("one expression was expected, and a second statement follows");
      default -> place.at(place.unexpected() + " after `" + place.beforeText() + "`");
    };
  }

  private Diagnostic equalsInBrackets() {
    Diagnostic unexpected = place.at("unexpected `=` inside brackets");
    return place.isSeries()
        ? unexpected.help("nest two series: `sum(i = 1..m, sum(j = 1..n, X[i, j]))`")
        : unexpected.note("only a series has one: `sum(j = 0..k-1, X^j)`");
  }

  private Diagnostic operatorMissing() {
    Token last = place.before().orElseThrow();
    var command = new LatexCommand(place.tokens(), Math.max(0, place.index() - 2));
    if (command.isSurelyOne()) {
      return command.diagnostic();
    }
    Optional<Diagnostic> number = numberElsewhere();
    if (number.isPresent()) {
      return number.get();
    }
    Diagnostic diagnostic =
        place.at(
            "an operator is missing between `%s` and `%s`"
                .formatted(place.tokens().text(last), place.tokens().text(place.token())));
    boolean inBlock =
        !place.open().isEmpty()
            && place.open().getLast().getType() == FrobeniusLexer.OPEN_SQUARE
            && !place.isIndex();
    String left = place.tokens().text(last);
    String right = place.tokens().text(place.token());
    if (ForeignSpelling.isWord(left)) {
      return switch (left) {
        case "if" ->
            diagnostic.help(
                "write `step(x)` for 1 where x is positive, `max.(x, 0)` for its positive part");
        case "import", "from" -> diagnostic.help("delete the line: nothing is imported");
        case "matrix", "vector", "var" ->
            diagnostic.help("write `%s in R(m, n)` for a declaration".formatted(right));
        default -> diagnostic;
      };
    }
    boolean ofSpace =
        place.tokens().list().subList(0, place.index()).reversed().stream()
            .takeWhile(t -> !Tokens.isSeparator(t))
            .anyMatch(t -> t.getType() == FrobeniusLexer.IN);
    if (ofSpace && !place.open().isEmpty()) {
      return diagnostic.help("write `R(%s, %s)` for two sizes".formatted(left, right));
    }
    boolean function = last.getType() == FrobeniusLexer.NAME && isFunction(left);
    if (function) {
      return diagnostic.help("write `%s(%s)`, with brackets".formatted(left, quotedOperand()));
    }
    if (ForeignSpelling.isWord(right)) {
      return diagnostic;
    }
    boolean quotable =
        TokenPlace.isWord(last) && TokenPlace.isWord(place.token()) && !isFunction(right);
    String product = quotable ? "`" + left + "*" + right + "`" : "`*`";
    return diagnostic.help(
        inBlock
            ? "write `,` between blocks, or " + product
            : "write " + product + " for a product");
  }

  /** {@code 0x10}, {@code 1_000}, {@code 4j}: read as a number and a name right behind it. */
  private Optional<Diagnostic> numberElsewhere() {
    Token last = place.before().orElseThrow();
    Span span = place.tokens().span(last, place.token());
    String whole = place.tokens().source().text(span);
    boolean written =
        last.getType() == FrobeniusLexer.NUMBER
            && place.token().getType() == FrobeniusLexer.NAME
            && whole.length()
                == place.tokens().text(last).length() + place.tokens().text(place.token()).length();
    if (!written) {
      return Optional.empty();
    }
    Optional<String> decimal = NumberElsewhere.decimal(whole);
    if (decimal.isPresent()) {
      return Optional.of(
          Diagnostic.of(
                  Kind.SYNTAX, "`%s`: numbers are written in decimal digits".formatted(whole), span)
              .help("write `" + decimal.get() + "`"));
    }
    String name = place.tokens().text(place.token());
    return name.matches("i|j|im")
        ? Optional.of(
            Diagnostic.of(
                    Kind.SYNTAX, "`%s`: there are no imaginary numbers".formatted(whole), span)
                .note("complex matrices are declared, `Z in C(m, n)`")
                .help("write `%s*%s` for a product".formatted(place.tokens().text(last), name)))
        : Optional.empty();
  }

  private static boolean isFunction(String name) {
    return name.length() > 1 && FunctionTable.find(name).isPresent() && !Custom.isGreek(name);
  }

  private String quotedOperand() {
    return TokenPlace.isWord(place.token()) && !isFunction(place.tokens().text(place.token()))
        ? place.tokens().text(place.token())
        : "X";
  }

  private Diagnostic colon() {
    if (place.isSeries()) {
      return place.at("a range is written with `..`").help("write `sum(j = 0..k-1, …)`");
    }
    if (place.isIndex()) {
      return place
          .at("a slice `from:to` has no step")
          .note("rows at a distance are `P*X`, with a matrix P that chooses them");
    }
    return place.at("unexpected `:` after `%s`".formatted(place.beforeText()));
  }

  private Diagnostic comma() {
    if (place.isSeries()) {
      return new BracketTrouble(place).seriesCutShort().orElseThrow();
    }
    Token next = place.tokens().list().get(place.index() + 1);
    boolean thousands =
        place.before().filter(t -> t.getType() == FrobeniusLexer.NUMBER).isPresent()
            && next.getType() == FrobeniusLexer.NUMBER
            && place.tokens().text(next).matches("\\d{3}")
            && place.tokens().span(next).start() == place.tokens().span(place.token()).end();
    if (thousands && place.open().isEmpty()) {
      return place
          .at("numbers are written without commas")
          .help("write `%s%s`".formatted(place.beforeText(), place.tokens().text(next)));
    }
    return place.open().isEmpty()
        ? place
            .at("unexpected `,`")
            .note("a comma separates arguments, blocks, and names in a declaration")
        : place.at("unexpected `,` after `%s`".formatted(place.beforeText()));
  }
}
