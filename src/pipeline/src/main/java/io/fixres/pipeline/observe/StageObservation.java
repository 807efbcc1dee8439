package io.fixres.pipeline.observe;

import io.fixres.contract.Progress;
import io.fixres.contract.StageResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one stage right now.
 *
 * <pre>
 *   Absent ─launch─► Waiting ─► Running ─► Succeeded | Unreadable
 *      ▲                │          │
 *      │              remove     remove / exit
 *      │                ▼          ▼
 *      └──────launch── Failed ◄─ Stopping      GivenUp
 * </pre>
 */
public sealed interface StageObservation {
  /** Whether a process or Job of it exists, so that no other may be started. */
  default boolean isLive() {
    return false;
  }

  /** Nothing is there. */
  record Absent() implements StageObservation {}

  /**
   * Started, but not at work.
   *
   * @param why for people, empty = not known
   * @param since when it was started
   */
  record Waiting(String why, Instant since) implements StageObservation {
    @Override
    public boolean isLive() {
      return true;
    }
  }

  /**
   * At work.
   *
   * @param progress as it last said; null = it has not yet
   * @param since when its process began; null = that is about to happen
   * @param lastProgress when {@code progress} last changed, or {@code since}
   */
  record Running(@Nullable Progress progress, @Nullable Instant since, Instant lastProgress)
      implements StageObservation {
    @Override
    public boolean isLive() {
      return true;
    }
  }

  /**
   * Told to stop, not gone yet.
   *
   * @param since when it was told
   * @param why what keeps it, for people; empty = it saves a checkpoint
   */
  record Stopping(Instant since, String why) implements StageObservation {
    /** That ends soon. */
    public Stopping(Instant since) {
      this(since, "");
    }

    @Override
    public boolean isLive() {
      return true;
    }
  }

  /**
   * Not started, and not to be yet: what is left of another experiment works at the same place.
   *
   * @param why for people
   */
  record Occupied(String why) implements StageObservation {}

  /** Its result is there. */
  record Succeeded(StageResult result) implements StageObservation {}

  /**
   * Its last attempt ended without a result.
   *
   * @param failure why; of a stage that was told to stop, what {@code Remove} says
   * @param since when that attempt began; null = not known
   * @param at when it ended
   */
  record Failed(Failure failure, @Nullable Instant since, Instant at) implements StageObservation {
    public Failed(Failure failure, Instant at) {
      this(failure, null, at);
    }
  }

  /** It failed for good under this spec, as is remembered; no attempt follows. */
  record GivenUp(Failure failure) implements StageObservation {}

  /**
   * Its Job was there and somebody else deleted it, now or before.
   *
   * @param times when it was found gone, oldest first; at least one
   */
  record Deleted(List<Instant> times) implements StageObservation {
    public Deleted {
      times = List.copyOf(times);
      if (times.isEmpty()) {
        throw new IllegalArgumentException("Deleted.times must have at least one");
      }
    }

    /** When it was found gone last. */
    public Instant last() {
      return times.get(times.size() - 1);
    }
  }

  /**
   * It ended well, but its result is lost, damaged or of another stage.
   *
   * @param why for people
   */
  record Unreadable(String why) implements StageObservation {}
}
