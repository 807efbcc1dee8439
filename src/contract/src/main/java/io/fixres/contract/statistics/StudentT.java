package io.fixres.contract.statistics;

/** Student's t distribution: the normal one for errors that few independent looks estimate. */
final class StudentT {
  /** From here on the normal quantile is the same to within 1e-5. */
  private static final double NORMAL_FROM = 1e6;

  /** Where the density, e⁻³⁷ of its height, no longer shows in a double. */
  private static final double LOG_OF_NOTHING = 37;

  private static final int PANELS = 200;

  private StudentT() {}

  /**
   * The t with P(T ≤ t) = {@code p}, for p in (0, 1); relative error below 1e-8.
   *
   * <p>With t = √ν · sinh x the density is cosh⁻ᵛ x up to its norm, smooth for every ν ≥ 1, so
   * Simpson's rule needs no gamma function and no cases.
   *
   * @param freedom degrees of freedom ν, at least 1, not necessarily whole; infinite is the normal
   */
  static double quantile(double p, double freedom) {
    if (!(p > 0 && p < 1) || !(freedom >= 1)) {
      throw new IllegalArgumentException(
          "p is " + p + ", must be in (0, 1); freedom is " + freedom + ", must be at least 1");
    }
    if (freedom >= NORMAL_FROM) {
      return Normal.quantile(p);
    }
    if (p < 0.5) {
      return -quantile(1 - p, freedom);
    }
    double wanted = (2 * p - 1) * area(end(freedom), freedom);
    double x = 0;
    // Newton's method; as in Normal, from the median outward no step overshoots.
    for (int step = 0; step < 60; step++) {
      double delta = (wanted - area(x, freedom)) / density(x, freedom);
      x += delta;
      if (Math.abs(delta) < 1e-12 * x) {
        break;
      }
    }
    return Math.sqrt(freedom) * Math.sinh(x);
  }

  /** acosh e^(37/ν). */
  private static double end(double freedom) {
    double cosh = Math.exp(LOG_OF_NOTHING / freedom);
    return Math.log(cosh + Math.sqrt(cosh * cosh - 1));
  }

  /** Of the density from 0 to {@code x}. */
  private static double area(double x, double freedom) {
    double panel = x / PANELS;
    double sum = density(0, freedom) + density(x, freedom);
    for (int i = 1; i < PANELS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density(i * panel, freedom);
    }
    return sum * panel / 3;
  }

  private static double density(double x, double freedom) {
    return Math.pow(Math.cosh(x), -freedom);
  }
}
