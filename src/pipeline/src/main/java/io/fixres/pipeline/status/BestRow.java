package io.fixres.pipeline.status;

import io.fixres.api.BestStatus;
import io.fixres.api.CurveEntry;
import io.fixres.api.GainsStatus;
import io.fixres.api.ModelStatus;
import io.fixres.api.PredictedStatus;
import io.fixres.api.TestStatus;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.Verdict.Prediction;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StageIds;
import io.fixres.pipeline.words.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict as the status's best and curve. */
final class BestRow {
  private static final int DIGITS = 2;

  private final Verdict verdict;
  private final Best best;

  BestRow(Verdict verdict) {
    this.verdict = verdict;
    this.best = verdict.best();
  }

  BestStatus best(@Nullable TestStatus test, @Nullable Long directGpuSeconds) {
    boolean isTop1 = verdict.rule().metric() == Metric.TOP1;
    Optional<CurvePoint> point = winningPoint();
    return new BestStatus(
        best.trainResolution(),
        best.point().resolution(),
        crop(best.point().cropPct()),
        best.fineTuneResolution() != null,
        point.map(p -> number(p.top1())).orElse(isTop1 ? number(best.value()) : null),
        isTop1 ? number(best.crossFit()) : null,
        isTop1 ? pair(best.interval()) : null,
        verdict.images(),
        best.undecided(),
        best.candidates(),
        gains(directGpuSeconds),
        test,
        predicted(verdict.predicted()),
        point.map(p -> Numbers.threeDigits(p.gmacs())).orElse(null),
        point.map(CurvePoint::imagesPerSecond).map(s -> Numbers.decimal(s, 0)).orElse(null),
        best.variant(),
        model(verdict.model()));
  }

  /** The winning arm over test size, at the winning crop fraction. */
  List<CurveEntry> curve() {
    return winningCurve().stream()
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.point().cropPct() == best.point().cropPct())
        .map(point -> new CurveEntry(point.point().resolution(), number(point.top1())))
        .toList();
  }

  /** The winner on the test split, once it was scored. */
  static @Nullable TestStatus test(Known known) {
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

  private Optional<CurvePoint> winningPoint() {
    return winningCurve().stream()
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.point().equals(best.point()))
        .findFirst();
  }

  private Optional<Curve> winningCurve() {
    return verdict.curves().stream()
        .filter(curve -> curve.kind() == best.kind())
        .filter(curve -> curve.trainResolution() == best.trainResolution())
        .filter(curve -> Objects.equals(curve.fineTuneResolution(), best.fineTuneResolution()))
        .findFirst();
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
