package io.fixres.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gains;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Gains NONE = new Gains(null, null, null, null);

  private static CurvePoint point(int resolution, double top1, double loss) {
    Interval interval = new Interval(top1 - 1, top1 + 1);
    return new CurvePoint(new EvalPoint(resolution, 0.875), top1, interval, 99, loss, 1, null);
  }

  private static Curve curve(ArmKind kind, int train, @Nullable Integer tuned, double top1) {
    return new Curve(kind, train, tuned, List.of(point(64, top1, 1), point(80, top1, 2)));
  }

  private static Verdict verdict(Metric metric, ArmKind kind, List<Curve> curves) {
    EvalPoint at = new EvalPoint(64, 0.875);
    Integer tuned = kind == ArmKind.UNTUNED ? null : 64;
    Interval interval = new Interval(60, 80);
    Best best = new Best("r48-s0", kind, 48, tuned, at, 70, 70, interval, List.of(64), false);
    SelectionRule rule = new SelectionRule(metric, 0.3, 0.95, 0);
    return new Verdict(1, rule, 500, List.of(0L), best, NONE, curves, null, null, null, List.of());
  }

  @Test
  void winnerIsToldWithItsOtherHalfAndTheBestControls() {
    // given
    List<Curve> curves =
        List.of(
            curve(ArmKind.UNTUNED, 48, null, 70),
            curve(ArmKind.TUNED, 48, 64, 75),
            curve(ArmKind.UNTUNED, 96, null, 72),
            curve(ArmKind.DIRECT, 64, null, 71),
            curve(ArmKind.DIRECT_TUNED, 64, 80, 73),
            curve(ArmKind.DIRECT_TUNED, 64, 96, 74));

    // when
    List<Arm> arms = Arms.of(verdict(Metric.TOP1, ArmKind.TUNED, curves), true);

    // then
    assertThat(arms.stream().map(Arm::role))
        .containsExactly(
            Role.COUNTERPART, Role.WINNER, Role.OTHER, Role.DIRECT, Role.OTHER, Role.DIRECT_TUNED);
    assertThat(arms.get(5).name()).isEqualTo("trained directly at 64, tuned at 96");
  }

  @Test
  void untunedWinnerStandsBesideTheBestTunedArm() {
    // given
    List<Curve> curves =
        List.of(
            curve(ArmKind.TUNED, 48, 80, 71),
            curve(ArmKind.TUNED, 48, 64, 69),
            curve(ArmKind.UNTUNED, 48, null, 75));

    // when
    List<Arm> arms = Arms.of(verdict(Metric.TOP1, ArmKind.UNTUNED, curves), false);

    // then
    assertThat(arms.stream().map(Arm::role))
        .containsExactly(Role.COUNTERPART, Role.OTHER, Role.WINNER);
    assertThat(arms.get(2).name()).isEqualTo("given weights, 48");
  }

  @Test
  void ofEqualPointsTheSmallestIsTheBest() {
    // given
    Curve flat = curve(ArmKind.UNTUNED, 48, null, 70);
    MetricView metric = MetricView.of(verdict(Metric.TOP1, ArmKind.UNTUNED, List.of(flat)));

    // when
    CurvePoint best = new Arm(flat, Role.WINNER, "").best(metric).orElseThrow();

    // then
    assertThat(best.point().resolution()).isEqualTo(64);
  }

  @Test
  void lessLossIsBetterAndHasNoPointwiseInterval() {
    // given
    Curve curve = curve(ArmKind.UNTUNED, 48, null, 70);
    MetricView metric = MetricView.of(verdict(Metric.LOSS, ArmKind.UNTUNED, List.of(curve)));

    // then
    assertThat(metric.goodness(point(64, 70, 1))).isGreaterThan(metric.goodness(point(64, 70, 2)));
    assertThat(metric.interval(point(64, 70, 1))).isEmpty();
    assertThat(metric.text(1.2345)).isEqualTo("1.235 nats");
  }
}
