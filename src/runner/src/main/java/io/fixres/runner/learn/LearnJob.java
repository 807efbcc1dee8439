package io.fixres.runner.learn;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Interpolation;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Recipe;
import io.fixres.contract.StageFailure;
import io.fixres.contract.TrainWork;
import org.jspecify.annotations.Nullable;

/**
 * Training and fine-tuning as the loop sees them: the same thing from another start.
 *
 * @param model the network
 * @param dataset its training split is read
 * @param checkpoint hash of the stage that it starts from; null = given weights, or scratch
 * @param point resolution to learn at; the crop fraction matters to test-like augmentations only
 * @param interpolation how images are resized
 * @param seed of initialisation, order and augmentation
 * @param recipe how it learns
 * @param phase what it is called in progress
 */
public record LearnJob(
    ModelRef model,
    DatasetRef dataset,
    @Nullable String checkpoint,
    EvalPoint point,
    Interpolation interpolation,
    long seed,
    Recipe recipe,
    String phase) {

  /** Training from scratch or from given weights. */
  public static LearnJob of(TrainWork work) {
    return new LearnJob(
        work.model(),
        work.dataset(),
        null,
        new EvalPoint(work.resolution(), 1),
        work.interpolation(),
        work.seed(),
        work.recipe(),
        "training");
  }

  /** Fine-tuning of a checkpoint. */
  public static LearnJob of(FineTuneWork work) {
    return new LearnJob(
        work.model(),
        work.dataset(),
        work.checkpoint(),
        work.point(),
        work.interpolation(),
        work.seed(),
        work.recipe(),
        "fine-tuning");
  }

  /** Refuses a data set that leaves a device without images. */
  void requireEnough(int images) {
    if (images < recipe.replicas()) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "%d training images are too few for %d GPUs that each want their own: lower gpu.count, or add images"
              .formatted(images, recipe.replicas()));
    }
  }

  /** Refuses, as PyTorch does, to take a batch norm's variance of a single number. */
  void requireVariance(int images, int stride) {
    boolean single = deviceBatch(images) == 1 && point.resolution() <= stride;
    if (single && recipe.batchNorm() != BatchNormPolicy.FROZEN) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "one image of %d px a step leaves the last batch norm one number a channel, which has no variance: let batchSize and the images be 2 or more for each device, or learn at more than %d px"
              .formatted(point.resolution(), stride));
    }
  }

  /** Images of a step on each device: never more than there are. */
  int deviceBatch(int images) {
    return Math.min(recipe.batchSize(), images / recipe.replicas());
  }

  /** Images of a step on all devices. */
  int stepBatch(int images) {
    return deviceBatch(images) * recipe.replicas();
  }
}
