package org.frobenius;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frobenius.syntax.TypesetFormula;
import org.frobenius.syntax.TypesetNames;

/** What sentences with LaTeX between dollars say of letters: {@code For $X \in \mathbb{R}^{n}$}. */
final class TypesetDeclarations {
  private static final Pattern DOLLARS = Pattern.compile("\\$([^$]+)\\$(?<analytic> analytic\\b)?");

  /** Words around a formula that say more of it. */
  private static final Pattern SYMMETRIC =
      Pattern.compile(
          "\\$(?<name>[^$]+)\\$\\s*(?:,?\\s*(?:is|be|are)\\s+)?(?:an?\\s+|real\\s+)*symmetric\\b(?<definite>(?:,?"
              + " and)? positive)?");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?<names>.+?)\\s*\\\\in\\s*\\\\(?:mathbb|mathrm|text)\\s*\\{?(?<space>[^{}_^]+)}?"
              + "(?:(?<positive>_\\{(?:>\\s*0|\\+)}|_\\+)|[_^](?:\\{(?<sizes>.*)}|(?<size>\\w)))?\\s*");

  /** Of an unknown function. */
  private static final Pattern MAPPING =
      Pattern.compile(
          "(?<name>.+?)\\s*\\\\colon\\s*(?<domain>\\\\mathbb\\{R}.*)\\\\to\\s*"
              + "(?<value>\\\\mathbb\\{R}.*)");

  /** In a space written in this language. */
  private static final Pattern SIZE = Pattern.compile("(?<=[(, *+-])[a-z]\\w*");

  /** Left of a sign of equality. */
  private static final Pattern DEFINED =
      Pattern.compile(
          "(?<![\\w\\\\{}])(?<name>\\\\?[A-Za-z]+(_\\{?\\w+}?)?)(?:\\([\\w, ]*\\))?\\s*&?\\s*=");

  /** A name that is no unit vector. */
  private static final Pattern BOLD = Pattern.compile("\\\\mathbf\\{[eE]}(?!_)");

  private TypesetDeclarations() {}

  /** Those of a line, in this language: {@code X in R(m, n); f in analytic}. */
  static List<String> of(String line) {
    var declared = new ArrayList<String>();
    Matcher formulas = DOLLARS.matcher(line);
    while (formulas.find()) {
      String formula = formulas.group(1).strip();
      Matcher declaration = DECLARATION.matcher(formula);
      Matcher mapping = MAPPING.matcher(formula);
      if (formulas.group("analytic") != null) {
        declared.add(name(formula) + " in analytic");
      } else if (declaration.matches()) {
        for (String name : declaration.group("names").split(",")) {
          declared.add(name(name) + " in " + space(declaration));
        }
      } else if (mapping.matches()) {
        declared.add(
            name(mapping.group("name"))
                + " in "
                + reals(mapping.group("domain"))
                + " -> "
                + reals(mapping.group("value")));
      }
    }
    Matcher symmetric = SYMMETRIC.matcher(line);
    while (symmetric.find()) {
      String[] parts = symmetric.group("name").split("\\\\in");
      String name = name(parts[0]);
      String kind = symmetric.group("definite") == null ? "Sym" : "SPD";
      List<String> spaces =
          declared.stream().filter(space -> space.startsWith(name + " in R(")).toList();
      String size =
          spaces.isEmpty() ? "n_" + name : spaces.getFirst().replaceFirst(".*\\((.*?),.*", "$1");
      declared.removeAll(spaces);
      declared.add(name + " in " + kind + "(" + size + ")");
    }
    return declared;
  }

  /** Of the whole text. */
  static TypesetNames names(String text) {
    var names = new HashSet<String>();
    var functions = new HashSet<String>();
    var matrices = new HashSet<String>();
    var sizes = new HashSet<String>();
    for (String declaration : of(text)) {
      String[] parts = declaration.split(" in ", 2);
      names.add(parts[0]);
      if (parts[1].matches("analytic|.*->.*")) {
        functions.add(parts[0]);
      } else if (parts[1].matches("R\\(.*,.*\\)|(?!R).*\\(.*\\)")) {
        matrices.add(parts[0]);
      }
      SIZE.matcher(parts[1]).results().forEach(size -> sizes.add(size.group()));
    }
    if (!names.isEmpty()) {
      DEFINED
          .matcher(text)
          .results()
          .forEach(name -> names.add(name.group("name").replaceAll("[{}\\\\]", "")));
      BOLD.matcher(text).results().forEach(name -> names.add(name.group()));
    }

    return new TypesetNames(names, functions, matrices, sizes);
  }

  private static String name(String latex) {
    return TypesetFormula.read(latex.strip(), TypesetNames.NONE).orElse(latex.strip());
  }

  private static String space(Matcher declaration) {
    String sizes = TypesetRows.either(declaration, "sizes", "size");
    return declaration.group("space").strip()
        + (declaration.group("positive") == null ? "" : "+")
        + (sizes.isEmpty() ? "" : "(" + sizes(sizes) + ")");
  }

  /** {@code \mathbb{R}^{m \times n}}, several with {@code \times} between. */
  private static String reals(String latex) {
    return Stream.of(latex.strip().split("\\\\times\\s*(?=\\\\mathbb)"))
        .map(space -> space.strip().replaceFirst("\\\\mathbb\\{R}", ""))
        .map(power -> power.replaceFirst("^\\^\\{?(.*?)}?$", "$1"))
        .map(sizes -> sizes.isEmpty() ? "R" : "R(" + sizes(sizes) + ")")
        .collect(Collectors.joining(", "));
  }

  /** {@code m \times 2 n_{1} p} as {@code m, 2*n_1*p}. */
  private static String sizes(String latex) {
    return Stream.of(latex.replaceAll("([_^])\\{(\\w+)}", "$1$2").split("\\\\times"))
        .map(size -> size.strip().replaceAll("(?<=\\w)\\s+(?=\\w)", "*"))
        .collect(Collectors.joining(", "));
  }
}
