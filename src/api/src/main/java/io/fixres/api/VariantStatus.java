package io.fixres.api;

import java.util.List;

/** One training: a resolution and a seed. */
public record VariantStatus(
    String id, Integer trainResolution, Long seed, List<StageStatus> stages) {}
