package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** Why the experiment failed. */
public record FailureStatus(
    String stage,
    String reason,
    @Nullable Integer exitCode,
    @Nullable String pod,
    String message) {}
