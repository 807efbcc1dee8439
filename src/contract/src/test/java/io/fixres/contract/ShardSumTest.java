package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShardSumTest {
  private static StageResult share(String manifest, int images) {
    return new StageResult(
        Contract.VERSION,
        "r32-s0/sweep",
        StageKind.SWEEP,
        "9f3c2a71",
        "uid",
        new StageResult.DataFacts(manifest, 0, 9, 2, 1),
        null,
        null,
        List.of(new PointScore(new EvalPoint(32, 1), images, 1, 2, 0.5, null)),
        null,
        null,
        List.of(),
        new StageResult.Measured("", "", 1, null, null, "", "", ""));
  }

  @Test
  void countsOfSharesAddUp() {
    StageResult whole = ShardSum.of(List.of(share("a", 4), share("a", 3)));

    assertThat(whole.points())
        .containsExactly(new PointScore(new EvalPoint(32, 1), 7, 2, 4, 1, null));
    assertThat(whole.data()).isEqualTo(new StageResult.DataFacts("a", 0, 9, 2, 2));
  }

  @Test
  void sharesOfDifferentDataSetsAreNotAdded() {
    assertThatThrownBy(() -> ShardSum.of(List.of(share("a", 4), share("b", 3))))
        .hasMessage("shares of 9f3c2a71 scored other data sets");
  }
}
