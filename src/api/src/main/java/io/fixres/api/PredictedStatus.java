package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The test resolution expected from the crops alone. */
public record PredictedStatus(
    @JsonPropertyDescription("Pixels.") Integer resolution,
    @JsonPropertyDescription("Low and high, from the ways to average.") @Size(min = 2, max = 2)
        List<Integer> band) {}
