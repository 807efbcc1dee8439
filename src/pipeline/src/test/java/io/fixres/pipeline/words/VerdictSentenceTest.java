package io.fixres.pipeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Gains;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictSentenceTest {
  private static final Gain LARGE = new Gain(6.1, new Interval(4.9, 7.3), null);
  private static final Gain WORSE = new Gain(-5.2, new Interval(-5.9, -4.5), null);
  private static final Gain EXACT = new Gain(0, new Interval(-0.1, 0.1), null);
  private static final Gain SMALL = new Gain(0.4, new Interval(-0.5, 1.3), null);

  @Test
  void aGainIsSaidWithItsInterval() {
    assertThat(VerdictSentence.paragraph(tuned(LARGE, null, false)))
        .isEqualTo(
            "Best test resolution: 64 px (trained at 48, fine-tuned at 64): top-1 78.0 %"
                + " [76.9, 79.1] on 2,000 validation images. +6.1 points [4.9, 7.3] over testing at"
                + " the train size.");
  }

  @Test
  void aDifferenceThatMayBeNothingIsNotCalledAGain() {
    assertThat(VerdictSentence.paragraph(tuned(SMALL, null, false)))
        .contains("No gain is claimed")
        .contains("+0.4 points [-0.5, 1.3]");
  }

  @Test
  void aWinnerThatIsWorseIsCalledSoWithTheReason() {
    assertThat(VerdictSentence.paragraph(tuned(WORSE, null, false)))
        .contains(
            "Worse than testing at the train size by -5.2 points [-5.9, -4.5]: a smaller size"
                + " within selection.margin was preferred.")
        .doesNotContain("may be nothing");
  }

  @Test
  void ofAnUntunedWinnerFineTuningIsSpokenOfAsWhatItWouldBring() {
    Gains gains = new Gains(LARGE, WORSE, LARGE, null);
    assertThat(VerdictSentence.paragraph(verdict(best(ArmKind.UNTUNED, null, 64, false), gains)))
        .contains("-5.2 points [-5.9, -4.5] is what fine-tuning would have brought")
        .doesNotContain("not shown");
  }

  @Test
  void undecidedIsSaid() {
    assertThat(VerdictSentence.paragraph(tuned(LARGE, null, true))).contains("Undecided:");
  }

  @Test
  void theControlThatDoesAsWellIsNamed() {
    assertThat(VerdictSentence.paragraph(tuned(LARGE, SMALL, false)))
        .contains("Not shown to differ from direct training");
  }

  @Test
  void aNetworkThatIsBestAsItIsHasNothingToFix() {
    assertThat(VerdictSentence.paragraph(baseline(EXACT, 0, 77.4))).contains("Nothing to fix");
  }

  @Test
  void ofAWinnerAsItIsNothingMoreIsSaidThanTheImagesShow() {
    assertThat(VerdictSentence.paragraph(baseline(SMALL, 0, 77.4)))
        .contains("Nothing that was tried is shown to be better")
        .doesNotContain("Nothing to fix");
  }

  @Test
  void whatABudgetForbadeMayHaveBeenBetter() {
    assertThat(VerdictSentence.paragraph(baseline(EXACT, 1.5, 80.2)))
        .contains("is the best that selection.maxGmacs allows; above it, 64 px scored 80.2 %.")
        .doesNotContain("Nothing to fix");
    assertThat(VerdictSentence.paragraph(baseline(EXACT, 1.5, 77.4)))
        .contains("all else that was tried is above it.");
  }

  @Test
  void withinABudgetTooNothingMoreIsSaidThanTheImagesShow() {
    assertThat(VerdictSentence.paragraph(baseline(EXACT, 2.5, 77.4, 80.2)))
        .contains("is the best that selection.maxGmacs allows; above it, 80 px scored 80.2 %.");
    assertThat(VerdictSentence.paragraph(baseline(SMALL, 2.5, 77.4, 80.2)))
        .contains(
            "Nothing that selection.maxGmacs allows is shown to be better than the network as it"
                + " is; above it, 80 px scored 80.2 %.")
        .doesNotContain("is the best that");
  }

  @Test
  void anotherTrainingAtItsOwnSizeMayBeBetterAboveTheBudget() {
    Verdict verdict =
        baseline(EXACT, 2.5, 77.4).withCurves(List.of(untuned(48, 78.4, 77.4), untuned(80, 80.2)));
    assertThat(VerdictSentence.paragraph(verdict)).contains("above it, 80 px scored 80.2 %.");
  }

  @Test
  void aControlThatDidBetterIsSomethingToFix() {
    Curve untuned = untuned(48, 78.4, 77.4);
    assertThat(told(untuned, tunedAtTrainSize(48, 79.04)))
        .contains(
            "Nothing that may win is shown to be better than the network as it is, at the size it"
                + " was trained at; a control, fine-tuned at that size, scored 79.0 % at 48 px.")
        .doesNotContain("Nothing to fix");
    assertThat(told(untuned, tunedAtTrainSize(48, 78.1))).contains("Nothing to fix");
    assertThat(told(untuned, tunedAtTrainSize(64, 79.04))).contains("Nothing to fix");
  }

  @Test
  void controlsAndOtherCropsAtTheTrainSizeAreNothingElse() {
    CurvePoint cropped =
        new CurvePoint(new EvalPoint(48, 1), 77.9, new Interval(70, 90), 95, 0.9, 1, null);
    assertThat(told(new Curve(ArmKind.UNTUNED, 48, null, List.of(point(48, 78.4, 1), cropped))))
        .contains("Nothing else was tried");
    assertThat(told(untuned(48, 78.4), tunedAtTrainSize(48, 78.1)))
        .contains("Nothing else was tried");
  }

  private static String told(Curve... curves) {
    return VerdictSentence.paragraph(baseline(EXACT, 0).withCurves(List.of(curves)));
  }

  @Test
  void whereNothingElseWasTriedNothingIsKnown() {
    assertThat(VerdictSentence.paragraph(baseline(EXACT, 0)))
        .contains("Nothing else was tried")
        .doesNotContain("Nothing to fix");
  }

  @Test
  void withoutABaselineNothingIsSaidOfGains() {
    assertThat(VerdictSentence.all(tuned(null, null, false))).hasSize(1);
  }

  @Test
  void theBriefFormFitsAColumn() {
    assertThat(VerdictSentence.brief(tuned(LARGE, null, false)))
        .isEqualTo("64 px, 78.0 % [76.9, 79.1], +6.1");
  }

  private static Verdict tuned(@Nullable Gain total, @Nullable Gain direct, boolean undecided) {
    return verdict(best(ArmKind.TUNED, 64, 64, undecided), new Gains(null, null, total, direct));
  }

  /** Untuned at 48 px, and what else was scored: at 64 px, 80 px and so on, at 2 GMACs and more. */
  private static Verdict baseline(Gain total, double maxGmacs, double... others) {
    double[] top1s = DoubleStream.concat(DoubleStream.of(78.4), DoubleStream.of(others)).toArray();
    return verdict(
            new SelectionRule(Metric.TOP1, 0.3, 0.95, maxGmacs),
            best(ArmKind.UNTUNED, null, 48, false),
            new Gains(null, null, total, null))
        .withCurves(List.of(untuned(48, top1s)));
  }

  private static Curve untuned(int trainResolution, double... top1s) {
    return new Curve(ArmKind.UNTUNED, trainResolution, null, points(trainResolution, top1s));
  }

  private static Curve tunedAtTrainSize(int resolution, double... top1s) {
    return new Curve(
        ArmKind.TUNED_AT_TRAIN_SIZE, resolution, resolution, points(resolution, top1s));
  }

  /** From that size on in steps of 16 px, of which each costs a GMAC more; 48 px cost one. */
  private static List<CurvePoint> points(int first, double... top1s) {
    return IntStream.range(0, top1s.length)
        .mapToObj(i -> point(first + 16 * i, top1s[i], first / 16 - 2 + i))
        .toList();
  }

  private static CurvePoint point(int resolution, double top1, double gmacs) {
    return new CurvePoint(
        new EvalPoint(resolution, 0.875), top1, new Interval(70, 90), 95, 0.9, gmacs, null);
  }

  private static Best best(
      ArmKind kind, @Nullable Integer tuned, int resolution, boolean undecided) {
    return new Best(
        "r48-s0",
        kind,
        48,
        tuned,
        new EvalPoint(resolution, 0.875),
        78.4,
        78.04,
        new Interval(76.9, 79.1),
        List.of(resolution),
        undecided);
  }

  private static Verdict verdict(Best best, Gains gains) {
    return verdict(new SelectionRule(Metric.TOP1, 0.3, 0.95, 0), best, gains);
  }

  private static Verdict verdict(SelectionRule rule, Best best, Gains gains) {
    return new Verdict(
        1, rule, 2000, List.of(0L), best, gains, List.of(), null, null, null, List.of());
  }
}
