package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusMemoryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StagePlan PLAN = StagePlanner.plan(Specs.small());

  @Test
  void aStageThatFailedForGoodIsRememberedUntilTheSpecChanges() {
    // given
    String train = decide(Observed.nothing()).launches().get(0).hash();
    Failed diverged = new Failed(Failure.exited(71, "loss is NaN"), NOW);
    Decision failed =
        decide(new Observed(Map.of(train, diverged), Map.of(), Map.of(), Duration.ZERO));

    // when
    FixResExperimentStatus status = StatusComposer.compose(null, 3, PLAN, failed, NOW);

    // then
    assertThat(StatusMemory.failures(status, 3))
        .containsExactly(Map.entry(train, Failure.exited(71, "loss is NaN")));
    assertThat(StatusMemory.failures(status, 4)).isEmpty();
    assertThat(StatusMemory.failures(null, 3)).isEmpty();
  }

  private static Decision decide(Observed seen) {
    return NextStep.decide(PLAN, seen, RunLimits.of(Specs.small()), NOW);
  }
}
