package org.frobenius.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The subcommands: how each is written, what it does, and the options it takes. */
enum Subcommand {
  GRAD("grad", "EXPR", "the gradient of a scalar expression"),
  DIFF("diff", "EXPR", "the differential of an expression of any shape, linear in d(X)"),
  JAC("jac", "EXPR", "the Jacobian of an expression of any shape"),
  HESS("hess", "EXPR", "the Hessian of a scalar expression"),
  HVP("hvp", "EXPR", "the Hessian times a direction, without the Hessian"),
  SIMPLIFY("simplify", "EXPR", "a shorter equal expression"),
  EQUAL("equal", "A B", "whether two expressions are equal: proved, or by random values"),
  EVAL("eval", "EXPR", "its value, or with --wrt the value of its gradient"),
  CHECK("check", "EXPR", "the gradient, or your own, against finite differences"),
  CHECK_DERIVATION("check-derivation", "FILE", "a derivation of your own, line by line"),
  RULES("rules", "[NAME]", "the rulebook, or one rule"),
  BATCH("batch", "", "JSON lines in, JSON lines out");

  private final String written;
  private final String argument;
  private final String does;

  Subcommand(String written, String argument, String does) {
    this.written = written;
    this.argument = argument;
    this.does = does;
  }

  String written() {
    return written;
  }

  /** What follows the name: {@code EXPR}. */
  String argument() {
    return argument;
  }

  /** In one line. */
  String does() {
    return does;
  }

  List<Option> options() {
    return switch (this) {
      case GRAD ->
          List.of(
              Option.FILE,
              Option.WRT,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.FRECHET,
              Option.CSE,
              Option.SYM,
              Option.STEPS,
              Option.REFS,
              Option.RIEMANNIAN,
              Option.ENTRIES,
              Option.CHECK,
              Option.HELP);
      case DIFF ->
          List.of(
              Option.FILE,
              Option.WRT,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.CSE,
              Option.SYM,
              Option.FRECHET,
              Option.HELP);
      case JAC, HESS ->
          List.of(
              Option.FILE,
              Option.WRT,
              Option.FORM,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.CSE,
              Option.SYM,
              Option.CHECK,
              Option.HELP);
      case HVP ->
          List.of(
              Option.FILE,
              Option.WRT,
              Option.DIRECTION,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.CSE,
              Option.SYM,
              Option.CHECK,
              Option.HELP);
      case SIMPLIFY ->
          List.of(
              Option.FILE,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.CSE,
              Option.SYM,
              Option.FRECHET,
              Option.HELP);
      case EQUAL ->
          List.of(Option.FILE, Option.LET, Option.STRICT, Option.DIALECT, Option.SEED, Option.HELP);
      case EVAL ->
          List.of(
              Option.FILE,
              Option.DATA,
              Option.WRT,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.TO,
              Option.OUT,
              Option.HELP);
      case CHECK ->
          List.of(
              Option.FILE,
              Option.WRT,
              Option.AGAINST,
              Option.LET,
              Option.STRICT,
              Option.DIALECT,
              Option.EXPLAIN_SHAPES,
              Option.SEED,
              Option.HELP);
      case CHECK_DERIVATION -> List.of(Option.LET, Option.STRICT, Option.SEED, Option.HELP);
      case RULES, BATCH -> List.of(Option.HELP);
    };
  }

  static Optional<Subcommand> named(String word) {
    return Arrays.stream(values()).filter(s -> s.written.equals(word)).findFirst();
  }
}
