package org.frobenius.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a subcommand as given. */
record Options(Subcommand subcommand, List<String> arguments, Map<Option, List<String>> values) {
  Options {
    arguments = List.copyOf(arguments);
    values = Map.copyOf(values);
  }

  /** Without an option there is nothing to parse, and the parser is not even loaded. */
  static Options read(Subcommand subcommand, List<String> args) {
    return args.stream().noneMatch(a -> a.startsWith("-") && a.length() > 1)
        ? new Options(subcommand, args, Map.of())
        : ArgumentParser.parse(subcommand, args);
  }

  boolean has(Option option) {
    return values.containsKey(option);
  }

  /** Every value of an option that may be repeated. */
  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  /** The value of an option that may be given once. */
  Optional<String> one(Option option) {
    List<String> given = all(option);
    if (given.size() > 1) {
      throw new UsageException(
          "`%s` is given twice".formatted(option.names().getLast()), Optional.empty());
    }
    return given.stream().findFirst();
  }

  /** The only argument, where one is needed. */
  String argument() {
    return atMostOne()
        .orElseThrow(
            () ->
                new UsageException(
                    "`frob %s` needs an expression".formatted(subcommand.written()),
                    "frob %s 'tr(A*X)'".formatted(subcommand.written())));
  }

  Optional<String> atMostOne() {
    if (arguments.size() > 1) {
      throw tooMany();
    }
    return arguments.stream().findFirst();
  }

  private UsageException tooMany() {
    String first = arguments.getFirst();
    var meant =
        org.frobenius.diagnostic.NearNames.near(
            first, java.util.Arrays.stream(Subcommand.values()).map(Subcommand::written).toList());
    return new UsageException(
        "expected one argument, found %d: %s"
            .formatted(
                arguments.size(),
                String.join(", ", arguments.stream().map(a -> "`" + a + "`").toList())),
        meant.isEmpty()
            ? variables()
                .map("to differentiate by a name, write `--wrt %s`"::formatted)
                .orElse("put the whole program into one pair of quotes")
            : "write `frob %s` for the subcommand".formatted(meant.getFirst()));
  }

  /** What follows the first argument, where it reads as the names to differentiate by. */
  private Optional<String> variables() {
    List<String> others = arguments.subList(1, arguments.size());
    boolean names =
        subcommand.options().contains(Option.WRT) && others.stream().allMatch(Options::isName);
    return names ? Optional.of(String.join(",", others)) : Optional.empty();
  }

  private static boolean isName(String word) {
    return !word.isEmpty()
        && Character.isUnicodeIdentifierStart(word.codePointAt(0))
        && word.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }
}
