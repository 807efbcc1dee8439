package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.status.Refusal;
import io.fixres.pipeline.status.StatusComposer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActiveTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Obstacle WHY = new Obstacle("UnknownProfile", "");

  private final ActiveTime time = new ActiveTime();

  @Test
  void timeInWhichASpecIsRefusedIsNoneOfActivity() {
    // given: an hour of work, and a weekend with a mistyped profile
    FixResExperimentStatus running = running();
    Instant friday = BEGIN.plus(Duration.ofHours(1));
    Instant monday = friday.plus(Duration.ofDays(3));
    time.of(experiment(running), BEGIN);

    // when
    FixResExperimentStatus refused = refused(running, friday);
    FixResExperimentStatus stillRefused = refused(refused, monday);
    Duration mended = time.of(experiment(stillRefused), monday);

    // then
    assertThat(refused.activeSeconds()).isEqualTo(3600);
    assertThat(stillRefused.activeSeconds()).isEqualTo(3600);
    assertThat(mended).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatIsRefusedIsActiveUntilItIsToldToStop() {
    // given: an hour of work, and two in which a webhook is away
    FixResExperimentStatus running = running();
    Instant one = BEGIN.plus(Duration.ofHours(1));
    Instant three = BEGIN.plus(Duration.ofHours(3));
    time.of(experiment(running), BEGIN);

    // when
    Refusal unstopped = new Refusal(WHY, new Obstacle("JobRefused", ""));
    FixResExperimentStatus goesOn = told(unstopped, running, one);
    FixResExperimentStatus stopped = refused(goesOn, three);
    FixResExperimentStatus later = refused(stopped, three.plus(Duration.ofDays(3)));

    // then
    assertThat(goesOn.activeSeconds()).isEqualTo(3600);
    assertThat(stopped.activeSeconds()).isEqualTo(3 * 3600);
    assertThat(later.activeSeconds()).isEqualTo(3 * 3600);
  }

  private FixResExperimentStatus refused(FixResExperimentStatus before, Instant now) {
    return told(new Refusal(WHY, null), before, now);
  }

  private FixResExperimentStatus told(Refusal refusal, FixResExperimentStatus before, Instant now) {
    return refusal.status(before, 2, time.of(experiment(before), refusal, now), now);
  }

  private static FixResExperimentStatus running() {
    StagePlan plan = StagePlanner.plan(Specs.small());
    RunLimits limits = RunLimits.of(Specs.small());
    return StatusComposer.compose(
        null, 1, plan, NextStep.decide(plan, Observed.nothing(), limits, BEGIN), BEGIN);
  }

  private static FixResExperiment experiment(FixResExperimentStatus status) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.setMetadata(new ObjectMetaBuilder().withName("small").withUid("u").build());
    experiment.setSpec(Specs.small());
    experiment.setStatus(status);
    return experiment;
  }
}
