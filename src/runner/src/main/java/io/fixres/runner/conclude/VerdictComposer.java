package io.fixres.runner.conclude;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.PointScore;
import io.fixres.contract.Throughput;
import io.fixres.contract.Verdict;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.maths.ApparentSize;
import io.fixres.contract.statistics.AnalysisResult;
import io.fixres.contract.statistics.CandidatePoint;
import io.fixres.contract.statistics.Wilson;
import io.fixres.runner.score.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what the statistics say, in the experiment's terms. */
final class VerdictComposer {
  private static final int ASPECT_SAMPLE = 500;

  private final Evidence evidence;
  private final ConcludeWork work;
  private final Architecture architecture;
  private final int classes;
  private final Statistics statistics;
  private final AnalysisResult analysis;

  VerdictComposer(Evidence evidence, ConcludeWork work, Architecture architecture, int classes) {
    this.evidence = evidence;
    this.work = work;
    this.architecture = architecture;
    this.classes = classes;
    this.statistics = new Statistics(evidence, work, architecture, classes);
    this.analysis = statistics.analyse();
  }

  /** The replicate to deploy: of the winning line, the one with the seed named beforehand. */
  Arm deployed() {
    return winner().group().replicate(work.seed());
  }

  /** The verdict with its warnings; the model file is added by who writes it. */
  Verdict compose() {
    List<Verdict.Curve> curves = evidence.groups().stream().map(this::curve).toList();
    Verdict verdict =
        new Verdict(
            Contract.VERSION,
            work.rule(),
            evidence.size(),
            evidence.groups().get(0).seeds(),
            best(),
            gains(),
            curves,
            prediction(),
            statistics
                .baseline(analysis.selection().winner())
                .map(
                    point ->
                        curvePoint(
                            statistics.place(point).group(), statistics.place(point).point()))
                .orElse(null),
            null,
            List.of());
    return new Warnings(evidence, work, architecture).addTo(verdict);
  }

  private Statistics.Place winner() {
    return statistics.place(analysis.selection().winner());
  }

  private Verdict.Best best() {
    Statistics.Place winner = winner();
    return new Verdict.Best(
        deployed().variant(),
        winner.group().kind(),
        winner.group().trainResolution(),
        winner.group().fineTuneResolution(),
        winner.point(),
        PointScore.mean(scores(winner.group(), winner.point()), work.rule().metric()),
        analysis.crossFit().mean(),
        analysis.crossFit().interval(),
        analysis.selection().candidates().stream()
            .map(CandidatePoint::resolution)
            .distinct()
            .sorted()
            .toList(),
        analysis.selection().undecided());
  }

  private Verdict.Gains gains() {
    return new Verdict.Gains(
        gain(Statistics.ENLARGE),
        gain(Statistics.TUNE),
        gain(Statistics.TOTAL),
        gain(Statistics.VERSUS_DIRECT));
  }

  private Verdict.@Nullable Gain gain(String name) {
    return analysis.gains().stream()
        .filter(gain -> gain.name().equals(name))
        .findFirst()
        .map(gain -> new Verdict.Gain(gain.estimate(), gain.interval(), gain.pValue()))
        .orElse(null);
  }

  private Verdict.Curve curve(ArmGroup group) {
    return new Verdict.Curve(
        group.kind(),
        group.trainResolution(),
        group.fineTuneResolution(),
        group.points().stream().map(point -> curvePoint(group, point)).toList());
  }

  private Verdict.CurvePoint curvePoint(ArmGroup group, EvalPoint point) {
    List<PointScore> scores = scores(group, point);
    return Verdict.CurvePoint.of(
        scores,
        Wilson.ofTop1(scores, work.rule().confidence()),
        architecture.gmacs(point.resolution(), classes),
        Throughput.at(point.resolution(), evidence.sweeps().values()).orElse(null));
  }

  /** One a replicate, on the images that count. */
  private List<PointScore> scores(ArmGroup group, EvalPoint point) {
    return group.replicates().stream()
        .map(arm -> onCommon(evidence.table(arm, point), point))
        .toList();
  }

  private PointScore onCommon(ScoreTable table, EvalPoint point) {
    int correct1 = 0;
    int correct5 = 0;
    double loss = 0;
    for (int image : evidence.common()) {
      correct1 += table.isCorrect1(image) ? 1 : 0;
      correct5 += table.isCorrect5(image) ? 1 : 0;
      loss += table.loss(image);
    }
    return new PointScore(point, evidence.size(), correct1, correct5, loss, null);
  }

  private Verdict.@Nullable Prediction prediction() {
    var training = work.training();
    if (training == null) {
      return null;
    }
    Statistics.Place winner = winner();
    var shape = new ApparentSize.Shape(aspects(), architecture.stride());
    return ApparentSize.predict(
        winner.group().trainResolution(),
        winner.point().cropPct(),
        training.scale(),
        training.ratio(),
        shape);
  }

  /** Width over height of evenly spaced images. */
  private List<Double> aspects() {
    List<Double> aspects = new ArrayList<>();
    int step = (evidence.size() + ASPECT_SAMPLE - 1) / ASPECT_SAMPLE; // rounded up
    for (int i = 0; i < evidence.size(); i += step) {
      int image = evidence.common()[i];
      aspects.add((double) evidence.images().widths()[image] / evidence.images().heights()[image]);
    }
    return aspects;
  }
}
