package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How many Jobs may run at once. */
public record ParallelismSpec(
    @JsonPropertyDescription("Stages that run at the same time. On one machine 1 is often fastest.")
        @Default("2")
        @Min(1)
        @Max(256)
        Integer maxActiveJobs) {}
