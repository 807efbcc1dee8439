package io.fixres.runner.conclude;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Metric;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.Stages;
import io.fixres.runner.score.ScoredImages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void aRuleThatCannotBeAppliedIsTheUsersToMend() {
    assertRefused(new SelectionRule(Metric.TOP5, 0.3, 0.95, 0), 5, "choose Top1 or Loss");
    assertRefused(new SelectionRule(Metric.LOSS, 0.3, 0.95, 0), 10, "tells no interval");
    assertRefused(new SelectionRule(Metric.TOP1, 0.3, 0.95, 1e-6), 10, "maxGmacs is 1.0E-6");
  }

  /** With a single image. */
  private static void assertRefused(SelectionRule rule, int classes, String said) {
    EvalPoint point = new EvalPoint(64, 0.875);
    var arms = List.of(new Arm("a", ArmKind.UNTUNED, 64, null, 0, null, "", List.of(point), ""));
    var work =
        new ConcludeWork(
            Stages.MODEL, Stages.folder(), arms, rule, 0, Interpolation.BILINEAR, null, List.of());
    var images = new ScoredImages(new int[1], new int[1], new int[1]);
    var evidence = new Evidence(ArmGroup.of(arms), Map.of(), Map.of(), images, new int[1]);
    var network = Architectures.find("tiny_resnet8").orElseThrow();

    assertThatThrownBy(() -> new Statistics(evidence, work, network, classes).analyse())
        .hasMessageContaining(said)
        .extracting(failure -> ((StageFailure) failure).code())
        .isEqualTo(ExitCode.INVALID_CONFIG);
  }
}
