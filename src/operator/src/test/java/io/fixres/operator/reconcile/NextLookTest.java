package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.operator.observe.ExperimentSight;
import io.fixres.operator.observe.ExperimentSight.Watched;
import io.fixres.operator.observe.QuietSenses;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextLookTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String QUIET = "'progress': {'mode': 'Off'}";

  @Test
  void activeTimeThatHasALimitIsToldFromTimeToTime() {
    assertThat(next("{%s, 'activeDeadlineSeconds': 604800}")).contains(StatusChange.ACTIVE_EVERY);
    assertThat(next("{%s}")).hasValueSatisfying(wait -> assertThat(wait).hasMinutes(30));
    assertThat(next("{%s, 'activeDeadlineSeconds': 604800, 'suspend': true}")).isEmpty();
  }

  /** After a look at a first stage that runs and says nothing. */
  private static Optional<Duration> next(String changes) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.setMetadata(
        new ObjectMetaBuilder()
            .withUid("e")
            .withGeneration(1L)
            .withCreationTimestamp(NOW.toString())
            .build());
    experiment.setSpec(Specs.with(changes.formatted(QUIET)));
    return new NextLook(experiment, Duration.ofSeconds(15), NOW)
        .after(decide(experiment), sight(experiment));
  }

  private static Decision decide(FixResExperiment experiment) {
    StagePlan plan = StagePlanner.plan(experiment.getSpec());
    RunLimits limits = RunLimits.of(experiment.getSpec());
    String first =
        NextStep.decide(plan, Observed.nothing(), RunLimits.of(Specs.small()), NOW)
            .launches()
            .get(0)
            .hash();
    var seen =
        new Observed(Map.of(first, new Running(null, NOW, NOW)), Map.of(), Map.of(), Duration.ZERO);
    return NextStep.decide(plan, seen, limits, NOW);
  }

  private static ExperimentSight sight(FixResExperiment experiment) {
    return ExperimentSight.of(
        experiment,
        new Watched(new ResultsRecord(Map.of()), List.of(), List.of()),
        QuietSenses.of(experiment),
        NOW);
  }
}
