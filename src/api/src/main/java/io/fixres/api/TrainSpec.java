package io.fixres.api;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the network is trained, once for each resolution and seed. */
public record TrainSpec(
    @Nullable List<Integer> resolutions,
    @Nullable Integer forTestResolution,
    Layers layers,
    BatchNormPolicy batchNorm,
    Integer epochs,
    Integer batchSize,
    OptimizerSpec optimizer,
    AugmentationSpec augmentation,
    BigDecimal labelSmoothing,
    Precision precision,
    CheckpointSpec checkpoint) {}
