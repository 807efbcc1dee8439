package io.fixres.api;

import io.fixres.contract.Interpolation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At which resolutions every checkpoint is scored. */
public record SweepSpec(
    @Nullable List<Integer> resolutions,
    @Nullable RangeSpec range,
    List<BigDecimal> cropPcts,
    Interpolation interpolation,
    Integer shards,
    Integer batchSize) {}
