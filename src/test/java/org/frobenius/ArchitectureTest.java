package org.frobenius;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may import whom, and who may make an expression. */
class ArchitectureTest {
  private static final String ROOT = "org.frobenius";

  /** A package uses only itself and those before it. The empty name is the library's front door. */
  private static final List<String> ORDER =
      List.of(
          "diagnostic",
          "function",
          "expr",
          "print",
          "syntax",
          "rule",
          "simplify",
          "calculus",
          "numeric",
          "emit",
          "verify",
          "data",
          "",
          "cli",
          "web");

  private static JavaClasses main;

  @BeforeAll
  static void read() {
    main =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);
  }

  @Test
  void everyPackageHasAPlaceInTheOrder() {
    assertThat(main.stream().map(ArchitectureTest::level).distinct()).isSubsetOf(ORDER);
  }

  @Test
  void aPackageUsesOnlyThoseBeforeIt() {
    hold(
        "use only the packages before their own",
        (type, events) -> {
          for (var use : type.getDirectDependenciesFromSelf()) {
            var target = use.getTargetClass().getBaseComponentType();
            if (isOurs(target) && ORDER.indexOf(level(target)) > ORDER.indexOf(level(type))) {
              events.add(violated(type, use.getDescription()));
            }
          }
        });
  }

  @Test
  void onlyTheExpressionPackageMakesExpressions() {
    hold(
        "make no expression outside package expr",
        (type, events) -> {
          if (level(type).equals("expr")) return;
          for (var call : type.getConstructorCallsFromSelf()) {
            if (isNode(call.getTargetOwner())) {
              events.add(violated(type, call.getDescription()));
            }
          }
          for (var reference : type.getConstructorReferencesFromSelf()) {
            if (isNode(reference.getTargetOwner())) {
              events.add(violated(type, reference.getDescription()));
            }
          }
        });
  }

  private static void hold(String what, BiConsumer<JavaClass, ConditionEvents> check) {
    classes()
        .should(
            new ArchCondition<JavaClass>(what) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
              }
            })
        .allowEmptyShould(true)
        .check(main);
  }

  /**
   * The first part of the package's name below the root: {@code syntax} for {@code syntax.parser}.
   */
  private static String level(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", -1)[0];
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** A record that stands in the sealed interface Expr. */
  private static boolean isNode(JavaClass type) {
    return type.isRecord()
        && type.getEnclosingClass().map(c -> c.getName().equals(ROOT + ".expr.Expr")).orElse(false);
  }
}
