package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** One and two have closed forms, the others are in any table. */
  @ParameterizedTest
  @CsvSource({
    "0.975, 1, 12.706204736174698",
    "0.975, 2, 4.302652729749464",
    "0.95, 4, 2.131846786326649",
    "0.975, 4, 2.7764451051977987",
    "0.995, 10, 3.169272667175838",
    "0.975, 100, 1.9839715184496334",
    "0.975, 10000, 1.9602012636213575"
  })
  void quantilesAreTheTabulatedOnes(double p, double freedom, double t) {
    assertThat(StudentT.quantile(p, freedom)).isCloseTo(t, within(1e-7 * t));
    assertThat(StudentT.quantile(1 - p, freedom)).isCloseTo(-t, within(1e-6 * t));
  }

  @Test
  void fractionsLieBetweenWholeOnesAndManyAreTheNormal() {
    assertThat(StudentT.quantile(0.975, 1.5)).isBetween(4.4, 12.7);
    assertThat(StudentT.quantile(0.975, Double.POSITIVE_INFINITY))
        .isEqualTo(Normal.quantile(0.975));
    assertThat(StudentT.quantile(0.975, 999_999)).isCloseTo(Normal.quantile(0.975), within(1e-5));
    assertThat(StudentT.quantile(0.5, 3)).isZero();
  }
}
