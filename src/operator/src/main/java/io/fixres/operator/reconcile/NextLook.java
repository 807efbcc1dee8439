package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.ProgressMode;
import io.fixres.operator.observe.ExperimentSight;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.observe.StageObservation.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an experiment is looked at again although no event comes.
 *
 * @param lookForPrerequisites what is not watched is looked for so often
 * @param now the time
 */
record NextLook(FixResExperiment experiment, Duration lookForPrerequisites, Instant now) {
  static final Duration SOONEST = Duration.ofSeconds(1);

  /** After a pass that decided this from what it saw; empty = never. */
  Optional<Duration> after(Decision decision, ExperimentSight sight) {
    Stream<Duration> due =
        Stream.of(decision.lookAgain(), sight.lookAgain())
            .flatMap(Optional::stream)
            .map(at -> Duration.between(now, at));
    FixResExperimentSpec spec = experiment.getSpec();
    Stream<Duration> poll =
        spec.progress().mode() == ProgressMode.OFF
            ? Stream.empty()
            : running(decision).limit(1).map(unused -> interval(spec));
    Stream<Duration> search =
        Stream.ofNullable(decision.seen().obstacle()).map(unused -> untilPrerequisitesMayBeThere());
    Stream<Duration> tell =
        Stream.ofNullable(spec.activeDeadlineSeconds())
            .filter(unused -> decision.outcome() == Outcome.ACTIVE)
            .map(unused -> StatusChange.ACTIVE_EVERY);
    return Stream.of(due, poll, search, tell)
        .flatMap(durations -> durations)
        .min(Duration::compareTo)
        .map(wait -> wait.compareTo(SOONEST) < 0 ? SOONEST : wait);
  }

  /** Hashes of the stages at work. */
  static Stream<String> running(Decision decision) {
    return decision.seen().stages().entrySet().stream()
        .filter(stage -> stage.getValue() instanceof Running)
        .map(Map.Entry::getKey);
  }

  /** How often stages at work are asked how far they are. */
  static Duration interval(FixResExperimentSpec spec) {
    return Duration.ofSeconds(spec.progress().intervalSeconds());
  }

  /** What is applied together is there soon: a young experiment looks again earlier. */
  private Duration untilPrerequisitesMayBeThere() {
    Instant created = Instant.parse(experiment.getMetadata().getCreationTimestamp());
    Duration age = Duration.between(created, now);
    return age.compareTo(lookForPrerequisites) < 0 ? age : lookForPrerequisites;
  }
}
