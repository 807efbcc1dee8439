package io.fixres.runner.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTest {
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.993428912638134, 0.9999999937824682, 0.9999487222775914",
    "1, 0.6381356609565061, 0.3258487150692822, 0.020603543451701126"
  })
  void drawsAreThoseOfEveryOtherMachine(double alpha, double first, double second, double third) {
    assertThat(draws(alpha).limit(3)).containsExactly(first, second, third);
  }

  /** The variance of Beta(α, α) is 1 / (8 α + 4). */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void drawsSpreadAroundOneHalf(double alpha) {
    double[] drawn = draws(alpha).limit(20_000).toArray();

    assertThat(DoubleStream.of(drawn).average()).hasValueCloseTo(0.5, within(0.01));
    assertThat(DoubleStream.of(drawn).map(x -> (x - 0.5) * (x - 0.5)).average())
        .hasValueCloseTo(1 / (8 * alpha + 4), within(0.003));
  }

  private static DoubleStream draws(double alpha) {
    Draws draws = Draws.of(7, 0, 0, 0);
    return DoubleStream.generate(() -> Beta.draw(alpha, draws));
  }
}
