package io.fixres.contract.statistics;

/**
 * One look at the data, as observed or resampled: each point's total goodness in each fold. All
 * questions are answered from these few numbers, so images are read once per resample.
 */
final class FoldTotals {
  private final double[][] byPointAndFold;
  private final double[] byPoint;
  private final int[] sizes;
  private final int size;

  /**
   * @param byPointAndFold mean over seeds of the summed goodness (higher is better)
   * @param sizes images drawn from each fold
   */
  FoldTotals(double[][] byPointAndFold, int[] sizes) {
    this.byPointAndFold = byPointAndFold;
    this.sizes = sizes;
    this.byPoint = new double[byPointAndFold.length];
    int images = 0;
    for (int fold = 0; fold < sizes.length; fold++) {
      images += sizes[fold];
      for (int point = 0; point < byPoint.length; point++) {
        byPoint[point] += byPointAndFold[point][fold];
      }
    }
    this.size = images;
  }

  int folds() {
    return sizes.length;
  }

  /** Images drawn over all folds. */
  int size() {
    return size;
  }

  /** Mean goodness of {@code point} over all images. */
  double mean(int point) {
    return byPoint[point] / size;
  }

  /** Summed goodness of {@code point} in {@code fold}. */
  double total(int point, int fold) {
    return byPointAndFold[point][fold];
  }

  /** Mean goodness of {@code point} on all images but those of {@code fold}. */
  double meanWithout(int point, int fold) {
    int rest = size - sizes[fold];
    // With a single image there is nothing else to choose on.
    return rest == 0 ? mean(point) : (byPoint[point] - byPointAndFold[point][fold]) / rest;
  }

  /**
   * This resample as if every fold had been drawn from one population, the one with the means of
   * {@code observed}: each fold's own luck is taken out, what varies around it is kept.
   *
   * <p>Deviations from a fold's own mean are too small by (1 − folds ÷ images) in variance, as
   * always when means are estimated; they are scaled up for it.
   */
  FoldTotals recentred(FoldTotals observed) {
    double scale = Math.sqrt((double) observed.size / (observed.size - sizes.length));
    double[][] totals = new double[byPoint.length][sizes.length];
    for (int point = 0; point < byPoint.length; point++) {
      for (int fold = 0; fold < sizes.length; fold++) {
        double foldMean = observed.byPointAndFold[point][fold] / observed.sizes[fold];
        double deviation = byPointAndFold[point][fold] - sizes[fold] * foldMean;
        totals[point][fold] = scale * deviation + sizes[fold] * observed.mean(point);
      }
    }
    return new FoldTotals(totals, sizes);
  }
}
