package io.fixres.pipeline.words;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Gmacs;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may be said where the network won as it was, at its train size: that nothing is to be fixed
 * only where something else was tried, could have won, and is shown to bring no more than the
 * margin.
 */
final class BaselineWon {
  private final Verdict verdict;
  private final Metric metric;
  private final List<CurvePoint> rivals;

  private BaselineWon(Verdict verdict) {
    this.verdict = verdict;
    this.metric = verdict.rule().metric();
    this.rivals =
        verdict.curves().stream()
            .filter(curve -> curve.kind() != ArmKind.DIRECT && curve.kind() != ArmKind.DIRECT_TUNED)
            .flatMap(curve -> curve.points().stream().filter(point -> isRival(curve, point)))
            .toList();
  }

  /** Whether the winner is what was there before. */
  static boolean isTrueOf(Best best) {
    return best.fineTuneResolution() == null
        && best.kind() == ArmKind.UNTUNED
        && best.point().resolution() == best.trainResolution();
  }

  static String sentence(Verdict verdict) {
    return new BaselineWon(verdict).sentence();
  }

  private String sentence() {
    if (rivals.isEmpty() && !verdict.curves().isEmpty()) {
      return "Nothing else was tried: whether another test size or fine-tuning does better is open.";
    }
    Optional<CurvePoint> better = betterAboveBudget();
    boolean isAlone = !rivals.isEmpty() && rivals.stream().noneMatch(this::isAffordable);
    if (better.isPresent() || isAlone) {
      return "The network as it is, at the size it was trained at, is the best that"
          + " selection.maxGmacs allows; "
          + better.map(this::above).orElse("all else that was tried is above it")
          + ".";
    }
    Gain total = verdict.gains().total();
    return total != null && verdict.rule().isWithinMargin(total.interval().high())
        ? "Nothing to fix: the network is best as it is, at the size it was trained at."
        : "Nothing that was tried is shown to be better than the network as it is, at the size it"
            + " was trained at; on these images a gain may go unseen.";
  }

  private boolean isRival(Curve curve, CurvePoint point) {
    return !curve.isOf(verdict.best()) || !point.point().equals(verdict.best().point());
  }

  private boolean isAffordable(CurvePoint point) {
    return Gmacs.isWithin(point.gmacs(), verdict.rule().maxGmacs());
  }

  private Optional<CurvePoint> betterAboveBudget() {
    double best = metric.goodness(verdict.best().value());
    return rivals.stream()
        .filter(point -> !isAffordable(point) && goodness(point) > best)
        .max(Comparator.comparingDouble(this::goodness));
  }

  private double goodness(CurvePoint point) {
    return metric.goodness(point.value(metric));
  }

  private String above(CurvePoint point) {
    return "above it, %s scored %s"
        .formatted(
            Numbers.pixels(point.point().resolution()), Numbers.value(point.value(metric), metric));
  }
}
