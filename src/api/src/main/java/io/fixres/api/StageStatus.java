package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One stage of a variant. */
public record StageStatus(
    @JsonPropertyDescription("Such as train, sweep, fine-tune-1.") @Required String name,
    @JsonPropertyDescription("Where it stands.") StageState state,
    @JsonPropertyDescription(
            "Size in pixels that it trains or fine-tunes at, once known; a step of the ladder is "
                + "found from scores.")
        @Nullable Integer resolution,
    @JsonPropertyDescription(
            "Of all that decides its result; stages with the same hash are done once.")
        @Nullable String hash,
    @JsonPropertyDescription("The last attempt's Job.") @Nullable String jobName,
    @JsonPropertyDescription("How often it was started.") @Nullable Integer attempts,
    @JsonPropertyDescription(
            "How often it was stopped from outside and resumed; not counted as failures.")
        @Nullable Integer disruptions,
    @JsonPropertyDescription("Seconds × accelerators that it held.") @Nullable Long gpuSeconds,
    @JsonPropertyDescription("Seconds at work, over all attempts that left a checkpoint.")
        @Nullable Long seconds,
    @JsonPropertyDescription("When its first attempt began.") @Nullable String startTime,
    @JsonPropertyDescription("When it ended, by itself or stopped.")
        @Nullable String completionTime,
    @JsonPropertyDescription("Why it failed, in one word, such as Diverged.")
        @Nullable String reason,
    @JsonPropertyDescription("What it waits for, or why it failed.") @Nullable String message) {
  public StageStatus {
    state = Objects.requireNonNullElse(state, StageState.PENDING);
  }

  /** The same, of a stage that is not at work any more and may be again. */
  public StageStatus pending() {
    return new StageStatus(
        name,
        StageState.PENDING,
        resolution,
        hash,
        jobName,
        attempts,
        disruptions,
        gpuSeconds,
        seconds,
        startTime,
        completionTime,
        null,
        null);
  }
}
