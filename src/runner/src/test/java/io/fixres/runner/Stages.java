package io.fixres.runner;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Contract;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Layers;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Precision;
import io.fixres.contract.Recipe;
import io.fixres.contract.Schedule;
import io.fixres.contract.Split;
import io.fixres.contract.StageExecution;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageSpec;
import io.fixres.contract.StageWork;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small stages for tests: a tiny network, a few images, seconds. */
public final class Stages {
  public static final ModelRef MODEL = new ModelRef("tiny_resnet8", null, null);

  private Stages() {}

  /** The data directory's splits. */
  public static DatasetRef folder() {
    return data(null);
  }

  /** Drawn scenes. */
  public static DatasetRef scenes(int images) {
    return data(new DatasetRef.Synthetic(images, 10, 0));
  }

  private static DatasetRef data(DatasetRef.@Nullable Synthetic synthetic) {
    return new DatasetRef(
        synthetic == null ? "data" : "synthetic",
        synthetic,
        "train",
        "val",
        null,
        new DatasetRef.Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)));
  }

  /** A recipe as the planner makes them. */
  public static Recipe recipe(
      int epochs, Layers layers, BatchNormPolicy norms, AugmentationKind kind) {
    return recipe(epochs, 1, layers, norms, kind);
  }

  private static Recipe recipe(
      int epochs, int devices, Layers layers, BatchNormPolicy norms, AugmentationKind kind) {
    return new Recipe(
        layers,
        norms,
        epochs,
        16,
        devices,
        new Recipe.Optimizer(0.05, 0.9, 1e-4, Schedule.COSINE, 0),
        new Recipe.Augmentation(
            kind,
            new Recipe.Range(0.25, 1),
            new Recipe.Range(0.75, 4.0 / 3),
            true,
            kind == AugmentationKind.TRAIN ? 0.1 : 0,
            0,
            0,
            1,
            null),
        0.1,
        Precision.FP32);
  }

  /** Training from scratch. */
  public static StageSpec train(DatasetRef data, int epochs) {
    return train(data, epochs, 1);
  }

  /** The same on several devices. */
  public static StageSpec train(DatasetRef data, int epochs, int devices) {
    return spec(
        "r32-s0/train",
        StageKind.TRAIN,
        new TrainWork(
            MODEL,
            data,
            32,
            Interpolation.BILINEAR,
            0,
            recipe(epochs, devices, Layers.ALL, BatchNormPolicy.AFFINE, AugmentationKind.TRAIN)));
  }

  /** The authors' recipe on a fresh trunk: seconds of which half a second is in the frozen part. */
  static StageSpec tuneHead(DatasetRef data, int epochs) {
    return spec(
        "r96-s0/train",
        StageKind.TRAIN,
        new TrainWork(
            MODEL,
            data,
            96,
            Interpolation.BILINEAR,
            0,
            recipe(
                epochs,
                Layers.CLASSIFIER,
                BatchNormPolicy.LAST_STATISTICS,
                AugmentationKind.TEST)));
  }

  static StageSpec fineTune(DatasetRef data, StageSpec trained) {
    return spec(
        "r32-s0/fine-tune-1",
        StageKind.FINE_TUNE,
        new FineTuneWork(
            MODEL,
            data,
            trained.hash(),
            new EvalPoint(48, 0.875),
            Interpolation.BILINEAR,
            0,
            recipe(1, Layers.CLASSIFIER, BatchNormPolicy.LAST_STATISTICS, AugmentationKind.TEST)));
  }

  static StageSpec sweep(DatasetRef data, StageSpec learned, Integer... resolutions) {
    return spec(
        "r32-s0/sweep",
        StageKind.SWEEP,
        new SweepWork(
            MODEL,
            data,
            learned.hash(),
            Split.VALIDATION,
            java.util.Arrays.stream(resolutions).map(r -> new EvalPoint(r, 0.875)).toList(),
            Interpolation.BILINEAR,
            1,
            0));
  }

  /** What a sweep of given weights does with the validation images. */
  public static SweepWork sweepOfGiven(List<EvalPoint> points, int shards, int batchSize) {
    return new SweepWork(
        MODEL, folder(), null, Split.VALIDATION, points, Interpolation.BILINEAR, shards, batchSize);
  }

  /** The same sweep, meant for several processes. */
  static StageSpec sharded(StageSpec sweep, int shards) {
    return dealt(sweep, shards, ((SweepWork) sweep.work()).batchSize());
  }

  /** The same sweep, so many images at a time. */
  static StageSpec batched(StageSpec sweep, int batchSize) {
    return dealt(sweep, ((SweepWork) sweep.work()).shards(), batchSize);
  }

  private static StageSpec dealt(StageSpec sweep, int shards, int batchSize) {
    SweepWork work = (SweepWork) sweep.work();
    return spec(
        sweep.id(),
        sweep.kind(),
        new SweepWork(
            work.model(),
            work.dataset(),
            work.checkpoint(),
            work.split(),
            work.points(),
            work.interpolation(),
            shards,
            batchSize));
  }

  /** A stage that saves its state after every epoch. */
  public static StageSpec spec(String id, StageKind kind, StageWork work) {
    return new StageSpec(
        Contract.VERSION,
        id,
        kind,
        work,
        new StageExecution(1, new StageExecution.Cadence(1, 0, 2)));
  }
}
