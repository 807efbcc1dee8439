package io.fixres.runner.transform;

/** Draws from Beta(α, α), which says how much of each image a mixture keeps. */
public final class Beta {
  private Beta() {}

  /** In [0, 1]; α > 0. */
  public static double draw(double alpha, Draws draws) {
    double a = gamma(alpha, draws);
    double b = gamma(alpha, draws);
    return a + b == 0 ? 0.5 : a / (a + b);
  }

  /** Marsaglia and Tsang 2000; for α below 1 by way of α + 1. */
  private static double gamma(double alpha, Draws draws) {
    if (alpha < 1) {
      return gamma(alpha + 1, draws) * StrictMath.pow(1 - draws.nextDouble(), 1 / alpha);
    }
    double d = alpha - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = draws.nextNormal();
      double t = 1 + c * x;
      double v = t * t * t;
      double u = 1 - draws.nextDouble();
      if (v > 0 && StrictMath.log(u) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
