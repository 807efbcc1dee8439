package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Why the experiment failed. */
public record FailureStatus(
    @JsonPropertyDescription("The stage, such as r128-s0/train.") String stage,
    @JsonPropertyDescription("One word, such as Diverged.") String reason,
    @JsonPropertyDescription("Of the runner.") @Nullable Integer exitCode,
    @JsonPropertyDescription("The last pod.") @Nullable String pod,
    @JsonPropertyDescription("What happened and what to do.") String message) {}
