package io.fixres.pipeline.status;

import static io.fixres.pipeline.status.StatusComposerTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results that are seen and cannot be recorded: nothing is over before they are. */
class UnrecordedTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StagePlan PLAN = StagePlanner.plan(Specs.small());
  private static final RunLimits LIMITS = RunLimits.of(Specs.small());

  @Test
  void anExperimentIsNotFinished() {
    Map<String, StageObservation> stages = new HashMap<>();
    StatusComposerTest.finished(PLAN, stages);

    FixResExperimentStatus status = composed(stages);

    assertThat(status.completionTime()).isNull();
    assertThat(told(status, "ResultsCollected")).isEqualTo("False ResultsRefused: a quota");
    assertThat(told(status, "Succeeded")).startsWith("Unknown");
  }

  @Test
  void anExperimentThatFailedIsNotFinished() {
    String train = NextStep.decide(PLAN, Observed.nothing(), LIMITS, NOW).launches().get(0).hash();

    FixResExperimentStatus status =
        composed(Map.of(train, new Failed(Failure.exited(71, ""), NOW)));

    assertThat(status.completionTime()).isNull();
    assertThat(told(status, "Succeeded")).startsWith("False Failed");
  }

  private static FixResExperimentStatus composed(Map<String, StageObservation> stages) {
    var refused = new Obstacle("ResultsRefused", "a quota");
    var seen = new Observed(stages, Map.of(), Map.of(), Duration.ofMinutes(3), refused);
    return StatusComposer.compose(null, 1, PLAN, NextStep.decide(PLAN, seen, LIMITS, NOW), NOW);
  }
}
