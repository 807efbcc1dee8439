package io.fixres.contract.statistics;

import java.util.BitSet;

/**
 * The exact check for two points chosen beforehand: do they err on different numbers of images?
 *
 * @param onlyFirst images that only the first point gets right
 * @param onlySecond images that only the second point gets right
 */
public record McNemar(int onlyFirst, int onlySecond) {
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts " + onlyFirst + ", " + onlySecond + " are negative");
    }
  }

  /** Counts the discordant images of two models on the same images. */
  public static McNemar of(ImageScores.Correct first, ImageScores.Correct second) {
    if (first.images() != second.images()) {
      throw new IllegalArgumentException(
          "images are " + first.images() + " and " + second.images() + ", must be the same ones");
    }
    return new McNemar(
        lonely(first.correct(), second.correct()), lonely(second.correct(), first.correct()));
  }

  private static int lonely(BitSet right, BitSet other) {
    right.andNot(other);
    return right.cardinality();
  }

  /**
   * Exact two-sided p-value: under "no difference" each discordant image falls on either side with
   * probability ½, so this is twice the binomial tail, at most 1 [McNemar 1947].
   */
  public double pValue() {
    int discordant = onlyFirst + onlySecond;
    double logTerm = -discordant * Math.log(2);
    double tail = Math.exp(logTerm);
    // In logs: ½ⁿ underflows beyond a thousand discordant images.
    for (int k = 1; k <= Math.min(onlyFirst, onlySecond); k++) {
      logTerm += Math.log((double) (discordant - k + 1) / k);
      tail += Math.exp(logTerm);
    }
    return Math.min(1, 2 * tail);
  }
}
