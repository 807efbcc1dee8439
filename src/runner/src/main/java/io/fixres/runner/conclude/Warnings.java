package io.fixres.runner.conclude;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Warning;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.maths.EvalCrop;
import io.fixres.contract.maths.ResolutionGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a careful reader of a verdict should know, in order of weight. */
final class Warnings {
  private static final int FEW_IMAGES = 1000;
  private static final double MANY_SMALL_SOURCES = 0.1;

  private final Evidence evidence;
  private final ConcludeWork work;
  private final Architecture architecture;
  private final List<Warning> warnings = new ArrayList<>();

  Warnings(Evidence evidence, ConcludeWork work, Architecture architecture) {
    this.evidence = evidence;
    this.work = work;
    this.architecture = architecture;
  }

  /** The verdict with its warnings. */
  Verdict addTo(Verdict verdict) {
    nothingToFix(verdict);
    undecided(verdict);
    edge(verdict);
    fewImages(verdict);
    smallSources(verdict);
    offStride(verdict);
    metricsDisagree(verdict);
    scaledDecoding();
    warnings.addAll(new Gaps(evidence, work).warnings());
    return verdict.withWarnings(warnings);
  }

  private void nothingToFix(Verdict verdict) {
    Verdict.Gain total = verdict.gains().total();
    if (total != null && total.isWorse()) {
      warn(
          "NoGainShown",
          "The winner is worse than testing at the train size, which selection.maxGmacs or selection.margin asked for.");
    } else if (total != null && !total.isClaimed()) {
      warn(
          "NoGainShown",
          "The winner is not shown to be better than testing at the train size: there may be no discrepancy to fix here.");
    }
  }

  private void undecided(Verdict verdict) {
    if (verdict.best().undecided()) {
      warn(
          "Undecided",
          "Too few images to show that a smaller resolution is within %s of the best: the best was taken.",
          work.rule().marginInWords());
    }
  }

  private void edge(Verdict verdict) {
    List<Integer> swept = sweptResolutions(verdict);
    int best = verdict.best().point().resolution();
    if (swept.size() > 1 && best == swept.get(swept.size() - 1)) {
      String advice = "append larger ones to sweep.resolutions, or raise sweep.range.max";
      warnOfEdge(best, "largest", best == ResolutionGrid.LARGEST, advice);
    } else if (swept.size() > 1 && best == swept.get(0)) {
      String advice = "append smaller ones to sweep.resolutions, or lower sweep.range.min";
      warnOfEdge(best, "smallest", best == ResolutionGrid.SMALLEST, advice);
    }
  }

  private void warnOfEdge(int best, String which, boolean isLast, String advice) {
    warn(
        "BestAtEdge",
        "The best resolution, %d px, is the %s that %s.",
        best,
        which,
        isLast ? "may be swept" : "was swept: " + advice);
  }

  private void fewImages(Verdict verdict) {
    if (verdict.images() < FEW_IMAGES) {
      warn(
          "FewImages",
          "Only %d validation images: differences of a few points cannot be told from chance.",
          verdict.images());
    }
  }

  private void smallSources(Verdict verdict) {
    int resize = EvalCrop.resizeSide(verdict.best().point());
    int small = 0;
    for (int image : evidence.common()) {
      int shorter = Math.min(evidence.images().widths()[image], evidence.images().heights()[image]);
      small += shorter < resize ? 1 : 0;
    }
    if (small > MANY_SMALL_SOURCES * verdict.images()) {
      warn(
          "SmallSources",
          "%.0f %% of the images are smaller than the %d px they are resized to: enlarging them adds no detail.",
          100.0 * small / verdict.images(),
          resize);
    }
  }

  private void offStride(Verdict verdict) {
    int best = verdict.best().point().resolution();
    if (best % architecture.stride() != 0) {
      warn(
          "OffStride",
          "%d px is no multiple of the stride of %s, %d: pooling arithmetic alone can move its accuracy.",
          best,
          architecture.name(),
          architecture.stride());
    }
  }

  private void metricsDisagree(Verdict verdict) {
    verdict.curves().stream()
        .filter(curve -> curve.isOf(verdict.best()))
        .findFirst()
        .ifPresent(this::metricsDisagree);
  }

  private void metricsDisagree(Verdict.Curve curve) {
    CurvePoint byTop1 = bestBy(curve, Comparator.comparingDouble(CurvePoint::top1));
    CurvePoint byLoss = bestBy(curve, Comparator.comparingDouble((CurvePoint p) -> -p.loss()));
    if (byLoss.top1() < byTop1.top1()) {
      warn(
          "MetricsDisagree",
          "On the winning curve top-1 is best at %s, the loss at %s.",
          place(byTop1, byLoss),
          place(byLoss, byTop1));
    }
  }

  /** The size; where the other has the same, the crop fraction, which is then what differs. */
  private static String place(CurvePoint point, CurvePoint other) {
    int resolution = point.point().resolution();
    return resolution == other.point().resolution()
        ? resolution + " px with cropPct " + point.point().cropPct()
        : resolution + " px";
  }

  private void scaledDecoding() {
    if (work.training() != null && work.training().decodesScaled()) {
      warn(
          "ScaledDecoding",
          "Training crops were decoded at a fraction of their size where that sufficed (decoding: Scaled): their pixels are not Pillow's, those of evaluation are.");
    }
  }

  private static CurvePoint bestBy(Verdict.Curve curve, Comparator<CurvePoint> order) {
    return curve.points().stream().max(order).orElseThrow();
  }

  private static List<Integer> sweptResolutions(Verdict verdict) {
    return verdict.curves().stream()
        .filter(curve -> curve.kind() == ArmKind.UNTUNED || curve.kind() == ArmKind.TUNED)
        .flatMap(curve -> curve.points().stream())
        .map(point -> point.point().resolution())
        .distinct()
        .sorted()
        .toList();
  }

  private void warn(String reason, String message, Object... values) {
    warnings.add(new Warning(reason, String.format(Locale.ROOT, message, values)));
  }
}
