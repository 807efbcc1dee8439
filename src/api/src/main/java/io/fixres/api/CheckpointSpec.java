package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** When training saves its state. */
public record CheckpointSpec(
    @JsonPropertyDescription("After so many epochs; 0: not by epochs.")
        @Default("1")
        @Min(0)
        @Max(10000)
        Integer everyEpochs,
    @JsonPropertyDescription(
            "After so many minutes, so that a long epoch or sweep is not lost; 0: not by time.")
        @Default("15")
        @Min(0)
        @Max(1440)
        Integer everyMinutes,
    @JsonPropertyDescription("How many of the newest checkpoints stay.")
        @Default("2")
        @Min(1)
        @Max(100)
        Integer keep) {}
