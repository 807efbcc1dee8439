package io.fixres.pipeline.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.cost.CostEstimate.Images;
import io.fixres.pipeline.plan.StagePlanner;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
  private static final Images IMAGES = new Images(8000, 2000, 10);
  private static final Architecture TINY = Architectures.find("tiny_resnet8").orElseThrow();

  @Test
  void trainingIsThreePassesPerImageAndEpoch() {
    var costs = CostEstimate.of(StagePlanner.plan(Specs.small()), TINY, IMAGES);

    assertThat(costs.get(0).id()).isEqualTo("r48-s0/train");
    assertThat(costs.get(0).gmacs()).isCloseTo(3 * TINY.gmacs(48, 10) * 8000 * 16, within(1e-6));
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
}
