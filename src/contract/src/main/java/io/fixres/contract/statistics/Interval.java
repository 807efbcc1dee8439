package io.fixres.contract.statistics;

/**
 * A confidence interval, in the unit of the figure it belongs to.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low " + low + " is above high " + high);
    }
  }

  /** Whether {@code value} lies inside, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same interval in another unit, {@code factor} &gt; 0. */
  Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
