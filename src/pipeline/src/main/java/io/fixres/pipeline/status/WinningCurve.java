package io.fixres.pipeline.status;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Throughput;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.architecture.Architectures;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StageIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The winner's scores over test size, means over its replicates, from the sweeps themselves: a
 * verdict that travelled in a pod's termination message has no curves.
 */
final class WinningCurve {
  private final Best best;
  private final Known known;
  private final List<StageResult> sweeps;

  WinningCurve(Best best, Known known) {
    this.best = best;
    this.known = known;
    Map<String, StageResult> byHash =
        known.results().values().stream()
            .collect(Collectors.toMap(StageResult::hash, result -> result, (one, same) -> one));
    this.sweeps =
        arms()
            .filter(this::isWinner)
            .map(arm -> byHash.get(arm.sweep()))
            .filter(Objects::nonNull)
            .toList();
  }

  /** Test sizes at the winning crop fraction, ascending. */
  List<Integer> resolutions() {
    return sweeps.stream()
        .limit(1)
        .flatMap(sweep -> sweep.points().stream())
        .map(PointScore::point)
        .filter(point -> point.cropPct() == best.point().cropPct())
        .map(EvalPoint::resolution)
        .toList();
  }

  /** Percent right at a test size; empty when it was not scored. */
  Optional<Double> top1(int resolution) {
    List<Double> scores = at(resolution).map(PointScore::top1).toList();
    return scores.isEmpty()
        ? Optional.empty()
        : Optional.of(scores.stream().mapToDouble(s -> s).sum() / scores.size());
  }

  /** Images a second at a test size; empty when no sweep measured it. */
  Optional<Double> imagesPerSecond(int resolution) {
    return Throughput.at(resolution, known.results().values());
  }

  /** Multiply-accumulates an image at a test size, in 10⁹. */
  Optional<Double> gmacs(int resolution) {
    return concludeWork()
        .flatMap(work -> Architectures.find(work.model().architecture()))
        .flatMap(
            architecture ->
                sweeps.stream()
                    .map(sweep -> architecture.gmacs(resolution, sweep.data().classes()))
                    .findFirst());
  }

  private Stream<PointScore> at(int resolution) {
    EvalPoint point = new EvalPoint(resolution, best.point().cropPct());
    return sweeps.stream()
        .flatMap(sweep -> sweep.points().stream())
        .filter(score -> score.point().equals(point));
  }

  private boolean isWinner(Arm arm) {
    return arm.kind() == best.kind()
        && arm.trainResolution() == best.trainResolution()
        && Objects.equals(arm.fineTuneResolution(), best.fineTuneResolution());
  }

  private Stream<Arm> arms() {
    return concludeWork().stream().flatMap(work -> work.arms().stream());
  }

  private Optional<ConcludeWork> concludeWork() {
    StageSpec conclude = known.specs().get(StageIds.CONCLUDE);
    return conclude != null && conclude.work() instanceof ConcludeWork work
        ? Optional.of(work)
        : Optional.empty();
  }
}
