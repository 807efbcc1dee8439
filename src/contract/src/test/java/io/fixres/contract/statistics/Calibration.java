package io.fixres.contract.statistics;

import io.fixres.contract.Metric;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Repeats simulated experiments whose truth is known and counts how often the claims hold.
 *
 * @param sweep what is simulated
 * @param margin of the rule, in points
 * @param plan resampling of each experiment
 */
record Calibration(SimulatedSweep sweep, double margin, ResamplePlan plan) {
  private static final double CONFIDENCE = 0.95;

  /** What was claimed in one experiment, against the truth; fields in points. */
  record Outcome(
      boolean falseGain,
      boolean covered,
      boolean maximumCovered,
      double bias,
      double loss,
      double lossOfMaximum,
      boolean overclaimed) {}

  /** {@code experiments} experiments, seeds {@code first}, {@code first} + 1, … */
  Tally run(int experiments, long first) {
    List<Outcome> outcomes =
        IntStream.range(0, experiments).mapToObj(number -> experiment(first + number)).toList();
    return new Tally(outcomes);
  }

  private Outcome experiment(long seed) {
    CandidatePoint trainSize = sweep.point(sweep.truth().length / 3);
    var gain = GainQuestion.matched("enlarge", sweep.points(), any -> List.of(trainSize));
    SelectionRule rule = new SelectionRule(Metric.TOP1, margin, CONFIDENCE, 0, Set.of());
    ScoreMatrix scores = sweep.draw(seed);
    AnalysisResult result = Analysis.analyse(scores, rule, plan, List.of(gain));
    Selection selection = result.selection();
    double winner = 100 * sweep.truthOf(selection.winner());
    double loss = 100 * sweep.bestTruth() - winner;
    boolean preferred = !selection.winner().equals(selection.best());
    return new Outcome(
        result.gains().get(0).interval().low() > 0,
        covers(result.crossFit().interval(), winner),
        covers(bandOf(scores, selection.best()), sweep.truthOf(selection.best())),
        result.crossFit().mean() - winner,
        loss,
        100 * (sweep.bestTruth() - sweep.truthOf(selection.best())),
        preferred && loss > margin + 1e-9);
  }

  private static boolean covers(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high();
  }

  /** The one that a verdict's curves show. */
  private static Interval bandOf(ScoreMatrix scores, CandidatePoint point) {
    double[] shares =
        scores.points().stream()
            .filter(scored -> scored.point().equals(point))
            .flatMap(scored -> scored.seeds().stream())
            .mapToDouble(Calibration::share)
            .toArray();
    return Wilson.ofReplicates(shares, scores.images(), CONFIDENCE);
  }

  private static double share(ImageScores seed) {
    return (double) ((ImageScores.Correct) seed).correct().cardinality() / seed.images();
  }

  /** Shares in percent and means in points over many experiments. */
  record Tally(List<Outcome> outcomes) {
    double falseGains() {
      return percent(outcomes.stream().filter(Outcome::falseGain).count());
    }

    double coverage() {
      return percent(outcomes.stream().filter(Outcome::covered).count());
    }

    double coverageOfMaximum() {
      return percent(outcomes.stream().filter(Outcome::maximumCovered).count());
    }

    /** A cheaper point than the best was "shown" to be within the margin, and is not. */
    double overclaims() {
      return percent(outcomes.stream().filter(Outcome::overclaimed).count());
    }

    double bias() {
      return outcomes.stream().mapToDouble(Outcome::bias).average().orElseThrow();
    }

    double loss() {
      return outcomes.stream().mapToDouble(Outcome::loss).average().orElseThrow();
    }

    double lossOfMaximum() {
      return outcomes.stream().mapToDouble(Outcome::lossOfMaximum).average().orElseThrow();
    }

    private double percent(long count) {
      return 100.0 * count / outcomes.size();
    }
  }
}
