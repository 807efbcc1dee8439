package io.fixres.api;

/** What happens when a stage fails or stands still. */
public record FailurePolicySpec(
    Integer maxRestarts,
    VariantFailurePolicy onVariantFailure,
    Integer startTimeoutSeconds,
    Integer stallTimeoutSeconds) {}
