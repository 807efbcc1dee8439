package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  private static StageResult result(int points) {
    List<PointScore> scores = IntStream.range(0, points).mapToObj(i -> score(i)).toList();
    return new StageResult(
        Contract.VERSION,
        "r128-s0/sweep",
        StageKind.SWEEP,
        "9f3c2a71",
        "5c8d3c3e-0000-4000-8000-000000000000",
        new StageResult.DataFacts(StageHash.sha256("data"), 0, 50_000, 1000, 0),
        null,
        "0123456789abcdef",
        scores,
        null,
        null,
        List.of(),
        new StageResult.Measured(
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00Z",
            3600.25,
            null,
            null,
            "PyTorch 2.7.1",
            "0.1.0",
            "gpu:0"));
  }

  private static PointScore score(int i) {
    EvalPoint point = new EvalPoint(32 + 16 * i, 0.875);
    return new PointScore(
        point, 50_000, 38_000 + 17 * i, 46_000 + 5 * i, 43_210.123456 + i, 1000.0 + i);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 64})
  void survivesTheWireWithinItsLimit(int points) {
    StageResult result = result(points);

    String text = TerminationMessage.encode(result);

    assertThat(text.length()).isLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
    assertThat(TerminationMessage.decode(text)).contains(result);
  }

  @Test
  void remarksAreLeftOutBeforeNumbers() {
    StageResult whole = result(64);
    StageResult wordy =
        new StageResult(
            whole.version(),
            whole.stage(),
            whole.kind(),
            whole.hash(),
            whole.uid(),
            whole.data(),
            null,
            whole.origin(),
            whole.points(),
            null,
            null,
            IntStream.range(0, 200).mapToObj(i -> "remark " + i * i).toList(),
            whole.measured());

    StageResult read = TerminationMessage.decode(TerminationMessage.encode(wordy)).orElseThrow();

    assertThat(read.points()).isEqualTo(whole.points());
    assertThat(read.notes()).singleElement().asString().contains("result.json");
  }

  @Test
  void damageIsNoticed() {
    String text = TerminationMessage.encode(result(10));

    assertThat(TerminationMessage.decode(text.replace("38000", "39000"))).isEmpty();
    assertThat(TerminationMessage.decode(text.substring(0, text.length() - 1))).isEmpty();
    assertThat(TerminationMessage.decode("Killed")).isEmpty();
  }
}
