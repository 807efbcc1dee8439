package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogitsIT {
  private static final int CLASSES = 10;
  private static final JsonNode EXPECTED = Golden.read("logits.json");
  private static Torch torch;

  @BeforeAll
  static void start() {
    torch = Torch.start(2);
  }

  @AfterAll
  static void stop() {
    torch.close();
  }

  static Stream<String> cases() {
    Iterator<String> names = EXPECTED.fieldNames();
    return Stream.generate(names::next).limit(EXPECTED.size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsEqualTorchvisionsAndTimms(String name) {
    // given
    String[] parts = name.split("/");
    int side = Integer.parseInt(parts[1]);
    var weights = HashFill.weights(Golden.architecture(parts[0]), CLASSES);
    for (Numerics numerics : new Numerics[] {Numerics.EXACT, Numerics.FAST}) {
      try (Network network = Network.of(torch, weights, numerics);
          EvalStep step = EvalStep.of(network)) {
        // when
        float[] logits = step.logits(HashFill.images("image", 2, side));
        // then
        assertThat(logits).containsExactly(Golden.floats(EXPECTED.get(name)), within(1e-4f));
      }
    }
  }
}
