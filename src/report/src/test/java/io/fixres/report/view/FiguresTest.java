package io.fixres.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({"5.204, +5.20", "-0.715, −0.72", "0, 0.00", "-0.001, 0.00", "0.004, 0.00"})
  void differencesCarryTheirSignUnlessTheyAreNothing(double value, String text) {
    assertThat(Figures.signed(value, 2)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"10141.2;10,141", "47.123;47.1", "4.1123;4.11", "0.0156;0.0156"})
  void throughputsHaveThreeDigits(double value, String text) {
    assertThat(Figures.rough(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.3345, 0.335", "4.1123, 4.11", "0.00884, 0.0088", "NaN, –"})
  void costsAreToldAsABudgetMayCopyThem(double value, String text) {
    assertThat(Figures.gmacs(value)).isEqualTo(text);
  }

  @Test
  void fractionsHaveNoTrailingZeros() {
    assertThat(Figures.plain(1.0) + " " + Figures.plain(0.8750)).isEqualTo("1 0.875");
  }

  @ParameterizedTest
  @CsvSource({"0.95, 95 %", "0.999, 99.9 %", "0.975, 97.5 %", "0.9, 90 %"})
  void sharesAreNotRounded(double share, String text) {
    assertThat(Figures.percent(share)).isEqualTo(text);
  }

  @Test
  void timelineHasFewRoundMarks() {
    // when
    TimeTicks ticks = TimeTicks.over(Duration.ofSeconds(505), 8);

    // then
    assertThat(ticks.seconds()).containsExactly(0.0, 120.0, 240.0, 360.0, 480.0);
    assertThat(ticks.label(120) + " " + ticks.unit()).isEqualTo("2 minutes");
  }
}
