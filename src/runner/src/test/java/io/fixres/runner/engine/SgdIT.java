package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.model.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five steps with momentum, weight decay, label smoothing and a changing rate, against PyTorch. */
class SgdIT {
  private static final int CLASSES = 10;
  private static final int IMAGES = 8;
  private static final Sgd SGD = new Sgd(0.9, 1e-2, 0.1);
  private static final JsonNode EXPECTED = Golden.read("sgd.json");
  private static Torch torch;

  @BeforeAll
  static void start() {
    torch = Torch.start(1);
  }

  @AfterAll
  static void stop() {
    torch.close();
  }

  static Stream<String> cases() {
    return Stream.of(Layers.values())
        .flatMap(l -> Stream.of(BatchNormPolicy.values()).map(b -> name(l) + "/" + name(b)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyWayOfFreezingMovesWhatPyTorchMoves(String policy) {
    // given
    Architecture tiny = Golden.architecture("tiny_resnet8");
    // when
    Run run = fiveSteps(tiny, freezing(tiny, policy), false);
    // then
    assertSame(run, EXPECTED.get(policy + "/hard"));
  }

  @Test
  void softTargetsLearnAsInPyTorch() {
    // given
    Architecture tiny = Golden.architecture("tiny_resnet8");
    // when
    Run run = fiveSteps(tiny, freezing(tiny, "All/Affine"), true);
    // then
    assertSame(run, EXPECTED.get("All/Affine/soft"));
  }

  @Test
  void fiveStepsOfResnet18GivePyTorchsBits() {
    // given
    Architecture resnet18 = Golden.architecture("resnet18");
    // when
    Run run = fiveSteps(resnet18, freezing(resnet18, "All/Affine"), false);
    // then
    assertSame(run, EXPECTED.get("resnet18"));
  }

  @Test
  void weightsChangedTogetherAreThoseChangedInTurn() {
    assertThat(updated(TrainStep.TOGETHER_BIT, 0, 1)).containsExactly(updated(0, 0, 1));
    assertThat(updated(TrainStep.TOGETHER_BIT)).containsExactly(updated(0));
  }

  /** Weights and momentum after two updates, in a way that is a GPU's or a CPU's. */
  private static float[] updated(int mode, long... learned) {
    try (PtNDManager scope = torch.newScope()) {
      NDArray row = scope.create(new float[] {1, -2, 3, 0.5f, 7});
      NDList weights = arrays(scope, new float[] {0.1f, 0.2f}, new float[] {0.3f, 0.4f, 0.5f});
      NDList momentum = arrays(scope, new float[] {1, 0}, new float[] {0, 2, 0});
      for (int i = 0; i < 2; i++) {
        var arguments = new NDList(torch.setting(scope, mode, 0.1, 0.9, 0.01, 0), row);
        arguments.addAll(Torch.asArgument("t[]", weights));
        arguments.add(torch.indices(scope, learned));
        torch.call("update", arguments.addAll(Torch.asArgument("v[]", momentum)));
      }
      NDList all = new NDList(weights).addAll(momentum);
      return NDArrays.concat(all).toFloatArray();
    }
  }

  private static NDList arrays(PtNDManager scope, float[]... numbers) {
    return new NDList(Stream.of(numbers).map(scope::create).toArray(NDArray[]::new));
  }

  private record Run(float[] losses, Map<String, StoredTensor> weights) {}

  private static Run fiveSteps(Architecture architecture, Freezing freezing, boolean soft) {
    var losses = new float[5];
    try (Network network =
            Network.of(torch, HashFill.weights(architecture, CLASSES), Numerics.EXACT);
        TrainStep step = TrainStep.of(network, freezing, SGD)) {
      for (int i = 0; i < losses.length; i++) {
        ImageBatch images = HashFill.images("images" + i, IMAGES, 32);
        losses[i] = step.start(images, targets(i, soft), 0.1 / (1 + i)).await().loss();
      }
      return new Run(losses, network.weights().tensors());
    }
  }

  private static Targets targets(int step, boolean soft) {
    var classes = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      classes[i] = i * (step + 3) % CLASSES;
    }
    if (!soft) {
      return new Targets.Hard(classes);
    }
    var mixed = new float[IMAGES * CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      mixed[i * CLASSES + classes[i]] += 0.7f;
      mixed[i * CLASSES + classes[(i + IMAGES - 1) % IMAGES]] += 0.3f;
    }
    return new Targets.Soft(mixed, CLASSES);
  }

  private static void assertSame(Run run, JsonNode expected) {
    float[] losses = Golden.floats(expected.get("losses"));
    for (int step = 0; step < losses.length; step++) {
      assertThat(run.losses[step]).as("step " + step).isCloseTo(losses[step], roundingAt(step));
    }
    run.weights.forEach(
        (name, tensor) -> {
          float middle = tensor.numbers().get(tensor.numbers().limit() / 2);
          float known = (float) expected.get("middles").get(name).asDouble();
          assertThat(middle).as(name).isCloseTo(known, roundingAt(losses.length - 1));
        });
    if (isMachineOfTheVectors()) {
      run.weights.forEach(
          (name, tensor) ->
              assertThat(HashFill.checksum(tensor))
                  .as("bits of " + name)
                  .isEqualTo(expected.get("sums").get(name).asText()));
    }
  }

  /** What other kernels round otherwise grows with the steps, which are large. */
  private static Offset<Float> roundingAt(int step) {
    return within(step < 3 ? 1e-5f : 1e-3f);
  }

  /** Bits depend on the kernels, which PyTorch's version and the processor choose. */
  private static boolean isMachineOfTheVectors() {
    return torch.version().equals(EXPECTED.get("engine").asText())
        && cpu().equals(EXPECTED.get("cpu").asText());
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      Map<String, String> first =
          lines
              .map(line -> line.split("\\s*:\\s*", 2))
              .filter(pair -> pair.length == 2)
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
      return first.get("vendor_id") + " " + first.get("cpu family") + " " + first.get("model");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Freezing freezing(Architecture architecture, String policy) {
    for (Layers layers : Layers.values()) {
      for (BatchNormPolicy norms : BatchNormPolicy.values()) {
        if (policy.equals(name(layers) + "/" + name(norms))) {
          return Freezing.of(architecture, layers, norms);
        }
      }
    }
    throw new IllegalArgumentException(policy);
  }

  /** The constant's name in the resource: LAST_BLOCK → LastBlock. */
  private static String name(Enum<?> constant) {
    var name = new StringBuilder();
    for (String word : constant.name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
