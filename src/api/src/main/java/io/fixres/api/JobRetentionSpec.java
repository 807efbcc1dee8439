package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How long finished Jobs stay. */
public record JobRetentionSpec(
    @JsonPropertyDescription(
            "Seconds from when the result is in the status until the Job and its pods go.")
        @Default("3600")
        @Min(0)
        @Max(2592000)
        Integer ttlSecondsAfterCollected) {}
