package io.fixres.pipeline.status;

import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.pipeline.plan.Known;
import java.util.List;
import java.util.Optional;

/** The winner's scores over test size, at the winning crop fraction. */
final class WinningCurve {
  private final List<CurvePoint> points;

  WinningCurve(Verdict verdict, Known known) {
    Best best = verdict.best();
    this.points =
        ArmCurves.of(verdict, known).stream()
            .filter(curve -> curve.isOf(best))
            .flatMap(curve -> curve.points().stream())
            .filter(point -> point.point().cropPct() == best.point().cropPct())
            .toList();
  }

  /** Test sizes, ascending. */
  List<Integer> resolutions() {
    return points.stream().map(point -> point.point().resolution()).toList();
  }

  /** Percent right at a test size; empty when it was not scored. */
  Optional<Double> top1(int resolution) {
    return at(resolution).map(CurvePoint::top1);
  }

  /** Images a second at a test size; empty when no sweep measured it. */
  Optional<Double> imagesPerSecond(int resolution) {
    return at(resolution).map(CurvePoint::imagesPerSecond);
  }

  /** Multiply-accumulates an image at a test size, in 10⁹. */
  Optional<Double> gmacs(int resolution) {
    return at(resolution).map(CurvePoint::gmacs).filter(Double::isFinite);
  }

  private Optional<CurvePoint> at(int resolution) {
    return points.stream().filter(point -> point.point().resolution() == resolution).findFirst();
  }
}
