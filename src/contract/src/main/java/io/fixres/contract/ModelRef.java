package io.fixres.contract;

import org.jspecify.annotations.Nullable;

/**
 * The network a stage works on.
 *
 * @param architecture a name from the architecture table
 * @param numClasses size of the classifier's output; null = the data set's number of classes
 * @param weights where learning or scoring starts from; null = from scratch
 */
public record ModelRef(
    String architecture, @Nullable Integer numClasses, @Nullable WeightsRef weights) {

  /** How many outputs the classifier has, given the data set's classes. */
  public int outputs(int classes) {
    return numClasses == null ? classes : numClasses;
  }

  /**
   * Weights that the user gives.
   *
   * @param claim which claim the file is on
   * @param path relative to that claim's directory
   * @param sha256 what the file must hash to; null = recorded on first use, checked from then on
   * @param trainResolution the size in pixels they were trained at; null = not known
   */
  public record WeightsRef(
      ClaimRole claim, String path, @Nullable String sha256, @Nullable Integer trainResolution) {}
}
