package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  @ParameterizedTest
  @CsvSource({"0.5, 0", "0.975, 1.959963984540054", "0.95, 1.6448536269514722", "0.999, 3.090232"})
  void quantilesAreTheTabulatedOnes(double p, double z) {
    assertThat(Normal.quantile(p)).isCloseTo(z, within(1e-6));
    assertThat(Normal.quantile(1 - p)).isCloseTo(-z, within(1e-6));
  }

  @Test
  void quantileUndoesCumulative() {
    for (double z = -4; z <= 4; z += 0.37) {
      assertThat(Normal.quantile(Normal.cumulative(z))).isCloseTo(z, within(1e-9));
    }
  }
}
