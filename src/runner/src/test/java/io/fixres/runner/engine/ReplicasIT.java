package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Layers;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.ShortRun.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several devices against one; the CPU stands for each of them, with a thread of its own. */
class ReplicasIT {
  private static final Architecture TINY = Golden.architecture("tiny_resnet8");

  @ParameterizedTest
  @CsvSource({
    "tiny_resnet8, ALL, AFFINE",
    "tiny_resnet8, CLASSIFIER, LAST_STATISTICS",
    "tiny_resnet8, NONE, STATISTICS",
    "tf_efficientnet_lite0, LAST_BLOCK, FROZEN"
  })
  void whatComesOutDoesNotDependOnHowManyDevicesTheyShare(
      String name, Layers layers, BatchNormPolicy norms) {
    Architecture architecture = Golden.architecture(name);
    Freezing freezing = Freezing.of(architecture, layers, norms);

    // when
    Outcome oneByOne = learn(1, 3, architecture, freezing);
    Outcome sideBySide = learn(3, 3, architecture, freezing);
    Outcome twoAndOne = learn(2, 3, architecture, freezing);

    // then
    assertThat(sideBySide).isEqualTo(oneByOne);
    assertThat(twoAndOne).isEqualTo(oneByOne);
  }

  @ParameterizedTest
  @EnumSource(Layers.class)
  void withFrozenBatchNormTheyLearnWhatOneLearnsFromTheWholeBatch(Layers layers) {
    Freezing freezing = Freezing.of(TINY, layers, BatchNormPolicy.FROZEN);

    // when
    Outcome whole = learn(1, 1, TINY, freezing);
    Outcome parts = learn(1, 4, TINY, freezing);

    // then: but for the order in which single precision adds up
    for (int step = 0; step < ShortRun.STEPS; step++) {
      assertThat(parts.steps().get(step).loss())
          .isCloseTo(whole.steps().get(step).loss(), within(1e-5f));
    }
    assertThat(ShortRun.furthest(parts.state(), whole.state())).isLessThan(1e-5);
    boolean moves = layers != Layers.NONE;
    assertThat(ShortRun.furthest(whole.state(), start()))
        .satisfies(d -> assertThat(d > 1e-3).isEqualTo(moves));
  }

  @Test
  void theTwoHalvesOfAStepAreTheStep() {
    Freezing freezing = Freezing.of(TINY, Layers.ALL, BatchNormPolicy.AFFINE);
    try (Devices devices = Devices.cpu(1);
        Network whole = network(devices.torch());
        TrainStep step = TrainStep.of(whole, freezing, ShortRun.SGD);
        Network halved = network(devices.torch());
        TrainStep halves = TrainStep.of(halved, freezing, ShortRun.SGD)) {
      for (int i = 0; i < ShortRun.STEPS; i++) {
        // when
        StepOutcome outcome =
            step.start(ShortRun.images(i), ShortRun.targets(i), ShortRun.rate(i)).await();
        try (TrainStep.Gradients gradients =
            halves.gradients(ShortRun.images(i), ShortRun.targets(i))) {
          halves.update(gradients.row(), ShortRun.rate(i));

          // then
          assertThat(gradients.outcome()).isEqualTo(outcome);
        }
      }
      assertThat(ShortRun.state(halved, halves)).isEqualTo(ShortRun.state(whole, step));
    }
  }

  @Test
  void scoresDoNotDependOnTheNumberOfDevices() {
    List<ImageBatch> sizes =
        IntStream.of(32, 64, 40, 48, 56)
            .mapToObj(side -> HashFill.images("scored", ShortRun.IMAGES, side))
            .toList();

    // when
    List<BatchScores> one = scores(1, sizes);
    List<BatchScores> three = scores(3, sizes);

    // then
    assertThat(three).usingRecursiveComparison().isEqualTo(one);
    assertThat(one.get(1)).usingRecursiveComparison().isNotEqualTo(one.get(0));
  }

  @Test
  void everyCopyNeedsItsPart() {
    Freezing freezing = Freezing.of(TINY, Layers.ALL, BatchNormPolicy.FROZEN);
    try (Devices devices = cpus(2);
        TrainReplicas three =
            TrainReplicas.of(
                devices,
                3,
                HashFill.weights(TINY, 10),
                Numerics.FAST,
                network -> TrainStep.of(network, freezing, ShortRun.SGD))) {
      assertThatThrownBy(() -> three.start(ShortRun.examples(0, 4), 0.1))
          .hasMessage("4 parts for 3");
    }
  }

  @Test
  void aFaultOnAnotherDeviceIsToldAsItIs() {
    try (Devices devices = cpus(2)) {
      assertThatThrownBy(
              () ->
                  devices
                      .lane(1)
                      .call(
                          () -> {
                            throw new StageFailure(ExitCode.DIVERGED, "there");
                          }))
          .isInstanceOf(StageFailure.class)
          .hasMessage("there");
    }
  }

  @Test
  void gpusThatWereGivenAndAreNotThereAreMissed() {
    assertThatThrownBy(() -> Devices.open(1, 2, 2))
        .isInstanceOf(StageFailure.class)
        .hasMessageStartingWith("the stage was given 2 GPUs and PyTorch can use 0 of them (")
        .hasMessageEndingWith("check the driver of its node; of MIG slices a process sees one");
  }

  @Test
  void withoutGpusTheCpuComputes() {
    try (Devices devices = Devices.open(1, 0, 4)) {
      assertThat(devices.count()).isOne();
      assertThat(devices.torch().isOnGpu()).isFalse();
    }
  }

  private static Outcome learn(
      int devices, int replicas, Architecture architecture, Freezing freezing) {
    try (Devices cpus = cpus(devices)) {
      return ShortRun.learn(cpus, replicas, architecture, freezing);
    }
  }

  private static List<BatchScores> scores(int devices, List<ImageBatch> batches) {
    try (Devices cpus = cpus(devices);
        EvalReplicas network = EvalReplicas.of(cpus, HashFill.weights(TINY, 10), Numerics.FAST)) {
      return network.score(batches, ShortRun.targets(0).classes()).stream()
          .map(EvalReplicas.Timed::scores)
          .toList();
    }
  }

  private static Devices cpus(int count) {
    return new Devices(1, Collections.nCopies(count, Device.cpu()));
  }

  private static Network network(Torch torch) {
    return Network.of(torch, HashFill.weights(TINY, 10), Numerics.FAST);
  }

  private static TrainState start() {
    return new TrainState(HashFill.weights(TINY, 10), Map.of(), Map.of());
  }
}
