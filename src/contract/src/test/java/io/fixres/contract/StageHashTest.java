package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageHashTest {
  private static final ModelRef MODEL = new ModelRef("resnet18", null, null);
  private static final DatasetRef DATA =
      new DatasetRef(
          "imagenet/ilsvrc2012",
          null,
          "train",
          "val",
          null,
          new DatasetRef.Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)));

  private static SweepWork sweep(EvalPoint... points) {
    return new SweepWork(
        MODEL, DATA, "9f3c2a71", Split.VALIDATION, List.of(points), Interpolation.BILINEAR, 1, 0);
  }

  @Test
  void orderOfPointsDoesNotMatter() {
    EvalPoint small = new EvalPoint(128, 0.875);
    EvalPoint large = new EvalPoint(224, 0.875);

    assertThat(StageHash.of(sweep(large, small))).isEqualTo(StageHash.of(sweep(small, large)));
  }

  @Test
  void appendedPointChangesTheHashButNotTheScoreKey() {
    SweepWork before = sweep(new EvalPoint(128, 0.875));
    SweepWork after = sweep(new EvalPoint(128, 0.875), new EvalPoint(160, 0.875));

    assertThat(StageHash.of(after)).isNotEqualTo(StageHash.of(before));
    assertThat(after.scoreKey()).isEqualTo(before.scoreKey());
  }

  @Test
  void workSurvivesTheWire() throws JsonProcessingException {
    StageSpec spec =
        new StageSpec(
            1,
            "r128-s0/sweep",
            StageKind.SWEEP,
            sweep(new EvalPoint(128, 0.875)),
            StageExecution.DEFAULT);

    assertThat(Json.read(Json.write(spec), StageSpec.class)).isEqualTo(spec);
  }

  @Test
  void exactDecodingIsSpeltAsBeforeThereWasAChoice() {
    assertThat(Json.canonical(augmentation(Decoding.EXACT)))
        .isEqualTo(Json.canonical(augmentation(null)))
        .doesNotContain("ecod");
    assertThat(Json.canonical(augmentation(Decoding.SCALED))).contains("\"decoding\":\"Scaled\"");
  }

  private static Recipe.Augmentation augmentation(@Nullable Decoding decoding) {
    Recipe.Range range = new Recipe.Range(0.5, 1);
    return new Recipe.Augmentation(
        AugmentationKind.TRAIN, range, range, true, 0, 0, 0, 1, decoding);
  }

  @Test
  void numbersHaveOneSpelling() {
    assertThat(Json.canonical(Map.of("b", 0.10, "a", 1e-3)))
        .isEqualTo("{\"a\":\"#0.001\",\"b\":\"#0.1\"}");
  }
}
