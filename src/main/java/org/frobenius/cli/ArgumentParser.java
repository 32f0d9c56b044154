package org.frobenius.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.NearNames;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Arguments to {@link Options}, by picocli. */
final class ArgumentParser {
  private ArgumentParser() {}

  static Options parse(Subcommand subcommand, List<String> args) {
    CommandSpec spec = CommandSpec.create().name("frob " + subcommand.written());
    subcommand.options().forEach(option -> spec.addOption(spec(option)));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    CommandLine parser =
        new CommandLine(spec)
            .setPosixClusteredShortOptionsAllowed(false)
            .setExpandAtFiles(false)
            .setInterpolateVariables(false);
    try {
      return options(subcommand, parser.parseArgs(guarded(subcommand, args)));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw unknown(subcommand, e.getUnmatched().getFirst());
    } catch (CommandLine.MissingParameterException e) {
      throw missing(subcommand, e);
    }
  }

  private static OptionSpec spec(Option option) {
    OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new));
    return option.value().isPresent()
        ? builder.arity("1").type(List.class).auxiliaryTypes(String.class).build()
        : builder.arity("0").type(boolean.class).build();
  }

  /**
   * An expression that begins with a minus, {@code -tr(X)}, is given a space before it: then it is
   * no option.
   */
  private static String[] guarded(Subcommand subcommand, List<String> args) {
    var names = subcommand.options().stream().flatMap(o -> o.names().stream()).toList();
    return args.stream()
        .map(
            a ->
                a.startsWith("-")
                        && a.length() > 1
                        && !names.contains(a)
                        && !a.matches("--([a-z][a-z-]*(=.*)?)?")
                    ? " " + a
                    : a)
        .toArray(String[]::new);
  }

  private static Options options(Subcommand subcommand, CommandLine.ParseResult result) {
    Map<Option, List<String>> values = new EnumMap<>(Option.class);
    for (Option option : subcommand.options()) {
      if (result.hasMatchedOption(option.names().getFirst())) {
        values.put(
            option,
            option.value().isEmpty()
                ? List.of()
                : unguarded(result.matchedOptionValue(option.names().getFirst(), List.of())));
      }
    }
    var arguments = new ArrayList<String>();
    // one that several arguments match is listed for each of them
    result.matchedPositionals().stream()
        .distinct()
        .forEach(p -> arguments.addAll(unguarded(p.getValue())));
    return new Options(subcommand, arguments, values);
  }

  private static List<String> unguarded(List<String> values) {
    return values.stream().map(v -> v.startsWith(" -") ? v.substring(1) : v).toList();
  }

  private static UsageException unknown(Subcommand subcommand, String argument) {
    String name = argument.split("=", 2)[0];
    var known = subcommand.options().stream().flatMap(o -> o.names().stream()).toList();
    return new UsageException(
        "`frob %s` has no option `%s`".formatted(subcommand.written(), name),
        NearNames.help(name, known)
            .orElse("`frob %s --help` lists its options".formatted(subcommand.written())));
  }

  private static UsageException missing(
      Subcommand subcommand, CommandLine.MissingParameterException e) {
    return e.getMissing().stream()
        .filter(OptionSpec.class::isInstance)
        .flatMap(
            spec ->
                subcommand.options().stream()
                    .filter(o -> o.names().contains(((OptionSpec) spec).longestName())))
        .findFirst()
        .map(
            o ->
                new UsageException(
                    "`%s` needs a value".formatted(o.names().getLast()),
                    "%s %s".formatted(o.names().getLast(), o.value().orElse(""))))
        .orElseGet(() -> new UsageException(String.valueOf(e.getMessage()), Optional.empty()));
  }
}
