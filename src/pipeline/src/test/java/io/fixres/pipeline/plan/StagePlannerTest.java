package io.fixres.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.StageIds;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagePlannerTest {
  @Test
  void oneTrainingHasALadderOfThreeRungs() {
    assertThat(ids("{}"))
        .containsExactly(
            "r48-s0/train",
            "r48-s0/sweep",
            "r48-s0/fine-tune-1",
            "r48-s0/fine-tune-1/sweep",
            "r48-s0/fine-tune-2",
            "r48-s0/fine-tune-2/sweep",
            "r48-s0/fine-tune-3",
            "r48-s0/fine-tune-3/sweep",
            "conclude");
  }

  @Test
  void givenWeightsBeginWithTheSweep() {
    assertThat(
            ids(
                "{'train': null, 'fineTune': {'enabled': false}, 'model': {'weights': {'claim':"
                    + " 'Workspace', 'path': 'w', 'trainResolution': 64}}}"))
        .containsExactly("w64-s0/sweep", "conclude");
  }

  @Test
  void theDirectControlIsTrainedAfterEveryOtherSweep() {
    StagePlan plan =
        StagePlanner.plan(
            Specs.with("{'compare': ['DirectAtWinner'], 'fineTune': {'resolutions': [64]}}"));

    assertThat(plan.nodes().stream().filter(node -> node.id().equals("direct-s0/train")))
        .singleElement()
        .satisfies(
            node ->
                assertThat(node.parents())
                    .containsExactly("r48-s0/sweep", "r48-s0/fine-tune-1/sweep"));
  }

  @Test
  void aTestSplitIsScoredOnceAtTheEnd() {
    assertThat(ids("{'dataset': {'testSplit': 'test'}}")).endsWith("test/winner", "test/baseline");
  }

  @Test
  void everySizeThatIsLearnedAtIsAlsoScoredAt() {
    var spec =
        Specs.with(
            "{'train': {'resolutions': [36]}, 'fineTune': {'resolutions': [100]},"
                + " 'sweep': {'resolutions': [64]}}");

    assertThat(SweepColumns.resolutions(spec)).containsExactly(36, 64, 100);
  }

  @Test
  void aStageIsKnownByItsName() {
    StagePlan plan =
        StagePlanner.plan(
            Specs.with(
                "{'compare': ['DirectAtWinner', 'FineTunedAtTrainSize'],"
                    + " 'dataset': {'testSplit': 'test'}}"));

    assertThat(plan.nodes()).extracting(StageNode::kind).contains(StageKind.values());
    assertThat(plan.nodes())
        .allSatisfy(
            node -> {
              String variant = node.variant() == null ? null : node.variant().id();
              assertThat(StageIds.variantOf(node.id()).orElse(null)).isEqualTo(variant);
              assertThat(StageIds.kindOf(node.name())).isEqualTo(node.kind());
            });
  }

  @Test
  void theSameSpecHasTheSamePlan() {
    assertThat(StagePlanner.plan(Specs.small())).isEqualTo(StagePlanner.plan(Specs.small()));
  }

  private static List<String> ids(String changes) {
    return StagePlanner.plan(Specs.with(changes)).nodes().stream().map(StageNode::id).toList();
  }
}
