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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What may be said where the network won as it was, at its train size: that nothing is to be fixed
 * only where something else was tried, could have won, and is shown to bring no more than the
 * margin, and no control did better.
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
            .filter(curve -> !curve.kind().isControl())
            .flatMap(curve -> curve.points().stream().filter(point -> !isAsItWas(curve, point)))
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
    Optional<CurvePoint> control = better(points(this::isTunedAsItWas).filter(this::isAffordable));
    if (control.isPresent()) {
      return "Nothing that may win is shown to be better than the network as it is, at the size it"
          + " was trained at; a control, fine-tuned at that size, scored %s at %s."
              .formatted(score(control.get()), pixels(control.get()));
    }
    Optional<CurvePoint> above = better(points(curve -> true).filter(this::isAboveBudget));
    boolean isAlone = !rivals.isEmpty() && rivals.stream().allMatch(this::isAboveBudget);
    if (isAlone || above.isPresent()) {
      return ofBudget(isAlone || isShown(), above);
    }
    return isShown()
        ? "Nothing to fix: the network is best as it is, at the size it was trained at."
        : "Nothing that was tried is shown to be better than the network as it is, at the size it"
            + " was trained at; on these images a gain may go unseen.";
  }

  private String ofBudget(boolean isBest, Optional<CurvePoint> above) {
    String within =
        isBest
            ? "The network as it is, at the size it was trained at, is the best that"
                + " selection.maxGmacs allows; %s."
            : "Nothing that selection.maxGmacs allows is shown to be better than the network as it"
                + " is; %s.";
    return within.formatted(
        above
            .map(point -> "above it, %s scored %s".formatted(pixels(point), score(point)))
            .orElse("all else that was tried is above it"));
  }

  /** Gains are measured from an untuned network at its train size: it is no other than itself. */
  private static boolean isAsItWas(Curve curve, CurvePoint point) {
    return curve.kind() == ArmKind.UNTUNED && point.point().resolution() == curve.trainResolution();
  }

  private boolean isTunedAsItWas(Curve curve) {
    return curve.kind() == ArmKind.TUNED_AT_TRAIN_SIZE
        && curve.trainResolution() == verdict.best().trainResolution();
  }

  /** Whether what was tried leaves no room for a gain above the margin. */
  private boolean isShown() {
    Gain total = verdict.gains().total();
    return total != null && verdict.rule().isWithinMargin(total.interval().high());
  }

  private boolean isAffordable(CurvePoint point) {
    return Gmacs.isWithin(point.gmacs(), verdict.rule().maxGmacs());
  }

  private boolean isAboveBudget(CurvePoint point) {
    return !isAffordable(point);
  }

  private Stream<CurvePoint> points(Predicate<Curve> filter) {
    return verdict.curves().stream().filter(filter).flatMap(curve -> curve.points().stream());
  }

  /** The best of these, if it scored higher than the winner. */
  private Optional<CurvePoint> better(Stream<CurvePoint> points) {
    double best = metric.goodness(verdict.best().value());
    return points
        .filter(point -> goodness(point) > best)
        .max(Comparator.comparingDouble(this::goodness));
  }

  private double goodness(CurvePoint point) {
    return metric.goodness(point.value(metric));
  }

  private String score(CurvePoint point) {
    return Numbers.value(point.value(metric), metric);
  }

  private static String pixels(CurvePoint point) {
    return Numbers.pixels(point.point().resolution());
  }
}
