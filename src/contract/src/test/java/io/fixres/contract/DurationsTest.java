package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "-3, 0 s",
    "59, 59 s",
    "125, 2 min 5 s",
    "3600, 1 h",
    "5400, 1 h 30 min",
    "86399, 23 h 59 min",
    "200000, 2 d 7 h"
  })
  void spansAreToldInTwoUnits(long seconds, String text) {
    assertThat(Durations.spoken(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
