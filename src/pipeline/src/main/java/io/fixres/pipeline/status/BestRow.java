package io.fixres.pipeline.status;

import io.fixres.api.BestStatus;
import io.fixres.api.CurveEntry;
import io.fixres.api.GainsStatus;
import io.fixres.api.ModelStatus;
import io.fixres.api.PredictedStatus;
import io.fixres.api.TestStatus;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.Verdict.Prediction;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.words.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict as the status's best and curve. */
final class BestRow {
  private static final int DIGITS = 2;

  private final Verdict verdict;
  private final Best best;
  private final Known known;
  private final WinningCurve curve;

  BestRow(Verdict verdict, Known known) {
    this.verdict = verdict;
    this.best = verdict.best();
    this.known = known;
    this.curve = new WinningCurve(verdict, known);
  }

  BestStatus best(@Nullable Long directGpuSeconds) {
    boolean isTop1 = verdict.rule().metric() == Metric.TOP1;
    int winner = best.point().resolution();
    return new BestStatus(
        best.trainResolution(),
        best.point().resolution(),
        crop(best.point().cropPct()),
        best.fineTuneResolution() != null,
        curve.top1(winner).map(BestRow::number).orElse(isTop1 ? number(best.value()) : null),
        isTop1 ? number(best.crossFit()) : null,
        isTop1 ? pair(best.interval()) : null,
        verdict.images(),
        best.undecided(),
        best.candidates(),
        gains(directGpuSeconds),
        test(),
        predicted(verdict.predicted()),
        curve.gmacs(winner).map(Numbers::threeDigits).orElse(null),
        curve.imagesPerSecond(winner).map(speed -> Numbers.decimal(speed, 0)).orElse(null),
        best.variant(),
        model(verdict.model()));
  }

  /** The winning arm over test size, at the winning crop fraction. */
  List<CurveEntry> curve() {
    return curve.resolutions().stream()
        .flatMap(
            resolution ->
                curve.top1(resolution).stream()
                    .map(top1 -> new CurveEntry(resolution, number(top1))))
        .toList();
  }

  /** The winner on the test split, once it was scored. */
  private @Nullable TestStatus test() {
    StageResult winner = known.results().get(StageIds.TEST_WINNER);
    if (winner == null || winner.points().isEmpty()) {
      return null;
    }
    PointScore score = winner.points().get(0);
    StageResult baseline = known.results().get(StageIds.TEST_BASELINE);
    String baselineTop1 =
        baseline == null || baseline.points().isEmpty()
            ? null
            : number(baseline.points().get(0).top1());
    return new TestStatus(number(score.top1()), baselineTop1, score.images());
  }

  private GainsStatus gains(@Nullable Long directGpuSeconds) {
    var gains = verdict.gains();
    return new GainsStatus(
        triple(gains.enlarge()),
        triple(gains.tune()),
        triple(gains.total()),
        triple(gains.versusDirect()),
        directGpuSeconds);
  }

  private static @Nullable List<String> triple(@Nullable Gain gain) {
    return gain == null
        ? null
        : List.of(
            number(gain.estimate()), number(gain.interval().low()), number(gain.interval().high()));
  }

  private static List<String> pair(Interval interval) {
    return List.of(number(interval.low()), number(interval.high()));
  }

  private static @Nullable PredictedStatus predicted(@Nullable Prediction prediction) {
    return prediction == null
        ? null
        : new PredictedStatus(
            prediction.resolution(),
            List.of((int) Math.round(prediction.low()), (int) Math.round(prediction.high())));
  }

  private static @Nullable ModelStatus model(Verdict.@Nullable ModelFile file) {
    return file == null ? null : new ModelStatus(file.path(), file.sha256());
  }

  static String number(double percent) {
    return Numbers.decimal(percent, DIGITS);
  }

  static String crop(double cropPct) {
    return Numbers.decimal(cropPct, 3);
  }
}
