package org.frobenius;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.calculus.Derivation;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.verify.DerivationCheck;
import org.frobenius.verify.Verdict;

/**
 * A derivation as lines of text, a person's or ours: a program, then {@code dφ = ...} and lines
 * {@code = ...} below it, each to be equal to the one before.
 *
 * <pre>
 * r = A*x - b
 * φ = norm(r)^2
 * dr = A*d(x)
 * dφ = 2*r : d(r)
 *    = 2*A'*r : d(x)
 * ∂φ/∂x = 2*A'*r
 * </pre>
 *
 * <p>Where nothing is differentiated, neither left of a sign nor in a line, the lines are equal to
 * the expression itself ({@link EqualityChain}).
 *
 * <p>Of a Markdown text, what stands between fences. The program may also end with the expression
 * itself, as ever; the first line may then begin with {@code =}. {@code dx} is read as {@code
 * d(x)}, {@code d(r) = ...} as {@code dr = ...}; {@code d(tr(X)) = ...} names the expression on its
 * left. LaTeX is read by {@link TypesetLines}.
 */
public final class DerivationLines {
  /** {@code dφ = }, {@code d(r) = } or {@code ∂φ/∂X = }, or nothing, then the line. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:d\\(\\s*(?<inside>"
              + nested(8)
              + ")\\s*\\)|[∂d](?<by>[^()=\\s/]+)/[∂d](?<wrt>[^()=\\s]+)"
              + "|d(?<of>[^()=\\s/;]+))?\\s*=(?![=>])(?<line>.*)");

  /** Text in which brackets close that open, so deep at the most. */
  private static String nested(int depth) {
    return depth == 0 ? "[^()\n]*+" : "(?:[^()\n]|\\(" + nested(depth - 1) + "\\))*+";
  }

  /** What stands in place of {@code =} in other people's derivations. */
  private static final Pattern OTHER_SIGN =
      Pattern.compile(
          "\\s*(?:d\\(?[^()=\\s/;<>:]+\\)?\\s*)?(?<sign>=>|==>?|⇒|⟹|<=>|⇔|⟺|≈|~|:=|≡|\\\\implies|&=|->|→)");

  private static final Pattern SIGN_ALONE =
      Pattern.compile("\\s*(=>|==>?|⇒|⟹|<=>|⇔|⟺|≈|~|≡|\\\\implies|&=|->|→)");

  private static final Pattern DEFINITION = Pattern.compile("\\s*([^\\s=#(\\[]+)\\s*=(?!=).*");

  /** What a function without a name of its own may be called. */
  private static final Set<String> FUNCTION = Set.of("φ", "phi", "ψ", "psi", "f", "J", "value");

  /**
   * A line.
   *
   * @param number in the file, from 1
   * @param text as written
   * @param of what it is the differential of
   * @param value what stands right of the sign; for {@code ∂φ/∂X = G} it is {@code G : d(X)}
   */
  record Line(int number, String text, Expr of, Expr value) {}

  /**
   * What the check found.
   *
   * @param verdict right, or of the first line that is not
   * @param line the number of that line; 0 where all are right
   * @param words for a person: the line, the one before and the numbers
   */
  public record Finding(Verdict verdict, int line, String words) {}

  private final List<Line> lines;
  private final Expr phi;
  private final List<Expr> varying;
  private final Optional<EqualityChain> equalities;

  private DerivationLines(
      List<Line> lines, Expr phi, List<Expr> varying, Optional<EqualityChain> equalities) {
    this.lines = List.copyOf(lines);
    this.phi = phi;
    this.varying = List.copyOf(varying);
    this.equalities = equalities;
  }

  /** How many lines there are to check. */
  public int count() {
    return lines.size();
  }

  /** Our own, each line read back from its text. */
  static DerivationLines of(Program program, Derivation derivation) {
    var lines = new ArrayList<Line>();
    for (Derivation.Chain chain : derivation.chains()) {
      for (Derivation.Step step : chain.steps()) {
        String text = Printer.text(step.line());
        Expr value = program.read().expression(text, step.line().shape());
        if (value != step.line()) {
          throw new IllegalStateException("not read back as it is: " + text);
        }
        lines.add(new Line(lines.size() + 1, "= " + text, chain.of(), value));
      }
    }
    return new DerivationLines(
        lines, derivation.phi(), List.of(derivation.wrt()), Optional.empty());
  }

  static DerivationLines read(Source text, List<String> declarations, boolean strict) {
    Source source = TypesetLines.of(CodeBlocks.of(text));
    List<String> all = source.text().lines().toList();
    var defined = new ArrayList<String>();
    int first = 0;
    while (first < all.size()
        && !isLine(all.get(first), defined)
        && !SIGN_ALONE.matcher(all.get(first)).lookingAt()) {
      for (String statement : statements(all.get(first))) {
        Matcher definition = DEFINITION.matcher(statement);
        if (definition.matches()) {
          defined.add(definition.group(1));
        } else if (!statement.isBlank() && !statement.matches(".*\\s(in|∈)\\s.*")) {
          // an expression, or the further lines of one: the function has no name
          defined.add("");
        }
      }
      first++;
    }
    if (first == all.size()) {
      Optional<String> stray = defined.stream().filter(d -> d.matches("d[^\\s]+")).findFirst();
      throw new SyntaxException(
          stray
              .map(
                  d ->
                      Diagnostic.of(
                              Kind.SYNTAX,
                              "`%s` is the differential of no name that is defined".formatted(d),
                              Span.NONE)
                          .help("write `dφ = …` for that of the expression"))
              .orElseGet(
                  () ->
                      Diagnostic.of(Kind.SYNTAX, "there is no line of a derivation", Span.NONE)
                          .help("write `= …` on lines of their own below the expression")));
    }
    String head = String.join("\n", all.subList(0, first));
    Matcher left = LINE.matcher(all.get(first));
    boolean unnamed = defined.isEmpty() || !defined.getLast().isEmpty();
    boolean written = left.matches() && left.group("inside") != null;
    String own = head;
    if (unnamed && written && !defined.contains(left.group("inside"))) {
      own += (first == 0 ? "" : "\n") + " ".repeat(left.start("inside")) + left.group("inside");
    } else if (unnamed && !defined.isEmpty()) {
      own += "\n" + defined.getLast();
    }
    Program program = Program.read(source.name(), own, declarations, strict);
    return new Reader(program, source).read(all, first);
  }

  /** Apart at each {@code ;} outside brackets, without the comment. */
  private static List<String> statements(String line) {
    var statements = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    String text = line.replaceFirst("#.*", "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ';' && depth == 0) {
        statements.add(text.substring(start, i));
        start = i + 1;
      }
    }
    statements.add(text.substring(start));
    return statements;
  }

  private static boolean isLine(String text, List<String> defined) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return false;
    }
    String of = line.group("of");
    return of == null || FUNCTION.contains(of) || defined.contains(of);
  }

  /** Reads the lines in the scope of the program. */
  private static final class Reader {
    private final Program program;
    private final Source source;
    private final org.frobenius.syntax.Program scope;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Expr> varying = new LinkedHashSet<>();

    Reader(Program program, Source source) {
      this.program = program;
      this.source = source;
      var more = new LinkedHashMap<String, Expr>();
      program
          .names()
          .forEach(
              (n, space) -> {
                if (space.kind() != Space.Kind.NATURAL) {
                  more.put("d" + n, Build.differential(program.variable(n)));
                }
              });
      program
          .read()
          .definitions()
          .forEach((n, definition) -> more.put("d" + n, Build.differential(definition)));
      more.keySet().removeIf(n -> program.names().containsKey(n));
      this.scope = program.read().with(more);
    }

    DerivationLines read(List<String> all, int first) {
      Expr of = program.expression();
      Optional<Expr> gradientBy = Optional.empty();
      boolean differentials = false;
      int at = first;
      while (at < all.size()) {
        int start = at;
        Matcher matcher = LINE.matcher(all.get(at++));
        if (!matcher.matches()) {
          if (all.get(start).replaceFirst("#.*", "").isBlank()) {
            continue;
          }
          throw unreadable(start, all.get(start));
        }
        var text = new StringBuilder(matcher.group("line"));
        // a line goes on below up to a blank line or what looks like the next one
        while (at < all.size() && isContinued(all.get(at))) {
          text.append('\n').append(all.get(at++));
        }
        if (text.toString().isBlank()) {
          int end = startOf(start) + all.get(start).length();
          throw new SyntaxException(
              Diagnostic.of(Kind.SYNTAX, "nothing stands to the right of `=`", new Span(end, end)));
        }
        of = of(matcher, start, of);
        String before = "\n".repeat(start) + " ".repeat(matcher.start("line"));
        Source own = Source.of(source.name(), before + text);
        String by = matcher.group("wrt");
        if (by != null) {
          gradientBy = Optional.of(program.variable(by));
        } else if (hasLeftSide(matcher)) {
          gradientBy = Optional.empty();
        }
        Expr value;
        int shift = startOf(start) + matcher.start("line") - before.length();
        if (gradientBy.isEmpty()) {
          value = expression(own, of.shape(), shift);
        } else {
          Expr wrt = gradientBy.get();
          varying.add(wrt);
          value = Build.frobenius(expression(own, wrt.shape(), shift), Build.differential(wrt));
        }
        Set<Expr> found = differentiated(value);
        found.stream().filter(Expr.Symbol.class::isInstance).forEach(varying::add);
        differentials |= hasLeftSide(matcher) || !found.isEmpty();
        lines.add(new Line(start + 1, all.get(start).strip(), of, value));
      }
      if (!differentials) {
        var equalities = Optional.of(new EqualityChain(program, lines));
        return new DerivationLines(lines, program.expression(), List.of(), equalities);
      }
      if (varying.isEmpty()) {
        varying.add(program.variable(program.defaultVariable()));
      }
      return new DerivationLines(
          lines, program.expression(), List.copyOf(varying), Optional.empty());
    }

    /** Errors are shown on the line as it stands in the file. */
    private Expr expression(Source own, Shape shape, int shift) {
      try {
        return scope.expression(own, shape);
      } catch (FrobeniusException e) {
        throw FrobeniusException.of(e.diagnostic().shifted(shift)).withSource(source);
      }
    }

    /** Where a line starts in the text. */
    private int startOf(int line) {
      int at = 0;
      for (int i = 0; i < line; i++) {
        at = source.text().indexOf('\n', at) + 1;
      }
      return at;
    }

    private static boolean hasLeftSide(Matcher line) {
      return line.group("of") != null || line.group("inside") != null;
    }

    private static boolean isContinued(String text) {
      return !OTHER_SIGN.matcher(text).lookingAt()
          && !text.replaceFirst("#.*", "").isBlank()
          && !LINE.matcher(text).matches();
    }

    private Expr of(Matcher matcher, int at, Expr previous) {
      String name =
          Optional.ofNullable(matcher.group("of"))
              .or(() -> Optional.ofNullable(matcher.group("inside")))
              .or(() -> Optional.ofNullable(matcher.group("by")))
              .orElse("");
      if (name.isEmpty()) {
        return previous;
      }
      Optional<Expr.Named> definition = program.read().definition(name);
      if (definition.isPresent()) {
        return definition.get();
      }
      if (FUNCTION.contains(name)) {
        return program.expression();
      }
      if (matcher.group("inside") != null) {
        String before = "\n".repeat(at) + " ".repeat(matcher.start("inside"));
        int shift = startOf(at) + matcher.start("inside") - before.length();
        return expression(
            Source.of(source.name(), before + name), program.expression().shape(), shift);
      }
      throw unreadable(at, matcher.group());
    }

    private SyntaxException unreadable(int line, String text) {
      int start = startOf(line);
      Matcher sign = OTHER_SIGN.matcher(text);
      if (sign.lookingAt()) {
        return new SyntaxException(
            Diagnostic.of(
                    Kind.SYNTAX,
                    "a line of a derivation starts with `=`, here with `%s`"
                        .formatted(sign.group("sign")),
                    new Span(start + sign.start("sign"), start + sign.end("sign")))
                .help("write `=`: each line is equal to the one before"));
      }
      return new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "this is not a line of a derivation",
                  new Span(start, start + text.length()))
              .note("a remark starts with `#`")
              .help("write `= …`, or `dr = …` for a definition `r`"));
    }

    /** What stands under {@code d}. */
    private static Set<Expr> differentiated(Expr e) {
      var found = new LinkedHashSet<Expr>();
      Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      var open = new ArrayList<Expr>(List.of(e));
      while (!open.isEmpty()) {
        Expr part = open.removeLast();
        if (seen.add(part)) {
          if (part instanceof Expr.Differential(var arg, _)) {
            found.add(arg);
          }
          open.addAll(Children.of(part).reversed());
        }
      }
      return found;
    }
  }

  /** Each line against the one before, the first of a chain against the differential itself. */
  public Finding check(long seed) {
    return equalities
        .map(chain -> chain.check(seed))
        .orElseGet(() -> DeepStack.call(() -> run(seed)));
  }

  private Finding run(long seed) {
    Map<Expr, Line> last = new LinkedHashMap<>();
    int instances = Integer.MAX_VALUE;
    double worst = 0;
    for (Line line : lines) {
      Optional<Line> before = Optional.ofNullable(last.put(line.of(), line));
      Expr u = line.of() instanceof Expr.Named(_, var value, _) ? value : line.of();
      Expr expected = before.map(Line::value).orElseGet(() -> Build.differential(u));
      Verdict verdict = DerivationCheck.equal(expected, line.value(), varying, seed);
      if (!verdict.right()) {
        return new Finding(
            verdict, line.number(), words(line, before, differential(line), verdict));
      }
      instances = Math.min(instances, verdict.instances());
      worst = Math.max(worst, verdict.worstRelativeError());
    }
    return new Finding(
        new Verdict(Verdict.Outcome.RIGHT, instances, worst, ""),
        0,
        "%s, each equal to the one before on %d random instances"
            .formatted(count(lines), instances));
  }

  static String count(List<Line> lines) {
    return lines.size() + (lines.size() == 1 ? " line" : " lines");
  }

  private String differential(Line line) {
    return "line %d is not the differential of %s"
        .formatted(
            line.number(),
            line.of() == phi && !(phi instanceof Expr.Named)
                ? "the expression"
                : "`" + Printer.text(line.of()) + "`");
  }

  /**
   * What is wrong with a line, for a person.
   *
   * @param first what is wrong where no line is before
   */
  static String words(Line line, Optional<Line> before, String first, Verdict verdict) {
    String what =
        before
            .map(b -> "line %d is not equal to line %d".formatted(line.number(), b.number()))
            .orElse(first);
    var text = new ArrayList<String>();
    text.add(verdict.outcome() == Verdict.Outcome.WRONG ? what : what + ", as far as can be told");
    int width = Integer.toString(line.number()).length();
    before.ifPresent(b -> text.add(("  %" + width + "d | %s").formatted(b.number(), b.text())));
    text.add(("  %" + width + "d | %s").formatted(line.number(), line.text()));
    text.add(verdict.reason());
    return String.join("\n", text);
  }
}
