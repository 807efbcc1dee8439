package io.fixres.report.view;

import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint's curve in the story.
 *
 * @param curve what was measured
 * @param role which part it plays
 * @param name what people call it
 */
public record Arm(Curve curve, Role role, String name) {
  /** Its points at one crop fraction, by resolution. */
  public List<CurvePoint> at(double cropPct) {
    return curve.points().stream()
        .filter(point -> point.point().cropPct() == cropPct)
        .sorted(Comparator.comparing(CurvePoint::point))
        .toList();
  }

  /** Its own best point; the smallest of equals. */
  public Optional<CurvePoint> best(MetricView metric) {
    return best(curve, metric);
  }

  /** A curve's best point; the smallest of equals. */
  static Optional<CurvePoint> best(Curve curve, MetricView metric) {
    return curve.points().stream()
        .max(
            Comparator.<CurvePoint>comparingDouble(metric::goodness)
                .thenComparing(CurvePoint::point, Comparator.reverseOrder()));
  }
}
