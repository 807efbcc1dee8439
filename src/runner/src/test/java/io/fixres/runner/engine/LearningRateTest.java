package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.Recipe;
import io.fixres.contract.Schedule;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  @Test
  void cosineFallsFromTheFullRateToNothing() {
    // given
    LearningRate rate = rate(Schedule.COSINE, 0, 10);
    // then
    assertThat(rate.at(0)).isEqualTo(0.1);
    assertThat(rate.at(50)).isCloseTo(0.05, within(1e-12));
    assertThat(rate.at(99)).isBetween(0.0, 1e-4);
  }

  @Test
  void warmUpClimbsInEqualStepsAndTheCosineBeginsAfterIt() {
    // given
    LearningRate rate = rate(Schedule.COSINE, 2, 10);
    // then
    assertThat(rate.at(0)).isCloseTo(0.005, within(1e-12));
    assertThat(rate.at(19)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(20)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(60)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void stepDividesByTenAfterEachThird() {
    // given
    LearningRate rate = rate(Schedule.STEP, 0, 9);
    // then
    assertThat(rate.at(29)).isEqualTo(0.1);
    assertThat(rate.at(30)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(59)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(89)).isCloseTo(0.001, within(1e-12));
  }

  @Test
  void aRunShorterThanItsWarmUpClimbsForHalfOfIt() {
    LearningRate rate = rate(Schedule.COSINE, 5, 2);

    assertThat(rate.at(9)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(19)).isBetween(0.0, 0.01);
    assertThat(rate(Schedule.STEP, 5, 3).at(29)).isCloseTo(0.001, within(1e-12));
    var single = new Recipe.Optimizer(0.1, 0.9, 1e-4, Schedule.COSINE, 5);
    assertThat(new LearningRate(single, 1, 1).at(0)).as("a single step").isEqualTo(0.1);
  }

  private static LearningRate rate(Schedule schedule, int warmupEpochs, int epochs) {
    return new LearningRate(
        new Recipe.Optimizer(0.1, 0.9, 1e-4, schedule, warmupEpochs), epochs, 10);
  }
}
