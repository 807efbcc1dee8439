package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.PointScore;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class WilsonTest {

  @Test
  void tenImagesAllRightStillLeaveRoom() {
    // Closed form at p = 1: low = n / (n + z²), with z = 1.959964.
    Interval interval = Wilson.interval(1, 10, 0.95);
    assertThat(interval.low()).isCloseTo(10 / (10 + 1.959964 * 1.959964), within(1e-6));
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void agreesWithThePublishedExample() {
    // 81 of 263, Newcombe (1998), table I, method 3: 0.2553 to 0.3662.
    Interval interval = Wilson.interval(81.0 / 263, 263, 0.95);
    assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void noneRightMirrorsAllRight() {
    Interval none = Wilson.interval(0, 20, 0.9);
    Interval all = Wilson.interval(1, 20, 0.9);
    assertThat(none.high()).isCloseTo(1 - all.low(), within(1e-12));
    assertThat(none.low()).isZero();
  }

  @Test
  void replicatesThatDifferAreWorthFewerImages() {
    double[] alike = {0.77, 0.77, 0.77};
    double[] apart = {0.76, 0.77, 0.78};

    assertThat(Wilson.ofReplicates(alike, 50_000, 0.95))
        .isEqualTo(Wilson.interval(0.77, 50_000, 0.95));
    Interval wide = Wilson.ofReplicates(apart, 50_000, 0.95);
    // Variance of the mean: 0.77 · 0.23 / 50,000 + 0.01² / 3.
    double variance = 0.77 * 0.23 / 50_000 + 1e-4 / 3;
    // Three seeds know their spread with two degrees of freedom.
    double half =
        StudentT.quantile(0.975, 2 * Math.pow(variance / (1e-4 / 3), 2)) * Math.sqrt(variance);
    assertThat(wide.high() - wide.low()).isCloseTo(2 * half, within(5e-4));
  }

  @Test
  void replicatesAreWorthTheFewestImagesThatOneOfThemRead() {
    Interval band = Wilson.ofTop1(List.of(score(1000, 770), score(990, 762)), 0.95);

    assertThat(band)
        .isEqualTo(Wilson.ofReplicates(new double[] {0.77, 762 / 990.0}, 990, 0.95).times(100));
  }

  private static PointScore score(int images, int correct) {
    return new PointScore(new EvalPoint(64, 0.875), images, correct, images, 0, null);
  }
}
