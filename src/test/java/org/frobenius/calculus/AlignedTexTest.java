package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedTexTest {
  private static final double PAGE = 440;

  private static List<String> lines(String right, String why) {
    return AlignedTex.of(List.of(new AlignedTex.Row("\\mathrm{d}\\varphi", right, why)));
  }

  @Test
  void aShortRowIsOneLine() {
    assertThat(lines("G : \\mathrm{d}X", "trace"))
        .containsExactly("\\mathrm{d}\\varphi &= G : \\mathrm{d}X && \\text{trace}");
  }

  @Test
  void longSumsAreBrokenBetweenTermsAndReasonsBesideThem() {
    String term = "A^{\\top} X B^{\\top} C X^{\\top} D : \\mathrm{d}X";
    List<String> lines =
        lines(String.join(" + ", term, term, term, term), "move-left, move-right, transpose");
    assertThat(lines).hasSizeGreaterThan(1).allSatisfy(this::fits);
    assertThat(lines.get(1)).contains("{} + ").contains("transpose");
    assertThat(String.join(" ", lines)).contains("\\text{move-left, move-right,}");
  }

  @Test
  void aLongProductHasItsReasonBelow() {
    String product = "A^{\\top} X B^{\\top} ".repeat(14) + ": \\mathrm{d}X";
    assertThat(lines(product, "move-left"))
        .satisfiesExactly(
            first -> assertThat(first).contains(product).doesNotContain("text"),
            second -> assertThat(second).contains("\\text{(move-left)}"));
  }

  @Test
  void aWideFractionIsWrittenAsAProduct() {
    String numerator = String.join(" + ", Collections.nCopies(20, "A_{1} X B"));
    List<String> lines = lines("\\frac{" + numerator + "}{2}", "");
    assertThat(lines.getFirst()).contains("\\frac{1}{2} \\bigl(A_{1}");
    assertThat(lines).allSatisfy(this::fits);
  }

  @Test
  void widthsOfWhatIsSet() {
    assertThat(TexWidth.of("\\frac{A B C}{2}")).isEqualTo(TexWidth.of("\\frac{2}{A B C}"));
    assertThat(TexWidth.of("A^{\\top}")).isLessThan(TexWidth.of("A \\top"));
    assertThat(TexWidth.of("\\left(A\\right)")).isEqualTo(TexWidth.of("(A)"));
    assertThat(TexWidth.of("\\sum_{j=0}^{k-1} A")).isLessThan(TexWidth.of("j=0 k-1 A"));
  }

  private void fits(String line) {
    String mathematics = line.replace("&", "").replaceAll("\\\\\\\\$", "");
    assertThat(TexWidth.of(mathematics)).isLessThan(PAGE);
  }
}
