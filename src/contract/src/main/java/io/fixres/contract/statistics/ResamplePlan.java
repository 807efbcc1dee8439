package io.fixres.contract.statistics;

/**
 * How much chance is drawn, and from which seed: part of every answer's identity.
 *
 * @param resamples bootstrap resamples, at least 100; 2000 puts about ±1 % on an interval's width
 * @param folds folds of the cross-fit, at least 2; fewer when there are fewer images
 * @param seed of the folds and of every resample
 */
public record ResamplePlan(int resamples, int folds, long seed) {

  public ResamplePlan {
    if (resamples < 100 || folds < 2) {
      throw new IllegalArgumentException(
          "resamples is " + resamples + " (≥ 100), folds is " + folds + " (≥ 2)");
    }
  }

  /** What verdicts are drawn with: 2,000 resamples, ten folds. */
  public static ResamplePlan of(long seed) {
    return new ResamplePlan(2000, 10, seed);
  }
}
