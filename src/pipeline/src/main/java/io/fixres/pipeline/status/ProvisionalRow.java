package io.fixres.pipeline.status;

import io.fixres.api.BestStatus;
import io.fixres.api.CurveEntry;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.ProvisionalBest;
import io.fixres.pipeline.plan.StagePlan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The best so far as the status's best and curve: no interval, no gain, nothing to quote. */
final class ProvisionalRow {
  private final ProvisionalBest best;
  private final boolean fineTuned;
  private final StageResult sweep;

  private ProvisionalRow(ProvisionalBest best, boolean fineTuned, StageResult sweep) {
    this.best = best;
    this.fineTuned = fineTuned;
    this.sweep = sweep;
  }

  static Optional<ProvisionalRow> of(StagePlan plan, Known known) {
    return ProvisionalBest.among(plan, known)
        .map(
            best ->
                new ProvisionalRow(
                    best,
                    isTuned(plan, best),
                    Objects.requireNonNull(known.results().get(best.sweep()))));
  }

  BestStatus best() {
    PointScore score = at();
    return new BestStatus(
        Objects.requireNonNull(best.variant().trainResolution()),
        best.point().resolution(),
        BestRow.crop(best.point().cropPct()),
        fineTuned,
        BestRow.number(score.top1()),
        null,
        null,
        score.images(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        best.variant().id(),
        null);
  }

  List<CurveEntry> curve() {
    return sweep.points().stream()
        .filter(score -> score.point().cropPct() == best.point().cropPct())
        .map(score -> new CurveEntry(score.point().resolution(), BestRow.number(score.top1())))
        .toList();
  }

  private PointScore at() {
    return sweep.points().stream()
        .filter(score -> score.point().equals(best.point()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a best that was not scored: " + best));
  }

  private static boolean isTuned(StagePlan plan, ProvisionalBest best) {
    return plan.nodes().stream()
        .anyMatch(
            node -> node.id().equals(best.sweep()) && node.kind() == StageKind.SWEEP_FINE_TUNED);
  }
}
