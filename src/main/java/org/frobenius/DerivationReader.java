package org.frobenius;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.DerivationLines.Line;
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

/** The text of a derivation: where its lines begin, what each is the differential of, its value. */
final class DerivationReader {
  /**
   * {@code dφ = }, {@code d(r) = } or {@code ∂φ/∂X = }, {@code ∇_X φ = }, or nothing, then the
   * line.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:d\\(\\s*(?<inside>"
              + nested(8)
              + ")\\s*\\)|[∂d](?<by>[^()=\\s/]+)/[∂d](?<wrt>[^()=\\s]+)|(?:∇|grad(?=[_"
              + " ]))(?:_(?<nabla>[^()=\\s]+))?\\s*(?<slope>[^()=\\s]+)(?:\\([^()=]*\\))?"
              + "|d\\s*(?<of>[^()=\\s/;]+))?\\s*=(?![=>])(?<line>.*)");

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

  private DerivationReader() {}

  static DerivationLines read(Source text, List<String> declarations, boolean strict) {
    Source source = PrintedLines.of(SpokenLines.of(TypesetLines.of(CodeBlocks.of(text))));
    List<Row> rows = rows(source.text());
    List<String> all = rows.stream().map(Row::text).toList();
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
    return new Reader(program, source).read(rows, first);
  }

  /**
   * What may be a line of the derivation.
   *
   * @param number of the line of the file, from 1
   * @param start where it begins in the text
   */
  private record Row(int number, int start, String text) {}

  private static List<Row> rows(String text) {
    var rows = new ArrayList<Row>();
    int number = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length() || text.charAt(i) == '\n';
      if (end || text.startsWith(TypesetLines.SAME_LINE, i)) {
        rows.add(new Row(number, start, text.substring(start, i)));
        start = i + 1;
        number += end ? 1 : 0;
      }
    }
    return rows;
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

    DerivationLines read(List<Row> rows, int first) {
      Expr of = program.expression();
      Optional<Expr> gradientBy = Optional.empty();
      boolean differentials = false;
      int equalities = 0;
      int at = first;
      while (at < rows.size()) {
        Row row = rows.get(at++);
        Matcher matcher = LINE.matcher(row.text());
        if (!matcher.matches()) {
          if (row.text().replaceFirst("#.*", "").isBlank()) {
            continue;
          }
          throw unreadable(row.start(), row.text());
        }
        var text = new StringBuilder(matcher.group("line"));
        // a line goes on below up to a blank line or what looks like the next one
        while (at < rows.size() && isContinued(rows.get(at).text())) {
          text.append('\n').append(rows.get(at++).text());
        }
        of = of(matcher, row.start(), of);
        if (matcher.group("wrt") != null || matcher.group("slope") != null) {
          gradientBy = Optional.of(program.variable(by(matcher)));
        } else if (hasLeftSide(matcher)) {
          gradientBy = Optional.empty();
        }
        differentials |= hasLeftSide(matcher);
        int start = row.start() + matcher.start("line");
        for (Row side : sides(text.toString(), start, row)) {
          Expr value = value(side, of, gradientBy);
          Set<Expr> found = differentiated(value);
          found.stream().filter(Expr.Symbol.class::isInstance).forEach(varying::add);
          differentials |= !found.isEmpty();
          String shown = side.start() == start ? row.text() : "= " + side.text();
          lines.add(new Line(row.number(), shown.strip(), of, value));
          // φ = a = b, before anything is differentiated
          equalities = differentials || gradientBy.isPresent() ? equalities : lines.size();
        }
      }
      Optional<EqualityChain> chain =
          equalities == 0
              ? Optional.empty()
              : Optional.of(new EqualityChain(program, lines.subList(0, equalities)));
      List<Line> derived = lines.subList(equalities, lines.size());
      if (derived.isEmpty()) {
        return new DerivationLines(derived, program.expression(), List.of(), chain);
      }
      if (varying.isEmpty()) {
        varying.add(program.variable(program.defaultVariable()));
      }
      return new DerivationLines(derived, program.expression(), List.copyOf(varying), chain);
    }

    /** By what a line with {@code ∂φ/∂X} or {@code ∇φ} differentiates. */
    private String by(Matcher line) {
      return Optional.ofNullable(line.group("wrt"))
          .or(() -> Optional.ofNullable(line.group("nabla")))
          .orElseGet(program::defaultVariable);
    }

    /** {@code a = b = c} as three, each where it begins. */
    private List<Row> sides(String text, int start, Row row) {
      var sides = new ArrayList<Row>();
      int depth = 0;
      int from = 0;
      boolean remark = false;
      for (int i = 0; i <= text.length(); i++) {
        char c = i < text.length() ? text.charAt(i) : '=';
        remark = c == '#' || remark && c != '\n';
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        boolean sign = c == '=' && depth == 0 && !remark && !isOfLongerSign(text, i);
        if (i == text.length() || sign) {
          String side = text.substring(from, i);
          if (side.isBlank()) {
            int end = i == text.length() ? row.start() + row.text().length() : start + i;
            throw new SyntaxException(
                Diagnostic.of(
                    Kind.SYNTAX, "nothing stands to the right of `=`", new Span(end, end)));
          }
          sides.add(new Row(row.number(), start + from, side));
          from = i + 1;
        }
      }
      return sides;
    }

    private static boolean isOfLongerSign(String text, int at) {
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      return "<>=:!".indexOf(before) >= 0 || after == '=' || after == '>';
    }

    /** Of {@code ∂φ/∂X = G} it is {@code G : d(X)}. */
    private Expr value(Row side, Expr of, Optional<Expr> gradientBy) {
      Source own = Source.of(source.name(), side.text());
      if (gradientBy.isEmpty()) {
        return expression(own, of.shape(), side.start());
      }
      Expr wrt = gradientBy.get();
      varying.add(wrt);
      return Build.frobenius(expression(own, wrt.shape(), side.start()), Build.differential(wrt));
    }

    /** Errors are shown on the line as it stands in the file. */
    private Expr expression(Source own, Shape shape, int shift) {
      try {
        return scope.expression(own, shape);
      } catch (FrobeniusException e) {
        throw FrobeniusException.of(e.diagnostic().shifted(shift)).withSource(source);
      }
    }

    private static boolean hasLeftSide(Matcher line) {
      return line.group("of") != null || line.group("inside") != null;
    }

    private static boolean isContinued(String text) {
      return !OTHER_SIGN.matcher(text).lookingAt()
          && !text.replaceFirst("#.*", "").isBlank()
          && !LINE.matcher(text).matches();
    }

    private Expr of(Matcher matcher, int start, Expr previous) {
      String name =
          Optional.ofNullable(matcher.group("of"))
              .or(() -> Optional.ofNullable(matcher.group("inside")))
              .or(() -> Optional.ofNullable(matcher.group("by")))
              .or(() -> Optional.ofNullable(matcher.group("slope")))
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
        return expression(
            Source.of(source.name(), name),
            program.expression().shape(),
            start + matcher.start("inside"));
      }
      throw unreadable(start, matcher.group());
    }

    private static SyntaxException unreadable(int start, String text) {
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
}
