package io.fixres.pipeline.status;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.observe.Obstacle;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a spec that cannot be carried out. */
final class Refusal {
  private static final String INVALID_SPEC = "InvalidSpec";

  private Refusal() {}

  /** What is wrong with a spec, in one line. */
  static Obstacle of(List<Violation> violations) {
    return new Obstacle(
        INVALID_SPEC, violations.stream().map(Refusal::sentence).collect(Collectors.joining("; ")));
  }

  private static String sentence(Violation violation) {
    String remedy = violation.remedy().isEmpty() ? "" : " (" + violation.remedy() + ")";
    return violation.path() + ": " + violation.rule() + remedy;
  }

  static FixResExperimentStatus status(
      @Nullable FixResExperimentStatus previous, Obstacle why, ConditionSet set, long generation) {
    set.add(ConditionType.ACCEPTED, ConditionSet.FALSE, why.reason(), why.message())
        .add(ConditionType.RECONCILING, ConditionSet.FALSE, why.reason(), "")
        .add(ConditionType.STALLED, ConditionSet.TRUE, why.reason(), why.message())
        .add(ConditionType.READY, ConditionSet.FALSE, why.reason(), why.message())
        .add(ConditionType.SUCCEEDED, ConditionSet.FALSE, why.reason(), why.message());
    FixResExperimentStatus kept = previous == null ? nothing() : previous;
    return new FixResExperimentStatus(
        generation,
        set.all(),
        kept.startTime(),
        kept.completionTime(),
        kept.activeSeconds(),
        kept.gpuSeconds(),
        kept.gpuIdleSeconds(),
        kept.jobs(),
        null,
        kept.best(),
        kept.curve(),
        kept.warnings(),
        kept.variants(),
        kept.results(),
        kept.runner(),
        kept.dataset(),
        kept.failure(),
        kept.history());
  }

  private static FixResExperimentStatus nothing() {
    return new FixResExperimentStatus(
        null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null);
  }
}
