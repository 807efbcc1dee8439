package io.fixres.api;

import io.fixres.contract.ClaimRole;
import org.jspecify.annotations.Nullable;

/** Weights that the user gives. */
public record WeightsSpec(
    ClaimRole claim, String path, @Nullable String sha256, @Nullable Integer trainResolution) {}
