package io.fixres.contract.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The observed data and its resamples: images (and seeds) drawn jointly for all points.
 *
 * <p>Joint, because points are compared on the same images. Of S &gt; 1 seeds, S − 1 are drawn with
 * replacement: drawing S would understate the variance between seeds by (S − 1)/S, which is half of
 * it with two seeds [Rao and Wu 1988].
 *
 * @param observed the data as it is
 * @param resamples in order of their number
 * @param leftOut the data without each seed in turn; empty for one seed
 * @param freedom what images and seeds know of their errors
 */
record Bootstrap(
    FoldTotals observed, List<FoldTotals> resamples, List<FoldTotals> leftOut, Freedom freedom) {
  private static final long SEED_STREAM = 3;

  /** Below this many images per fold a fold's own mean says too little to be taken out. */
  private static final int FEWEST_PER_FOLD = 5;

  Bootstrap {
    resamples = List.copyOf(resamples);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Draws all resamples, in parallel on the caller's fork-join pool; each is a function of the seed
   * and its own number, so the pool's size can't be seen in the result.
   */
  static Bootstrap draw(ScoreMatrix scores, MetricScale scale, ResamplePlan resampling) {
    FoldPlan plan = new FoldPlan(scores, resampling.folds(), resampling.seed());
    FoldColumn[][] columns =
        scores.points().stream()
            .map(
                point ->
                    point.seeds().stream()
                        .map(seed -> FoldColumn.of(seed, plan))
                        .toArray(FoldColumn[]::new))
            .toArray(FoldColumn[][]::new);
    Columns laidOut = new Columns(plan, columns, scale.direction());
    List<FoldTotals> resamples =
        IntStream.range(0, resampling.resamples())
            .parallel()
            .mapToObj(number -> laidOut.resample(resampling.seed(), number))
            .toList();
    return new Bootstrap(
        laidOut.observed(),
        resamples,
        laidOut.leftOut(),
        scale.freedom(scores.images(), scores.seeds()));
  }

  /** How much a figure varies over the resamples, and how well that is known. */
  Spread spread(ToDoubleFunction<FoldTotals> figure) {
    double[] values = resamples.parallelStream().mapToDouble(figure).toArray();
    double variance = freedom.correction() * squares(values) / (values.length - 1);
    return new Spread(Math.sqrt(variance), freedom.of(variance, betweenSeeds(figure)));
  }

  /** The part of the variance that is the seeds' [the jackknife, Tukey 1958]. */
  double betweenSeeds(ToDoubleFunction<FoldTotals> figure) {
    double[] values = leftOut.stream().mapToDouble(figure).toArray();
    return values.length == 0 ? 0 : squares(values) * (values.length - 1) / values.length;
  }

  private static double squares(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares;
  }

  /**
   * How sure a figure is.
   *
   * @param standardError in the figure's own unit
   * @param freedom degrees of freedom of the error, at least 1; infinite = as good as known
   */
  record Spread(double standardError, double freedom) {}

  /**
   * The same for a procedure that plays folds against each other.
   *
   * <p>An image keeps its fold, so a plain resample lives in a world where each fold has a truth of
   * its own: what wins on nine observed folds tends to lose on the tenth, again in every resample.
   * The real world has one truth for all folds. Left in, this made intervals a fifth too wide.
   */
  Bootstrap withoutFoldLuck() {
    if (observed.size() < FEWEST_PER_FOLD * observed.folds()) {
      return this;
    }
    return new Bootstrap(observed, recentred(resamples), recentred(leftOut), freedom);
  }

  private List<FoldTotals> recentred(List<FoldTotals> totals) {
    return totals.stream().map(each -> each.recentred(observed)).toList();
  }

  /** The scores laid out by fold, [point][seed]. */
  private static final class Columns {
    private final FoldPlan plan;
    private final FoldColumn[][] columns;
    private final int direction;

    Columns(FoldPlan plan, FoldColumn[][] columns, int direction) {
      this.plan = plan;
      this.columns = columns;
      this.direction = direction;
    }

    FoldTotals observed() {
      int[] all = new int[columns[0].length];
      Arrays.fill(all, 1);
      return totals(ImageWeights.observed(plan), all);
    }

    List<FoldTotals> leftOut() {
      int seeds = columns[0].length;
      List<FoldTotals> leftOut = new ArrayList<>();
      for (int left = 0; seeds > 1 && left < seeds; left++) {
        int[] others = new int[seeds];
        Arrays.fill(others, 1);
        others[left] = 0;
        leftOut.add(totals(ImageWeights.observed(plan), others));
      }
      return leftOut;
    }

    FoldTotals resample(long seed, int number) {
      int seeds = columns[0].length;
      int[] seedCounts = new int[seeds];
      ResampleRandom random = new ResampleRandom(seed, SEED_STREAM, number);
      for (int draw = 0; draw < Math.max(1, seeds - 1); draw++) {
        seedCounts[random.below(seeds)]++;
      }
      return totals(ImageWeights.resampled(plan, seed, number), seedCounts);
    }

    FoldTotals totals(ImageWeights weights, int[] seedCounts) {
      int[] sizes = IntStream.range(0, plan.folds()).map(weights::size).toArray();
      double[][] totals = new double[columns.length][plan.folds()];
      for (int point = 0; point < columns.length; point++) {
        for (int fold = 0; fold < plan.folds(); fold++) {
          totals[point][fold] = direction * mean(columns[point], seedCounts, weights, fold);
        }
      }
      return new FoldTotals(totals, sizes);
    }

    private static double mean(
        FoldColumn[] seeds, int[] seedCounts, ImageWeights weights, int fold) {
      double sum = 0;
      int drawn = 0;
      for (int seed = 0; seed < seeds.length; seed++) {
        if (seedCounts[seed] > 0) {
          sum += seedCounts[seed] * seeds[seed].total(weights, fold);
          drawn += seedCounts[seed];
        }
      }
      return sum / drawn;
    }
  }
}
