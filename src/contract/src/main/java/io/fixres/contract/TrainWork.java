package io.fixres.contract;

import java.util.List;

/**
 * Trains a network at one resolution.
 *
 * @param model the network, and what it starts from
 * @param dataset its training split is read
 * @param resolution side of the square training crop, in pixels
 * @param interpolation how crops are resized
 * @param seed of initialisation, order and augmentation
 * @param recipe how it learns
 */
public record TrainWork(
    ModelRef model,
    DatasetRef dataset,
    int resolution,
    Interpolation interpolation,
    long seed,
    Recipe recipe)
    implements StageWork {
  @Override
  public List<String> parents() {
    return List.of();
  }
}
