package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.learning.Freezing;
import io.fixres.contract.learning.FrozenPrefix;
import io.fixres.runner.model.StoredTensor;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps on what a frozen prefix has made beforehand, against steps of the whole network. */
class PrefixIT {
  private static final Sgd SGD = new Sgd(0.9, 1e-4, 0.1);

  /** Fills the vectors of every processor: behind the last full one SiLU is computed otherwise. */
  private static final int BATCH = 16;

  private static final int STEPS = 3;
  private static final int IMAGES = 20;

  /** Threads split sums alike on both ways: both numbers for two networks, one for each other. */
  @ParameterizedTest
  @CsvSource({
    "1, tiny_resnet8, 40, CLASSIFIER, FROZEN",
    "2, tiny_resnet8, 40, CLASSIFIER, FROZEN",
    "2, tiny_resnet8, 40, CLASSIFIER, LAST_STATISTICS",
    "1, tiny_resnet8, 40, NONE, LAST_STATISTICS",
    "1, tiny_resnet8, 8, CLASSIFIER, LAST_STATISTICS",
    "1, resnet18, 64, CLASSIFIER, FROZEN",
    "1, resnet18, 64, CLASSIFIER, LAST_STATISTICS",
    "2, resnet18, 64, CLASSIFIER, LAST_STATISTICS",
    "1, resnet18, 32, CLASSIFIER, LAST_STATISTICS",
    "2, resnet18, 64, LAST_BLOCK, FROZEN",
    "1, resnet50, 32, LAST_BLOCK, LAST_STATISTICS",
    "1, tf_efficientnet_lite0, 64, CLASSIFIER, FROZEN",
    "2, efficientnet_b0, 64, CLASSIFIER, LAST_STATISTICS",
    "2, tf_efficientnet_lite0, 96, LAST_BLOCK, LAST_STATISTICS",
    "1, efficientnet_b0, 64, LAST_BLOCK, FROZEN"
  })
  void computedOnceGivesTheSameBits(
      int threads, String name, int side, Layers layers, BatchNormPolicy norms) {
    Architecture architecture = Golden.architecture(name);
    Freezing freezing = Freezing.of(architecture, layers, norms);
    try (Torch torch = Torch.start(threads)) {
      // when
      TrainState whole = whole(torch, architecture, freezing, side, Precision.FP32);
      TrainState tail = tail(torch, architecture, freezing, side, Precision.FP32);

      // then
      assertThat(tail.equals(whole)).isTrue();
    }
  }

  @Test
  void computedOnceInBfloat16GivesTheSameBits() {
    assumeThat(Bfloat16.isGiven()).as("NOT TESTED, because this CPU lacks bfloat16").isTrue();
    Architecture tiny = Golden.architecture("tiny_resnet8");
    for (BatchNormPolicy norms :
        new BatchNormPolicy[] {BatchNormPolicy.FROZEN, BatchNormPolicy.LAST_STATISTICS}) {
      Freezing freezing = Freezing.of(tiny, Layers.CLASSIFIER, norms);
      try (Torch torch = Torch.start(1)) {
        // when
        TrainState whole = whole(torch, tiny, freezing, 40, Precision.BF16);
        TrainState tail = tail(torch, tiny, freezing, 40, Precision.BF16);

        // then
        assertThat(tail.equals(whole)).as(norms.name()).isTrue();
      }
    }
  }

  @Test
  void layersThatLearnCannotBeLeftOut() {
    Architecture tiny = Golden.architecture("tiny_resnet8");
    try (Torch torch = Torch.start(1);
        Network network = Network.of(torch, HashFill.weights(tiny, 10), Numerics.FAST)) {
      // given
      Freezing all = Freezing.of(tiny, Layers.ALL, BatchNormPolicy.FROZEN);
      List<Layer> head = List.of(tiny.head(10));

      // when, then
      assertThatThrownBy(() -> TrainStep.of(network, head, all, SGD))
          .hasMessage("conv1.weight learns, but its layer is not among the step's");
    }
  }

  private static TrainState whole(
      Torch torch, Architecture architecture, Freezing freezing, int side, Precision precision) {
    try (Network network = network(torch, architecture, precision);
        TrainStep step = TrainStep.of(network, freezing, SGD)) {
      for (int i = 0; i < STEPS; i++) {
        ByteBuffer pixels = ImageBatch.allocate(BATCH, side);
        for (int slot = 0; slot < BATCH; slot++) {
          pixels.put(image(shown(i, slot), side).pixels());
        }
        step.start(new ImageBatch(pixels, BATCH, side), targets(i), rate(i)).await();
      }
      return ShortRun.state(network, step);
    }
  }

  private static TrainState tail(
      Torch torch, Architecture architecture, Freezing freezing, int side, Precision precision) {
    FrozenPrefix prefix = FrozenPrefix.of(architecture, 10, freezing);
    List<Integer> sizes = prefix.shape(side);
    try (Network network = network(torch, architecture, precision);
        TrainStep step = TrainStep.of(network, prefix.tail(), freezing, SGD)) {
      ByteBuffer features = features(network, prefix, freezing, side);
      int length = (int) prefix.bytes(side);
      for (int i = 0; i < STEPS; i++) {
        ByteBuffer batch = FeatureBatch.allocate(BATCH, sizes);
        for (int slot = 0; slot < BATCH; slot++) {
          batch.put(
              features
                  .duplicate()
                  .position(shown(i, slot) * length)
                  .limit((shown(i, slot) + 1) * length));
        }
        step.start(new FeatureBatch(batch, BATCH, sizes), targets(i), rate(i)).await();
      }
      return ShortRun.state(network, step);
    }
  }

  /** In the images' own order; the last batch is filled up with nothing. */
  private static ByteBuffer features(
      Network network, FrozenPrefix prefix, Freezing freezing, int side) {
    ByteBuffer all = ByteBuffer.allocate((IMAGES + BATCH) * (int) prefix.bytes(side));
    try (PrefixStep step = PrefixStep.of(network, prefix.layers(), freezing)) {
      for (int first = 0; first < IMAGES; first += BATCH) {
        ByteBuffer pixels = ImageBatch.allocate(BATCH, side);
        for (int i = first; i < Math.min(IMAGES, first + BATCH); i++) {
          pixels.put(image(i, side).pixels());
        }
        StoredTensor made = step.run(new ImageBatch(pixels, BATCH, side));
        all.put(made.bytes());
      }
    }
    return all.flip();
  }

  private static Network network(Torch torch, Architecture architecture, Precision precision) {
    return Network.of(torch, HashFill.weights(architecture, 10), Numerics.fast(precision));
  }

  private static ImageBatch image(int number, int side) {
    return HashFill.images("image" + number, 1, side);
  }

  /** Each step shows other images in another order. */
  private static int shown(int step, int slot) {
    return (slot * 7 + step * 5) % IMAGES;
  }

  private static Targets targets(int step) {
    int[] classes = new int[BATCH];
    for (int slot = 0; slot < BATCH; slot++) {
      classes[slot] = shown(step, slot) % 10;
    }
    return new Targets.Hard(classes);
  }

  private static double rate(int step) {
    return 0.1 / (1 + step);
  }
}
