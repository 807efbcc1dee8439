package io.fixres.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.Block;
import io.fixres.contract.architecture.Layer.Conv;
import io.fixres.contract.architecture.Layer.Linear;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrozenPrefixTest {

  @Test
  void aClassifierAloneLearnsFromPooledFeatures() {
    // when
    FrozenPrefix prefix = cut("resnet50", Layers.CLASSIFIER, BatchNormPolicy.FROZEN);

    // then
    assertThat(prefix.tail()).singleElement().isInstanceOf(Linear.class);
    assertThat(prefix.shape(224)).containsExactly(2048);
    assertThat(prefix.bytes(224)).isEqualTo(4 * 2048);
  }

  @Test
  void theAuthorsRecipeLeavesTheLastBlock() {
    // when
    FrozenPrefix prefix = cut("resnet50", Layers.CLASSIFIER, BatchNormPolicy.LAST_STATISTICS);

    // then
    assertThat(prefix.tail()).hasSize(4);
    assertThat(((Block) prefix.tail().get(0)).name()).isEqualTo("layer4.2");
    assertThat(prefix.shape(224)).containsExactly(2048, 7, 7);
  }

  @Test
  void aNormIsNotPartedFromItsConvolution() {
    // when
    FrozenPrefix prefix =
        cut("efficientnet_b0", Layers.CLASSIFIER, BatchNormPolicy.LAST_STATISTICS);

    // then
    assertThat(((Conv) prefix.tail().get(0)).name()).isEqualTo("conv_head");
    assertThat(prefix.shape(224)).containsExactly(320, 7, 7);
  }

  @Test
  void nothingIsFrozenBeforeAFirstLayerThatLearnsOrMoves() {
    Set<Layers> early = EnumSet.of(Layers.ALL, Layers.ALL_BUT_CLASSIFIER);
    Set<BatchNormPolicy> all = EnumSet.of(BatchNormPolicy.STATISTICS, BatchNormPolicy.AFFINE);
    for (Architecture architecture : Architectures.all()) {
      for (Layers layers : Layers.values()) {
        for (BatchNormPolicy norms : BatchNormPolicy.values()) {
          // when
          FrozenPrefix prefix = cut(architecture.name(), layers, norms);

          // then
          assertThat(prefix.layers().isEmpty())
              .as("%s %s %s", architecture.name(), layers, norms)
              .isEqualTo(early.contains(layers) || all.contains(norms));
        }
      }
    }
  }

  @Test
  void bothPartsTogetherAreTheNetworkAndTheFirstStandsStill() {
    for (Architecture architecture : Architectures.all()) {
      for (Layers layers : Layers.values()) {
        for (BatchNormPolicy norms : BatchNormPolicy.values()) {
          // given
          Freezing freezing = Freezing.of(architecture, layers, norms);

          // when
          FrozenPrefix prefix = FrozenPrefix.of(architecture, 10, freezing);

          // then
          List<Layer> both = new ArrayList<>(prefix.layers());
          both.addAll(prefix.tail());
          assertThat(both)
              .as("%s %s %s", architecture.name(), layers, norms)
              .isEqualTo(architecture.layers(10));
          assertThat(prefix.layers()).allMatch(freezing::standsStill);
        }
      }
    }
  }

  private static FrozenPrefix cut(String name, Layers layers, BatchNormPolicy norms) {
    Architecture architecture = Architectures.find(name).orElseThrow();
    return FrozenPrefix.of(architecture, 10, Freezing.of(architecture, layers, norms));
  }
}
