package io.fixres.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void stepsAreRoundAndEncloseTheRange() {
    // when
    Ticks ticks = Ticks.around(61.3, 79.9, 5);

    // then
    assertThat(ticks.values()).containsExactly(60.0, 65.0, 70.0, 75.0, 80.0);
    assertThat(ticks.label(65)).isEqualTo("65");
  }

  @Test
  void fractionsCarryTheDigitsThatTheirStepNeeds() {
    // when
    Ticks ticks = Ticks.around(-0.06, 0.13, 5);

    // then
    assertThat(ticks.digits()).isEqualTo(2);
    assertThat(ticks.values().stream().map(ticks::label))
        .containsExactly("−0.10", "−0.05", "0.00", "0.05", "0.10", "0.15");
  }

  @Test
  void thousandsStandApart() {
    // when
    Ticks ticks = Ticks.around(0, 15_900, 4);

    // then
    assertThat(ticks.label(ticks.high())).isEqualTo("20,000");
  }

  @Test
  void oneValueHasARangeAroundIt() {
    // when
    Ticks ticks = Ticks.around(70, 70, 5);

    // then
    assertThat(ticks.low()).isLessThanOrEqualTo(70);
    assertThat(ticks.high()).isGreaterThan(70);
  }

  @Test
  void anyRangeIsEnclosedInAFewSteps() {
    // given
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(8) - 3);
      double high = low + random.nextDouble() * Math.pow(10, random.nextInt(8) - 3) + 1e-6;

      // when
      Ticks ticks = Ticks.around(low, high, 5);

      // then
      double slack = (high - low) * 1e-3;
      assertThat(ticks.low()).isLessThanOrEqualTo(low + slack);
      assertThat(ticks.high()).isGreaterThanOrEqualTo(high - slack);
      assertThat(ticks.values()).hasSizeBetween(3, 12);
    }
  }
}
