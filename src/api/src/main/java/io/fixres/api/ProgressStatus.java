package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How far the running stage is; absent means unknown. */
public record ProgressStatus(
    @JsonPropertyDescription("The stage, such as r128-s0/train.") String stage,
    @JsonPropertyDescription("Of the stage, 0–100.") Integer percent,
    @JsonPropertyDescription("Epochs finished.") @Nullable Integer epoch,
    @JsonPropertyDescription("Epochs in all.") @Nullable Integer totalEpochs,
    @JsonPropertyDescription("Mean training loss of late.") @Nullable String loss,
    @JsonPropertyDescription("Throughput of late.") @Nullable String imagesPerSecond,
    @JsonPropertyDescription("Seconds that the stage may still take.") @Nullable Long etaSeconds) {}
