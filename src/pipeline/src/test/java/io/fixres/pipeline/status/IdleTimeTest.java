package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Contract;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleTimeTest {
  @Test
  void gapsBetweenStagesAddUp() {
    assertThat(IdleTime.seconds(List.of(at(0, 10), at(13, 20), at(25, 30)))).isEqualTo(8);
  }

  @Test
  void stagesThatOverlapLeaveNoGap() {
    assertThat(IdleTime.seconds(List.of(at(0, 30), at(5, 10), at(20, 40)))).isZero();
  }

  @Test
  void oneStageOrNoneHasNoGap() {
    assertThat(IdleTime.seconds(List.of())).isZero();
    assertThat(IdleTime.seconds(List.of(at(5, 9)))).isZero();
  }

  private static StageResult at(int start, int end) {
    return new StageResult(
        Contract.VERSION,
        "x",
        StageKind.SWEEP,
        "00000000",
        "u",
        new DataFacts("m", 0, 1, 1, 0),
        null,
        List.of(),
        null,
        null,
        List.of(),
        new Measured(time(start), time(end), end - start, null, null, "", "", "gpu:0"));
  }

  private static String time(int second) {
    return "2026-01-01T00:00:%02dZ".formatted(second);
  }
}
