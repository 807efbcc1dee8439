package io.fixres.contract.statistics;

import io.fixres.contract.Metric;

/**
 * How a mean over images becomes a reported figure, and which way is up.
 *
 * <p>Inside this package every mean is a plain one (fraction correct, nats); goodness is {@code
 * direction · mean}.
 */
record MetricScale(Metric metric) {

  /** Percent for accuracies, nats for loss. */
  double reporting() {
    return isAccuracy() ? 100 : 1;
  }

  /** +1 when a larger mean is better, −1 when a smaller one is. */
  int direction() {
    return isAccuracy() ? 1 : -1;
  }

  /** Whether each image counts 0 or 1, so that binomial facts (Wilson, McNemar) apply. */
  boolean isAccuracy() {
    return metric != Metric.LOSS;
  }

  /**
   * Variance of two imaginary images, one won and one lost, added to that of any difference of two
   * accuracies over {@code images}: without it two points that disagree on nothing yet would be
   * "shown" equal by five images. It is the paired adjustment of Bonett and Price (2012), and fades
   * as 1/n².
   */
  double doubt(int images) {
    return isAccuracy() ? 2.0 / images / images : 0;
  }

  /** Below this many images there is no interval to give. */
  int fewestImages() {
    return isAccuracy() ? 1 : 2;
  }

  /**
   * How much is known of the errors. Right or wrong has a variance that follows from its mean, a
   * loss only that of the images seen: one image says nothing about it.
   */
  Freedom freedom(int images, int seeds) {
    return new Freedom(isAccuracy() ? Double.POSITIVE_INFINITY : images - 1, seeds - 1);
  }
}
