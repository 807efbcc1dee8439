package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The file to deploy. */
public record ModelStatus(
    @JsonPropertyDescription("On the workspace.") String path,
    @JsonPropertyDescription("The file's digest.") String sha256) {}
