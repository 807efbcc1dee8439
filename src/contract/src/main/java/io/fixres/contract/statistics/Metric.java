package io.fixres.contract.statistics;

/** What is averaged over the images; always named beside a figure, as metrics may disagree. */
public enum Metric {
  /** Share of images whose first guess is the label; reported in percent, higher is better. */
  Top1,
  /** Share of images with the label among the first five; reported in percent, higher is better. */
  Top5,
  /** Mean cross-entropy in nats; lower is better. Its gains are positive when the loss shrinks. */
  Loss;

  /** Factor from a mean over images to what is reported: percent for accuracies, nats for loss. */
  double reportingScale() {
    return isAccuracy() ? 100 : 1;
  }

  /** +1 when a larger mean is better, −1 when a smaller one is. */
  int direction() {
    return isAccuracy() ? 1 : -1;
  }

  /** Whether each image counts 0 or 1, so that binomial facts (Wilson, McNemar) apply. */
  boolean isAccuracy() {
    return this != Loss;
  }
}
