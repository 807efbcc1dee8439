package io.fixres.report.view;

import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.CurvePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A verdict, ready to be told.
 *
 * @param model all there is to tell
 * @param verdict what was found
 * @param metric what the best is best at
 * @param arms the verdict's curves with their parts
 */
public record Story(ReportModel model, Verdict verdict, MetricView metric, List<Arm> arms) {
  public Story {
    arms = List.copyOf(arms);
  }

  /** The story of a verdict. */
  public static Story of(ReportModel model, Verdict verdict) {
    return new Story(model, verdict, MetricView.of(verdict), Arms.of(verdict, model.isTrained()));
  }

  /** The crop fraction of the best point: the one that curves are drawn at. */
  public double cropPct() {
    return verdict.best().point().cropPct();
  }

  /** The best test resolution. */
  public int bestResolution() {
    return verdict.best().point().resolution();
  }

  /** The best point as it was measured, if its curve is there. */
  public Optional<CurvePoint> bestPoint() {
    return Arms.find(arms, Role.WINNER).stream()
        .flatMap(arm -> arm.curve().points().stream())
        .filter(point -> point.point().equals(verdict.best().point()))
        .findFirst();
  }

  /** The arms that are told, the winner first. */
  public List<Arm> told() {
    return arms.stream()
        .filter(arm -> arm.role().isTold())
        .sorted(Comparator.comparing(Arm::role))
        .toList();
  }

  /** The arms in the order they are painted: the winner last, over all others. */
  public List<Arm> painted() {
    return arms.stream().sorted(Comparator.comparing(Arm::role).reversed()).toList();
  }

  /** Crop fractions that were swept, ascending. */
  public List<Double> cropPcts() {
    return arms.stream()
        .flatMap(arm -> arm.curve().points().stream())
        .map(point -> point.point().cropPct())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether throughput was measured anywhere. */
  public boolean hasThroughput() {
    return arms.stream()
        .flatMap(arm -> arm.curve().points().stream())
        .map(CurvePoint::imagesPerSecond)
        .anyMatch(Objects::nonNull);
  }
}
