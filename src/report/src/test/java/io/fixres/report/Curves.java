package io.fixres.report;

import io.fixres.contract.ArmKind;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Curves with the shape of real ones: a peak in log resolution, intervals of n images. */
final class Curves {
  private Curves() {}

  /**
   * What a curve looks like.
   *
   * @param peakAt resolution of its best
   * @param peak top-1 there
   * @param images that were scored
   * @param speed images a second at 100 px; null = not measured
   */
  record Shape(double peakAt, double peak, int images, @Nullable Double speed) {}

  static Curve of(
      ArmKind kind, int train, @Nullable Integer tuned, List<EvalPoint> at, Shape shape) {
    List<CurvePoint> points = new ArrayList<>();
    at.forEach(point -> points.add(point(point, shape)));
    return new Curve(kind, train, tuned, points);
  }

  static CurvePoint point(EvalPoint at, Shape shape) {
    double away = Math.log(at.resolution() / shape.peakAt());
    double steep = away < 0 ? 38 : 26;
    double crop = 6 * Math.abs(at.cropPct() - 0.875);
    double top1 = Math.max(2, shape.peak() - steep * away * away - crop);
    double half = 196 * Math.sqrt(top1 / 100 * (1 - top1 / 100) / shape.images());
    Double speed = shape.speed();
    double area = at.resolution() * (double) at.resolution() / 10_000;
    return new CurvePoint(
        at,
        top1,
        new Interval(Math.max(0, top1 - half), Math.min(100, top1 + half)),
        Math.min(100, top1 + (100 - top1) * 0.72),
        (100 - top1) / 31,
        area * 0.0381,
        speed == null ? null : speed / area);
  }

  /** Points at one crop fraction. */
  static List<EvalPoint> points(double cropPct, int... resolutions) {
    List<EvalPoint> points = new ArrayList<>();
    for (int resolution : resolutions) {
      points.add(new EvalPoint(resolution, cropPct));
    }
    return points;
  }
}
