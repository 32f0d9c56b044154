package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.syntax.Declared;

/** The names a program can be differentiated by. */
final class Variables {
  /** Where several names are free, these are meant. */
  private static final List<String> CUSTOMARY = List.of("X", "x");

  private final org.frobenius.syntax.Program read;

  Variables(org.frobenius.syntax.Program read) {
    this.read = read;
  }

  /** A name that is not an integer's, or a definition's name. */
  Expr named(String name) {
    var symbol = read.symbol(name);
    if (symbol.isPresent()) {
      if (symbol.get().space().kind() == Space.Kind.NATURAL) {
        throw fail(
            Diagnostic.of(
                    Kind.NAME,
                    "`%s` is an integer, and has no derivative".formatted(name),
                    Span.NONE)
                .help("declare it real: `%s in R`".formatted(name)));
      }
      return symbol.get();
    }
    var definition = read.definition(name);
    if (definition.isPresent()) {
      return definition.get();
    }
    if (read.dimensions().contains(name)) {
      throw fail(
          Diagnostic.of(
              Kind.NAME, "`%s` is a dimension, and has no derivative".formatted(name), Span.NONE));
    }
    if (read.functions().containsKey(name)) {
      throw fail(
          Diagnostic.of(
              Kind.NAME,
              "`%s` is a function, and derivatives are by variables".formatted(name),
              Span.NONE));
    }
    var known = new ArrayList<>(read.names().keySet());
    known.addAll(read.definitions().keySet());
    var help = NearNames.help(name, known);
    Diagnostic unknown =
        Diagnostic.of(Kind.NAME, "the program has no name `%s`".formatted(name), Span.NONE);
    throw fail(
        help.isPresent()
            ? unknown.help(help)
            : unknown.note(
                known.isEmpty() ? "it has no names" : "its names are " + String.join(", ", known)));
  }

  /** Several, in their order. */
  Map<String, Expr> named(List<String> names) {
    var variables = new LinkedHashMap<String, Expr>();
    names.forEach(name -> variables.put(name, named(name)));
    return variables;
  }

  /** The only free name that is not an integer's, or a customary one. */
  String customary() {
    List<String> free = free();
    if (free.size() == 1) {
      return free.getFirst();
    }
    for (String customary : CUSTOMARY) {
      if (free.contains(customary)) {
        return customary;
      }
    }
    Span span = read.spans().of(read.expression()).orElse(Span.NONE);
    if (free.isEmpty()) {
      throw fail(Diagnostic.of(Kind.NAME, "the expression has no name to differentiate by", span));
    }
    throw fail(
        Diagnostic.of(
                Kind.NAME, "the expression has several names: " + String.join(", ", free), span)
            .help("say by which with `--wrt %s`".formatted(free.getFirst())));
  }

  private List<String> free() {
    var used = Children.symbols(read.expression());
    return read.names().values().stream()
        .filter(d -> d.space().kind() != Space.Kind.NATURAL && used.contains(d.symbol()))
        .map(Declared::name)
        .toList();
  }

  private FrobeniusException fail(Diagnostic diagnostic) {
    return new NameException(diagnostic).withSource(read.source());
  }
}
