package io.fixres.pipeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void decimalsHaveFixedDigitsAndNoNegativeZero() {
    assertThat(Numbers.decimal(77.1, 2)).isEqualTo("77.10");
    assertThat(Numbers.decimal(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.signed(0.04, 1)).isEqualTo("0.0");
    assertThat(Numbers.signed(3.84, 1)).isEqualTo("+3.8");
    assertThat(Numbers.signed(-3.84, 1)).isEqualTo("-3.8");
  }

  @Test
  void pricesAndCountsAreShort() {
    assertThat(Numbers.gmacs(4.1122)).isEqualTo("4.11 GMACs");
    assertThat(Numbers.gmacs(0.0123)).isEqualTo("0.0123 GMACs");
    assertThat(Numbers.count(50_000)).isEqualTo("50,000");
  }
}
