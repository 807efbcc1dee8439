package io.fixres.contract;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tunes a checkpoint at one resolution.
 *
 * @param model the network
 * @param dataset its training split is read
 * @param checkpoint hash of the stage whose model is tuned; null = the given weights
 * @param point the resolution to tune at, and the crop fraction of the test-like augmentations
 * @param interpolation how images are resized
 * @param seed of order and augmentation
 * @param recipe how it learns
 */
public record FineTuneWork(
    ModelRef model,
    DatasetRef dataset,
    @Nullable String checkpoint,
    EvalPoint point,
    Interpolation interpolation,
    long seed,
    Recipe recipe)
    implements StageWork {
  @Override
  public List<String> parents() {
    return Stream.ofNullable(checkpoint).toList();
  }
}
