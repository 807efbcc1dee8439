package io.fixres.report.view;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.contract.StageIds;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a stage ran.
 *
 * @param variant such as {@code r128-s0}
 * @param trainResolution of the variant; null = none, or not known yet
 * @param stage what its status says
 * @param start of its first attempt; where that is not known, {@code end}
 * @param end of its last; for one still at work, when the status was written
 */
public record StageSpan(
    String variant,
    @Nullable Integer trainResolution,
    StageStatus stage,
    Instant start,
    Instant end) {

  /**
   * All stages that began or ended, by variant in the status' order.
   *
   * @param asOf when that status was written; null = not known, but not before any time it tells
   */
  public static List<StageSpan> of(
      @Nullable FixResExperimentStatus status, @Nullable Instant asOf) {
    if (status == null || status.variants() == null) {
      return List.of();
    }
    Instant latest = latest(status, asOf).orElse(Instant.EPOCH);
    List<StageSpan> spans = new ArrayList<>();
    for (VariantStatus variant : status.variants()) {
      for (StageStatus stage : variant.stages()) {
        instant(stage.startTime())
            .or(() -> instant(stage.completionTime()))
            .map(start -> span(variant, stage, start, latest))
            .ifPresent(spans::add);
      }
    }
    return List.copyOf(spans);
  }

  private static StageSpan span(
      VariantStatus variant, StageStatus stage, Instant start, Instant latest) {
    Instant end = instant(stage.completionTime()).orElse(latest);
    return new StageSpan(
        variant.id(), variant.trainResolution(), stage, start, end.isBefore(start) ? start : end);
  }

  private static Optional<Instant> latest(FixResExperimentStatus status, @Nullable Instant asOf) {
    List<Instant> times = new ArrayList<>();
    Optional.ofNullable(asOf).ifPresent(times::add);
    instant(status.completionTime()).ifPresent(times::add);
    List<VariantStatus> variants = status.variants() == null ? List.of() : status.variants();
    for (VariantStatus variant : variants) {
      for (StageStatus stage : variant.stages()) {
        instant(stage.startTime()).ifPresent(times::add);
        instant(stage.completionTime()).ifPresent(times::add);
      }
    }
    return times.stream().max(Instant::compareTo);
  }

  /** A time of a status; one that is no time is as good as none. */
  static Optional<Instant> instant(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** From first start to last end, waiting and retries included. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /** How long it was at work; where that is not known, {@link #duration}. */
  public Duration worked() {
    Long seconds = stage.seconds();
    return seconds == null ? duration() : Duration.ofSeconds(seconds);
  }

  /** Whether it is known when it began; a stage that failed at once may not have been seen. */
  public boolean hasStart() {
    return instant(stage.startTime()).isPresent();
  }

  /** Whether it is not at work any more. */
  public boolean isOver() {
    return stage.completionTime() != null;
  }

  /** Whether its result is there. */
  public boolean isDone() {
    return stage.state() == StageState.SUCCEEDED;
  }

  /** Whether it cannot go on. */
  public boolean isFailed() {
    return stage.state() == StageState.FAILED;
  }

  /** What sort of work it is, as the class that colours it. */
  public Work work() {
    return Work.of(stage.name());
  }

  /** Sorts of work that a timeline tells apart. */
  public enum Work {
    /** Learning from scratch or from given weights. */
    TRAIN,
    /** Scoring. */
    SWEEP,
    /** Adapting to a larger image. */
    TUNE,
    /** The verdict. */
    CONCLUDE;

    /** By the name of a stage, such as {@code fine-tune-1/sweep}. */
    static Work of(String stage) {
      return switch (StageIds.kindOf(stage)) {
        case TRAIN -> TRAIN;
        case SWEEP, SWEEP_FINE_TUNED, TEST -> SWEEP;
        case FINE_TUNE -> TUNE;
        case CONCLUDE -> CONCLUDE;
      };
    }
  }
}
