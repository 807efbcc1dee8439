package io.fixres.pipeline.plan;

import io.fixres.api.AugmentationSpec;
import io.fixres.api.FineTuneSpec;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.GpuSpec;
import io.fixres.api.OptimizerSpec;
import io.fixres.api.TrainSpec;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.Precision;
import io.fixres.contract.Recipe;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.Recipe.Range;
import io.fixres.contract.StageKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a network learns out of a spec, in the words of the wire. */
final class RecipeReader {
  private static final Range WHOLE = new Range(1, 1);

  /** torchvision's RandomResizedCrop, for given weights that are tuned with Train. */
  private static final Augmentation TORCHVISION =
      new Augmentation(
          AugmentationKind.TRAIN,
          new Range(0.08, 1),
          new Range(0.75, 1.3333),
          true,
          0,
          0,
          0,
          1,
          null);

  /** The authors' second version: flip and ColorJitter(0.05); its shift is the transform's own. */
  private static final double SLIGHT_JITTER = 0.05;

  private RecipeReader() {}

  static @Nullable Recipe train(FixResExperimentSpec spec) {
    TrainSpec train = spec.train();
    return train == null
        ? null
        : new Recipe(
            train.layers(),
            train.batchNorm(),
            train.epochs(),
            train.batchSize(),
            devices(spec, StageKind.TRAIN),
            optimizer(train.optimizer()),
            augmentation(train.augmentation()),
            train.labelSmoothing().doubleValue(),
            train.precision());
  }

  static Recipe fineTune(FixResExperimentSpec spec) {
    FineTuneSpec tune = spec.fineTune();
    TrainSpec train = spec.train();
    return new Recipe(
        tune.layers(),
        tune.batchNorm(),
        tune.epochs(),
        tune.batchSize(),
        devices(spec, StageKind.FINE_TUNE),
        optimizer(tune.optimizer()),
        augmentation(tune.augmentation(), train),
        0,
        train == null ? Precision.FP32 : train.precision());
  }

  private static @Nullable Integer devices(FixResExperimentSpec spec, StageKind kind) {
    return Accelerators.of(spec, kind).map(GpuSpec::count).orElse(null);
  }

  private static Augmentation augmentation(AugmentationKind kind, @Nullable TrainSpec train) {
    return switch (kind) {
      case TEST -> new Augmentation(kind, WHOLE, WHOLE, false, 0, 0, 0, 1, null);
      case TEST_FLIP_JITTER_SHIFT ->
          new Augmentation(kind, WHOLE, WHOLE, true, SLIGHT_JITTER, 0, 0, 1, null);
      case TRAIN -> train == null ? TORCHVISION : augmentation(train.augmentation());
    };
  }

  private static Augmentation augmentation(AugmentationSpec given) {
    return new Augmentation(
        AugmentationKind.TRAIN,
        range(given.scale()),
        range(given.ratio()),
        given.horizontalFlip(),
        given.colorJitter().doubleValue(),
        given.cutMixAlpha().doubleValue(),
        given.mixUpAlpha().doubleValue(),
        given.repeats(),
        given.decoding());
  }

  private static Recipe.Optimizer optimizer(OptimizerSpec given) {
    return new Recipe.Optimizer(
        given.learningRate().doubleValue(),
        given.momentum().doubleValue(),
        given.weightDecay().doubleValue(),
        given.schedule(),
        given.warmupEpochs());
  }

  private static Range range(List<BigDecimal> ends) {
    return new Range(ends.get(0).doubleValue(), ends.get(1).doubleValue());
  }
}
