package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.random;

import java.util.List;
import java.util.Map;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static Expr.Symbol symbol(String name, String rows, String cols) {
    return Build.symbol(name, Space.real(new Shape(Dim.parse(rows), Dim.parse(cols))));
  }

  private static Sizes solve(Values values, Expr... names) {
    return Sizes.solve(Occurrences.in(List.of(names), List.of()), values);
  }

  @Test
  void symbolsAreTheSizesOfValues() {
    Sizes sizes = solve(Values.none().with("X", random(1, 3, 4)), symbol("X", "m", "n"));
    assertThat(sizes.count(Dim.parse("m"), Map.of())).isEqualTo(3);
    assertThat(sizes.number(Dim.parse("n*(n+1)/2"), Map.of())).isEqualTo(10);
  }

  @Test
  void productsAndSumsAreSolvedForTheOpenSymbol() {
    Values values = Values.none().with("G", random(1, 6, 5)).with("B", random(1, 2, 2));
    Sizes sizes = solve(values, symbol("G", "p*m", "k+1"), symbol("B", "p", "p"));
    assertThat(sizes.count(Dim.parse("m"), Map.of())).isEqualTo(3);
    assertThat(sizes.count(Dim.parse("k"), Map.of())).isEqualTo(4);
    Sizes half = solve(Values.none().with("v", random(1, 10, 1)), symbol("v", "n*(n+1)/2", "1"));
    assertThat(half.count(Dim.parse("n"), Map.of())).isEqualTo(4);
  }

  @Test
  void aClashNamesBothSides() {
    Values values = Values.none().with("X", random(1, 3, 4)).with("Y", random(1, 5, 4));
    assertThatThrownBy(() -> solve(values, symbol("X", "m", "n"), symbol("Y", "n", "n")))
        .isInstanceOf(ShapeException.class)
        .hasMessage("`Y` has 5 rows, not n = 4: `X` has 4 columns");
    assertThatThrownBy(() -> solve(values, symbol("X", "3", "5")))
        .isInstanceOf(ShapeException.class)
        .hasMessage("`X` has 4 columns, not 5");
    assertThatThrownBy(() -> solve(values, symbol("X", "2*m", "n")))
        .isInstanceOf(ShapeException.class)
        .hasMessage("`X` has 3 rows, and 2*m cannot be that");
  }

  @Test
  void sizesAreGivenByNumbersAndByNaturalScalars() {
    Values values = Values.none().withSize("n", 4).with("k", 2);
    Sizes sizes = solve(values, Build.index("k"));
    assertThat(sizes.count(Dim.parse("n - k"), Map.of())).isEqualTo(2);
    assertThatThrownBy(() -> sizes.count(Dim.parse("k - 2"), Map.of()))
        .isInstanceOf(ShapeException.class)
        .hasMessage("the size k - 2 is 0, and a matrix has at least one row and column");
    assertThatThrownBy(() -> sizes.count(Dim.parse("q"), Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessage("the size q does not follow from the values given");
  }

  @Test
  void declaredSpacesCountThoughTheExpressionDoesNotHaveTheName() {
    Space space = Space.real(new Shape(Dim.parse("m"), Dim.parse("n")));
    Values values = Values.none().with("X", random(1, 3, 4)).withSpaces(Map.of("X", space));
    assertThat(Evaluator.evaluate(Build.zeros(space.shape()), values).getColumnDimension())
        .isEqualTo(4);
  }
}
