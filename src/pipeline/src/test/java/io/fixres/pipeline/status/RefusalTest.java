package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Obstacle WHY = new Obstacle("ImageNotAllowed", "not allowed");
  private static final Obstacle UNSTOPPED = new Obstacle("JobRefused", "the webhook is away");

  @Test
  void itSaysWhatIsWrong() {
    var violation = new Violation("spec.model.architecture", "x", "must be known", "");

    FixResExperimentStatus status =
        new Refusal(Obstacle.invalidSpec(List.of(violation)), null)
            .status(null, 2, Duration.ZERO, NOW);

    assertThat(StatusComposerTest.told(status, "Accepted"))
        .isEqualTo("False InvalidSpec: spec.model.architecture: must be known");
  }

  @Test
  void whatDoesNotStopIsToldAsAtWorkUntilItDoes() {
    // given
    FixResExperimentStatus running = running();

    // when
    FixResExperimentStatus first = refused(running, UNSTOPPED, NOW);
    FixResExperimentStatus second = refused(first, UNSTOPPED, NOW.plusSeconds(30));
    FixResExperimentStatus last =
        new Refusal(WHY, null).status(second, 2, Duration.ZERO, NOW.plusSeconds(60));

    // then
    assertThat(StatusComposerTest.told(first, "PrerequisitesReady"))
        .isEqualTo("False JobRefused: the webhook is away");
    assertThat(first.jobs()).isEqualTo(running.jobs());
    assertThat(states(first)).contains(StageState.RUNNING);
    assertThat(second).isEqualTo(first);
    assertThat(last.condition("PrerequisitesReady")).isEmpty();
    assertThat(last.jobs().active()).isZero();
    assertThat(states(last)).containsOnly(StageState.PENDING);
  }

  private static FixResExperimentStatus refused(
      FixResExperimentStatus before, Obstacle unstopped, Instant now) {
    return new Refusal(WHY, unstopped).status(before, 2, Duration.ZERO, now);
  }

  private static FixResExperimentStatus running() {
    StagePlan plan = StagePlanner.plan(Specs.small());
    RunLimits limits = RunLimits.of(Specs.small());
    return StatusComposer.compose(
        null, 1, plan, NextStep.decide(plan, Observed.nothing(), limits, NOW), NOW);
  }

  private static Stream<StageState> states(FixResExperimentStatus status) {
    return status.variants().stream()
        .flatMap(variant -> variant.stages().stream())
        .map(StageStatus::state);
  }
}
