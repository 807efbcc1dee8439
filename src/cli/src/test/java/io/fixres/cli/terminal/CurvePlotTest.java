package io.fixres.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePlotTest {
  @Test
  void showsTheMetricThatTheBestWasSelectedBy() {
    // when
    List<String> top1 = CurvePlot.lines(verdict(Metric.TOP1), Terminal.PLAIN);
    List<String> loss = CurvePlot.lines(verdict(Metric.LOSS), Terminal.PLAIN);

    // then
    assertThat(top1.get(0)).isEqualTo("  top-1 accuracy in\u00a0%");
    assertThat(top1.get(1)).startsWith("  80.50 ┤").endsWith("●");
    assertThat(loss.get(0)).isEqualTo("  loss in nats (lower is better)");
    assertThat(loss.get(1)).startsWith("  0.930 ┤").endsWith("┊");
    assertThat(loss.get(9)).startsWith("  0.270 ┤").endsWith("●");
  }

  @Test
  void theAxisEndsWhereAccuraciesDo() {
    // when
    List<String> lines = CurvePlot.lines(verdict(Metric.TOP1, 0, 100), Terminal.PLAIN);

    // then
    assertThat(lines.get(1)).startsWith(" 100.00 ┤").endsWith("●");
    assertThat(lines.get(9)).startsWith("   0.00 ┤").contains("●");
  }

  private static Verdict verdict(Metric metric) {
    return verdict(metric, 72, 80);
  }

  private static Verdict verdict(Metric metric, double first, double second) {
    Interval none = new Interval(0, 0);
    return new Verdict(
        Contract.VERSION,
        new SelectionRule(metric, 0.3, 0.95, 0),
        1000,
        List.of(0L),
        new Verdict.Best(
            "r48-s0", ArmKind.UNTUNED, 48, null, at(64), 80, 80, none, List.of(64), false),
        new Verdict.Gains(null, null, null, null),
        List.of(
            new Verdict.Curve(
                ArmKind.UNTUNED,
                48,
                null,
                List.of(
                    new CurvePoint(at(48), first, none, 90, 0.9, 1, null),
                    new CurvePoint(at(64), second, none, 95, 0.3, 2, null)))),
        null,
        null,
        null,
        List.of());
  }

  private static EvalPoint at(int resolution) {
    return new EvalPoint(resolution, 0.875);
  }
}
