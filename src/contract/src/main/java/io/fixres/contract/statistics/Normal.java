package io.fixres.contract.statistics;

/** The standard normal distribution, as far as intervals need it. */
final class Normal {
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  /**
   * The z with P(Z ≤ z) = {@code p}, for p in (0, 1); error below 1e-12.
   *
   * <p>Found by Newton's method on the series below: called once per interval, so clarity wins over
   * a rational approximation with twenty constants.
   */
  static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p is " + p + ", must be in (0, 1)");
    }
    if (p < 0.5) {
      return -quantile(1 - p);
    }
    double z = 0;
    // From the median outward the distribution is concave, so the steps never overshoot.
    for (int step = 0; step < 60; step++) {
      double delta = (p - cumulative(z)) / density(z);
      z += delta;
      if (Math.abs(delta) < 1e-13) {
        break;
      }
    }
    return z;
  }

  /** P(Z ≤ z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …) [Marsaglia 2004]; fine for |z| &lt; 8. */
  static double cumulative(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; sum + term != sum; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 + density(z) * sum;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / SQRT_TWO_PI;
  }
}
