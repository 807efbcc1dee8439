package io.fixres.pipeline.status;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Throughput;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.statistics.Interval;
import io.fixres.contract.statistics.Wilson;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StageIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /** What arms have in common that are replicates of each other. */
  private record Line(ArmKind kind, int trainResolution, @Nullable Integer fineTuneResolution) {}

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
    Map<Line, List<StageResult>> sweeps =
        work.arms().stream()
            .filter(arm -> byHash.containsKey(arm.sweep()))
            .collect(
                Collectors.groupingBy(
                    ArmCurves::line,
                    LinkedHashMap::new,
                    Collectors.mapping(arm -> byHash.get(arm.sweep()), Collectors.toList())));
    return sweeps.entrySet().stream().map(line -> curve(line.getKey(), line.getValue())).toList();
  }

  private static Line line(Arm arm) {
    return new Line(arm.kind(), arm.trainResolution(), arm.fineTuneResolution());
  }

  private Curve curve(Line line, List<StageResult> sweeps) {
    List<CurvePoint> points =
        sweeps.get(0).points().stream()
            .map(PointScore::point)
            .map(point -> point(point, sweeps))
            .toList();
    return new Curve(line.kind(), line.trainResolution(), line.fineTuneResolution(), points);
  }

  private CurvePoint point(EvalPoint point, List<StageResult> sweeps) {
    List<PointScore> scores =
        sweeps.stream()
            .flatMap(sweep -> sweep.points().stream())
            .filter(score -> score.point().equals(point))
            .toList();
    double[] shares = scores.stream().mapToDouble(score -> score.top1() / 100).toArray();
    Interval band = Wilson.ofReplicates(shares, verdict.images(), verdict.rule().confidence());
    return new CurvePoint(
        point,
        mean(scores, Metric.TOP1),
        new Verdict.Interval(100 * band.low(), 100 * band.high()),
        mean(scores, Metric.TOP5),
        mean(scores, Metric.LOSS),
        gmacs(point, sweeps.get(0)),
        Throughput.at(point.resolution(), known.results().values()).orElse(null));
  }

  private static double mean(List<PointScore> scores, Metric metric) {
    return scores.stream().mapToDouble(score -> score.value(metric)).average().orElse(Double.NaN);
  }

  private double gmacs(EvalPoint point, StageResult sweep) {
    return Architectures.find(work.model().architecture())
        .map(network -> network.gmacs(point.resolution(), sweep.data().classes()))
        .orElse(Double.NaN);
  }
}
