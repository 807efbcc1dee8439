package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.ShortRun.Outcome;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the GPUs of this machine compute, against its CPU. {@code tools/gpu-check} runs it with
 * {@code -Dfixres.gpu}: then there has to be one.
 */
class GpuIT {

  /**
   * cuDNN multiplies with ten bits of mantissa (TF32) where it can, if it is not told otherwise.
   */
  private static final boolean TENSOR_FLOAT = !"0".equals(System.getenv("NVIDIA_TF32_OVERRIDE"));

  private static final float TOLERANCE = TENSOR_FLOAT ? 1e-2f : 1e-3f;

  @BeforeEach
  void needsOne() {
    boolean isAsked = System.getProperty("fixres.gpu") != null;
    try (Devices devices = Devices.open(1, isAsked ? 1 : 0, 1)) {
      assumeThat(devices.areGpus())
          .as("NOT TESTED, because this machine has no GPU, or its engine is for the CPU")
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny_resnet8",
        "resnet50",
        "resnext50_32x4d",
        "efficientnet_b0",
        "tf_efficientnet_lite0"
      })
  void logitsAreTheCpus(String name) {
    Architecture architecture = Golden.architecture(name);

    float[] cpus = logits(Devices.cpu(1), architecture, Precision.FP32);

    assertThat(logits(Devices.open(1, 1, 1), architecture, Precision.FP32))
        .containsExactly(cpus, within(tolerance(cpus)));
  }

  /** Eight bits of mantissa, in every layer. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny_resnet8", "resnet50", "efficientnet_b0"})
  void logitsInBfloat16AreNearTheCpus(String name) {
    Architecture architecture = Golden.architecture(name);

    float[] cpus = logits(Devices.cpu(1), architecture, Precision.FP32);

    assertThat(logits(Devices.open(1, 1, 1), architecture, Precision.BF16))
        .containsExactly(cpus, within(0.05f * largest(cpus)));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aNanInsideTheNetworkReachesItsEnd(Precision precision) {
    Architecture resnet = Golden.architecture("resnet18");
    float[] weight = new float[64 * 3 * 7 * 7];
    weight[0] = Float.NaN;
    var tensors = new LinkedHashMap<>(HashFill.weights(resnet, 10).tensors());
    tensors.put("conv1.weight", StoredTensor.of(List.of(64, 3, 7, 7), weight));
    Weights weights = new Weights(resnet, 10, tensors);

    try (Devices devices = Devices.open(1, 1, 1);
        Network network = Network.of(devices.torch(), weights, Numerics.fast(precision));
        EvalStep step = EvalStep.of(network)) {
      assertThat(step.score(HashFill.images("image", 2, 64), new int[2]).before()).containsOnly(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, ALL, AFFINE",
    "2, ALL, AFFINE",
    "3, CLASSIFIER, LAST_STATISTICS",
    "2, NONE, STATISTICS"
  })
  void stepsAreTheCpus(int replicas, Layers layers, BatchNormPolicy norms) {
    Architecture tiny = Golden.architecture("tiny_resnet8");
    Freezing freezing = Freezing.of(tiny, layers, norms);

    Outcome there = learn(Devices.open(1, 1, replicas), replicas, tiny, freezing);
    Outcome here = learn(Devices.cpu(1), replicas, tiny, freezing);

    assertThat(losses(there)).containsExactly(losses(here), within(TOLERANCE));
    assertThat(ShortRun.furthest(there.state(), here.state())).isLessThan(TOLERANCE);
  }

  /** TF32 shows in large logits: EfficientNet-Lite's, of up to 6.5, were 0.06 away. */
  private static float tolerance(float[] logits) {
    return TENSOR_FLOAT ? Math.max(TOLERANCE, 0.02f * largest(logits)) : TOLERANCE;
  }

  private static float largest(float[] logits) {
    float largest = 0;
    for (float logit : logits) {
      largest = Math.max(largest, Math.abs(logit));
    }
    return largest;
  }

  private static float[] logits(Devices devices, Architecture architecture, Precision precision) {
    try (devices;
        Network network =
            Network.of(
                devices.torch(), HashFill.weights(architecture, 10), Numerics.fast(precision));
        EvalStep step = EvalStep.of(network)) {
      return step.logits(HashFill.images("image", 2, 64));
    }
  }

  private static Outcome learn(
      Devices devices, int replicas, Architecture architecture, Freezing freezing) {
    try (devices) {
      return ShortRun.learn(devices, replicas, architecture, freezing);
    }
  }

  private static float[] losses(Outcome outcome) {
    float[] losses = new float[outcome.steps().size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = outcome.steps().get(i).loss();
    }
    return losses;
  }
}
