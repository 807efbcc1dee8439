package io.fixres.api;

/** Evenly spaced resolutions. */
public record RangeSpec(Integer min, Integer max, Integer step) {}
