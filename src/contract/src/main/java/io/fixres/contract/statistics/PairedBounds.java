package io.fixres.contract.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How far below its estimate the true difference of any two points may lie, for all points at once.
 *
 * <p>Multiple comparisons with the best [Hsu 1984] on a joint bootstrap. For each point k, as if it
 * were the truly best one, the half-widths c(k) · se(p, k) hold for all p at once: c(k) is the
 * quantile over the resamples of the <em>largest</em> studentised deviation of any p from k.
 * Whichever k is the best, "p is at most h below it" is then true for every p with the stated
 * confidence; taking the least favourable k needs no guess which one it is. Comparing with the
 * observed best alone would take the luckiest point's luck for a fact.
 *
 * <p>c(k) is never below the normal quantile of a single comparison, and se² carries {@link
 * MetricScale#doubt}, so points that merely have not disagreed yet are not taken for equal. With
 * few seeds each half-width grows as Student's t does over the normal.
 */
final class PairedBounds {
  private final double[][] halfWidth;

  private PairedBounds(double[][] halfWidth) {
    this.halfWidth = halfWidth;
  }

  /** The bounds among {@code contenders} (indices of points); goodness units. */
  static PairedBounds among(
      int[] contenders, Bootstrap bootstrap, double confidence, double doubt) {
    double[][] deviations = deviations(contenders, bootstrap);
    double[][] halfWidth = new double[contenders.length][contenders.length];
    double atLeast = Normal.quantile(confidence);
    for (int k = 0; k < contenders.length; k++) {
      double[] errors = errorsAgainst(k, deviations, bootstrap.freedom().correction(), doubt);
      double c = Math.max(atLeast, quantileOfLargest(k, deviations, errors, confidence));
      for (int p = 0; p < contenders.length; p++) {
        double known = freedom(contenders[p], contenders[k], errors[p], bootstrap);
        double t = StudentT.quantile(confidence, known) / atLeast;
        halfWidth[p][k] = p == k ? 0 : c * t * errors[p];
      }
    }
    return new PairedBounds(halfWidth);
  }

  private static double freedom(int point, int best, double error, Bootstrap bootstrap) {
    double ofSeeds = bootstrap.betweenSeeds(totals -> totals.mean(point) - totals.mean(best));
    return bootstrap.freedom().of(error * error, ofSeeds);
  }

  /** [resample][contender]: resampled mean − observed mean. */
  private static double[][] deviations(int[] contenders, Bootstrap bootstrap) {
    List<FoldTotals> resamples = bootstrap.resamples();
    double[][] deviations = new double[resamples.size()][contenders.length];
    for (int b = 0; b < deviations.length; b++) {
      for (int i = 0; i < contenders.length; i++) {
        deviations[b][i] =
            resamples.get(b).mean(contenders[i]) - bootstrap.observed().mean(contenders[i]);
      }
    }
    return deviations;
  }

  private static double[] errorsAgainst(
      int k, double[][] deviations, double correction, double doubt) {
    double[] squares = new double[deviations[0].length];
    for (double[] resample : deviations) {
      for (int p = 0; p < squares.length; p++) {
        double difference = resample[p] - resample[k];
        squares[p] += difference * difference;
      }
    }
    return Arrays.stream(squares)
        .map(sum -> Math.sqrt(correction * sum / deviations.length + doubt))
        .toArray();
  }

  private static double quantileOfLargest(
      int k, double[][] deviations, double[] errors, double confidence) {
    double[] largest = new double[deviations.length];
    for (int b = 0; b < largest.length; b++) {
      for (int p = 0; p < errors.length; p++) {
        if (errors[p] > 0) {
          largest[b] = Math.max(largest[b], (deviations[b][p] - deviations[b][k]) / errors[p]);
        }
      }
    }
    Arrays.sort(largest);
    return largest[(int) Math.min(largest.length - 1, Math.ceil(confidence * largest.length))];
  }

  /** How far the true difference of contenders p and k may lie below its estimate. */
  double halfWidth(int p, int k) {
    return halfWidth[p][k];
  }

  /**
   * The true difference of contender {@code p} to the best is above this.
   *
   * @param means each contender's mean goodness
   * @param widening of the half-widths, when {@code means} come from fewer images
   */
  double lowerBound(int p, double[] means, double widening) {
    double bound = 0;
    for (int k = 0; k < means.length; k++) {
      bound = Math.min(bound, means[p] - means[k] - widening * halfWidth[p][k]);
    }
    return bound;
  }
}
