package io.fixres.pipeline.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accelerator time lost between stages: from the end of one to the start of the next, while none of
 * the experiment's was at work although there was work. Pauses, and the time before more was asked
 * for, are nobody's loss.
 */
final class IdleTime {
  private IdleTime() {}

  /**
   * When a stage was at work.
   *
   * @param start of its first attempt
   * @param end null = it still is
   */
  record Span(Instant start, @Nullable Instant end) {
    private boolean isBusyAt(Instant time) {
      return start.isBefore(time) && (end == null || !end.isBefore(time));
    }
  }

  /**
   * Seconds lost before the stages that are new.
   *
   * @param spans of all stages that began, by hash
   * @param known hashes of those whose start was told before
   * @param active since when there has been work
   */
  static long before(Map<String, Span> spans, Set<String> known, Instant active) {
    Set<Instant> told =
        known.stream()
            .map(spans::get)
            .filter(Objects::nonNull)
            .map(Span::start)
            .collect(Collectors.toSet());
    return spans.values().stream()
        .map(Span::start)
        .distinct()
        .filter(start -> !told.contains(start))
        .mapToLong(start -> lostBefore(start, spans, active))
        .sum();
  }

  private static long lostBefore(Instant start, Map<String, Span> spans, Instant active) {
    if (spans.values().stream().anyMatch(other -> other.isBusyAt(start))) {
      return 0;
    }
    return spans.values().stream()
        .map(Span::end)
        .filter(end -> end != null && end.isBefore(start))
        .max(Instant::compareTo)
        .map(end -> end.isAfter(active) ? end : active)
        .filter(start::isAfter)
        .map(end -> Duration.between(end, start).toSeconds())
        .orElse(0L);
  }
}
