package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** One stage of a variant. */
public record StageStatus(
    String name,
    StageState state,
    @Nullable String hash,
    @Nullable String jobName,
    @Nullable Integer attempts,
    @Nullable Integer disruptions,
    @Nullable Long gpuSeconds,
    @Nullable String startTime,
    @Nullable String completionTime,
    @Nullable String message) {}
