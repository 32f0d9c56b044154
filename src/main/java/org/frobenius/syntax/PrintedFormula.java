package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.print.Script;

/**
 * A formula as {@code --to unicode} prints it, {@code 2 Aᵀ(A x - b)}, written in this language,
 * {@code 2*A'*(A*x - b)}. Only signs are spelled and products marked: whether the formula has a
 * meaning is for the language to say, and what is written in it already stays as it is.
 */
public final class PrintedFormula {
  private static final String RAISED = Script.RAISED.characters();

  /** Signs of printed mathematics that this language has not. */
  private static final Pattern SIGN =
      Pattern.compile("[∈‖√∑∫′×·↦½" + RAISED + "]|ᵀ[\\p{L}(]|∇²?\\p{L}+[₀-₉]*\\(");

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_&&[^ᵀ" + RAISED + "]][\\p{L}\\p{M}0-9_₀-₉&&[^ᵀ" + RAISED + "]]*");

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  private static final Pattern OPERATOR =
      Pattern.compile("\\.\\.|->|[.]?[-+*/^]|[-+:,;=↦*/\\\\⊙⊘⊗·×^]");

  /** Those that stand between factors. */
  private static final Set<String> OF_PRODUCT =
      Set.of("*", "/", "\\", ".*", "./", "⊙", "⊘", "⊗", "·", "×");

  /** What behind the bars tells one norm from another. */
  private static final Pattern NORM =
      Pattern.compile("(?<one>₁)|(?<two>₂)|_(?:(?<infinity>∞)|(?<nuclear>\\*)|(?<p>[\\p{L}\\d]))");

  private final String text;
  private int at;

  private PrintedFormula(String text) {
    this.text = text;
  }

  /** Whether a line has signs that only printed mathematics has. */
  public static boolean isPrinted(String line) {
    return SIGN.matcher(line).find();
  }

  /** The formula in this language; empty where its brackets do not close. */
  public static Optional<String> read(String text) {
    var formula = new PrintedFormula(text.strip().replace("½", "1/2 ").replace('−', '-'));
    try {
      String read = formula.sequence();
      return formula.at == formula.text.length() ? Optional.of(read) : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Products and what stands between them, up to a sign that closes. */
  private String sequence() {
    var written = new StringBuilder();
    while (true) {
      blanks();
      Optional<String> operator = operator();
      if (operator.isPresent()) {
        at += operator.get().length();
        String sign = operator.get().replace("↦", "->");
        boolean unary = written.isEmpty() || written.toString().endsWith(", ");
        written.append(
            sign.matches("[,;]")
                ? sign + " "
                : unary || sign.matches("\\.\\.|\\.?\\^") ? sign : " " + sign + " ");
      } else if (startsFactor()) {
        written.append(product());
      } else {
        return written.toString().strip();
      }
    }
  }

  private String product() {
    return String.join("", factors());
  }

  /** Factors with the operators between them, each at a place of its own. */
  private List<String> factors() {
    var factors = new ArrayList<String>();
    factors.add(factor());
    while (true) {
      blanks();
      Optional<String> operator = operator().filter(OF_PRODUCT::contains);
      if (operator.isPresent()) {
        at += operator.get().length();
        blanks();
        String right = factor();
        if (operator.get().equals("×")) {
          factors.add("cross(" + factors.removeLast() + ", " + right + ")");
        } else {
          factors.add(
              operator.get().matches("[*/·]")
                  ? operator.get().replace("·", "*")
                  : " " + operator.get() + " ");
          factors.add(right);
        }
      } else if (startsFactor()) {
        factors.add("*");
        factors.add(factor());
      } else {
        return factors;
      }
    }
  }

  private String factor() {
    if (peek('-')) {
      at++;
      blanks();
      return "-" + factor();
    }
    String base = postfix();
    while (true) {
      if (peek('ᵀ')) {
        at++;
        base = atom(base) + "'";
      } else if (text.startsWith("⁻ᵀ", at)) {
        at += 2;
        base = "inv(" + base + ")'";
      } else if (isRaised()) {
        base = atom(base) + "^" + exponent();
      } else if (peek('\'') || peek('′')) {
        at++;
        base = atom(base) + "'";
      } else if (text.startsWith(".T", at)) {
        at += 2;
        base = atom(base) + ".T";
      } else if (peek('^') || text.startsWith(".^", at)) {
        String hat = peek('^') ? "^" : ".^";
        at += hat.length();
        String sign = peek('-') ? "-" : "";
        at += sign.length();
        base = atom(base) + hat + sign + postfix();
      } else {
        return base;
      }
    }
  }

  /** In brackets where a power was raised already. */
  private static String atom(String base) {
    return base.matches("(?s).*\\^[^)\\]]*|-.*") ? "(" + base + ")" : base;
  }

  private boolean isRaised() {
    return at < text.length() && Script.RAISED.has(text.charAt(at));
  }

  private String exponent() {
    String raised = run(Script.RAISED);
    return raised.matches("\\d+|[a-z]|-\\d+") ? raised : "(" + marked(raised) + ")";
  }

  /** {@code mn} as {@code m*n}. */
  private static String marked(String run) {
    return run.replaceAll("(?<=\\w)(?=[a-z])", "*");
  }

  private String run(Script script) {
    int start = at;
    while (at < text.length() && script.has(text.charAt(at))) {
      at++;
    }
    return script.onTheLine(text.substring(start, at));
  }

  /** A primary with its entries and arguments. */
  private String postfix() {
    int start = at;
    var written = new StringBuilder(primary());
    boolean called = NAME.matcher(text.substring(start, at)).matches() || text.charAt(start) == '∇';
    if (called && peek('′')) {
      int primes = 0;
      while (at + primes < text.length() && text.charAt(at + primes) == '′') {
        primes++;
      }
      if (at + primes < text.length() && text.charAt(at + primes) == '(') {
        written.append("'".repeat(primes));
        at += primes;
      }
    }
    // what is called gives a map to call again where it is one of these
    boolean curried = written.toString().matches("grad|jac|hess");
    while (at < text.length()) {
      if (called && (peek('(') || text.startsWith(".(", at))) {
        written.append(peek('.') ? "." : "");
        at += peek('.') ? 1 : 0;
        written.append(bracketed('(', ')'));
        called = curried;
      } else if (peek('[')) {
        written.append(bracketed('[', ']'));
        called = false;
      } else {
        break;
      }
    }
    return written.toString();
  }

  private String primary() {
    if (at == text.length()) {
      throw new Unreadable();
    }
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> bracketed('(', ')');
      case '[' -> bracketed('[', ']');
      case '‖' -> norm();
      case '|' -> "abs(" + between('|') + ")";
      case '∞', '⊤' -> String.valueOf(text.charAt(at++));
      case '√' -> {
        at++;
        yield "sqrt(" + postfix() + ")";
      }
      case '∇' -> {
        at++;
        boolean twice = peek('²');
        at += twice ? 1 : 0;
        yield (twice ? "hess(" : "grad(") + matched(NAME) + ")";
      }
      case '∑' -> sum();
      case '∫' -> integral();
      default -> matched(Character.isDigit(c) ? NUMBER : NAME);
    };
  }

  private String matched(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new Unreadable();
    }
    at = matcher.end();
    return matcher.group();
  }

  private String bracketed(char open, char close) {
    at++;
    String inner = sequence();
    if (!peek(close)) {
      throw new Unreadable();
    }
    at++;
    return open + inner + close;
  }

  private String between(char bar) {
    at++;
    String inner = sequence();
    if (!peek(bar)) {
      throw new Unreadable();
    }
    at++;
    return inner;
  }

  private String norm() {
    String inner = between('‖');
    Matcher kind = NORM.matcher(text).region(at, text.length());
    if (!kind.lookingAt()) {
      return "norm(" + inner + ")";
    }
    at = kind.end();
    if (kind.group("p") != null) {
      return "norm(" + inner + ", " + kind.group("p") + ")";
    }
    String name =
        kind.group("one") != null
            ? "norm1"
            : kind.group("two") != null
                ? "normspec"
                : kind.group("infinity") != null ? "norminf" : "normnuc";
    return name + "(" + inner + ")";
  }

  /** {@code ∑ⱼ₌₀ᵏ⁻¹ Xʲ}, to the end of the product; or with its bounds in brackets. */
  private String sum() {
    at++;
    if (peek('(')) {
      return "sum" + bracketed('(', ')');
    }
    String[] from = run(Script.LOWERED).split("=", 2);
    if (from.length != 2) {
      throw new Unreadable();
    }
    return "sum(%s = %s..%s, %s)".formatted(from[0], marked(from[1]), upper(), body());
  }

  private String upper() {
    if (text.startsWith("^∞", at)) {
      at += 2;
      return "inf";
    }
    return marked(run(Script.RAISED));
  }

  private String body() {
    blanks();
    return product();
  }

  /** {@code ∫₀¹ exp(s X) ds}: the last factor tells by what. */
  private String integral() {
    at++;
    if (peek('(')) {
      return "integral" + bracketed('(', ')');
    }
    String from = run(Script.LOWERED);
    String to = upper();
    blanks();
    List<String> factors = factors();
    String last = factors.removeLast();
    if (!last.matches("d\\p{L}+") || factors.isEmpty()) {
      throw new Unreadable();
    }
    factors.removeLast();
    return "integral(%s = %s..%s, %s)"
        .formatted(last.substring(1), from, to, String.join("", factors));
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private Optional<String> operator() {
    Matcher matcher = OPERATOR.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Bars close where a product is read that they opened, and open elsewhere. */
  private boolean startsFactor() {
    if (at == text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isDigit(c)
        || "([√∑∫∇∞⊤".indexOf(c) >= 0
        || c == '‖' && !isClosing('‖')
        || c == '|' && !isClosing('|')
        || NAME.matcher(text).region(at, text.length()).lookingAt();
  }

  /** An odd number of bars stands before the sign, and an operand ends before it. */
  private boolean isClosing(char bar) {
    long before = text.chars().limit(at).filter(c -> c == bar).count();
    return before % 2 == 1;
  }
}
