package io.fixres.runner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  private static final Architecture TINY = named("tiny_resnet8");

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBitsEverywhere() {
    // when
    Weights weights = Weights.fresh(TINY, 10, 42);
    // then
    assertThat(numbers(weights, "conv1.weight"))
        .startsWith(0.05635848f, -0.10268539f, 0.052372582f);
    assertThat(Weights.fresh(TINY, 10, 42)).isEqualTo(weights);
    assertThat(Weights.fresh(TINY, 10, 43)).isNotEqualTo(weights);
  }

  @Test
  void freshWeightsFollowTorchvision() {
    // given
    Weights weights = Weights.fresh(named("resnet18"), 10, 0);
    // when
    float[] conv = numbers(weights, "layer4.0.conv1.weight");
    float[] fc = numbers(weights, "fc.weight");
    // then
    assertThat(deviation(conv)).isCloseTo(Math.sqrt(2.0 / (512 * 9)), within(1e-4));
    assertThat(max(fc)).isBetween(0.044, 1 / Math.sqrt(512));
    assertThat(numbers(weights, "fc.bias")).doesNotContain(0);
    assertThat(numbers(weights, "bn1.weight")).containsOnly(1);
    assertThat(numbers(weights, "bn1.running_mean")).containsOnly(0);
  }

  @Test
  void freshEfficientNetsFollowTimm() {
    // given
    Weights weights = Weights.fresh(named("efficientnet_b0"), 10, 0);
    // when
    float[] depthwise = numbers(weights, "blocks.6.0.conv_dw.weight");
    // then
    assertThat(deviation(depthwise)).isCloseTo(Math.sqrt(2.0 / 9), within(0.01));
    assertThat(max(numbers(weights, "classifier.weight"))).isBetween(0.31, 1 / Math.sqrt(10));
    assertThat(numbers(weights, "classifier.bias")).containsOnly(0);
    assertThat(numbers(weights, "blocks.0.0.se.conv_reduce.bias")).containsOnly(0);
  }

  @Test
  void savedWeightsLoadUnchanged() throws IOException {
    // given
    Path file = folder.resolve("w.safetensors");
    Weights saved = Weights.fresh(TINY, 10, 1);
    // when
    saved.save(file);
    ImportedWeights loaded = Weights.load(file, TINY, 10, 2);
    // then
    assertThat(loaded.weights()).isEqualTo(saved);
    assertThat(loaded.freshClassifier()).isFalse();
  }

  @Test
  void aClassifierOnLearnedWeightsIsDrawnAsPyTorchDrawsALinearLayer() throws IOException {
    // given
    Path file = folder.resolve("b0.safetensors");
    Weights.fresh(named("efficientnet_b0"), 1000, 1).save(file);
    // when
    Weights loaded = Weights.load(file, named("efficientnet_b0"), 5, 2).weights();
    // then both are uniform within ± 1/√features, of which there are 1280
    double bound = 1 / Math.sqrt(1280);
    assertThat(max(numbers(loaded, "classifier.weight"))).isBetween(0.99 * bound, bound);
    assertThat(max(numbers(loaded, "classifier.bias"))).isBetween(0.2 * bound, bound);
  }

  @Test
  void aClassifierForOtherClassesIsDrawnAnew() throws IOException {
    // given
    Path file = folder.resolve("w.safetensors");
    Weights saved = Weights.fresh(TINY, 1000, 1);
    saved.save(file);
    // when
    ImportedWeights loaded = Weights.load(file, TINY, 10, 2);
    // then
    assertThat(loaded.freshClassifier()).isTrue();
    assertThat(loaded.fileClasses()).isEqualTo(1000);
    assertThat(loaded.weights().tensors().get("fc.weight"))
        .isEqualTo(Weights.fresh(TINY, 10, 2).tensors().get("fc.weight"));
    assertThat(loaded.weights().tensors().get("conv1.weight"))
        .isEqualTo(saved.tensors().get("conv1.weight"));
  }

  @Test
  void missingTensorsAreNamed() {
    assertRefused(
        tensors -> tensors.keySet().removeIf(name -> name.startsWith("layer3")),
        "lacks tiny_resnet8: layer3.0.conv1.weight, layer3.0.bn1.weight, layer3.0.bn1.bias"
            + " and 12 more");
  }

  @Test
  void misshapenTensorsAreNamed() {
    assertRefused(
        tensors -> tensors.put("bn1.weight", StoredTensor.of(List.of(3), new float[3])),
        "bn1.weight [3] instead of [16]");
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() {
    assertRefused(
        tensors -> tensors.put("fc.bias", StoredTensor.of(List.of(10), nan(10))),
        "NaN or infinite numbers in tensors of tiny_resnet8: fc.bias");
  }

  @Test
  void aDeeperNetworksFileIsRefused() throws IOException {
    // given
    Path file = folder.resolve("w.safetensors");
    Weights.fresh(named("tiny_resnet14"), 10, 0).save(file);
    // when, then
    assertThatThrownBy(() -> Weights.load(file, TINY, 10, 0))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("unknown to tiny_resnet8: layer1.1.conv1.weight")
        .hasMessageContaining("is it another network's?");
  }

  private void assertRefused(Consumer<Map<String, StoredTensor>> damage, String message) {
    Path file = folder.resolve("damaged.safetensors");
    Map<String, StoredTensor> tensors = new HashMap<>(Weights.fresh(TINY, 10, 0).tensors());
    damage.accept(tensors);
    assertThatThrownBy(
            () -> {
              new TensorFile(tensors, Map.of()).write(file);
              Weights.load(file, TINY, 10, 0);
            })
        .isInstanceOfSatisfying(
            StageFailure.class,
            e -> assertThat(e.code()).isEqualTo(ExitCode.CHECKPOINT_INCOMPATIBLE))
        .hasMessageContaining(message);
  }

  private static Architecture named(String name) {
    return Architectures.find(name).orElseThrow();
  }

  private static float[] numbers(Weights weights, String name) {
    var buffer = weights.tensors().get(name).numbers();
    var numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }

  private static double deviation(float[] numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += number * number;
    }
    return Math.sqrt(squares / numbers.length);
  }

  private static double max(float[] numbers) {
    double max = 0;
    for (float number : numbers) {
      max = Math.max(max, Math.abs(number));
    }
    return max;
  }

  private static float[] nan(int count) {
    var numbers = new float[count];
    Arrays.fill(numbers, Float.NaN);
    return numbers;
  }
}
