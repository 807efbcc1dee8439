package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** The network. */
public record ModelSpec(
    String architecture, @Nullable Integer numClasses, @Nullable WeightsSpec weights) {}
