package io.fixres.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one checkpoint scored at one point: counts, which add up over shards.
 *
 * @param point where
 * @param images how many were scored
 * @param correct1 whose first guess is right
 * @param correct5 with the right class among the first five guesses
 * @param lossSum sum of cross-entropies, in nats
 * @param imagesPerSecond of the forward pass after a warm-up; null = not measured
 */
public record PointScore(
    EvalPoint point,
    int images,
    int correct1,
    int correct5,
    double lossSum,
    @Nullable Double imagesPerSecond) {
  public PointScore {
    if (correct1 < 0 || correct1 > correct5 || correct5 > images || !Double.isFinite(lossSum)) {
      throw new IllegalArgumentException(
          "implausible score at %s: %d and %d right of %d, loss %s"
              .formatted(point, correct1, correct5, images, lossSum));
    }
  }

  /** Percent right at the first guess. */
  public double top1() {
    return 100.0 * correct1 / images;
  }

  /** Percent right within five guesses. */
  public double top5() {
    return 100.0 * correct5 / images;
  }

  /** Mean cross-entropy. */
  public double loss() {
    return lossSum / images;
  }

  /** The metric's mean over replicates, which count alike. */
  public static double mean(List<PointScore> replicates, Metric metric) {
    double sum = 0;
    for (PointScore score : replicates) {
      sum += score.value(metric);
    }
    return sum / replicates.size();
  }

  /** The metric's value; of {@link Metric#LOSS} less is better. */
  public double value(Metric metric) {
    return switch (metric) {
      case TOP1 -> top1();
      case TOP5 -> top5();
      case LOSS -> loss();
    };
  }
}
