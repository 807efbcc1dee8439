package io.fixres.contract.statistics;

/** The interval of a proportion that stays honest for few images and near 0 or 1. */
public final class Wilson {
  private Wilson() {}

  /**
   * The score interval [Wilson 1927].
   *
   * @param proportion observed, in [0, 1]
   * @param images behind it, above 0; not whole when it is an <em>effective</em> number
   * @param confidence two-sided, in (0, 1)
   * @return fractions in [0, 1]
   */
  public static Interval interval(double proportion, double images, double confidence) {
    if (!(proportion >= 0 && proportion <= 1) || !(images > 0)) {
      throw new IllegalArgumentException(
          "proportion is " + proportion + " (0…1) of " + images + " images (above 0)");
    }
    double z = Normal.quantile((1 + confidence) / 2);
    double shrink = z * z / images;
    double middle = (proportion + shrink / 2) / (1 + shrink);
    double variance = proportion * (1 - proportion) / images + shrink / (4 * images);
    double half = z * Math.sqrt(variance) / (1 + shrink);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
