package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final SweepWork SWEEP = sweep("aaaaaaaa");

  @Test
  void aSweepIsMadeFromItsCheckpoint() {
    String origin = Origin.of(SWEEP, Map.of("aaaaaaaa", result("one", null)));

    assertThat(origin).matches("[0-9a-f]{16}");
    assertThat(Origin.of(SWEEP, Map.of("aaaaaaaa", result("one", null)))).isEqualTo(origin);
    assertThat(Origin.of(SWEEP, Map.of("aaaaaaaa", result("two", null)))).isNotEqualTo(origin);
    assertThat(Origin.of(SWEEP, Map.of("aaaaaaaa", result("one", "x")))).isNotEqualTo(origin);
  }

  @Test
  void aConclusionIsMadeFromTheImagesThatItsSweepsScored() {
    ConcludeWork conclude = conclude(SWEEP);
    String origin = Origin.of(conclude, Map.of("bbbbbbbb", result("m", null, "x")));

    assertThat(Origin.of(conclude, Map.of("bbbbbbbb", result("m", null, "x")))).isEqualTo(origin);
    assertThat(Origin.of(conclude, Map.of("bbbbbbbb", result("mended", null, "x"))))
        .isNotEqualTo(origin);
  }

  @Test
  void givenWeightsAndResultsThatAreNotThereHaveNoOrigin() {
    assertThat(Origin.of(sweep(null), Map.of())).isNull();
    assertThat(Origin.of(SWEEP, Map.of())).isNull();
  }

  @Test
  void aResultHoldsWhileNothingElseIsKnown() {
    Map<String, StageResult> parents = Map.of("aaaaaaaa", result("one", null));
    String origin = Origin.of(SWEEP, parents);

    assertThat(Origin.holds(SWEEP, result(null, origin), parents)).isTrue();
    assertThat(Origin.holds(SWEEP, result(null, null), parents)).as("of before").isTrue();
    assertThat(Origin.holds(SWEEP, result(null, "x"), Map.of())).as("parent is gone").isTrue();
    assertThat(Origin.holds(SWEEP, result(null, "x"), parents)).isFalse();
  }

  private static SweepWork sweep(@Nullable String checkpoint) {
    return new SweepWork(
        new ModelRef("tiny_resnet8", null, null),
        new DatasetRef(
            "data",
            null,
            "train",
            "val",
            null,
            new DatasetRef.Normalization(List.of(0.5, 0.5, 0.5), List.of(1.0, 1.0, 1.0))),
        checkpoint,
        Split.VALIDATION,
        List.of(new EvalPoint(64, 0.875)),
        Interpolation.BILINEAR,
        1,
        0);
  }

  private static ConcludeWork conclude(SweepWork sweep) {
    return new ConcludeWork(
        sweep.model(),
        sweep.dataset(),
        List.of(
            new ConcludeWork.Arm(
                "r48-s0",
                ArmKind.UNTUNED,
                48,
                null,
                0,
                sweep.checkpoint(),
                sweep.scoreKey(),
                sweep.points(),
                "bbbbbbbb")),
        new ConcludeWork.SelectionRule(Metric.TOP1, 0.3, 0.95, 0),
        0,
        Interpolation.BILINEAR,
        null,
        null);
  }

  private static StageResult result(@Nullable String model, @Nullable String origin) {
    return result("m", model, origin);
  }

  private static StageResult result(
      String manifest, @Nullable String model, @Nullable String origin) {
    return new StageResult(
        Contract.VERSION,
        "r48-s0/train",
        StageKind.TRAIN,
        "aaaaaaaa",
        "",
        new DataFacts(manifest, 0, 1, 1, 0),
        model,
        origin,
        List.of(),
        null,
        null,
        List.of(),
        new Measured("", "", 1, null, null, "", "", "cpu"));
  }
}
