package io.fixres.report.view;

import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import java.util.Optional;

/**
 * The metric that the best was selected by, as it is read and written.
 *
 * @param metric what is compared
 * @param digits after the point: as many as the number of images can tell apart
 */
public record MetricView(Metric metric, int digits) {
  private static final int IMAGES_FOR_HUNDREDTHS = 1000;

  /** Of a verdict. */
  public static MetricView of(Verdict verdict) {
    Metric metric = verdict.rule().metric();
    int percentDigits = verdict.images() < IMAGES_FOR_HUNDREDTHS ? 1 : 2;
    return new MetricView(metric, metric == Metric.LOSS ? 3 : percentDigits);
  }

  /** Of a point. */
  public double value(CurvePoint point) {
    return point.value(metric);
  }

  /** Pointwise, where it is known. */
  public Optional<Interval> interval(CurvePoint point) {
    return metric == Metric.TOP1 ? Optional.of(point.interval()) : Optional.empty();
  }

  /** Larger means better, for every metric. */
  public double goodness(CurvePoint point) {
    return metric.goodness(value(point));
  }

  /** What it is called. */
  public String label() {
    return switch (metric) {
      case TOP1 -> "top-1 accuracy";
      case TOP5 -> "top-5 accuracy";
      case LOSS -> "loss";
    };
  }

  /** With its unit, for an axis. */
  public String axis() {
    return metric == Metric.LOSS ? "loss in nats (lower is better)" : label() + " in\u00a0%";
  }

  /** A value without its unit. */
  public String figure(double value) {
    return Figures.fixed(value, digits);
  }

  /** A value with its unit. */
  public String text(double value) {
    return figure(value) + " " + metric.unit();
  }

  /** A difference without its unit. */
  public String difference(double value) {
    return Figures.signed(value, digits);
  }

  /** The unit of differences. */
  public String differenceUnit() {
    return metric.differenceUnit();
  }

  /** An interval without its unit: "to" keeps minus signs and dashes apart. */
  public String range(Interval interval) {
    return figure(interval.low()) + "\u00a0to\u00a0" + figure(interval.high());
  }

  /** An interval of a difference, without its unit. */
  public String differenceRange(Interval interval) {
    return difference(interval.low()) + "\u00a0to\u00a0" + difference(interval.high());
  }
}
