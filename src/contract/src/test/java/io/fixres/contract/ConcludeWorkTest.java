package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.ConcludeWork.SelectionRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcludeWorkTest {

  @Test
  void workWithoutFailuresIsSpeltAsBeforeTheyWereTold() {
    assertThat(Json.canonical(work(List.of())))
        .isEqualTo(Json.canonical(work(null)))
        .doesNotContain("los");
  }

  @Test
  void failuresSurviveTheWire() throws Exception {
    ConcludeWork work = work(List.of(new Lost("r32-s1/train", 1, "Diverged")));

    assertThat(Json.read(Json.write(work), StageWork.class)).isEqualTo(work);
  }

  @ParameterizedTest
  @CsvSource({
    "TOP1, 0.3, 0.3 points",
    "TOP5, 1, 1 point",
    "LOSS, 0.7, 0.007 nats",
    "LOSS, 0.3, 0.003 nats",
    "LOSS, 100, 1 nats",
    "TOP1, 0, 0 points"
  })
  void aMarginIsReadWithItsUnit(Metric metric, double margin, String words) {
    assertThat(new SelectionRule(metric, margin, 0.95, 0).marginInWords()).isEqualTo(words);
  }

  private static ConcludeWork work(@Nullable List<Lost> lost) {
    return new ConcludeWork(
        new ModelRef("resnet18", null, null),
        new DatasetRef(
            "data",
            null,
            "train",
            "val",
            null,
            new DatasetRef.Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25))),
        List.of(),
        new SelectionRule(Metric.TOP1, 0.3, 0.95, 0),
        0,
        Interpolation.BILINEAR,
        null,
        lost);
  }
}
