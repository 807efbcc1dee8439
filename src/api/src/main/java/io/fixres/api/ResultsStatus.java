package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Where the whole matrix is. */
public record ResultsStatus(
    @JsonPropertyDescription("With results.json and matrix.csv.") @Nullable String configMap,
    @JsonPropertyDescription("The verdict on the workspace.") String workspacePath,
    @JsonPropertyDescription("Of the verdict.") @Nullable String sha256) {}
