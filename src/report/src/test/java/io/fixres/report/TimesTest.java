package io.fixres.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.ArmKind;
import io.fixres.contract.Verdict.Curve;
import io.fixres.report.view.ArmPrice;
import io.fixres.report.view.StageSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final List<StageSpan> SPANS =
      StageSpan.of(Samples.status(Stages.quickstart()), null);

  private static ArmPrice prices(boolean isTrained) {
    return new ArmPrice(SPANS, isTrained);
  }

  @Test
  void stepsOfALadderAreFoundByTheirSizesAlsoWhereOneFailed() {
    // given
    Curve tuned = new Curve(ArmKind.TUNED, 48, 80, List.of());
    Curve low = new Curve(ArmKind.TUNED, 48, 48, List.of());
    Curve control = new Curve(ArmKind.TUNED_AT_TRAIN_SIZE, 48, 48, List.of());

    // when
    ArmPrice prices = new ArmPrice(spans(Stages.ladder()), true);

    // then
    assertThat(prices.of(tuned)).contains(Duration.ofSeconds(100 + 20));
    assertThat(prices.of(low)).contains(Duration.ofSeconds(100 + 7));
    assertThat(prices.of(control)).contains(Duration.ofSeconds(100 + 5));
  }

  @Test
  void armCostsItsTrainingAndItsTuning() {
    // given
    Curve tuned = new Curve(ArmKind.TUNED, 48, 64, List.of());
    Curve direct = new Curve(ArmKind.DIRECT, 64, null, List.of());

    // then
    assertThat(prices(true).of(tuned)).contains(Duration.ofSeconds(152 + 24));
    assertThat(prices(true).of(direct)).contains(Duration.ofSeconds(214));
  }

  @Test
  void givenWeightsCostNothingAndUnknownTimesAreNotGuessed() {
    // given
    Curve given = new Curve(ArmKind.UNTUNED, 224, null, List.of());
    Curve unknown = new Curve(ArmKind.TUNED, 48, 96, List.of());

    // then
    assertThat(prices(false).of(given)).contains(Duration.ZERO);
    assertThat(prices(true).of(unknown)).isEmpty();
  }

  @Test
  void stageAtWorkLastsUntilItsStatusWasWritten() {
    // given
    FixResExperimentStatus status = Samples.status(Stages.failed());
    Instant written = Instant.parse("2026-11-24T18:51:00Z");

    // when
    List<StageSpan> unknown = StageSpan.of(status, null);
    List<StageSpan> known = StageSpan.of(status, written);

    // then
    assertThat(unknown.get(1).isOver()).isFalse();
    assertThat(unknown.get(1).duration()).isEqualTo(Duration.ofSeconds(700 - 300));
    assertThat(known.get(1).duration()).isEqualTo(Duration.ofSeconds(1200 - 300));
    assertThat(known.get(0).duration()).isEqualTo(Duration.ofSeconds(700));
  }

  @Test
  void stageThatFailedBeforeItWasSeenAtWorkIsToldAllTheSame() {
    // when
    List<StageSpan> spans = spans(Stages.failed());

    // then
    assertThat(spans).extracting(StageSpan::hasStart).containsExactly(true, true, false);
    assertThat(spans.get(2).duration()).isZero();
  }

  @Test
  void timeThatIsNoneIsNotKnown() {
    // when
    List<StageSpan> spans = spans(Stages.quickstart().replace("2026-11-24T18:31:00Z", "yesterday"));

    // then
    assertThat(spans).hasSameSizeAs(SPANS);
    assertThat(spans.get(0).hasStart()).isFalse();
  }

  @Test
  void nothingRanWithoutAStatus() {
    assertThat(StageSpan.of(null, null)).isEmpty();
  }

  private static List<StageSpan> spans(String status) {
    return StageSpan.of(Samples.status(status), null);
  }
}
