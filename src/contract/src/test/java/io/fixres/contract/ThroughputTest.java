package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThroughputTest {
  @ParameterizedTest
  @CsvSource({"900 100 400, 400", "900 100 400 500, 450", "900, 900"})
  void manySpeedsAreToldByTheirMedian(String speeds, double median) {
    List<StageResult> sweeps =
        List.of(speeds.split(" ")).stream().map(Double::valueOf).map(this::sweep).toList();

    assertThat(Throughput.at(64, sweeps)).contains(median);
  }

  @Test
  void whatNoSweepMeasuredIsNotKnown() {
    assertThat(Throughput.at(96, List.of(sweep(900.0)))).isEmpty();
  }

  private StageResult sweep(Double speed) {
    return SweepResults.of(
        List.of(new PointScore(new EvalPoint(64, 0.875), 100, 70, 90, 80, speed)));
  }
}
