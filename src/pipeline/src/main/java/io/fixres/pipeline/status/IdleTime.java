package io.fixres.pipeline.status;

import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Accelerator time lost between stages: gaps in which none of an experiment's stages was at work.
 */
final class IdleTime {
  private IdleTime() {}

  /** Seconds between the end of one stage and the start of the next, added up. */
  static long seconds(Collection<StageResult> results) {
    List<Measured> stages =
        results.stream()
            .filter(result -> result.kind().usesAccelerators())
            .map(StageResult::measured)
            .sorted(Comparator.comparing(Measured::startTime))
            .toList();
    long idle = 0;
    Instant busyUntil = Instant.MAX;
    for (Measured stage : stages) {
      Instant start = Instant.parse(stage.startTime());
      Instant end = Instant.parse(stage.completionTime());
      if (start.isAfter(busyUntil)) {
        idle += Duration.between(busyUntil, start).toSeconds();
      }
      busyUntil = busyUntil.equals(Instant.MAX) || end.isAfter(busyUntil) ? end : busyUntil;
    }
    return idle;
  }
}
