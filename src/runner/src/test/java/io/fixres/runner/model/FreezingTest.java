package io.fixres.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.runner.model.Program.Slot;
import org.junit.jupiter.api.Test;

class FreezingTest {

  @Test
  void theAuthorsRecipeLearnsTheClassifierAndMovesTheLastNorm() {
    // when
    Freezing freezing =
        Freezing.of(named("resnet50"), Layers.CLASSIFIER, BatchNormPolicy.LAST_STATISTICS);
    // then
    assertThat(freezing.learned()).containsExactly("fc.weight", "fc.bias");
    assertThat(freezing.moving()).containsExactly("layer4.2.bn3");
  }

  @Test
  void theLastNormIsNeverOneOnAShortcut() {
    // when
    Freezing freezing =
        Freezing.of(named("tiny_resnet8"), Layers.NONE, BatchNormPolicy.LAST_STATISTICS);
    // then
    assertThat(freezing.moving()).containsExactly("layer3.0.bn2");
    assertThat(freezing.learned()).isEmpty();
  }

  @Test
  void theLastBlockTakesWhatFollowsItAlong() {
    // when
    Freezing freezing =
        Freezing.of(named("efficientnet_b0"), Layers.LAST_BLOCK, BatchNormPolicy.FROZEN);
    // then
    assertThat(freezing.learned())
        .contains("blocks.6.0.conv_pw.weight", "conv_head.weight", "classifier.bias")
        .contains("blocks.6.0.se.conv_reduce.bias")
        .noneMatch(name -> name.startsWith("blocks.5") || name.contains("bn"));
  }

  @Test
  void everythingIsEveryLearnedTensor() {
    for (Architecture architecture : Architectures.all()) {
      // when
      Freezing freezing = Freezing.of(architecture, Layers.ALL, BatchNormPolicy.AFFINE);
      // then
      assertThat(freezing.learned())
          .hasSize(
              (int) architecture.tensors(10).stream().filter(t -> t.role().isLearned()).count());
    }
  }

  @Test
  void aProgramHoldsEveryTensorOnce() {
    for (Architecture architecture : Architectures.all()) {
      // given
      Freezing all = Freezing.of(architecture, Layers.ALL, BatchNormPolicy.AFFINE);
      // when
      Program program = Program.of(architecture.layers(10), all::foldedMode);
      // then
      assertThat(program.slots())
          .containsExactlyInAnyOrderElementsOf(
              architecture.tensors(10).stream()
                  .map(TensorSpec::name)
                  .<Slot>map(Slot.Own::new)
                  .toList());
    }
  }

  @Test
  void onlyWhatStandsStillIsFolded() {
    // given
    Architecture tiny = named("tiny_resnet8");
    Freezing lastBlock = Freezing.of(tiny, Layers.LAST_BLOCK, BatchNormPolicy.LAST_STATISTICS);
    // when
    Program program = Program.of(tiny.layers(10), lastBlock::foldedMode);
    // then
    assertThat(program.position("layer3.0.bn2.weight")).as("moves").isNotNegative();
    assertThat(program.position("layer3.0.bn1.weight")).as("conv learns").isNotNegative();
    assertThat(program.position("layer2.0.bn2.weight")).as("stands still").isNegative();
  }

  private static Architecture named(String name) {
    return Architectures.find(name).orElseThrow();
  }
}
