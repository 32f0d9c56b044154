package org.frobenius.syntax;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.syntax.parser.FrobeniusLexer;

/**
 * Says in the user's words why the parser could not go on at a token. It looks at the token, its
 * neighbours and the brackets around it, not at the parser's expectations.
 */
final class UnexpectedToken {
  private static final String OPERAND = "expected a name, a number, `(` or `[`";
  private static final int MOST_EXCERPT = 24;

  private final Tokens tokens;
  private final int index;
  private final Token token;
  private final Optional<Token> before;
  private final List<Token> open;

  UnexpectedToken(Tokens tokens, int index) {
    this.tokens = tokens;
    this.index = index;
    this.token = tokens.list().get(index);
    this.before = index == 0 ? Optional.empty() : Optional.of(tokens.list().get(index - 1));
    this.open = tokens.openBefore(index);
  }

  /** A piece of the source short enough to quote, else an ellipsis. */
  static String excerpt(Source source, Span span) {
    String text = source.text(span);
    boolean quotable = text.length() <= MOST_EXCERPT && text.lines().count() <= 1;
    return quotable ? text : "…";
  }

  Diagnostic diagnostic() {
    return switch (token.getType()) {
      case FrobeniusLexer.FOREIGN, FrobeniusLexer.UNKNOWN -> foreign();
      case FrobeniusLexer.CLOSE, FrobeniusLexer.CLOSE_SQUARE -> closing();
      default -> unclosed().or(this::dottedName).orElseGet(this::byPlace);
    };
  }

  private Diagnostic byPlace() {
    if (expectsSpace()) {
      return at("expected a space after `" + beforeText() + "`, found " + found())
          .help("write a space such as `R(m, n)`, `Sym(n)` or `R+`");
    }
    if (before.isEmpty() || startsOperand(before.get())) {
      return operandMissing();
    }
    return inDeclaration().orElseGet(this::afterOperand);
  }

  // Foreign spellings

  private Diagnostic foreign() {
    String text = tokens.text(token);
    Optional<String> operatorOfR =
        text.equals("%")
            ? ForeignSigns.help(
                tokens.source().text().substring(start()).replaceFirst("(?s)^(%.%).*", "$1"))
            : Optional.empty();
    if (operatorOfR.isPresent()) {
      return at("`%s` is not part of this language"
              .formatted(tokens.source().text().substring(start(), start() + 3)))
          .help(operatorOfR);
    }
    Optional<String> help =
        text.equals("{") && before.map(UnexpectedToken::isPower).orElse(false)
            ? ForeignSpelling.superscript(tokens.source().text().substring(start()))
            : ForeignSigns.help(text);
    if (token.getType() == FrobeniusLexer.FOREIGN || help.isPresent()) {
      return at("`%s` is not part of this language".formatted(text)).help(help);
    }
    int codePoint = text.codePointAt(0);
    String code = "U+%04X".formatted(codePoint);
    return isVisible(codePoint)
        ? at("unknown character `%s` (%s)".formatted(text, code)).help(inAscii(text))
        : at("unknown character " + code + ", which cannot be seen").help("delete it");
  }

  /** Full width letters and brackets have a plain form. */
  private static Optional<String> inAscii(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return plain.equals(text) || !plain.chars().allMatch(c -> c > ' ' && c < 127)
        ? Optional.empty()
        : Optional.of("write `" + plain + "`");
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  private Optional<Diagnostic> dottedName() {
    if (before.filter(t -> t.getType() == FrobeniusLexer.DOT).isEmpty() || index < 2) {
      return Optional.empty();
    }
    Token owner = tokens.list().get(index - 2);
    if (token.getType() != FrobeniusLexer.NAME || owner.getType() != FrobeniusLexer.NAME) {
      return Optional.of(
          at(unexpected() + " after `.`")
              .note("a `.` stands before an operator, `T` or `(`: `.*`, `X.T`, `exp.(X)`"));
    }
    int last = index;
    while (tokens.list().get(last + 1).getType() == FrobeniusLexer.DOT
        && tokens.list().get(last + 2).getType() == FrobeniusLexer.NAME) {
      last += 2;
    }
    Token member = tokens.list().get(last);
    Span span = tokens.span(owner, member);
    boolean called = tokens.list().get(last + 1).getType() == FrobeniusLexer.OPEN;
    return Optional.of(
        Diagnostic.of(
                Kind.SYNTAX,
                "`%s` is not part of this language: names have no dots"
                    .formatted(tokens.source().text(span)),
                span)
            .help(ForeignSpelling.dotted(tokens.text(owner), tokens.text(member), called)));
  }

  // Brackets

  private Diagnostic closing() {
    if (open.isEmpty()) {
      return at("%s closes nothing".formatted(found())).help("delete it");
    }
    Token opening = open.getLast();
    if (!Tokens.closes(token, opening)) {
      String close = closeOf(opening);
      return at("`%s` is closed by %s".formatted(tokens.text(opening), found()))
          .label(tokens.span(opening), "opened here")
          .help("write `" + close + "`");
    }
    Token last = before.orElseThrow();
    if (last == opening) {
      return nothingInside(opening);
    }
    if (startsOperand(last)) {
      return sliceWithoutEnd(last).orElseGet(() -> nothingRightOf(last));
    }
    return seriesCutShort().orElseGet(() -> at(unexpected() + " after `" + beforeText() + "`"));
  }

  private Diagnostic nothingInside(Token opening) {
    Span span = tokens.span(opening, token);
    Optional<Token> function =
        indexOf(opening) > 0
            ? Optional.of(tokens.list().get(indexOf(opening) - 1))
                .filter(t -> t.getType() == FrobeniusLexer.NAME)
            : Optional.empty();
    boolean round = opening.getType() == FrobeniusLexer.OPEN;
    return function
        .map(
            f ->
                Diagnostic.of(
                    Kind.SYNTAX,
                    round
                        ? "`%s()` is called without an argument".formatted(tokens.text(f))
                        : "`%s[]` has no index".formatted(tokens.text(f)),
                    span))
        .orElseGet(
            () ->
                Diagnostic.of(
                        Kind.SYNTAX,
                        "nothing stands inside `%s%s`"
                            .formatted(tokens.text(opening), tokens.text(token)),
                        span)
                    .note(OPERAND));
  }

  private Optional<Diagnostic> sliceWithoutEnd(Token last) {
    if (last.getType() != FrobeniusLexer.COLON || !isIndex()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Kind.SYNTAX, "a slice names both its ends", tokens.span(last))
            .help("write `2:n`, with the last position, or `:` for all"));
  }

  private Optional<Diagnostic> seriesCutShort() {
    if (!isSeries()) {
      return Optional.empty();
    }
    Token opening = open.getLast();
    Token name = tokens.list().get(indexOf(opening) + 1);
    Span span = tokens.span(opening, token);
    boolean sums =
        indexOf(opening) > 0
            && AstBuilder.SERIES.containsKey(tokens.text(tokens.list().get(indexOf(opening) - 1)));
    return Optional.of(
        sums
            ? Diagnostic.of(
                    Kind.SYNTAX,
                    "the series over `%s` is not complete".formatted(tokens.text(name)),
                    span)
                .help("write `sum(j = 0..k-1, X^j)`: index, range, and what is summed")
            : Diagnostic.of(Kind.SYNTAX, "arguments are not named", tokens.span(name))
                .note("only a series has `=` inside brackets: `sum(j = 0..k-1, X^j)`"));
  }

  /** A bracket that is never closed explains trouble at the end of its line or of the text. */
  private Optional<Diagnostic> unclosed() {
    if (open.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    Token opening = open.getLast();
    boolean lineEnds =
        token.getType() == Token.EOF
            || token.getType() == FrobeniusLexer.EQUALS && !isSeries()
            || token.getType() == FrobeniusLexer.SEMICOLON
            || token.getType() == FrobeniusLexer.IN
            || token.getLine() > before.get().getLine();
    if (!lineEnds || tokens.closesFrom(index, opening)) {
      return Optional.empty();
    }
    String close = closeOf(opening);
    return Optional.of(
        Diagnostic.of(
                Kind.SYNTAX,
                "missing `%s` for the `%s` at %s"
                    .formatted(
                        close,
                        tokens.text(opening),
                        tokens.source().place(tokens.span(opening).start())),
                endOfLineBefore())
            .label(tokens.span(opening), "never closed"));
  }

  /** Just after the last token on the line where the bracket should have been closed. */
  private Span endOfLineBefore() {
    int at = index - 1;
    if (token.getLine() == tokens.list().get(at).getLine() && token.getType() != Token.EOF) {
      int first = indexOf(open.getLast());
      int line = token.getLine();
      while (at > first && tokens.list().get(at).getLine() == line) {
        at--;
      }
      if (tokens.list().get(at).getLine() == line) {
        at = index - 1;
      }
    }
    return tokens.span(tokens.list().get(at)).endPoint();
  }

  // Operands

  private Diagnostic operandMissing() {
    boolean in = token.getType() == FrobeniusLexer.IN && index > 0;
    var command = new LatexCommand(tokens, in ? index - 1 : index);
    if (command.isPossible()) {
      return command.diagnostic();
    }
    if (token.getType() == FrobeniusLexer.UNDER
        && tokens.text(tokens.list().get(index + 1)).startsWith("|")) {
      Token next = tokens.list().get(index + 1);
      return Diagnostic.of(
              Kind.SYNTAX, "`\\|` is not part of this language", tokens.span(token, next))
          .help("write `norm(x)` for a norm");
    }
    if (before.isEmpty() || Tokens.isSeparator(before.get())) {
      return token.getType() == Token.EOF
          ? Diagnostic.of(Kind.SYNTAX, "nothing to read: the text is empty", new Span(0, 0))
              .help("write an expression, such as `tr(exp(X))`")
          : at("nothing stands to the left of " + found()).note(OPERAND);
    }
    Token last = before.get();
    if (endsStatement(token)) {
      return nothingRightOf(last);
    }
    if (last.getType() == FrobeniusLexer.COLON && isIndex() && isOperandStart(token)) {
      return at("a slice names both its ends").help("write `1:%s`".formatted(tokens.text(token)));
    }
    Diagnostic unexpected = at(unexpected() + " after `" + tokens.text(last) + "`");
    boolean comment =
        last.getType() == FrobeniusLexer.OVER
            && tokens.span(last).end() == tokens.span(token).start();
    return comment ? unexpected.help("a comment starts with `#`") : unexpected.note(OPERAND);
  }

  private Diagnostic nothingRightOf(Token last) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Kind.SYNTAX,
            "nothing stands to the right of `%s`".formatted(tokens.text(last)),
            tokens.span(last));
    boolean lineBreak = token.getType() == FrobeniusLexer.NEWLINE;
    return lineBreak
        ? diagnostic.note("an expression goes on over several lines only inside brackets")
        : diagnostic.note(OPERAND);
  }

  private Diagnostic afterOperand() {
    return switch (token.getType()) {
      case FrobeniusLexer.NAME,
          FrobeniusLexer.NUMBER,
          FrobeniusLexer.INFINITY,
          FrobeniusLexer.OPEN,
          FrobeniusLexer.OPEN_SQUARE ->
          operatorMissing();
      case FrobeniusLexer.TOP ->
          at("`⊤` transposes only after `^`").help("write `'` for the transpose, as in `A'`");
      case FrobeniusLexer.EQUALS ->
          open.isEmpty()
              ? at("only a single name may stand to the left of `=`")
                  .note("a definition names an expression, `r = A*x - b`")
              : equalsInBrackets();
      case FrobeniusLexer.ARROW ->
          at("only a single name may stand to the left of `->`")
              .note("a map is written `E -> 2*E*V'*V`");
      case FrobeniusLexer.IN ->
          open.isEmpty()
              ? at("only names may stand to the left of `in`")
              : at("unexpected `in` inside brackets")
                  .help("write `sum(j = 0..k-1, X^j)` for a series");
      case FrobeniusLexer.COLON -> colon();
      case FrobeniusLexer.TO ->
          at("a range `lo..hi` stands only in `sum(j = lo..hi, …)` and `prod`")
              .note("a slice is written with `:`, as in `x[2:n]`");
      case FrobeniusLexer.COMMA -> comma();
      case FrobeniusLexer.SEMICOLON ->
          open.isEmpty()
              ? at("one expression was expected, and a second statement follows")
              : at("`;` has no place here")
                  .note("it separates statements, and rows of `[A, B; C, D]`");
      case FrobeniusLexer.NEWLINE ->
          at("one expression was expected, and a second statement follows");
      default -> at(unexpected() + " after `" + beforeText() + "`");
    };
  }

  private Diagnostic equalsInBrackets() {
    Diagnostic unexpected = at("unexpected `=` inside brackets");
    return isSeries()
        ? unexpected.help("nest two series: `sum(i = 1..m, sum(j = 1..n, X[i, j]))`")
        : unexpected.note("only a series has one: `sum(j = 0..k-1, X^j)`");
  }

  private Diagnostic operatorMissing() {
    Token last = before.orElseThrow();
    var command = new LatexCommand(tokens, Math.max(0, index - 2));
    if (command.isSurelyOne()) {
      return command.diagnostic();
    }
    Diagnostic diagnostic =
        at(
            "an operator is missing between `%s` and `%s`"
                .formatted(tokens.text(last), tokens.text(token)));
    boolean inBlock =
        !open.isEmpty() && open.getLast().getType() == FrobeniusLexer.OPEN_SQUARE && !isIndex();
    String left = tokens.text(last);
    String right = tokens.text(token);
    if (ForeignSpelling.isWord(left)) {
      return switch (left) {
        case "import", "from" -> diagnostic.help("delete the line: nothing is imported");
        case "matrix", "vector", "var" ->
            diagnostic.help("write `%s in R(m, n)` for a declaration".formatted(right));
        default -> diagnostic;
      };
    }
    boolean function = last.getType() == FrobeniusLexer.NAME && isFunction(left);
    if (function) {
      return diagnostic.help("write `%s(%s)`, with brackets".formatted(left, quotedOperand()));
    }
    if (ForeignSpelling.isWord(right)) {
      return diagnostic;
    }
    boolean quotable = isWord(last) && isWord(token) && !isFunction(right);
    String product = quotable ? "`" + left + "*" + right + "`" : "`*`";
    return diagnostic.help(
        inBlock
            ? "write `,` between blocks, or " + product
            : "write " + product + " for a product");
  }

  private static boolean isFunction(String name) {
    return name.length() > 1 && FunctionTable.find(name).isPresent() && !Custom.isGreek(name);
  }

  private String quotedOperand() {
    return isWord(token) && !isFunction(tokens.text(token)) ? tokens.text(token) : "X";
  }

  private Diagnostic colon() {
    if (isSeries()) {
      return at("a range is written with `..`").help("write `sum(j = 0..k-1, …)`");
    }
    if (isIndex()) {
      return at("a slice `from:to` has no step");
    }
    return at("unexpected `:` after `%s`".formatted(beforeText()));
  }

  private Diagnostic comma() {
    if (isSeries()) {
      return seriesCutShort().orElseThrow();
    }
    return open.isEmpty()
        ? at("unexpected `,`")
            .note("a comma separates arguments, blocks, and names in a declaration")
        : at("unexpected `,` after `%s`".formatted(beforeText()));
  }

  // Declarations

  private boolean expectsSpace() {
    return before
        .filter(
            t ->
                t.getType() == FrobeniusLexer.IN
                    || (t.getType() == FrobeniusLexer.ARROW && afterIn()))
        .isPresent();
  }

  private Optional<Diagnostic> inDeclaration() {
    if (!open.isEmpty()) {
      return Optional.empty();
    }
    if (afterIn()) {
      Diagnostic unexpected = at(unexpected() + " after the space");
      return Optional.of(
          isPower(token)
              ? unexpected.help("write `R(n)` for vectors and `R(m, n)` for matrices")
              : unexpected.note("a declaration ends with its line or with `;`"));
    }
    boolean namesOnly = false;
    for (int i = index - 1; i >= 0 && !Tokens.isSeparator(tokens.list().get(i)); i--) {
      int type = tokens.list().get(i).getType();
      if (type != FrobeniusLexer.NAME && type != FrobeniusLexer.COMMA) {
        return Optional.empty();
      }
      namesOnly |= type == FrobeniusLexer.COMMA;
    }
    return namesOnly
        ? Optional.of(
            at("expected `in` and a space after the names, found " + found())
                .help("write `A, B in R(m, n)`"))
        : Optional.empty();
  }

  /** Whether {@code in} stands before in the same statement. */
  private boolean afterIn() {
    for (int i = index - 1; i >= 0 && !Tokens.isSeparator(tokens.list().get(i)); i--) {
      if (tokens.list().get(i).getType() == FrobeniusLexer.IN) {
        return true;
      }
    }
    return false;
  }

  // Where the token stands

  /** Whether the innermost bracket is an index, as against a block. */
  private boolean isIndex() {
    if (open.isEmpty() || open.getLast().getType() != FrobeniusLexer.OPEN_SQUARE) {
      return false;
    }
    int at = indexOf(open.getLast());
    return at > 0 && !startsOperand(tokens.list().get(at - 1));
  }

  /** Whether the innermost bracket starts as {@code (j =}. */
  private boolean isSeries() {
    if (open.isEmpty() || open.getLast().getType() != FrobeniusLexer.OPEN) {
      return false;
    }
    int at = indexOf(open.getLast());
    return index > at + 2
        && tokens.list().get(at + 1).getType() == FrobeniusLexer.NAME
        && tokens.list().get(at + 2).getType() == FrobeniusLexer.EQUALS;
  }

  private int indexOf(Token other) {
    return other.getTokenIndex();
  }

  private static boolean isPower(Token token) {
    return token.getType() == FrobeniusLexer.HAT || token.getType() == FrobeniusLexer.DOT_HAT;
  }

  /** Whether a token leaves the parser waiting for an operand. */
  private static boolean startsOperand(Token token) {
    return switch (token.getType()) {
      case FrobeniusLexer.NAME,
          FrobeniusLexer.NUMBER,
          FrobeniusLexer.INFINITY,
          FrobeniusLexer.TOP,
          FrobeniusLexer.CLOSE,
          FrobeniusLexer.CLOSE_SQUARE,
          FrobeniusLexer.QUOTE,
          FrobeniusLexer.PLAIN_TRANSPOSE ->
          false;
      default -> true;
    };
  }

  private static boolean isOperandStart(Token token) {
    return isWord(token) || Tokens.isOpen(token);
  }

  private static boolean isWord(Token token) {
    return switch (token.getType()) {
      case FrobeniusLexer.NAME, FrobeniusLexer.NUMBER, FrobeniusLexer.INFINITY -> true;
      default -> false;
    };
  }

  private static boolean endsStatement(Token token) {
    return token.getType() == Token.EOF || Tokens.isSeparator(token);
  }

  private static String closeOf(Token opening) {
    return opening.getType() == FrobeniusLexer.OPEN ? ")" : "]";
  }

  private Diagnostic at(String message) {
    Span span = tokens.span(token);
    Span shown = isInvisible() && before.isPresent() ? tokens.span(before.get()).endPoint() : span;
    return Diagnostic.of(Kind.SYNTAX, message, shown);
  }

  private int start() {
    return tokens.span(token).start();
  }

  private String beforeText() {
    return before.map(tokens::text).orElse("");
  }

  private String unexpected() {
    return "unexpected " + (isInvisible() ? "end of the line" : found());
  }

  private String found() {
    return isInvisible() ? "the end of the line" : "`" + tokens.text(token) + "`";
  }

  private boolean isInvisible() {
    return token.getType() == Token.EOF || token.getType() == FrobeniusLexer.NEWLINE;
  }
}
