package io.fixres.contract;

import org.jspecify.annotations.Nullable;

/**
 * How a network learns.
 *
 * @param layers what gets gradients
 * @param batchNorm what batch norms do
 * @param epochs passes over the training images, 0 or more
 * @param batchSize images per step and device
 * @param devices that learn together, each from its own images; null = 1 or the CPU, so that
 *     recipes from before there was a choice keep their hashes
 * @param optimizer stochastic gradient descent with momentum, as PyTorch defines it
 * @param augmentation what happens to each training image
 * @param labelSmoothing probability mass spread over all classes, 0–1
 * @param precision number format of the passes
 */
public record Recipe(
    Layers layers,
    BatchNormPolicy batchNorm,
    int epochs,
    int batchSize,
    @Nullable Integer devices,
    Optimizer optimizer,
    Augmentation augmentation,
    double labelSmoothing,
    Precision precision) {
  public Recipe {
    devices = devices == null || devices <= 1 ? null : devices;
  }

  /** How many devices learn together. */
  public int replicas() {
    return devices == null ? 1 : devices;
  }

  /**
   * Stochastic gradient descent with momentum.
   *
   * @param learningRate at the end of the warm-up
   * @param momentum 0–1
   * @param weightDecay on all parameters, as the authors and torchvision do
   * @param schedule how the rate falls
   * @param warmupEpochs linear warm-up from zero, in epochs
   */
  public record Optimizer(
      double learningRate,
      double momentum,
      double weightDecay,
      Schedule schedule,
      int warmupEpochs) {}

  /**
   * What happens to each training image.
   *
   * @param kind which transform
   * @param scale area fraction of RandomResizedCrop
   * @param ratio aspect ratio of RandomResizedCrop
   * @param horizontalFlip whether half of the images are mirrored
   * @param colorJitter strength of brightness, contrast and saturation jitter, 0 = none
   * @param cutMixAlpha Beta parameter of CutMix, 0 = none
   * @param mixUpAlpha Beta parameter of MixUp, 0 = none
   * @param repeats how many augmented copies of an image a batch holds (repeated augmentation), 1 =
   *     none
   * @param decoding of RandomResizedCrop's images; null = {@link Decoding#EXACT}, so that recipes
   *     from before there was a choice keep their hashes
   */
  public record Augmentation(
      AugmentationKind kind,
      Range scale,
      Range ratio,
      boolean horizontalFlip,
      double colorJitter,
      double cutMixAlpha,
      double mixUpAlpha,
      int repeats,
      @Nullable Decoding decoding) {
    public Augmentation {
      decoding = decoding == Decoding.EXACT ? null : decoding;
    }

    /** Whether crops may be decoded at a fraction of their size. */
    public boolean decodesScaled() {
      return decoding == Decoding.SCALED;
    }
  }

  /** A closed interval. */
  public record Range(double low, double high) {
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException("range runs backwards: " + low + " to " + high);
      }
    }
  }
}
