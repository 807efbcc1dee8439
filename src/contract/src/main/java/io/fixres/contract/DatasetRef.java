package io.fixres.contract;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images a stage works on.
 *
 * @param source where they come from, as part of the hash: {@code claim/subPath}, or the synthetic
 *     spec
 * @param synthetic scenes to be drawn into the workspace; null = the data directory holds the
 *     images
 * @param trainSplit name of the split that learning reads
 * @param validationSplit name of the split that sweeps score
 * @param testSplit name of the split scored once at the end; null = none
 * @param normalization what is subtracted from and divided out of each channel
 */
public record DatasetRef(
    String source,
    @Nullable Synthetic synthetic,
    String trainSplit,
    String validationSplit,
    @Nullable String testSplit,
    Normalization normalization) {

  /** All splits, in the order that a manifest covers them in. */
  public List<String> splits() {
    return Stream.of(trainSplit, validationSplit, testSplit).filter(Objects::nonNull).toList();
  }

  /** Which of the splits a sweep reads. */
  public String splitName(Split split) {
    if (split == Split.VALIDATION) {
      return validationSplit;
    }
    if (testSplit == null) {
      throw new IllegalStateException("a test stage without a test split: " + this);
    }
    return testSplit;
  }

  /**
   * Scenes drawn by the runner.
   *
   * <p>Image {@code i} shows class {@code i % classes}; of five consecutive rounds through the
   * classes four are for training and the fifth for validation. So every split is balanced, and a
   * smaller set is a prefix of a larger one with the same seed.
   *
   * @param images how many in all
   * @param classes how many classes
   * @param seed what they are drawn from
   */
  public record Synthetic(int images, int classes, long seed) {
    /** Rounds through the classes, the last of which is for validation. */
    public static final int ROUNDS = 5;

    /** Whether this image is for validation, and not for training. */
    public boolean isValidation(int index) {
      return index / classes % ROUNDS == ROUNDS - 1;
    }

    /** How many of the images are for validation. */
    public int validationImages() {
      return (int) IntStream.range(0, images).filter(this::isValidation).count();
    }
  }

  /**
   * Channel statistics of images scaled to 0–1, in RGB order.
   *
   * @param mean three values
   * @param std three positive values
   */
  public record Normalization(List<Double> mean, List<Double> std) {
    public Normalization {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      if (mean.size() != 3 || std.size() != 3) {
        throw new IllegalArgumentException("normalization needs three means and three stds");
      }
    }
  }
}
