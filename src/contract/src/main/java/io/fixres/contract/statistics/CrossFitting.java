package io.fixres.contract.statistics;

import io.fixres.contract.statistics.Bootstrap.Spread;
import java.util.function.IntFunction;
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

  /** An estimate in goodness units and how sure it is. */
  record Estimate(double value, Spread spread) {

    /** What {@code figure} says of the observed data, and how it varies. */
    static Estimate of(Bootstrap bootstrap, ToDoubleFunction<FoldTotals> figure) {
      return new Estimate(figure.applyAsDouble(bootstrap.observed()), bootstrap.spread(figure));
    }
  }

  /** Mean goodness of the procedure on images that it did not select on. */
  Estimate score() {
    return Estimate.of(bootstrap, this::score);
  }

  /**
   * The same, minus that of the selected point's baseline on the same images; of several baselines
   * the best, chosen as the point is: without the images that they are compared on.
   */
  Estimate gainOver(IntFunction<int[]> baselines) {
    return Estimate.of(bootstrap, totals -> gain(totals, baselines));
  }

  private double score(FoldTotals totals) {
    double sum = 0;
    for (int fold = 0; fold < totals.folds(); fold++) {
      sum += totals.total(contest.winnerWithout(totals, fold), fold);
    }
    return sum / totals.size();
  }

  private double gain(FoldTotals totals, IntFunction<int[]> baselines) {
    double sum = 0;
    for (int fold = 0; fold < totals.folds(); fold++) {
      int chosen = contest.winnerWithout(totals, fold);
      int baseline = Contest.bestWithout(baselines.apply(chosen), totals, fold);
      sum += totals.total(chosen, fold) - totals.total(baseline, fold);
    }
    return sum / totals.size();
  }
}
