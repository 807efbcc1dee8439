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

  /** Selection, cross-fit and curve with the default {@link ResamplePlan} and no gain asked. */
  public static AnalysisResult analyse(ScoreMatrix scores, SelectionRule rule) {
    return analyse(scores, rule, ResamplePlan.DEFAULT, List.of());
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
    PairedBounds bounds = bounds(admitted);
    Contest contest = contest(admitted, bounds);
    return new AnalysisResult(
        scores.images(),
        selection(admitted, bounds, contest),
        crossFit(contest),
        IntStream.range(0, points.size()).mapToObj(this::pointEstimate).toList(),
        questions.stream().map(this::gain).toList());
  }

  private PairedBounds bounds(int[] contenders) {
    return PairedBounds.among(
        contenders, bootstrap, rule.confidence(), scale.doubt(scores.images()));
  }

  private Contest contest(int[] contenders, PairedBounds bounds) {
    double[] costs = Arrays.stream(contenders).mapToDouble(p -> points.get(p).cost()).toArray();
    // A point of margin is one percent of accuracy or 0.01 nats: 1/100 of a mean in either case.
    return new Contest(contenders, costs, bounds, rule.margin() / 100);
  }

  private Selection selection(int[] admitted, PairedBounds bounds, Contest contest) {
    double[] means = contest.means(bootstrap.observed());
    int best = Contest.best(means);
    double unit = scale.reporting();
    List<PointBound> reported =
        IntStream.range(0, admitted.length)
            .mapToObj(
                p ->
                    new PointBound(
                        points.get(admitted[p]),
                        unit * (means[p] - means[best]),
                        unit * bounds.lowerBound(p, means, 1)))
            .toList();
    return new Selection(
        points.get(contest.winner(bootstrap.observed())),
        points.get(admitted[best]),
        reported,
        contest.candidates(means).stream().map(p -> points.get(admitted[p])).toList(),
        contest.isUndecided(means));
  }

  private CrossFit crossFit(Contest contest) {
    CrossFitting fitting = new CrossFitting(contest, foldBootstrap);
    Estimate score = fitting.score();
    return new CrossFit(
        intervals.reported(score.value()),
        intervals.ofScore(score),
        Arrays.stream(fitting.chosen()).mapToObj(points::get).toList());
  }

  private PointEstimate pointEstimate(int point) {
    Estimate estimate = Estimate.of(bootstrap, totals -> totals.mean(point));
    Interval interval =
        scale.isAccuracy() && scores.seeds() == 1
            ? intervals.ofShare(estimate.value())
            : intervals.ofScore(estimate);
    return new PointEstimate(points.get(point), intervals.reported(estimate.value()), interval);
  }

  private PairedGain gain(GainQuestion question) {
    int[] contenders = indicesOf(question.baselines().keySet());
    int[][] baselines = new int[points.size()][];
    for (int p : contenders) {
      baselines[p] = indicesOf(question.baselinesOf(points.get(p)));
    }
    Contest contest = contest(contenders, bounds(contenders));
    Estimate gain = new CrossFitting(contest, foldBootstrap).gainOver(p -> baselines[p]);
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
