package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** Which runner does the stages. */
public record RunnerStatus(
    @Nullable String image,
    @Nullable String imageID,
    @Nullable String version,
    Integer numerics,
    @Nullable String engine) {}
