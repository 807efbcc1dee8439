package io.fixres.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best test resolution; provisional until BestFound is True. */
public record BestStatus(
    Integer trainResolution,
    Integer testResolution,
    String cropPct,
    Boolean fineTuned,
    @Nullable String top1,
    @Nullable String crossFitTop1,
    @Nullable List<String> confidenceInterval,
    @Nullable Integer images,
    @Nullable Boolean undecided,
    @Nullable List<Integer> candidates,
    @Nullable GainsStatus gains,
    @Nullable TestStatus test,
    @Nullable PredictedStatus predicted,
    @Nullable String gmacs,
    @Nullable String imagesPerSecond,
    @Nullable String variant,
    @Nullable ModelStatus model) {}
