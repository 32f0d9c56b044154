package org.frobenius.numeric;

import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ChainTest {
  @Test
  void anyAssociationGivesTheProduct() {
    int[] sizes = {3, 1, 4, 2, 5, 1, 6};
    var factors = new ArrayList<Chain.Factor>();
    RealMatrix expected = null;
    for (int i = 0; i + 1 < sizes.length; i++) {
      RealMatrix m = random(i, sizes[i], sizes[i + 1]);
      factors.add(new Chain.Plain(m));
      expected = expected == null ? m : expected.multiply(m);
    }
    assertClose(Chain.product(factors), expected, 1e-14);
  }

  @Test
  void aVectorAtTheEndMakesThreeLargeFactorsCheap() {
    RealMatrix a = random(1, 2000, 2000);
    RealMatrix x = random(2, 2000, 1);
    var left =
        List.<Chain.Factor>of(
            new Chain.Plain(a), new Chain.Plain(a), new Chain.Plain(a), new Chain.Plain(x));
    var right =
        List.<Chain.Factor>of(
            new Chain.Plain(x.transpose()),
            new Chain.Plain(a),
            new Chain.Plain(a),
            new Chain.Plain(a));
    Assertions.assertTimeout(
        Duration.ofSeconds(15),
        () -> {
          Chain.product(left);
          Chain.product(right);
        });
  }

  @Test
  void chainsOfThousands() {
    RealMatrix q = Numbers.orthogonal(1, 3);
    var factors = new ArrayList<Chain.Factor>();
    for (int i = 0; i < 5000; i++) {
      factors.add(new Chain.Plain(q));
    }
    factors.add(new Chain.Plain(random(2, 3, 1)));
    assertClose(Chain.product(factors), random(2, 3, 1), 1e-11);
  }
}
