package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The winner on the test split. */
public record TestStatus(
    @JsonPropertyDescription("Percent right.") String top1,
    @JsonPropertyDescription("Of the untuned network at its train size.")
        @Nullable String baselineTop1,
    @JsonPropertyDescription("Test images.") Integer images) {}
