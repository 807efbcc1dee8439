package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** The Kueue queue that Jobs wait in. */
public record QueueSpec(String name, @Nullable String priorityClass) {}
