package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Replicates. */
public record SeedsSpec(
    @JsonPropertyDescription(
            "The first seed. The deployed model is this one's, named beforehand, never the "
                + "luckiest.")
        @Default("0")
        @Min(0)
        @Max(4294967295L)
        Long base,
    @JsonPropertyDescription("Trainings per resolution, with seeds base, base + 1, …")
        @Default("1")
        @Min(1)
        @Max(5)
        Integer replicates) {}
