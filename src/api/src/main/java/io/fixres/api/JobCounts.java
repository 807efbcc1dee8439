package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many stages there are, and in which state. */
public record JobCounts(
    @JsonPropertyDescription("Stages in all, as far as they are known.") Integer total,
    @JsonPropertyDescription("Stages with a result.") Integer succeeded,
    @JsonPropertyDescription("Stages at work or waiting for a machine.") Integer active,
    @JsonPropertyDescription("Stages that cannot go on.") Integer failed) {}
