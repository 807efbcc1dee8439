package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** The winner on the test split. */
public record TestStatus(String top1, @Nullable String baselineTop1, Integer images) {}
