package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the best test resolution is best at. */
public enum Metric {
  /** Percent of images whose first guess is right. */
  @JsonProperty("Top1")
  TOP1,
  /** Percent of images with the right class among the first five guesses. */
  @JsonProperty("Top5")
  TOP5,
  /** Mean cross-entropy in nats; lower is better. */
  @JsonProperty("Loss")
  LOSS;

  /** How many guesses {@link #TOP5} counts. */
  public static final int GUESSES = 5;

  /** Whether networks of so many outputs can differ in it: of five, all are among five guesses. */
  public boolean tellsApart(int classes) {
    return this != TOP5 || classes > GUESSES;
  }

  /** A value of the metric, signed so that more is better. */
  public double goodness(double value) {
    return this == LOSS ? -value : value;
  }

  /** What its values are in. */
  public String unit() {
    return this == LOSS ? "nats" : "%";
  }

  /** What differences of its values are in. */
  public String differenceUnit() {
    return this == LOSS ? "nats" : "points";
  }
}
