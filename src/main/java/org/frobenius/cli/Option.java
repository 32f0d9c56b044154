package org.frobenius.cli;

import java.util.List;
import java.util.Optional;

/** The options: how each is written, the value it takes, and what it does. */
enum Option {
  FILE("-f, --file", "FILE", "read the program from a file; an EXPR of `-` is standard input"),
  WRT("--wrt", "NAME", "differentiate by this name; may be repeated"),
  LET("--let", "DECLARATION", "declare a name, as 'X in Sym(n)'; may be repeated"),
  STRICT("--strict", "every name has to be declared"),
  DIALECT(
      "--dialect", "NAME", "matrixcalculus: read as matrixcalculus.org does, exp(X) by entries"),
  EXPLAIN_SHAPES("--explain-shapes", "on standard error, the space of each name and why"),
  TO("--to", "FORM", "text, unicode, latex, markdown or json"),
  FORM("--form", "FORM", "map: E -> A*E*B; vec: the matrix of vec(dU) = J*vec(dX)"),
  DIRECTION("--direction", "EXPR", "of the shape of the variable, or a new name; d(X) without it"),
  STEPS("--steps", "the derivation, line by line, each with the rule it follows by"),
  REFS("--refs", "with --steps: where each rule is from, and the rules"),
  CSE("--cse", "name what occurs several times: r = A*x - b, then A'*r/norm(r)"),
  SYM("--sym", "write X + X' as 2*sym(X), and X - X' as 2*skew(X)"),
  FRECHET(
      "--frechet",
      "FORM",
      "operator, series, integral or block: how Fréchet derivatives L(f, X, E) are written"),
  RIEMANNIAN("--riemannian", "by a variable of O(n) or St(n, p): the tangent gradient"),
  ENTRIES("--entries", "by a symmetric variable: G + G' - diag(diag(G)), by its free entries"),
  CHECK("--check", "compare the answer with finite differences, too"),
  DATA(
      "--data",
      "NAME=VALUE",
      "a .csv, .json, .npy, .npz or .mtx file, a number, or [1, 2; 3, 4]; may be repeated"),
  OUT("--out", "FILE", "write the value to a .csv, .json, .npy, .npz or .mtx file"),
  AGAINST("--against", "GRADIENT", "your own answer, to be checked in place of ours"),
  SEED("--seed", "NUMBER", "repeat the instance of this seed alone"),
  HELP("-h, --help", "show this help");

  private final String written;
  private final Optional<String> value;
  private final String does;

  Option(String written, String value, String does) {
    this.written = written;
    this.value = Optional.of(value);
    this.does = does;
  }

  Option(String written, String does) {
    this.written = written;
    this.value = Optional.empty();
    this.does = does;
  }

  /** Its spellings, short before long: {@code -f, --file}. */
  String written() {
    return written;
  }

  List<String> names() {
    return List.of(written.split(", "));
  }

  /** The name of the value it takes, if it takes one. */
  Optional<String> value() {
    return value;
  }

  String does() {
    return does;
  }
}
