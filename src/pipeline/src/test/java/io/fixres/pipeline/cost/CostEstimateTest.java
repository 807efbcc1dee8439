package io.fixres.pipeline.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.StageIds;
import io.fixres.contract.StageKind;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.cost.CostEstimate.Images;
import io.fixres.pipeline.plan.StagePlanner;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
  private static final Images IMAGES = new Images(8000, 2000, 500, 10);
  private static final Architecture TINY = Architectures.find("tiny_resnet8").orElseThrow();

  private static final long FORWARD = Math.round(TINY.gmacs(48, 10) * 1e9);
  private static final long CLASSIFIER = 64 * 10;

  /** Two 3×3 convolutions, one 1×1 on the shortcut, a norm behind each. */
  private static final long LAST_BLOCK = 6 * 6 * 64 * (32 * 9 + 64 * 9 + 32) + 3 * 2 * (6 * 6 * 64);

  private static final long TAIL = LAST_BLOCK + 6 * 6 * 64 + CLASSIFIER;

  @Test
  void trainingIsThreePassesPerImageAndEpoch() {
    var costs = CostEstimate.of(StagePlanner.plan(Specs.small()), TINY, IMAGES);

    assertThat(costs.get(0).id()).isEqualTo("r48-s0/train");
    assertThat(costs.get(0).gmacs()).isCloseTo(3 * TINY.gmacs(48, 10) * 8000 * 16, within(1e-6));
  }

  @Test
  void aClassifierAloneLearnsFromOneForwardPass() {
    assertThat(tuning("'batchNorm': 'Frozen', 'epochs': 10"))
        .isEqualTo(FORWARD - CLASSIFIER + 10 * 3 * CLASSIFIER);
  }

  @Test
  void moreOutputsThanClassesAreCounted() {
    String recipe = "'batchNorm': 'Frozen', 'epochs': 10}, 'model': {'numClasses': 1000";

    assertThat(tuning(recipe)).isEqualTo(FORWARD - CLASSIFIER + 10 * 3 * 64 * 1000);
  }

  @Test
  void aMovingNormTakesItsBlockAlongButNoGradients() {
    assertThat(tuning("'batchNorm': 'LastStatistics', 'epochs': 10"))
        .isEqualTo(FORWARD - TAIL + 10 * (TAIL + 2 * CLASSIFIER));
  }

  @Test
  void aBlockThatLearnsIsPassedForwardAndBackwardInEveryEpoch() {
    assertThat(tuning("'layers': 'LastBlock', 'batchNorm': 'Frozen', 'epochs': 10"))
        .isEqualTo(FORWARD - TAIL + 10 * 3 * TAIL);
  }

  @Test
  void changingPixelsAreComputedInEveryEpochButTheFrozenPartOnlyForward() {
    assertThat(tuning("'augmentation': 'TestFlipJitterShift', 'epochs': 10"))
        .isEqualTo(10 * (FORWARD + 2 * CLASSIFIER));
  }

  @Test
  void oneEpochIsOneForwardPass() {
    assertThat(tuning("'epochs': 1")).isEqualTo(FORWARD + 2 * CLASSIFIER);
  }

  @Test
  void movingEveryNormIsAForwardPassPerEpochAndNothingIsReused() {
    assertThat(tuning("'layers': 'None', 'batchNorm': 'Statistics', 'epochs': 10"))
        .isEqualTo(10 * FORWARD);
  }

  @Test
  void whatTakesTooMuchRoomIsComputedInEveryEpoch() {
    // given
    var resnet50 = Architectures.find("resnet50").orElseThrow();
    double forward = resnet50.gmacs(224, 1000);
    double head = 2048 * 1000 / 1e9;

    // when
    double few = tuning(resnet50, 224, "'epochs': 10", new Images(41_000, 1000, 0, 1000));
    double many = tuning(resnet50, 224, "'epochs': 10", new Images(43_000, 1000, 0, 1000));

    // then: 16 GiB hold 42,799 maps of 2048 × 7 × 7 float32
    assertThat(few / 41_000).isLessThan(2 * forward);
    assertThat(many / 43_000).isCloseTo(10 * (forward + 2 * head), within(1e-9));
  }

  @Test
  void theTestSplitIsScoredAtTheWinnersSizeAndAtTheTrainSize() {
    var plan =
        StagePlanner.plan(Specs.with("{'dataset': {'synthetic': null, 'testSplit': 'test'}}"));

    assertThat(CostEstimate.of(plan, TINY, IMAGES))
        .filteredOn(cost -> cost.kind() == StageKind.TEST)
        .extracting(StageCost::id, StageCost::gmacs)
        .containsExactly(
            tuple(StageIds.TEST_WINNER, TINY.gmacs(64, 10) * 500),
            tuple(StageIds.TEST_BASELINE, TINY.gmacs(48, 10) * 500));
  }

  @Test
  void everyStageHasACost() {
    var plan = StagePlanner.plan(Specs.with("{'compare': ['DirectAtWinner']}"));

    assertThat(CostEstimate.of(plan, TINY, IMAGES))
        .hasSameSizeAs(plan.nodes())
        .filteredOn(cost -> cost.gmacs() <= 0)
        .extracting(StageCost::id)
        .containsExactly("conclude");
  }

  /** Multiply-accumulates for one image of the tiny network's tuning at 48 px. */
  private static long tuning(String recipe) {
    return Math.round(tuning(TINY, 48, recipe, IMAGES) / IMAGES.train() * 1e9);
  }

  /** 10⁹ multiply-accumulates for all images. */
  private static double tuning(Architecture network, int side, String recipe, Images images) {
    var plan =
        StagePlanner.plan(
            Specs.with("{'fineTune': {'resolutions': [%d], %s}}".formatted(side, recipe)));
    return CostEstimate.of(plan, network, images).stream()
        .filter(cost -> cost.kind() == StageKind.FINE_TUNE)
        .findFirst()
        .orElseThrow()
        .gmacs();
  }
}
