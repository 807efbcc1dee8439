package io.fixres.pipeline.status;

import io.fixres.api.BestStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Earlier bests, newest first: a verdict that a changed spec put aside is not forgotten. */
final class History {
  private static final int MAX = 3;

  private History() {}

  static @Nullable List<BestStatus> of(
      @Nullable FixResExperimentStatus previous, @Nullable Verdict verdict) {
    if (previous == null) {
      return null;
    }
    if (verdict != null || previous.best() == null || !wasFound(previous)) {
      return previous.history();
    }
    List<BestStatus> earlier = previous.history() == null ? List.of() : previous.history();
    return Stream.concat(Stream.of(previous.best()), earlier.stream()).limit(MAX).toList();
  }

  private static boolean wasFound(FixResExperimentStatus status) {
    return status
        .condition(ConditionType.BEST_FOUND)
        .filter(condition -> condition.getStatus().equals(ConditionSet.TRUE))
        .isPresent();
  }
}
