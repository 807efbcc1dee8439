package io.fixres.contract.statistics;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Selecting on all folds but one and scoring on that one, for each fold in turn.
 *
 * <p>The place comes from the observed data, where it is nearly unbiased. The spread comes from
 * resamples that repeat the whole procedure. The resamples' own centre is <em>not</em> used: they
 * are drawn from data in which the luckiest point really is better, so on a flat field they sit
 * above the truth.
 */
final class CrossFitting {
  private final Contest contest;
  private final Bootstrap bootstrap;

  /**
   * @param bootstrap {@linkplain Bootstrap#withoutFoldLuck without the folds' luck}
   */
  CrossFitting(Contest contest, Bootstrap bootstrap) {
    this.contest = contest;
    this.bootstrap = bootstrap;
  }

  /** An estimate in goodness units and its bootstrap standard error. */
  record Estimate(double value, double standardError) {

    /** What {@code statistic} says of the observed data, and how it varies over the resamples. */
    static Estimate of(Bootstrap bootstrap, ToDoubleFunction<FoldTotals> statistic) {
      List<FoldTotals> resamples = bootstrap.resamples();
      double[] values = resamples.parallelStream().mapToDouble(statistic).toArray();
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double variance = 0;
      for (double value : values) {
        variance += (value - mean) * (value - mean) / (values.length - 1);
      }
      return new Estimate(statistic.applyAsDouble(bootstrap.observed()), Math.sqrt(variance));
    }
  }

  /** Mean goodness of the procedure on images that it did not select on. */
  Estimate score() {
    return Estimate.of(bootstrap, this::score);
  }

  /** The same, minus that of the selected point's baseline on the same images. */
  Estimate gainOver(IntUnaryOperator baseline) {
    return Estimate.of(bootstrap, totals -> gain(totals, baseline));
  }

  private double score(FoldTotals totals) {
    double sum = 0;
    for (int fold = 0; fold < totals.folds(); fold++) {
      sum += totals.total(contest.winnerWithout(totals, fold), fold);
    }
    return sum / totals.size();
  }

  private double gain(FoldTotals totals, IntUnaryOperator baseline) {
    double sum = 0;
    for (int fold = 0; fold < totals.folds(); fold++) {
      int chosen = contest.winnerWithout(totals, fold);
      sum += totals.total(chosen, fold) - totals.total(baseline.applyAsInt(chosen), fold);
    }
    return sum / totals.size();
  }

  /** Index of the point selected without each fold of the observed data. */
  int[] chosen() {
    int[] chosen = new int[bootstrap.observed().folds()];
    for (int fold = 0; fold < chosen.length; fold++) {
      chosen[fold] = contest.winnerWithout(bootstrap.observed(), fold);
    }
    return chosen;
  }
}
