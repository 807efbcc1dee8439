package io.fixres.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.Block;
import java.util.List;
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
  void aBlockLearnsWhereATensorInsideItDoesAndStandsStillWhereNoNormMovesEither() {
    // given
    Architecture tiny = named("tiny_resnet8");
    Layer last = tiny.trunk().get(tiny.trunk().size() - 3);
    // when
    Freezing block = Freezing.of(tiny, Layers.LAST_BLOCK, BatchNormPolicy.FROZEN);
    Freezing norm = Freezing.of(tiny, Layers.CLASSIFIER, BatchNormPolicy.LAST_STATISTICS);
    Freezing head = Freezing.of(tiny, Layers.CLASSIFIER, BatchNormPolicy.FROZEN);
    // then
    assertThat(last).isInstanceOf(Block.class);
    assertThat(List.of(block.learns(last), block.standsStill(last))).containsExactly(true, false);
    assertThat(List.of(norm.learns(last), norm.standsStill(last))).containsExactly(false, false);
    assertThat(List.of(head.learns(last), head.standsStill(last))).containsExactly(false, true);
  }

  private static Architecture named(String name) {
    return Architectures.find(name).orElseThrow();
  }
}
