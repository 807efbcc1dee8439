package io.fixres.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Verdict.Curve;
import io.fixres.report.view.ArmPrice;
import io.fixres.report.view.StageSpan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final List<StageSpan> SPANS = StageSpan.of(Samples.status(Stages.quickstart()));

  private static ArmPrice prices(boolean isTrained, Curve... curves) {
    return new ArmPrice(List.of(curves), SPANS, isTrained);
  }

  @Test
  void rungsOfALadderAreFoundByTheirPlace() {
    // given
    Curve first = new Curve(ArmKind.TUNED, 48, 64, List.of());
    Curve second = new Curve(ArmKind.TUNED, 48, 80, List.of());
    Curve control = new Curve(ArmKind.TUNED_AT_TRAIN_SIZE, 48, 48, List.of());
    ArmPrice prices =
        new ArmPrice(
            List.of(second, first, control), StageSpan.of(Samples.status(Stages.ladder())), true);

    // then
    assertThat(prices.of(first)).contains(Duration.ofSeconds(100 + 10));
    assertThat(prices.of(second)).contains(Duration.ofSeconds(100 + 20));
    assertThat(prices.of(control)).contains(Duration.ofSeconds(100 + 5));
  }

  @Test
  void armCostsItsTrainingAndItsTuning() {
    // given
    Curve tuned = new Curve(ArmKind.TUNED, 48, 64, List.of());
    Curve direct = new Curve(ArmKind.DIRECT, 64, null, List.of());

    // then
    assertThat(prices(true, tuned).of(tuned)).contains(Duration.ofSeconds(152 + 24));
    assertThat(prices(true, tuned).of(direct)).contains(Duration.ofSeconds(214));
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
  void stageAtWorkLastsUntilTheLatestKnownTime() {
    // when
    List<StageSpan> spans = StageSpan.of(Samples.status(Stages.failed()));

    // then
    assertThat(spans).hasSize(2);
    assertThat(spans.get(1).isOver()).isFalse();
    assertThat(spans.get(1).duration()).isEqualTo(Duration.ofSeconds(400));
  }

  @Test
  void timeThatIsNoneIsLeftOut() {
    // given
    String json = Stages.quickstart().replace("2026-11-24T18:31:00Z", "yesterday");

    // when
    List<StageSpan> spans = StageSpan.of(Samples.status(json));

    // then
    assertThat(spans).hasSize(SPANS.size() - 1);
  }

  @Test
  void nothingRanWithoutAStatus() {
    assertThat(StageSpan.of(null)).isEmpty();
  }
}
