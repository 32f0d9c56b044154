package org.frobenius.cli;

import java.util.ArrayList;
import java.util.List;

/** The help texts, made from the tables of subcommands and options. */
final class Usage {
  private Usage() {}

  /** {@code frob --help}. */
  static String overview() {
    var lines = new ArrayList<String>();
    lines.add("frob: derivatives of matrix expressions, as a mathematician writes them");
    lines.add("");
    lines.add("  frob 'tr(exp(X))'                       the gradient by X: exp(X)'");
    lines.add("  frob grad 'norm(A*x - b)^2' --wrt x     by a name of your choice");
    lines.add("");
    for (Subcommand subcommand : Subcommand.values()) {
      lines.add(
          row("frob " + subcommand.written() + " " + subcommand.argument(), subcommand.does()));
    }
    lines.add("");
    lines.add(
        "A program is declarations and definitions, then an expression, apart by `;` or line"
            + " breaks:");
    lines.add("  'A in R(m, n); b in R(m); r = A*x - b; norm(r)^2'");
    lines.add("Names need no declaration where their use or their letter tells what they are.");
    lines.add("");
    lines.add(
        "`frob SUBCOMMAND --help` lists its options. Exit codes: 0 done, 1 a check failed, 2 wrong"
            + " input,");
    lines.add("3 a limit was hit. NO_COLOR=1 turns colours off.");
    return String.join("\n", lines);
  }

  /** {@code frob grad --help}. */
  static String of(Subcommand subcommand) {
    var lines = new ArrayList<String>();
    lines.add(
        "frob %s %s".formatted(subcommand.written(), subcommand.argument()).strip()
            + ": "
            + subcommand.does());
    lines.add("");
    for (Option option : subcommand.options()) {
      lines.add(row(option.written() + option.value().map(v -> " " + v).orElse(""), option.does()));
    }
    lines.addAll(remarks(subcommand));
    return String.join("\n", lines);
  }

  private static List<String> remarks(Subcommand subcommand) {
    return switch (subcommand) {
      case GRAD ->
          List.of(
              "",
              "The gradient of φ by X is the G with dφ = G : dX; it has the shape of X. Without"
                  + " --wrt it is by the one",
              "free name, or by X. Several: --wrt A --wrt b, or --wrt A,b.",
              "",
              "With --cse, and by itself where a long answer gets a quarter shorter, parts that"
                  + " occur several times are",
              "named on lines above: r = A*x - b. Names that mean something already are not taken."
                  + " --to json needs --cse.",
              "",
              "  frob grad 'norm(A*x - b)^2' --wrt x --steps     dφ = … line by line, with the name"
                  + " of each rule;",
              "                                                  `frob rules NAME` shows a rule,"
                  + " --refs its source",
              "  --steps --to latex (an align*), markdown, unicode, json; --steps --check compares"
                  + " each line with the",
              "one before on random instances. The text of --steps can be edited and given to"
                  + " `frob check-derivation`.");
      case CHECK ->
          List.of(
              "", "  frob check \"x'*A*x\" --wrt x --against '2*A*x'     is my own answer right?");
      case CHECK_DERIVATION ->
          List.of(
              "",
              "The file has a program, then a derivation; `-` is standard input:",
              "",
              "  A in R(m, n); b in R(m)",
              "  φ = norm(A*x - b)^2",
              "  dφ = 2*(A*x - b) : d(A*x - b)     # `d(…)` of anything; dx is d(x)",
              "     = 2*A'*(A*x - b) : dx          # the line is equal to the one before, or it is"
                  + " shown",
              "  ∂φ/∂x = 2*A'*(A*x - b)            # this line and all names on the left are"
                  + " optional: = …",
              "",
              "Each line is compared with the one before on random instances. The exit code is 1"
                  + " where one differs.");
      case EQUAL ->
          List.of(
              "",
              "  frob equal \"tr(A*B)\" \"tr(B'*A')\"",
              "  frob equal 'P in SPD(n); logdet(inv(P))' '-logdet(P)'     B is read in the scope"
                  + " of A",
              "  frob equal -f a.frob '-logdet(P)'                         A is the program in the"
                  + " file",
              "",
              "Rewriting proves it, or the two are compared on random instances, and the answer"
                  + " says so. The exit code",
              "is 1 where they differ or nothing could be compared.");
      case EVAL ->
          List.of(
              "",
              "  frob eval 'norm(A*x - b)^2' --data A=a.csv --data b=b.csv --data 'x=[1; 2]' --wrt"
                  + " x",
              "  frob eval 'norm(A*x - b)^2' --data all.npz --wrt x --out g.npy     every array by"
                  + " its name");
      case BATCH ->
          List.of(
              "",
              "  in   {\"id\": \"1\", \"program\": \"tr(exp(X))\", \"kind\": \"gradient\", \"wrt\":"
                  + " \"X\", \"to\": [\"text\", \"latex\"],",
              "        \"values\": {\"X\": [[1, 2], [3, 4]]}}",
              "  out  {\"id\": \"1\", \"ok\": true, \"wrt\": \"X\", \"shape\": [\"n\", \"n\"],"
                  + " \"results\": {…}, \"value\": […], \"assumes\": []}",
              "  An answer with \"cse\": true has short names for its parts, on lines above it;"
                  + " with \"sym\": true",
              "  X + X' in it is 2*sym(X).");
      case DIFF -> List.of("", "  frob diff 'inv(X)'     is -inv(X)*d(X)*inv(X)");
      case JAC ->
          List.of(
              "",
              "Between vectors it is the matrix J with dy = J*dx, by a scalar the column dy/dt, of"
                  + " a scalar the row.",
              "Where a matrix is one of the two it is the linear map from dX to dU, or with --form"
                  + " vec the matrix of",
              "vec(dU) = J*vec(dX), column by column; by a symmetric X, of vec(dU) = J*vech(dX).",
              "",
              "  frob jac 'A*x' --wrt x                  is A",
              "  frob jac 'A*X*B' --wrt X                is E -> A*E*B",
              "  frob jac 'A*X*B' --wrt X --form vec     is kron(B', A)");
      case HESS ->
          List.of(
              "",
              "By a vector it is the matrix H with d²φ = dx'*H*dx, by a matrix the linear map with"
                  + " d²φ = E : H[E],",
              "or with --form vec its matrix on vec(X); by a symmetric X, on vech(X).",
              "",
              "  frob hess \"x'*A*x\" --wrt x             is A + A'",
              "  frob hess \"norm(U*V' - A)^2\" --wrt U   is E -> 2*E*V'*V");
      case HVP ->
          List.of(
              "",
              "  frob hvp 'norm(A*x - b)^4' --wrt x --direction v",
              "",
              "The cost is that of a few gradients, whatever the size of x.");
      case SIMPLIFY, RULES -> List.of();
    };
  }

  private static String row(String left, String right) {
    return "  " + left + " ".repeat(Math.max(2, 24 - left.length())) + right;
  }
}
