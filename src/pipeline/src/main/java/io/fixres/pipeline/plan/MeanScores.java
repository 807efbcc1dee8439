package io.fixres.pipeline.plan;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Means over replicates, as a provisional guide to later stages; the verdict is conclude's. */
final class MeanScores {
  private MeanScores() {}

  /** The metric at each point, mean over {@code sweeps}, signed so that more is better. */
  static Map<EvalPoint, Double> of(List<StageResult> sweeps, Metric metric) {
    return sweeps.stream()
        .flatMap(sweep -> sweep.points().stream())
        .collect(
            Collectors.groupingBy(
                PointScore::point,
                TreeMap::new,
                Collectors.averagingDouble(score -> metric.goodness(score.value(metric)))));
  }

  /** The best point; of equals, the smallest. */
  static Optional<EvalPoint> best(Map<EvalPoint, Double> scores) {
    return scores.entrySet().stream()
        .max(
            Map.Entry.<EvalPoint, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
