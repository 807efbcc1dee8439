package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** Where the whole matrix is. */
public record ResultsStatus(
    @Nullable String configMap, String workspacePath, @Nullable String sha256) {}
