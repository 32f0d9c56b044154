package org.frobenius.syntax;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/**
 * Text to a typed program. A failure is a {@link FrobeniusException} with the source and the place
 * in it.
 */
public final class ProgramReader {
  /**
   * How to read.
   *
   * @param strict names have to be declared; otherwise their spaces are inferred
   * @param dialect whose habits the text follows
   */
  public record Options(boolean strict, Dialect dialect) {
    public static final Options STANDARD = new Options(false);

    public Options(boolean strict) {
      this(strict, Dialect.FROBENIUS);
    }
  }

  private ProgramReader() {}

  public static Program read(String text) {
    return read(text, List.of());
  }

  /**
   * @param lets declarations besides those of the text, such as {@code X in Sym(n)}
   */
  public static Program read(String text, List<String> lets) {
    return read(Source.of(text), lets, Options.STANDARD);
  }

  public static Program read(Source source, List<String> lets, Options options) {
    Elaboration elaboration = elaboration(source, lets, options);
    try {
      Node root = statements(source, elaboration);
      return program(source, elaboration, elaboration.finish(false), root);
    } catch (NameException e) {
      String message = e.diagnostic().message();
      boolean foreign =
          message.endsWith("is not a known function")
              || message.startsWith("`e` is not the number");
      throw (foreign ? ForeignStatement.explained(e, source) : e).withSource(source);
    } catch (SyntaxException e) {
      // a call with other arguments may be one of another system
      throw (ForeignStatement.isOfArguments(e.diagnostic())
              ? ForeignStatement.explained(e, source)
              : e)
          .withSource(source);
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  private static Elaboration elaboration(Source source, List<String> lets, Options options) {
    var elaboration =
        new Elaboration(
            source,
            options.strict() ? Names.Policy.DECLARE : Names.Policy.INFER,
            options.dialect());
    lets.forEach(let -> declare(let, elaboration));
    return elaboration;
  }

  /** A program, and a second expression of the same shape in its scope. */
  public record Pair(Program program, Expr second) {}

  /**
   * Reads a program and a second expression together: the shapes of undeclared names follow from
   * both, which have one shape. The places of a failure are of no use, since there are two texts.
   */
  public static Pair pair(Source first, Source second, List<String> lets, Options options) {
    Elaboration elaboration = elaboration(first, lets, options);
    Node expression = statements(first, elaboration);
    Ast ast = SyntaxReader.expression(second, elaboration.scope().names());
    elaboration.collectSizes(ast);
    Node root = elaboration.elaborate(ast);
    elaboration.equate(expression, root, ast.span());
    Lowering lowering = elaboration.finish(false);
    Expr value = lowering.of(root);
    return new Pair(program(first, elaboration, lowering, expression, root), value);
  }

  private static void declare(String let, Elaboration elaboration) {
    Source source = Source.of("let", let);
    try {
      SyntaxReader.declarations(source).forEach(d -> elaboration.declare(d, false));
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  /** Elaborates the statements of a text; gives the last. */
  private static Node statements(Source source, Elaboration elaboration) {
    Scope scope = elaboration.scope();
    Set<String> names = new LinkedHashSet<>(scope.names());
    ProgramAst ast = SyntaxReader.program(source, names);
    for (Statement statement : ast.statements()) {
      switch (statement) {
        case Statement.Declaration declaration -> elaboration.declare(declaration, true);
        case Statement.Definition(var name, var value, _) -> {
          scope.reserve(name.text(), name.span());
          elaboration.collectSizes(value);
        }
      }
    }
    Ast last = ast.expression();
    Optional<Ast.Name> parameter = Optional.empty();
    if (last instanceof Ast.Lambda(var name, var body, _)) {
      parameter = Optional.of(name);
      last = body;
    }
    elaboration.collectSizes(last);
    scope.checkDimensions();
    for (Statement statement : ast.statements()) {
      if (statement instanceof Statement.Definition(var name, var value, _)) {
        scope.define(name.text(), elaboration.elaborate(value));
      }
    }
    parameter.ifPresent(elaboration::parameter);
    return elaboration.elaborate(last);
  }

  /**
   * @param roots the program's expression first
   */
  private static Program program(
      Source source, Elaboration elaboration, Lowering lowering, Node... roots) {
    Node root = roots[0];
    Scope scope = elaboration.scope();
    Expr expression = lowering.of(root);
    List<Declared> declared = elaboration.names(lowering);
    String letter = elaboration.parameter().orElse("");
    return new Program(
        source,
        expression,
        names(declared, letter),
        elaboration.definitions(lowering),
        new Spans(lowering.places(), expression, root.span),
        StatedOperations.of(lowering, roots),
        scope.dimensions(),
        scope.functions(),
        declared.stream()
            .filter(d -> d.name().equals(letter))
            .findFirst()
            .map(d -> Build.symbol(d.name(), d.space())));
  }

  /** By name, without the letter of a map. */
  private static Map<String, Declared> names(List<Declared> declared, String letter) {
    var names = new LinkedHashMap<String, Declared>();
    for (Declared each : declared) {
      if (!each.name().equals(letter)) {
        names.put(each.name(), each);
      }
    }
    return names;
  }
}
