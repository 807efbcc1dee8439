package io.fixres.pipeline.status;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a spec that cannot be carried out. */
final class Refusal {
  private static final String REASON = "InvalidSpec";

  private Refusal() {}

  static FixResExperimentStatus status(
      @Nullable FixResExperimentStatus previous,
      long generation,
      List<Violation> violations,
      ConditionSet set) {
    String message =
        violations.stream()
            .map(violation -> violation.path() + ": " + violation.rule())
            .collect(Collectors.joining("; "));
    set.add(ConditionType.ACCEPTED, ConditionSet.FALSE, REASON, message)
        .add(ConditionType.RECONCILING, ConditionSet.FALSE, REASON, "")
        .add(ConditionType.STALLED, ConditionSet.TRUE, REASON, message)
        .add(ConditionType.READY, ConditionSet.FALSE, REASON, message)
        .add(ConditionType.SUCCEEDED, ConditionSet.FALSE, REASON, message);
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
