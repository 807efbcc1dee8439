package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  private static TerminationMessage message(int points) {
    List<PointScore> scores = IntStream.range(0, points).mapToObj(i -> score(i)).toList();
    return TerminationMessage.of(
        new StageResult(
            Contract.VERSION,
            "r128-s0/sweep",
            StageKind.SWEEP,
            "9f3c2a71",
            "5c8d3c3e-0000-4000-8000-000000000000",
            new StageResult.DataFacts(StageHash.sha256("data"), 0, 50_000, 1000, 0),
            null,
            scores,
            null,
            null,
            List.of(),
            new StageResult.Measured("", "", 1, null, null, "", "", "cpu")));
  }

  private static PointScore score(int i) {
    EvalPoint point = new EvalPoint(32 + 16 * i, 0.875);
    return new PointScore(
        point, 50_000, 38_000 + 17 * i, 46_000 + 5 * i, 43_210.123456 + i, 1000.0 + i);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 64})
  void survivesTheWireWithinItsLimit(int points) {
    TerminationMessage message = message(points);

    String text = message.encode();

    assertThat(text.length()).isLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
    assertThat(TerminationMessage.decode(text)).contains(message);
  }

  @Test
  void damageIsNoticed() {
    String text = message(10).encode();

    assertThat(TerminationMessage.decode(text.replace("38000", "39000"))).isEmpty();
    assertThat(TerminationMessage.decode(text.substring(0, text.length() - 1))).isEmpty();
    assertThat(TerminationMessage.decode("Killed")).isEmpty();
  }
}
