package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One point of the winning curve. */
public record CurveEntry(
    @JsonPropertyDescription("Test size in pixels.") Integer r,
    @JsonPropertyDescription("Percent right.") String top1) {}
