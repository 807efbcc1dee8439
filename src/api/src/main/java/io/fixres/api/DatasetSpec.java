package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** The images. */
public record DatasetSpec(
    @Nullable ClaimRef persistentVolumeClaim,
    @Nullable SyntheticSpec synthetic,
    String trainSplit,
    String validationSplit,
    @Nullable String testSplit,
    NormalizationSpec normalization) {}
