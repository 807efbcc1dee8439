package io.fixres.contract.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The experiment's rule among some points, ready to be applied to the data, to nine folds of it, or
 * to a resample.
 *
 * <p>The half-widths of the bounds are estimated once, from all images, and only the means are
 * taken from what is being selected on: estimating widths anew within each fold of each resample
 * would be a bootstrap within the bootstrap, for a second-order effect.
 */
final class Contest {
  private final int[] contenders;
  private final double[] costs;
  private final PairedBounds bounds;
  private final double margin;

  /**
   * @param contenders indices of points, cheapest first
   * @param costs one per contender
   * @param margin in goodness units, at least 0
   */
  Contest(int[] contenders, double[] costs, PairedBounds bounds, double margin) {
    this.contenders = contenders;
    this.costs = costs;
    this.bounds = bounds;
    this.margin = margin;
  }

  /** Index of the point selected on everything in {@code totals}. */
  int winner(FoldTotals totals) {
    return contenders[winner(means(totals), 1)];
  }

  /** Index of the point selected on all folds but {@code fold}. */
  int winnerWithout(FoldTotals totals, int fold) {
    double[] means = meansWithout(contenders, totals, fold);
    double folds = Math.max(2, totals.folds());
    return contenders[winner(means, Math.sqrt(folds / (folds - 1)))];
  }

  /** Index of the point with the highest mean on all folds but {@code fold}. */
  static int bestWithout(int[] points, FoldTotals totals, int fold) {
    return points[points.length == 1 ? 0 : best(meansWithout(points, totals, fold))];
  }

  private static double[] meansWithout(int[] points, FoldTotals totals, int fold) {
    return Arrays.stream(points).mapToDouble(p -> totals.meanWithout(p, fold)).toArray();
  }

  /** Means of the contenders, in their order. */
  double[] means(FoldTotals totals) {
    return Arrays.stream(contenders).mapToDouble(totals::mean).toArray();
  }

  /** Position of the highest mean; of equal ones the cheapest. */
  static int best(double[] means) {
    int best = 0;
    for (int p = 1; p < means.length; p++) {
      best = means[p] > means[best] ? p : best;
    }
    return best;
  }

  private int winner(double[] means, double widening) {
    int best = best(means);
    int winner = best;
    for (int p = 0; p < means.length && costs[p] <= costs[winner]; p++) {
      boolean preferable = costs[p] < costs[winner] || means[p] > means[winner];
      if (preferable && isWithinMargin(p, means, widening)) {
        winner = p;
      }
    }
    return winner;
  }

  /** Whether contender {@code p} is shown to be no more than the margin below the best. */
  private boolean isWithinMargin(int p, double[] means, double widening) {
    return margin > 0 && bounds.lowerBound(p, means, widening) > -margin;
  }

  /** Positions of the best and of all contenders shown to be within the margin. */
  List<Integer> candidates(double[] means) {
    int best = best(means);
    List<Integer> candidates = new ArrayList<>();
    for (int p = 0; p < means.length; p++) {
      if (p == best || isWithinMargin(p, means, 1)) {
        candidates.add(p);
      }
    }
    return candidates;
  }

  /**
   * Whether a cheaper contender than the best might be within the margin but could not be shown to
   * be. A sharp peak is decided although only the best is a candidate; margin 0 asks nothing.
   */
  boolean isUndecided(double[] means) {
    int best = best(means);
    if (margin == 0 || candidates(means).stream().anyMatch(p -> costs[p] < costs[best])) {
      return false;
    }
    for (int p = 0; p < means.length; p++) {
      double atBest = means[p] - means[best] + bounds.halfWidth(p, best);
      if (costs[p] < costs[best] && atBest >= -margin) {
        return true;
      }
    }
    return false;
  }
}
