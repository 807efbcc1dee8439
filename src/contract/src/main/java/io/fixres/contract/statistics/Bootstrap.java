package io.fixres.contract.statistics;

import java.util.Arrays;
import java.util.List;
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
 */
record Bootstrap(FoldTotals observed, List<FoldTotals> resamples) {
  private static final long SEED_STREAM = 3;

  /** Below this many images per fold a fold's own mean says too little to be taken out. */
  private static final int FEWEST_PER_FOLD = 5;

  Bootstrap {
    resamples = List.copyOf(resamples);
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
    int[] all = new int[scores.seeds()];
    Arrays.fill(all, 1);
    List<FoldTotals> resamples =
        IntStream.range(0, resampling.resamples())
            .parallel()
            .mapToObj(number -> laidOut.resample(resampling.seed(), number))
            .toList();
    return new Bootstrap(laidOut.totals(ImageWeights.observed(plan), all), resamples);
  }

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
    return new Bootstrap(
        observed, resamples.stream().map(resample -> resample.recentred(observed)).toList());
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
