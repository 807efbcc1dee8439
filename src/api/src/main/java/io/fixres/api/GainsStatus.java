package io.fixres.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paired differences in points, each estimate, low and high. */
public record GainsStatus(
    @Nullable List<String> enlarge,
    @Nullable List<String> tune,
    @Nullable List<String> total,
    @Nullable List<String> versusDirect,
    @Nullable Long directGpuSeconds) {}
