package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Metric;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.statistics.Bootstrap.Spread;
import io.fixres.contract.statistics.CrossFitting.Estimate;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void accuraciesDifferByNoMoreThanAllImages() {
    assertThat(difference(Metric.TOP1, estimate(0, 0))).isEqualTo(new Interval(-100, 100));
    assertThat(difference(Metric.TOP5, estimate(1, 0)).high()).isEqualTo(100);
  }

  @Test
  void lossesDifferByWhateverTheyDo() {
    assertThat(difference(Metric.LOSS, estimate(0, 50)).high()).isGreaterThan(90);
  }

  private static Estimate estimate(double value, double standardError) {
    return new Estimate(value, new Spread(standardError, Double.POSITIVE_INFINITY));
  }

  private static Interval difference(Metric metric, Estimate gain) {
    return new Intervals(new MetricScale(metric), 1, 0.95).ofDifference(gain);
  }
}
