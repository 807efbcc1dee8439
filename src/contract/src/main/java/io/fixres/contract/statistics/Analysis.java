package io.fixres.contract.statistics;

import io.fixres.contract.statistics.CrossFitting.Estimate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The front door of the statistics: from a sweep's scores to what they may claim. */
public final class Analysis {
  private final ScoreMatrix scores;
  private final List<CandidatePoint> points;
  private final SelectionRule rule;
  private final MetricScale scale;
  private final Bootstrap bootstrap;
  private final Bootstrap foldBootstrap;
  private final Intervals intervals;

  private Analysis(ScoreMatrix scores, SelectionRule rule, ResamplePlan plan) {
    this.scores = scores;
    this.points = scores.points().stream().map(PointScores::point).toList();
    this.rule = rule;
    this.scale = new MetricScale(rule.metric());
    requireKind();
    requireImages();
    this.bootstrap = Bootstrap.draw(scores, scale, plan);
    this.foldBootstrap = bootstrap.withoutFoldLuck();
    this.intervals = new Intervals(scale, scores.images(), rule.confidence());
  }

  private void requireKind() {
    boolean bits = scores.points().get(0).seeds().get(0) instanceof ImageScores.Correct;
    if (bits != scale.isAccuracy()) {
      throw new IllegalArgumentException(
          "metric is " + rule.metric() + ", but scores are " + (bits ? "right/wrong" : "losses"));
    }
  }

  private void requireImages() {
    if (scores.images() < scale.fewestImages()) {
      throw new IllegalArgumentException(
          "metric is " + rule.metric() + ", of which one image tells no interval");
    }
  }

  /**
   * Answers everything from one joint bootstrap.
   *
   * @throws IllegalArgumentException when no point may win (controls only, or none within the
   *     budget), when there are too few images for an interval, when a question names a point that
   *     was not scored, or when the scores are not of the metric's kind
   */
  public static AnalysisResult analyse(
      ScoreMatrix scores, SelectionRule rule, ResamplePlan plan, List<GainQuestion> questions) {
    int[] admitted =
        IntStream.range(0, scores.points().size())
            .filter(p -> rule.admits(scores.points().get(p).point()))
            .toArray();
    if (admitted.length == 0) {
      throw new IllegalArgumentException(
          "no point may win: all are controls or above maxGmacs " + rule.maxGmacs());
    }
    return new Analysis(scores, rule, plan).answer(admitted, questions);
  }

  private AnalysisResult answer(int[] admitted, List<GainQuestion> questions) {
    Contest contest = contest(admitted);
    return new AnalysisResult(
        selection(admitted, contest),
        crossFit(contest),
        questions.stream().map(this::gain).toList());
  }

  private Contest contest(int[] contenders) {
    PairedBounds bounds =
        PairedBounds.among(contenders, bootstrap, rule.confidence(), scale.doubt(scores.images()));
    double[] costs = Arrays.stream(contenders).mapToDouble(p -> points.get(p).cost()).toArray();
    // A point of margin is one percent of accuracy or 0.01 nats: 1/100 of a mean in either case.
    return new Contest(contenders, costs, bounds, rule.margin() / 100);
  }

  private Selection selection(int[] admitted, Contest contest) {
    double[] means = contest.means(bootstrap.observed());
    return new Selection(
        points.get(contest.winner(bootstrap.observed())),
        points.get(admitted[Contest.best(means)]),
        contest.candidates(means).stream().map(p -> points.get(admitted[p])).toList(),
        contest.isUndecided(means));
  }

  private CrossFit crossFit(Contest contest) {
    Estimate score = new CrossFitting(contest, foldBootstrap).score();
    return new CrossFit(intervals.reported(score.value()), intervals.ofScore(score));
  }

  private PairedGain gain(GainQuestion question) {
    int[] contenders = indicesOf(question.baselines().keySet());
    int[][] baselines = new int[points.size()][];
    for (int p : contenders) {
      baselines[p] = indicesOf(question.baselinesOf(points.get(p)));
    }
    Estimate gain =
        new CrossFitting(contest(contenders), foldBootstrap).gainOver(p -> baselines[p]);
    return new PairedGain(
        question.name(),
        scale.reporting() * gain.value(),
        intervals.ofDifference(gain),
        pValue(contenders, baselines[contenders[0]]));
  }

  /** Of two points named beforehand; one chosen from many on these images would look too good. */
  private @Nullable Double pValue(int[] contenders, int[] baselines) {
    if (contenders.length > 1
        || baselines.length > 1
        || scores.seeds() > 1
        || !scale.isAccuracy()) {
      return null;
    }
    return McNemar.of(correct(contenders[0]), correct(baselines[0])).pValue();
  }

  private ImageScores.Correct correct(int point) {
    return (ImageScores.Correct) scores.points().get(point).seeds().get(0);
  }

  /** In the points' own order, cheapest first. */
  private int[] indicesOf(Collection<CandidatePoint> some) {
    return some.stream().mapToInt(this::indexOf).sorted().toArray();
  }

  private int indexOf(CandidatePoint point) {
    int index = points.indexOf(point);
    if (index < 0) {
      throw new IllegalArgumentException(point + " was not scored");
    }
    return index;
  }
}
