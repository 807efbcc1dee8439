package io.fixres.api;

/** How many stages there are, and in which state. */
public record JobCounts(Integer total, Integer succeeded, Integer active, Integer failed) {}
