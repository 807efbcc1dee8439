package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsIT {
  private static final Architecture TINY = Golden.architecture("tiny_resnet8");
  private static final Freezing ALL = Freezing.of(TINY, Layers.ALL, BatchNormPolicy.AFFINE);
  private static final Sgd SGD = new Sgd(0.9, 1e-4, 0);
  private static final int[] CLASSES = {0, 1, 2, 3, 4, 5, 6, 7};
  private static Torch torch;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    torch = Torch.start(1);
  }

  @AfterAll
  static void stop() {
    torch.close();
  }

  @Test
  void aResumedRunEndsOnTheSameBits() throws IOException {
    // given
    Path file = folder.resolve("state.safetensors");
    Weights start = Weights.fresh(TINY, 10, 0);
    // when
    TrainState straight = learn(start, Map.of(), 0, 5);
    try (Network network = Network.of(torch, start, Numerics.FAST);
        TrainStep step = TrainStep.of(network, ALL, SGD)) {
      learn(step, 0, 2);
      TrainState.save(file, network, step, Map.of("step", "2"));
    }
    TrainState stored = TrainState.load(file, TINY, 10);
    TrainState resumed = learn(stored.weights(), stored.momentum(), 2, 5);
    // then
    assertThat(resumed).isEqualTo(straight);
    assertThat(stored.notes()).containsEntry("step", "2");
  }

  @Test
  void aStateOfAnotherNetworkIsRefused() throws IOException {
    // given
    Path file = folder.resolve("state.safetensors");
    try (Network network = Network.of(torch, Weights.fresh(TINY, 10, 0), Numerics.FAST);
        TrainStep step = TrainStep.of(network, ALL, SGD)) {
      TrainState.save(file, network, step, Map.of());
    }
    // when, then
    assertThatThrownBy(() -> TrainState.load(file, TINY, 11))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("cannot resume");
  }

  @Test
  void fastArithmeticDiffersByRoundingOnly() {
    for (Layers layers : Layers.values()) {
      // given
      Freezing freezing = Freezing.of(TINY, layers, BatchNormPolicy.LAST_STATISTICS);
      // when
      float fast = lossAfterTwoSteps(freezing, Numerics.FAST);
      float exact = lossAfterTwoSteps(freezing, Numerics.EXACT);
      // then
      assertThat(fast).as(layers.name()).isCloseTo(exact, within(1e-4f));
    }
  }

  @Test
  void anInfiniteLossIsDivergence() {
    try (Network network = Network.of(torch, Weights.fresh(TINY, 10, 0), Numerics.FAST);
        TrainStep step = TrainStep.of(network, ALL, SGD)) {
      // given
      step.start(images(0), new Targets.Hard(CLASSES), 1e30).await();
      // when
      StepOutcome outcome = step.start(images(0), new Targets.Hard(CLASSES), 1e30).await();
      // then
      assertThat(outcome.isDiverged()).isTrue();
    }
  }

  @Test
  void aNetworkWithoutNumbersIsNotKept() {
    // given
    Map<String, StoredTensor> tensors = new HashMap<>(Weights.fresh(TINY, 10, 0).tensors());
    tensors.computeIfPresent("bn1.running_var", (name, tensor) -> infinite(tensor.shape()));
    Weights diverged = new Weights(TINY, 10, tensors);
    Path file = folder.resolve("model.safetensors");
    try (Network network = Network.of(torch, diverged, Numerics.FAST)) {
      // when, then
      assertThatThrownBy(() -> network.save(file))
          .isInstanceOf(StageFailure.class)
          .hasMessageContaining("bn1.running_var of tiny_resnet8 has NaN or infinite numbers")
          .extracting(e -> ((StageFailure) e).code())
          .isEqualTo(ExitCode.DIVERGED);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static StoredTensor infinite(List<Integer> shape) {
    float[] numbers = new float[shape.get(0)];
    numbers[1] = Float.POSITIVE_INFINITY;
    return StoredTensor.of(shape, numbers);
  }

  @Test
  void ranksAreOfTheTrueClassAndTiesGoToTheLowerOne() {
    // given
    BatchScores scores = scoresOfBiases(0.5f, 2, 2, -1, 0, 0, 0, 0, 0, 0);
    // then
    assertThat(scores.before()).startsWith(2, 0, 1, 9, 3, 4, 5, 6);
  }

  @Test
  void aNetworkThatSaysNanScoresNothing() {
    // given
    BatchScores scores = scoresOfBiases(Float.NaN, 2, 2, -1, 0, 0, 0, 0, 0, 0);
    // then
    assertThat(scores.before()[0]).isEqualTo(10);
    assertThat(scores.before()[1]).isPositive();
  }

  @Test
  void aNanInsideTheNetworkReachesItsEnd() {
    // given
    float[] weight = new float[16 * 3 * 3 * 3];
    weight[0] = Float.NaN;
    // when
    BatchScores scores =
        scoresWith(Map.of("conv1.weight", StoredTensor.of(List.of(16, 3, 3, 3), weight)));
    // then
    assertThat(scores.before()).containsOnly(10);
  }

  @Test
  void labelsTheNetworkDoesNotHaveAreRefused() {
    try (Network network = Network.of(torch, Weights.fresh(TINY, 7, 0), Numerics.FAST);
        EvalStep step = EvalStep.of(network)) {
      assertThatThrownBy(() -> step.score(images(0), CLASSES))
          .hasMessage("class 7 is not one of the network's 7");
      assertThatThrownBy(() -> step.score(images(0), new int[3]))
          .hasMessage("3 labels for 8 images");
    }
  }

  @Test
  void bfloat16LearnsOrIsRefusedWithARemedy() {
    Weights weights = Weights.fresh(TINY, 10, 0);
    if (!Bfloat16.isGiven()) {
      assertThatThrownBy(() -> Network.of(torch, weights, Numerics.fast(Precision.BF16)))
          .isInstanceOf(StageFailure.class)
          .hasMessageContaining("use precision FP32");
      return;
    }
    try (Network network = Network.of(torch, weights, Numerics.fast(Precision.BF16));
        TrainStep step = TrainStep.of(network, ALL, SGD)) {
      assertThat(step.start(images(0), new Targets.Hard(CLASSES), 0.1).await().loss())
          .isBetween(1f, 4f);
    }
    try (Network exact = Network.of(torch, weights, Numerics.FAST);
        Network network = Network.of(torch, weights, Numerics.fast(Precision.BF16));
        EvalStep one = EvalStep.of(exact);
        EvalStep other = EvalStep.of(network)) {
      assertThat(other.logits(images(0))).containsExactly(one.logits(images(0)), within(0.05f));
    }
  }

  @Test
  void aStepLeavesNoTensorBehind() {
    try (Network network = Network.of(torch, Weights.fresh(TINY, 10, 0), Numerics.FAST);
        TrainStep learn = TrainStep.of(network, ALL, SGD);
        EvalStep score = EvalStep.of(network)) {
      // given
      work(learn, score, images(0), 1);
      int before = tensors();
      // when
      work(learn, score, images(0), 2);
      // then
      assertThat(tensors()).isEqualTo(before).isPositive();
    }
  }

  @Test
  void memoryDoesNotGrowWithSteps() throws IOException {
    try (Network network = Network.of(torch, Weights.fresh(TINY, 10, 0), Numerics.FAST);
        TrainStep learn = TrainStep.of(network, ALL, SGD);
        EvalStep score = EvalStep.of(network)) {
      // given
      ImageBatch images = images(0);
      work(learn, score, images, 60);
      long before = resident();
      // when
      work(learn, score, images, 250);
      // then
      assertThat(resident() - before).as("KiB over 250 steps").isLessThan(32_000);
    }
  }

  /** How many the engine holds, in all scopes that are open. */
  private static int tensors() {
    try (NDManager scope = torch.newScope()) {
      return scope.getParentManager().getManagedArrays().size();
    }
  }

  private static void work(TrainStep learn, EvalStep score, ImageBatch images, int steps) {
    for (int i = 0; i < steps; i++) {
      learn.start(images, new Targets.Hard(CLASSES), 1e-3).await();
      score.score(images, CLASSES);
    }
  }

  private static TrainState learn(
      Weights weights, Map<String, StoredTensor> momentum, int from, int to) {
    try (Network network = Network.of(torch, weights, Numerics.FAST);
        TrainStep step =
            momentum.isEmpty()
                ? TrainStep.of(network, ALL, SGD)
                : TrainStep.resume(network, network.layers(), ALL, SGD, momentum)) {
      learn(step, from, to);
      return ShortRun.state(network, step);
    }
  }

  private static void learn(TrainStep step, int from, int to) {
    for (int i = from; i < to; i++) {
      step.start(images(i), new Targets.Hard(CLASSES), 0.1 / (1 + i)).await();
    }
  }

  private static float lossAfterTwoSteps(Freezing freezing, Numerics numerics) {
    try (Network network = Network.of(torch, HashFill.weights(TINY, 10), numerics);
        TrainStep step = TrainStep.of(network, freezing, SGD)) {
      step.start(images(0), new Targets.Hard(CLASSES), 0.01).await();
      return step.start(images(1), new Targets.Hard(CLASSES), 0.01).await().loss();
    }
  }

  /** Scores images of classes 0 to 7 by a network that says {@code biases} to every image. */
  private static BatchScores scoresOfBiases(float... biases) {
    return scoresWith(
        Map.of(
            "fc.weight", StoredTensor.of(List.of(10, 64), new float[640]),
            "fc.bias", StoredTensor.of(List.of(10), biases)));
  }

  /** Scores images of classes 0 to 7 by a fresh network with some tensors of its own. */
  private static BatchScores scoresWith(Map<String, StoredTensor> own) {
    Map<String, StoredTensor> tensors = new HashMap<>(Weights.fresh(TINY, 10, 0).tensors());
    tensors.putAll(own);
    try (Network network = Network.of(torch, new Weights(TINY, 10, tensors), Numerics.FAST);
        EvalStep step = EvalStep.of(network)) {
      return step.score(images(0), CLASSES);
    }
  }

  private static ImageBatch images(int step) {
    return HashFill.images("images" + step, CLASSES.length, 32);
  }

  /** Resident memory of this process in KiB. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
