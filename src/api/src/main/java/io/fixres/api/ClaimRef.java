package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** A directory on a persistent volume claim. */
public record ClaimRef(String claimName, @Nullable String subPath) {}
