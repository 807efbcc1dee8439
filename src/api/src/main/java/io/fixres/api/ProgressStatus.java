package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** How far the running stage is; absent means unknown. */
public record ProgressStatus(
    String stage,
    Integer percent,
    @Nullable Integer epoch,
    @Nullable Integer totalEpochs,
    @Nullable String loss,
    @Nullable String imagesPerSecond,
    @Nullable Long etaSeconds) {}
