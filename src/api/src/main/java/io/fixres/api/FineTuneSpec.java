package io.fixres.api;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the classifier is adapted to a larger resolution. */
public record FineTuneSpec(
    Boolean enabled,
    @Nullable List<Integer> resolutions,
    Layers layers,
    BatchNormPolicy batchNorm,
    Integer epochs,
    Integer batchSize,
    OptimizerSpec optimizer,
    AugmentationKind augmentation) {}
