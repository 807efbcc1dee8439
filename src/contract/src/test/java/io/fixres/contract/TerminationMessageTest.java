package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  /** What is left for names that are longer still. */
  private static final int ROOM = 100;

  private static StageResult result(int points) {
    return SweepResults.of(IntStream.range(0, points).mapToObj(i -> score(i)).toList());
  }

  private static PointScore score(int i) {
    EvalPoint point = new EvalPoint(32 + 16 * i, 0.875);
    return new PointScore(
        point, 50_000, 38_000 + 17 * i, 46_000 + 5 * i, 43_210.123456 + i, 1000.0 + i);
  }

  private static List<String> remarks(int count) {
    return IntStream.range(0, count).mapToObj(i -> Sha256.of("remark " + i)).toList();
  }

  /** The worst there is: no digit of any number follows from another. */
  private static StageResult random(int images, Random random) {
    List<PointScore> scores =
        IntStream.range(0, 64).mapToObj(i -> score(i, images, random)).toList();
    return new StageResult(
        Contract.VERSION,
        "r2048-s2147483647/fine-tune-8/sweep",
        StageKind.SWEEP,
        Sha256.of("stage" + random.nextLong()).substring(0, 16),
        new UUID(random.nextLong(), random.nextLong()).toString(),
        new StageResult.DataFacts(
            Sha256.of("data" + random.nextLong()), 1_281_167, images, 21_841, images / 1001),
        null,
        Sha256.of("origin" + random.nextLong()).substring(0, 16),
        scores,
        null,
        null,
        remarks(50),
        new StageResult.Measured(
            "2026-01-02T03:45:56Z",
            "2026-11-12T17:58:09Z",
            1e6 * random.nextDouble(),
            null,
            null,
            "PyTorch 2.7.1+cu124",
            "0.10.12-SNAPSHOT",
            "NVIDIA H100 80GB HBM3 x 8"));
  }

  private static PointScore score(int i, int images, Random random) {
    EvalPoint point = new EvalPoint(32 * (i / 2 + 1), i % 2 == 0 ? 0.875 : 1);
    int correct1 = random.nextInt(images);
    int correct5 = correct1 + random.nextInt(images - correct1);
    double lossSum = images * (0.5 + 6 * random.nextDouble());
    return new PointScore(
        point, images, correct1, correct5, lossSum, (double) random.nextInt(5000));
  }

  @ParameterizedTest
  @ValueSource(ints = {50_000, 1_300_000, 1_300_000 / 7})
  void aSweepOfAllPointsFitsToTheLastDigitWhateverItFound(int images) {
    Random random = new Random(images);
    for (int i = 0; i < 200; i++) {
      StageResult result = random(images, random);

      String text = TerminationMessage.encode(result);

      assertThat(text).isASCII().doesNotContain("\n", "\"");
      assertThat(text.length()).isLessThan(TerminationMessage.MAX_BYTES - ROOM);
      assertThat(TerminationMessage.decode(text).orElseThrow())
          .usingRecursiveComparison()
          .ignoringFields("notes")
          .isEqualTo(result);
    }
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
            remarks(50),
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
    String packed = TerminationMessage.encode(result(64));
    assertThat(TerminationMessage.decode(packed.substring(0, packed.length() - 5))).isEmpty();
    assertThat(TerminationMessage.decode("Killed")).isEmpty();
    assertThat(TerminationMessage.decode("FIXRES2 00000000 ")).isEmpty();
  }
}
