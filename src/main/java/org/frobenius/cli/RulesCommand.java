package org.frobenius.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.calculus.Move;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.print.Printer;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/** {@code frob rules [NAME]}: the rulebook as it is used. */
final class RulesCommand {
  /** Sources stand in one column, unless an equation is longer than this. */
  private static final int WIDEST_EQUATION = 72;

  private static final String SOURCES =
      """
      Sources: MN = Magnus & Neudecker, Matrix Differential Calculus (3rd ed.); MC = Petersen & Pedersen, The Matrix
      Cookbook (2012), by equation; Higham = Functions of Matrices (2008); DLMF = dlmf.nist.gov.\
      """;

  private final Options options;
  private final Streams streams;

  RulesCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    var name = options.atMostOne();
    if (name.isPresent()) {
      List<Rule> rules = rules(name.get());
      Optional<Move> move = Move.named(name.get());
      if (rules.isEmpty() && move.isEmpty()) {
        throw unknown(name.get());
      }
      rules.forEach(this::print);
      move.ifPresent(m -> print(name.get(), m));
    } else {
      for (Rule.Family family : Rule.Family.values()) {
        print(family);
      }
      streams.out().println(SOURCES);
    }
    return ExitCode.DONE;
  }

  private void print(Rule.Family family) {
    List<Rule> rules = Rulebook.standard().rules(family);
    int names = rules.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    int equations =
        rules.stream()
            .mapToInt(r -> equation(r).length())
            .filter(length -> length <= WIDEST_EQUATION)
            .max()
            .orElse(0);
    streams.out().println("# " + title(family));
    for (Rule rule : rules) {
      streams
          .out()
          .println(
              padded(rule.name(), names)
                  + "  "
                  + padded(equation(rule), equations)
                  + "  # "
                  + rule.source());
    }
    streams.out().println();
  }

  private static String title(Rule.Family family) {
    return switch (family) {
      case DIFFERENTIAL -> "differentials";
      case ADJOINT -> "adjoints: what stands right of `:` moves left";
      case JACOBIAN -> "Jacobians: what is under d moves to the right end of vec(...)";
      case ALGEBRA -> "algebra: the right side is simpler";
      case SHORTENING -> "shortenings: taken where the answer is shorter";
      case EQUALITY -> "equalities: where both sides have values, for `frob equal`";
      case BY_INVERSE -> "by inverses that stand in the same expression";
      case SCALAR -> "algebra of scalars, which holds entry by entry as well";
      case SERIES -> "Taylor series, for --frechet series";
      case INTEGRAL -> "integrals, for --frechet integral";
      case BLOCK -> "blocks, for --frechet block";
    };
  }

  private void print(Rule rule) {
    streams.out().println(padded(rule.name(), 8) + "  " + equation(rule));
    detail("use", title(rule.family()));
    detail("source", rule.source());
    detail("unicode", Printer.unicode(rule.left()) + " = " + Printer.unicode(rule.right()));
    detail("latex", Printer.latex(rule.left()) + " = " + Printer.latex(rule.right()));
  }

  private void detail(String what, String text) {
    streams.out().println(streams.outPalette().label("  " + padded(what, 8)) + text);
  }

  private void print(String name, Move move) {
    streams.out().println(padded(name, 8) + "  " + move.equation());
    detail("use", "a reason of steps that is not one rule of the book");
    detail("meaning", move.explanation());
  }

  /** The rules of a name, which may say of what function: {@code function exp}. */
  private static List<Rule> rules(String name) {
    List<Rule> all = Rulebook.standard().rules();
    String general = name.replaceFirst("^(function|entrywise) .+", "$1");
    return all.stream().filter(r -> r.name().equals(general)).toList();
  }

  private static NameException unknown(String name) {
    var names = Rulebook.standard().rules().stream().map(Rule::name).distinct().toList();
    List<String> near = NearNames.near(name, new ArrayList<>(names));
    if (near.isEmpty()) {
      near = names.stream().filter(n -> n.contains(name)).limit(4).toList();
    }
    return new NameException(
        Diagnostic.of(Kind.NAME, "there is no rule `%s`".formatted(name), Span.NONE)
            .help(
                near.isEmpty()
                    ? "`frob rules` lists them"
                    : "write `frob rules " + String.join("` or `frob rules ", near) + "`"));
  }

  /** The line between the name and the source: the equation with its conditions. */
  private static String equation(Rule rule) {
    String text = rule.text();
    return text.substring(rule.name().length(), text.indexOf('#')).strip();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
