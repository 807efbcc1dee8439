package io.fixres.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import io.fixres.contract.Recipe;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.Schedule;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureReuseTest {
  private static final Architecture RESNET_50 = Architectures.find("resnet50").orElseThrow();
  private static final int IMAGENET = 1_281_167;
  private static final Recipe.Range WHOLE = new Recipe.Range(1, 1);

  @Test
  void onlyWhatStandsStillInEveryEpochIsReused() {
    // given
    List<String> reused = new ArrayList<>();

    // when
    for (Layers layers : Layers.values()) {
      for (BatchNormPolicy norms : BatchNormPolicy.values()) {
        for (AugmentationKind kind : AugmentationKind.values()) {
          if (pays(recipe(2, layers, norms, augmentation(kind, 0, 0, 0)), 1000)) {
            reused.add(layers + " " + norms + " " + kind);
          }
        }
      }
    }

    // then
    assertThat(reused)
        .containsExactly(
            "NONE FROZEN TEST",
            "NONE LAST_STATISTICS TEST",
            "CLASSIFIER FROZEN TEST",
            "CLASSIFIER LAST_STATISTICS TEST",
            "LAST_BLOCK FROZEN TEST",
            "LAST_BLOCK LAST_STATISTICS TEST");
  }

  @Test
  void oneEpochHasNothingToReuse() {
    assertThat(pays(authors(1, 0, 0, 0), 1000)).isFalse();
    assertThat(pays(authors(2, 0, 0, 0), 1000)).isTrue();
  }

  @Test
  void chanceInThePixelsForbidsIt() {
    assertThat(pays(authors(2, 0.4, 0, 0), 1000)).as("jitter").isFalse();
    assertThat(pays(authors(2, 0, 1, 0), 1000)).as("CutMix").isFalse();
    assertThat(pays(authors(2, 0, 0, 0.2), 1000)).as("MixUp").isFalse();
  }

  @Test
  void pooledFeaturesOfImageNetFitAndItsMapsDoNot() {
    Recipe pooled =
        recipe(
            2,
            Layers.CLASSIFIER,
            BatchNormPolicy.FROZEN,
            augmentation(AugmentationKind.TEST, 0, 0, 0));

    assertThat(pays(pooled, IMAGENET)).isTrue();
    assertThat(pays(authors(2, 0, 0, 0), IMAGENET)).isFalse();
  }

  private static boolean pays(Recipe recipe, int images) {
    FrozenPrefix prefix =
        FrozenPrefix.of(RESNET_50, 10, Freezing.of(RESNET_50, recipe.layers(), recipe.batchNorm()));
    return FeatureReuse.BOUNDED.pays(recipe, prefix, 224, images);
  }

  private static Recipe authors(int epochs, double jitter, double cutMix, double mixUp) {
    return recipe(
        epochs,
        Layers.CLASSIFIER,
        BatchNormPolicy.LAST_STATISTICS,
        augmentation(AugmentationKind.TEST, jitter, cutMix, mixUp));
  }

  private static Augmentation augmentation(
      AugmentationKind kind, double jitter, double cutMix, double mixUp) {
    return new Augmentation(kind, WHOLE, WHOLE, false, jitter, cutMix, mixUp, 1, null);
  }

  private static Recipe recipe(int epochs, Layers layers, BatchNormPolicy norms, Augmentation how) {
    var optimizer = new Recipe.Optimizer(0.01, 0.9, 1e-4, Schedule.COSINE, 0);
    return new Recipe(layers, norms, epochs, 16, null, optimizer, how, 0, Precision.FP32);
  }
}
