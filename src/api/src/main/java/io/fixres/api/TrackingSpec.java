package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** Optional extras that never change a result. */
public record TrackingSpec(Boolean tensorBoard, @Nullable String mlflowUri) {}
