package io.fixres.api;

/** Scenes drawn by the runner. */
public record SyntheticSpec(Integer images, Integer classes, Long seed) {}
