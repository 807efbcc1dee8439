package io.fixres.api;

/** What the images were. */
public record DatasetStatus(
    String manifest, Integer trainImages, Integer validationImages, Integer classes) {}
