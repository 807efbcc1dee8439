package io.fixres.contract.statistics;

/**
 * How much the data know about their own errors: the degrees of freedom of a variance that comes
 * partly from the images, partly from a few seeds.
 *
 * @param images of the part that the images make; infinite where it need not be estimated
 * @param seeds of the part that the seeds make: their number less one; 0 = one seed, no such part
 */
record Freedom(double images, int seeds) {

  /** Of a variance, the part {@code ofSeeds} of which differs from seed to seed [Satterthwaite]. */
  double of(double variance, double ofSeeds) {
    double bySeeds = seeds == 0 ? 0 : Math.min(variance, ofSeeds);
    double byImages = variance - bySeeds;
    double doubt = byImages * byImages / images + (bySeeds == 0 ? 0 : bySeeds * bySeeds / seeds);
    return doubt == 0 ? images : variance * variance / doubt;
  }

  /** What makes a bootstrap variance over images unbiased: n ÷ (n − 1). */
  double correction() {
    return 1 + 1 / images;
  }
}
