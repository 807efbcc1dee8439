package io.fixres.pipeline.plan;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The best mean so far, without any claim: what the control arm is bound to and people may watch.
 *
 * @param variant its deployed replicate
 * @param sweep id of that replicate's sweep
 * @param point test resolution and crop fraction
 * @param score in the metric, more is better
 */
public record ProvisionalBest(Variant variant, String sweep, EvalPoint point, double score) {

  /** The best point of all sweeps that are finished; control arms do not compete. */
  public static Optional<ProvisionalBest> among(StagePlan plan, Known known) {
    List<ProvisionalBest> found = new ArrayList<>();
    groups(plan, known)
        .values()
        .forEach(replicates -> bestOf(plan, replicates, known).ifPresent(found::add));
    return found.stream()
        .max(
            Comparator.comparingDouble(ProvisionalBest::score)
                .thenComparing(ProvisionalBest::point, Comparator.reverseOrder()));
  }

  /** Finished sweeps that differ in nothing but the seed, by train size and stage name. */
  private static Map<String, List<StageNode>> groups(StagePlan plan, Known known) {
    Map<String, List<StageNode>> groups = new LinkedHashMap<>();
    for (StageNode node : plan.nodes()) {
      Variant variant = node.variant();
      if (competes(node) && variant != null && known.results().containsKey(node.id())) {
        String key = variant.trainResolution() + "/" + node.name();
        groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(node);
      }
    }
    return groups;
  }

  private static boolean competes(StageNode node) {
    boolean sweep = node.kind() == StageKind.SWEEP || node.kind() == StageKind.SWEEP_FINE_TUNED;
    return sweep
        && node.variant() != null
        && !node.variant().isDirect()
        && !node.name().equals(StageIds.sweepOf(StageIds.TUNE_AT_TRAIN_SIZE));
  }

  private static Optional<ProvisionalBest> bestOf(
      StagePlan plan, List<StageNode> replicates, Known known) {
    List<StageResult> sweeps =
        known.resultsOf(replicates.stream().map(StageNode::id).toList()).toList();
    Map<EvalPoint, Double> scores = MeanScores.of(sweeps, metric(plan));
    Budget budget = new Budget(plan.protocol());
    scores.keySet().removeIf(point -> !budget.affords(point.resolution()));
    StageNode deployed = replicates.get(0);
    return MeanScores.best(scores)
        .map(
            point ->
                new ProvisionalBest(
                    Objects.requireNonNull(deployed.variant()),
                    deployed.id(),
                    point,
                    scores.getOrDefault(point, 0.0)));
  }

  private static Metric metric(StagePlan plan) {
    return plan.protocol().rule().metric();
  }
}
