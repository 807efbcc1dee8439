package io.fixres.report;

import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Gains;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.Verdict.ModelFile;
import io.fixres.contract.Verdict.Prediction;
import io.fixres.contract.Verdict.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verdict, said as far as a sample cares. */
final class VerdictBuilder {
  private final Best best;
  private final List<Curve> curves;
  private SelectionRule rule = new SelectionRule(Metric.TOP1, 0.3, 0.95, 0);
  private int images = 2000;
  private List<Long> seeds = List.of(0L);
  private Gains gains = new Gains(null, null, null, null);
  private @Nullable Prediction predicted;
  private @Nullable CurvePoint baseline;
  private @Nullable ModelFile model;
  private List<Warning> warnings = List.of();

  VerdictBuilder(Best best, List<Curve> curves) {
    this.best = best;
    this.curves = curves;
  }

  VerdictBuilder rule(SelectionRule value) {
    rule = value;
    return this;
  }

  VerdictBuilder images(int value) {
    images = value;
    return this;
  }

  VerdictBuilder seeds(Long... values) {
    seeds = List.of(values);
    return this;
  }

  VerdictBuilder gains(Gains value) {
    gains = value;
    return this;
  }

  VerdictBuilder predicted(int resolution, double low, double high) {
    predicted = new Prediction(resolution, low, high);
    return this;
  }

  /** The first curve's point at a resolution. */
  VerdictBuilder baselineAt(int resolution) {
    baseline =
        curves.get(0).points().stream()
            .filter(point -> point.point().resolution() == resolution)
            .findFirst()
            .orElseThrow();
    return this;
  }

  VerdictBuilder model() {
    model = new ModelFile("best/model.safetensors", "9f3c2a71".repeat(8));
    return this;
  }

  VerdictBuilder warnings(Warning... values) {
    warnings = List.of(values);
    return this;
  }

  Verdict build() {
    return new Verdict(
        1, rule, images, seeds, best, gains, curves, predicted, baseline, model, warnings);
  }

  static Gain gain(double estimate, double low, double high, @Nullable Double pValue) {
    return new Gain(estimate, new Interval(low, high), pValue);
  }
}
