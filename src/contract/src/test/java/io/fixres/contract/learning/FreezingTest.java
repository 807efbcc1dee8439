package io.fixres.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
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

  private static Architecture named(String name) {
    return Architectures.find(name).orElseThrow();
  }
}
