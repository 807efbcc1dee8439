package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How far the running stage is; absent means unknown. */
public record ProgressStatus(
    @JsonPropertyDescription("The stage, such as r128-s0/train.") String stage,
    @JsonPropertyDescription(
            "Of what the stage does now, such as computing features or learning, 0–100.")
        Integer percent,
    @JsonPropertyDescription("The epoch that it is in, from 1.") @Nullable Integer epoch,
    @JsonPropertyDescription("Epochs in all.") @Nullable Integer totalEpochs,
    @JsonPropertyDescription("Mean training loss of late.") @Nullable String loss,
    @JsonPropertyDescription("Throughput of late.") @Nullable String imagesPerSecond,
    @JsonPropertyDescription("Seconds that what it does now may still take.")
        @Nullable Long etaSeconds) {}
