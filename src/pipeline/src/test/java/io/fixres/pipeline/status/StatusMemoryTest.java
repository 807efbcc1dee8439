package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.ExitCode.Retry;
import io.fixres.contract.Json;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.GivenUp;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "71, 0, Failed", // the loss is NaN: no retry helps
    "74, 3, RetriesExhausted",
    "137, 1, RetriesExhausted"
  })
  void whatIsRememberedIsToldAsBefore(int exitCode, int restarts, String stalled) {
    String train = decide(Observed.nothing()).launches().get(0).hash();
    Tally used = new Tally(restarts + 1, restarts, Math.min(restarts, 1), 0, 0);
    Failed failed = new Failed(Failure.exited(exitCode, "it ended"), NOW);
    Decision first =
        decide(new Observed(Map.of(train, failed), Map.of(train, used), Map.of(), Duration.ZERO));
    FixResExperimentStatus told = StatusComposer.compose(null, 3, PLAN, first, NOW);
    GivenUp remembered = new GivenUp(StatusMemory.failures(told, 3).get(train));

    Decision next =
        decide(
            new Observed(
                Map.of(train, remembered), StatusMemory.tallies(told), Map.of(), Duration.ZERO));

    FixResExperimentStatus again = StatusComposer.compose(told, 3, PLAN, next, NOW);
    assertThat(next.launches()).isEmpty();
    assertThat(again.conditions())
        .isEqualTo(told.conditions())
        .filteredOn(condition -> condition.getType().equals("Stalled"))
        .extracting(Condition::getReason)
        .containsExactly(stalled);
  }

  @Test
  void theReasonOfAnEarlierOperatorsStatusIsKept() throws JsonProcessingException {
    FixResExperimentStatus status =
        Json.read(
            """
            {"observedGeneration": 3, "conditions": [],
             "failure": {"stage": "r48-s0/train", "reason": "Diverged", "message": "NaN"},
             "variants": [{"id": "r48-s0", "stages": [
               {"name": "train", "state": "Failed", "hash": "0badc0de", "message": "NaN"}]}]}
            """,
            FixResExperimentStatus.class);

    assertThat(StatusMemory.failures(status, 3).get("0badc0de"))
        .extracting(Failure::reason, Failure::retry)
        .containsExactly("Diverged", Retry.NONE);
  }

  private static Decision decide(Observed seen) {
    return NextStep.decide(PLAN, seen, RunLimits.of(Specs.small()), NOW);
  }
}
