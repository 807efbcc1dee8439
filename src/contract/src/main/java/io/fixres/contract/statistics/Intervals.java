package io.fixres.contract.statistics;

import io.fixres.contract.statistics.CrossFitting.Estimate;

/** Turns estimates in goodness units into reported figures with intervals. */
record Intervals(MetricScale scale, int images, double confidence) {

  /** A mean in the reported unit. */
  double reported(double goodness) {
    return scale.direction() * scale.reporting() * goodness;
  }

  /** Of a share of right images, from their number alone. */
  Interval ofShare(double share) {
    return Wilson.interval(share, images, confidence).times(scale.reporting());
  }

  /**
   * Of a mean whose standard error is known.
   *
   * <p>Accuracies use Wilson's interval with the <em>effective</em> number of images, the one whose
   * binomial error is the bootstrap's: near 0 and 100 % a symmetric interval undercovers, and when
   * all images are right the bootstrap sees no spread at all.
   */
  Interval ofScore(Estimate estimate) {
    if (!scale.isAccuracy()) {
      double half = z() * estimate.standardError();
      double mean = reported(estimate.value());
      return new Interval(mean - half, mean + half);
    }
    double share = Math.min(1, Math.max(0, estimate.value()));
    double binomial = share * (1 - share);
    double squared = estimate.standardError() * estimate.standardError();
    double effective = binomial > 0 && squared > 0 ? binomial / squared : images;
    return Wilson.interval(share, effective, confidence).times(scale.reporting());
  }

  /** Of a paired difference; see {@link MetricScale#doubt} for what is added to its error. */
  Interval ofDifference(Estimate gain) {
    double squared = gain.standardError() * gain.standardError() + scale.doubt(images);
    double half = z() * Math.sqrt(squared);
    return new Interval(gain.value() - half, gain.value() + half).times(scale.reporting());
  }

  private double z() {
    return Normal.quantile((1 + confidence) / 2);
  }
}
