package io.fixres.api;

/** One point of the winning curve. */
public record CurveEntry(Integer r, String top1) {}
