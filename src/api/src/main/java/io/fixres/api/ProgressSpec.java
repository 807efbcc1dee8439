package io.fixres.api;

/** How live progress reaches the status. */
public record ProgressSpec(ProgressMode mode, Integer intervalSeconds) {}
