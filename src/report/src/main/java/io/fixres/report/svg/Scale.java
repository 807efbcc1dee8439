package io.fixres.report.svg;

/**
 * A linear map from values to places. A domain without extent maps to the middle.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param from place of {@code low}
 * @param to place of {@code high}; smaller than {@code from} for an axis that grows upwards
 */
public record Scale(double low, double high, double from, double to) {
  /** Where a value lies; values outside the domain lie outside the range. */
  public double at(double value) {
    if (high == low) {
      return (from + to) / 2;
    }
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Where a value lies, drawn to the nearer end when it is outside. */
  public double within(double value) {
    return at(Math.max(low, Math.min(high, value)));
  }
}
