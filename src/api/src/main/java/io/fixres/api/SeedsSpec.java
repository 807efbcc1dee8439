package io.fixres.api;

/** Replicates. */
public record SeedsSpec(Long base, Integer replicates) {}
