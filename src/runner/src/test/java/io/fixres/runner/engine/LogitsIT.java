package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogitsIT {
  private static final int CLASSES = 10;
  private static final JsonNode EXPECTED = Golden.read("logits.json");
  private static final int[] LABELS = {3, 7};
  private static Torch torch;

  @BeforeAll
  static void start() {
    torch = Torch.start(1);
  }

  @AfterAll
  static void stop() {
    torch.close();
  }

  static Stream<Map.Entry<String, List<Integer>>> cases() {
    Map<String, List<Integer>> sides = new TreeMap<>();
    for (String name : names()) {
      String[] parts = name.split("/");
      sides.computeIfAbsent(parts[0], n -> new ArrayList<>()).add(Integer.parseInt(parts[1]));
    }
    return sides.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsEqualTorchvisionsAndTimms(Map.Entry<String, List<Integer>> network) {
    // given
    var weights = HashFill.weights(Golden.architecture(network.getKey()), CLASSES);
    for (Numerics numerics : List.of(Numerics.EXACT, Numerics.FAST)) {
      try (Network built = Network.of(torch, weights, numerics);
          EvalStep step = EvalStep.of(built)) {
        for (int side : network.getValue()) {
          // when
          ImageBatch images = HashFill.images("image", 2, side);
          float[] logits = step.logits(images);
          float[] losses = step.score(images, LABELS).loss();
          // then
          float[] expected = Golden.floats(EXPECTED.get(network.getKey() + "/" + side));
          assertThat(logits).as(side + " px").containsExactly(expected, within(1e-4f));
          assertThat(losses).as(side + " px").containsExactly(losses(expected), within(1e-4f));
        }
      }
    }
  }

  @Test
  void imagesInPartsGetTheAnswersOfAllAtOnce() {
    // given
    var weights = HashFill.weights(Golden.architecture("tiny_resnet8"), CLASSES);
    ImageBatch images = HashFill.images("image", 75, 96);
    int[] labels = IntStream.range(0, 75).map(image -> image % CLASSES).toArray();
    List<float[]> logits = new ArrayList<>();
    List<BatchScores> scores = new ArrayList<>();
    for (Numerics numerics : List.of(Numerics.EXACT, Numerics.FAST)) {
      try (Network network = Network.of(torch, weights, numerics);
          EvalStep step = EvalStep.of(network)) {
        // when
        assertThat(step.parts(images)).isEqualTo(numerics == Numerics.FAST ? 2 : 1);
        logits.add(step.logits(images));
        scores.add(step.score(images, labels));
      }
    }
    // then
    assertThat(logits.get(1)).containsExactly(logits.get(0), within(1e-5f));
    assertThat(scores.get(1).before()).isEqualTo(scores.get(0).before());
    assertThat(scores.get(1).loss()).containsExactly(scores.get(0).loss(), within(1e-5f));
  }

  /** Cross entropies of rows of logits. */
  private static float[] losses(float[] logits) {
    float[] losses = new float[LABELS.length];
    for (int row = 0; row < losses.length; row++) {
      int first = row * CLASSES;
      double sum =
          IntStream.range(first, first + CLASSES).mapToDouble(i -> Math.exp(logits[i])).sum();
      losses[row] = (float) (Math.log(sum) - logits[first + LABELS[row]]);
    }
    return losses;
  }

  private static List<String> names() {
    var names = new ArrayList<String>();
    EXPECTED.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
