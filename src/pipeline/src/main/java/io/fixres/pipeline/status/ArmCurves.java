package io.fixres.pipeline.status;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Throughput;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.statistics.Wilson;
import io.fixres.pipeline.plan.Known;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All arms' scores over test size, means over replicates, from the sweeps' own counts: a verdict
 * that travelled in a pod's termination message has no curves. They are the verdict's own unless a
 * sweep could not read an image that the others could: the verdict leaves it out of all.
 */
public final class ArmCurves {
  private final Verdict verdict;
  private final ConcludeWork work;
  private final Known known;

  private ArmCurves(Verdict verdict, ConcludeWork work, Known known) {
    this.verdict = verdict;
    this.work = work;
    this.known = known;
  }

  /** The verdict, with curves if it has none; empty = there is no verdict. */
  public static Optional<Verdict> verdict(Known known) {
    StageResult conclude = known.results().get(StageIds.CONCLUDE);
    if (conclude == null || conclude.verdict() == null) {
      return Optional.empty();
    }
    Verdict verdict = conclude.verdict();
    return Optional.of(
        verdict.curves().isEmpty() ? verdict.withCurves(of(verdict, known)) : verdict);
  }

  /** The curves, whether or not the verdict has its own; none while nothing was concluded. */
  static List<Curve> of(Verdict verdict, Known known) {
    StageSpec spec = known.specs().get(StageIds.CONCLUDE);
    return spec != null && spec.work() instanceof ConcludeWork work
        ? new ArmCurves(verdict, work, known).curves()
        : List.of();
  }

  private List<Curve> curves() {
    Map<String, StageResult> byHash =
        known.results().values().stream()
            .collect(Collectors.toMap(StageResult::hash, Function.identity(), (one, same) -> one));
    List<Arm> swept = work.arms().stream().filter(arm -> byHash.containsKey(arm.sweep())).toList();
    return ArmGroup.complete(ArmGroup.of(swept)).stream()
        .map(group -> curve(group, sweeps(group, byHash)))
        .toList();
  }

  private static List<StageResult> sweeps(ArmGroup group, Map<String, StageResult> byHash) {
    return group.replicates().stream()
        .map(arm -> Objects.requireNonNull(byHash.get(arm.sweep())))
        .toList();
  }

  private Curve curve(ArmGroup group, List<StageResult> sweeps) {
    List<CurvePoint> points = group.points().stream().map(point -> point(point, sweeps)).toList();
    return new Curve(group.kind(), group.trainResolution(), group.fineTuneResolution(), points);
  }

  private CurvePoint point(EvalPoint point, List<StageResult> sweeps) {
    List<PointScore> scores =
        sweeps.stream()
            .flatMap(sweep -> sweep.points().stream())
            .filter(score -> score.point().equals(point))
            .toList();
    return CurvePoint.of(
        scores,
        Wilson.ofTop1(scores, verdict.rule().confidence()),
        gmacs(point, sweeps.get(0)),
        Throughput.at(point.resolution(), known.results().values()).orElse(null));
  }

  private double gmacs(EvalPoint point, StageResult sweep) {
    int outputs = work.model().outputs(sweep.data().classes());
    return Architectures.find(work.model().architecture())
        .map(network -> network.gmacs(point.resolution(), outputs))
        .orElse(Double.NaN);
  }
}
