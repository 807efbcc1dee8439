package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How live progress reaches the status. */
public record ProgressSpec(
    @JsonPropertyDescription("Poll: the operator asks the running pod. Off: there is none.")
        @Default("Poll")
        ProgressMode mode,
    @JsonPropertyDescription(
            "Seconds between two questions. The status is written when a percent has passed or a "
                + "minute.")
        @Default("20")
        @Min(5)
        @Max(3600)
        Integer intervalSeconds) {}
