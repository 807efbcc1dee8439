package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** What happens when a stage fails or stands still. */
public record FailurePolicySpec(
    @JsonPropertyDescription(
            "Attempts after the first, for failures that may pass. Preemption and eviction are not"
                + " counted; a diverged loss or bad data is never tried again.")
        @Default("3")
        @Min(0)
        @Max(100)
        Integer maxRestarts,
    @JsonPropertyDescription(
            "Continue: the other variants go on, and the verdict is drawn from them. Abort: the "
                + "experiment fails.")
        @Default("Continue")
        VariantFailurePolicy onVariantFailure,
    @JsonPropertyDescription(
            "How long a stage may wait for a machine, an image or a volume. Waiting in a queue is "
                + "not counted.")
        @Default("3600")
        @Min(10)
        @Max(2592000)
        Integer startTimeoutSeconds,
    @JsonPropertyDescription(
            "A stage without progress for this long is stopped, and resumes from its checkpoint; "
                + "counted as a restart.")
        @Default("1800")
        @Min(10)
        @Max(604800)
        Integer stallTimeoutSeconds) {}
