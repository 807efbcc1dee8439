package io.fixres.contract.statistics;

import io.fixres.contract.PointScore;
import io.fixres.contract.Verdict.Interval;
import java.util.Arrays;
import java.util.List;

/** The interval of a proportion that stays honest for few images and near 0 or 1. */
public final class Wilson {
  private Wilson() {}

  /**
   * Of the mean top-1 of replicates at one point, in percent.
   *
   * @param replicates where one could read fewer images than others, all count as if on so few
   */
  public static Interval ofTop1(List<PointScore> replicates, double confidence) {
    double[] shares = replicates.stream().mapToDouble(score -> score.top1() / 100).toArray();
    int images = replicates.stream().mapToInt(PointScore::images).min().orElseThrow();
    return ofReplicates(shares, images, confidence).times(100);
  }

  /**
   * Of a mean over replicates that saw the same images: how they differ among each other widens it,
   * as if there were fewer images; and the fewer they are, the less is known of that.
   *
   * @param proportions one a replicate, each in [0, 1]
   * @param images that each saw
   * @param confidence two-sided, in (0, 1)
   * @return fractions in [0, 1]
   */
  static Interval ofReplicates(double[] proportions, int images, double confidence) {
    double mean = Arrays.stream(proportions).average().orElse(Double.NaN);
    double binomial = mean * (1 - mean);
    double squares = Arrays.stream(proportions).map(share -> (share - mean) * (share - mean)).sum();
    if (squares == 0 || binomial == 0) {
      return interval(mean, images, confidence);
    }
    int replicates = proportions.length;
    double between = squares / (replicates - 1) / replicates;
    double variance = binomial / images + between;
    double freedom = new Freedom(Double.POSITIVE_INFINITY, replicates - 1).of(variance, between);
    return score(mean, binomial / variance, StudentT.quantile((1 + confidence) / 2, freedom));
  }

  /**
   * The score interval [Wilson 1927].
   *
   * @param proportion observed, in [0, 1]
   * @param images behind it, above 0; not whole when it is an <em>effective</em> number
   * @param confidence two-sided, in (0, 1)
   * @return fractions in [0, 1]
   */
  static Interval interval(double proportion, double images, double confidence) {
    if (!(proportion >= 0 && proportion <= 1) || !(images > 0)) {
      throw new IllegalArgumentException(
          "proportion is " + proportion + " (0…1) of " + images + " images (above 0)");
    }
    return score(proportion, images, Normal.quantile((1 + confidence) / 2));
  }

  /** The same for {@code z} standard errors. */
  static Interval score(double proportion, double images, double z) {
    double shrink = z * z / images;
    double middle = (proportion + shrink / 2) / (1 + shrink);
    double variance = proportion * (1 - proportion) / images + shrink / (4 * images);
    double half = z * Math.sqrt(variance) / (1 + shrink);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
