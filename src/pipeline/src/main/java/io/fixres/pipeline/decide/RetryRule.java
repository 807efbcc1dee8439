package io.fixres.pipeline.decide;

import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.StageObservation.Deleted;
import io.fixres.pipeline.observe.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an attempt follows a failure, when, and what it costs. */
final class RetryRule {
  /** Times a result may be written again before it counts as missing. */
  static final int MAX_REREADS = 2;

  /** Times a stage may be done anew because another was, besides its restarts. */
  static final int MAX_ANEW = 2;

  /** Times a stage's Job may be deleted by others within {@link #DELETIONS_WITHIN}. */
  static final int MAX_DELETIONS = 5;

  /** The time in which deletions are counted. */
  static final Duration DELETIONS_WITHIN = Duration.ofMinutes(10);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration MAX_DELAY = Duration.ofMinutes(6);
  private static final int MAX_DOUBLINGS = 10;

  private RetryRule() {}

  /** The tally of the attempt that follows; empty = none does. */
  static Optional<Tally> next(Failure failure, Tally used, int maxRestarts) {
    return switch (failure.retry()) {
      case NONE -> Optional.empty();
      case ONCE ->
          used.memoryRestarts() < 1 ? Optional.of(used.restartedForMemory()) : Optional.empty();
      case COUNTED ->
          used.restarts() < maxRestarts + (failure.isOfOrigin() ? MAX_ANEW : 0)
              ? Optional.of(used.restarted())
              : Optional.empty();
      case FREE -> Optional.of(used.resumed());
    };
  }

  /** The tally of the attempt that writes a lost result again; empty = it is given up. */
  static Optional<Tally> reread(Tally used) {
    return used.rereads() < MAX_REREADS ? Optional.of(used.reread()) : Optional.empty();
  }

  /** When a deleted Job may be made again; empty = it is given up. */
  static Optional<Instant> afterDeletion(Deleted deleted) {
    int lately = lately(deleted);
    return lately <= MAX_DELETIONS
        ? Optional.of(deleted.last().plus(doubled(lately - 1)))
        : Optional.empty();
  }

  /** Deletions within the time before the last, which is one of them. */
  static int lately(Deleted deleted) {
    Instant from = deleted.last().minus(DELETIONS_WITHIN);
    return (int) deleted.times().stream().filter(time -> time.isAfter(from)).count();
  }

  /**
   * How long to wait before that attempt: as a Job's back-off, 10 s doubled each time up to 6 min.
   * A first disruption resumes at once.
   */
  static Duration delay(Failure failure, Tally used) {
    return switch (failure.retry()) {
      case NONE, ONCE -> Duration.ZERO;
      case COUNTED -> doubled(used.restarts());
      case FREE -> used.disruptions() == 0 ? Duration.ZERO : doubled(used.disruptions() - 1);
    };
  }

  private static Duration doubled(int times) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(times, MAX_DOUBLINGS));
    return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
  }
}
