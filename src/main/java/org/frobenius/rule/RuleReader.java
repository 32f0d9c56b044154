package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.syntax.RuleText;

/**
 * Reads a line {@code name left = right where conditions assuming assumptions # source} and checks
 * what can be checked without numbers: the names on the right are bound on the left, the shapes
 * agree, a source is given, the measure falls.
 */
final class RuleReader {
  private static final Pattern COMMUTES = Pattern.compile("(\\w+)\\*(\\w+) = \\2\\*\\1");
  private static final Pattern ASSUMPTION =
      Pattern.compile("(\\S+) ([a-z-]+)(?: unless (.+) in (R\\+|Z))?");

  private RuleReader() {}

  static Rule read(String line, Rule.Family family) {
    int hash = line.indexOf('#');
    if (hash < 0 || line.substring(hash + 1).isBlank()) {
      throw new RuleSyntaxException(line, "no source after `#`");
    }
    String[] nameAndRest = line.substring(0, hash).strip().split("\\s+", 2);
    if (nameAndRest.length < 2) {
      throw new RuleSyntaxException(line, "expected `name left = right`");
    }
    String body = nameAndRest[1];
    var assuming = clause(body, " assuming ");
    body = before(body, " assuming ");
    var where = clause(body, " where ");
    body = before(body, " where ");
    int equals = equalsSign(body, line);
    var declarations = new ArrayList<String>();
    var commuting = new ArrayList<String[]>();
    for (String condition : items(where)) {
      Matcher commutes = COMMUTES.matcher(condition);
      if (commutes.matches()) {
        commuting.add(new String[] {commutes.group(1), commutes.group(2)});
      } else if (condition.contains(" in ")) {
        declarations.add(condition);
      } else {
        throw new RuleSyntaxException(line, "not a condition: " + condition);
      }
    }
    RuleText.Equation equation =
        RuleText.read(
            body.substring(0, equals).strip(), body.substring(equals + 1).strip(), declarations);
    var conditions = new ArrayList<Condition>();
    for (String[] pair : commuting) {
      conditions.add(
          new Condition.Commutes(letter(equation, pair[0], line), letter(equation, pair[1], line)));
    }
    for (String assumption : items(assuming)) {
      conditions.add(assumes(equation, assumption, line));
    }
    List<Expr> lost =
        conditions.stream().anyMatch(Condition.Assumes.class::isInstance)
            ? lost(equation)
            : hidden(equation).map(List::of).orElseGet(() -> lost(equation));
    lost.forEach(part -> conditions.add(new Condition.Lost(part)));
    Children.symbols(equation.left()).stream()
        .filter(letter -> inverts(equation.right(), letter) && !inverts(equation.left(), letter))
        .forEach(letter -> conditions.add(new Condition.Inverted(letter)));
    var rule =
        new Rule(
            nameAndRest[0],
            family,
            equation.left(),
            equation.right(),
            conditions,
            line.substring(hash + 1).strip(),
            line.strip());
    check(rule);
    return rule;
  }

  /** The letters that only the left side has; the whole side where the right side has none. */
  private static List<Expr> lost(RuleText.Equation equation) {
    var kept = Children.symbols(equation.right());
    return kept.isEmpty()
        ? List.of(equation.left())
        : Children.symbols(equation.left()).stream()
            .filter(letter -> !kept.contains(letter))
            .<Expr>map(letter -> letter)
            .toList();
  }

  /**
   * The left side, where it needs something and the right side, a polynomial in names and norms,
   * cannot show it: of {@code A*sylvester(A, B, C) + sylvester(A, B, C)*B = C} that the equation
   * has a solution.
   */
  private static Optional<Expr> hidden(RuleText.Equation equation) {
    return showsNothing(equation.right()) && !Domain.of(equation.left()).isEmpty()
        ? Optional.of(equation.left())
        : Optional.empty();
  }

  private static boolean showsNothing(Expr e) {
    boolean itself =
        switch (e) {
          case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _ -> true;
          case Expr.Sum _, Expr.Product _, Expr.Transpose _ -> true;
          case Expr.Named _, Expr.Hadamard _, Expr.Power _, Expr.EntryPower _ -> false;
          case Expr.Call _ -> Domain.ofHead(e).isEmpty();
          case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _ -> false;
          case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _ -> false;
          case Expr.Applied _, Expr.Differential _ -> false;
        };
    return itself && Children.of(e).stream().allMatch(RuleReader::showsNothing);
  }

  private static boolean inverts(Expr e, Expr letter) {
    return e instanceof Expr.Power(var base, var k, _) && base == letter && k == Build.MINUS_ONE
        || Children.of(e).stream().anyMatch(child -> inverts(child, letter));
  }

  /** {@code a nonnegative unless b and c in Z}, {@code A'*A invertible}. */
  private static Condition assumes(RuleText.Equation equation, String assumption, String line) {
    Matcher m = ASSUMPTION.matcher(assumption);
    if (!m.matches()) {
      throw new RuleSyntaxException(line, "not an assumption: " + assumption);
    }
    Assumption.Kind kind = kind(m.group(2), line);
    if (m.group(4) != null && !m.group(4).equals(kind.exempt().written())) {
      throw new RuleSyntaxException(
          line, "`" + kind.inRules() + "` is exempt in " + kind.exempt().written());
    }
    List<Expr> among =
        m.group(3) == null
            ? List.of()
            : Arrays.stream(m.group(3).split(" and "))
                .map(name -> letter(equation, name, line))
                .toList();
    Expr about =
        part(equation.left(), m.group(1))
            .or(() -> part(equation.right(), m.group(1)))
            .orElseThrow(
                () -> new RuleSyntaxException(line, "`" + m.group(1) + "` is on neither side"));
    return new Condition.Assumes(about, kind, among);
  }

  private static Assumption.Kind kind(String written, String line) {
    return Arrays.stream(Assumption.Kind.values())
        .filter(kind -> kind.inRules().equals(written))
        .findFirst()
        .orElseThrow(() -> new RuleSyntaxException(line, "not an assumption: " + written));
  }

  private static Expr letter(RuleText.Equation equation, String name, String line) {
    return Children.symbols(equation.left()).stream()
        .filter(s -> s.name().equals(name))
        .<Expr>map(s -> s)
        .findFirst()
        .orElseThrow(() -> notOnTheLeft(name, line));
  }

  /** The part of an expression that is written so. */
  private static Optional<Expr> part(Expr e, String written) {
    return Printer.text(e).equals(written)
        ? Optional.of(e)
        : Children.of(e).stream().flatMap(child -> part(child, written).stream()).findFirst();
  }

  private static RuleSyntaxException notOnTheLeft(String part, String line) {
    return new RuleSyntaxException(line, "`" + part + "` is not on the left side");
  }

  private static void check(Rule rule) {
    var bound = Children.symbols(rule.left());
    for (Expr.Symbol s : Children.symbols(rule.right())) {
      if (!bound.contains(s)) {
        throw new RuleSyntaxException(
            rule.text(), "`" + s.name() + "` on the right is not bound on the left");
      }
    }
    var free = Letters.of(rule.right());
    free.removeAll(Letters.of(rule.left()));
    if (!free.isEmpty()) {
      throw new RuleSyntaxException(
          rule.text(), "`" + free.iterator().next() + "` on the right is not bound on the left");
    }
    if (!rule.left().shape().equals(rule.right().shape())) {
      throw new RuleSyntaxException(
          rule.text(),
          "the left side is in " + rule.left().shape() + ", the right in " + rule.right().shape());
    }
    boolean algebra = rule.family() == Rule.Family.ALGEBRA || rule.family() == Rule.Family.SCALAR;
    if (algebra && !Measure.falls(rule.left(), rule.right())) {
      throw new RuleSyntaxException(
          rule.text(),
          "the measure does not fall: "
              + Measure.of(rule.left())
              + " to "
              + Measure.of(rule.right()));
    }
  }

  private static Optional<String> clause(String body, String keyword) {
    int at = body.indexOf(keyword);
    return at < 0 ? Optional.empty() : Optional.of(body.substring(at + keyword.length()));
  }

  private static String before(String body, String keyword) {
    int at = body.indexOf(keyword);
    return at < 0 ? body : body.substring(0, at);
  }

  private static List<String> items(Optional<String> clause) {
    var items = new ArrayList<String>();
    clause.ifPresent(
        text -> {
          int depth = 0;
          int start = 0;
          for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
              items.add(text.substring(start, i).strip());
              start = i + 1;
            }
          }
        });
    return items;
  }

  /** The `=` that stands in no bracket. */
  static int equalsSign(String body, String line) {
    int depth = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == '=' && depth == 0) {
        return i;
      }
    }
    throw new RuleSyntaxException(line, "no `=` between two sides");
  }
}
