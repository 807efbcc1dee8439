package io.fixres.contract.statistics;

import io.fixres.contract.Metric;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/** Prints how long the largest analysis takes; run by {@code tools/proof/statistics-speed.sh}. */
final class SpeedProof {
  private static final int IMAGES = 50_000;
  private static final int POINTS = 64;

  private SpeedProof() {}

  public static void main(String[] args) throws Exception {
    double[] truth = new double[POINTS];
    for (int p = 0; p < POINTS; p++) {
      truth[p] = 0.77 - 0.00005 * (p - 40) * (p - 40);
    }
    SimulatedSweep sweep = new SimulatedSweep(truth, IMAGES);
    ScoreMatrix scores = sweep.draw(1);
    System.out.println("| threads | images | points | resamples | seconds |");
    System.out.println("|---|---|---|---|---|");
    for (int threads : new int[] {1, 2}) {
      System.out.printf(
          "| %d | %d | %d | %d | %.1f |%n",
          threads, IMAGES, POINTS, 2000, seconds(sweep, scores, threads));
    }
  }

  /** A fresh pool and no warm-up: what a conclude stage pays. */
  private static double seconds(SimulatedSweep sweep, ScoreMatrix scores, int threads)
      throws Exception {
    var rule = new SelectionRule(Metric.TOP1, 0.3, 0.95, 0, Set.of());
    var questions =
        List.of(
            GainQuestion.matched("enlarge", sweep.points(), any -> List.of(sweep.point(20))),
            GainQuestion.matched("total", sweep.points(), any -> List.of(sweep.point(20))));
    ForkJoinPool pool = new ForkJoinPool(threads);
    long start = System.nanoTime();
    pool.submit(() -> Analysis.analyse(scores, rule, ResamplePlan.of(0), questions)).get();
    pool.shutdown();
    return (System.nanoTime() - start) / 1e9;
  }
}
