package io.fixres.report.view;

import io.fixres.contract.ArmKind;
import io.fixres.contract.StageIds;
import io.fixres.contract.Verdict.Curve;
import io.fixres.report.view.StageSpan.Work;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it cost to make an arm's checkpoint: training, and fine-tuning where it was.
 *
 * @param spans all stages
 * @param isTrained whether the experiment trained; otherwise the weights were given
 */
public record ArmPrice(List<StageSpan> spans, boolean isTrained) {
  /** Mean time over seeds; empty when a stage that the arm stands on has no times. */
  public Optional<Duration> of(Curve curve) {
    Optional<Duration> training =
        isTrained || isDirect(curve) ? mean(spans(curve, Work.TRAIN)) : given();
    Optional<Duration> tuning =
        curve.fineTuneResolution() == null
            ? given()
            : mean(spans(curve, Work.TUNE).filter(span -> isTuning(curve, span)));
    return training.flatMap(first -> tuning.map(first::plus));
  }

  private static boolean isDirect(Curve curve) {
    return curve.kind() == ArmKind.DIRECT || curve.kind() == ArmKind.DIRECT_TUNED;
  }

  private static Optional<Duration> given() {
    return Optional.of(Duration.ZERO);
  }

  private Stream<StageSpan> spans(Curve curve, Work work) {
    return spans.stream()
        .filter(span -> Objects.equals(span.trainResolution(), curve.trainResolution()))
        .filter(span -> span.work() == work && span.isDone());
  }

  /** The control is told by its name: a step of the ladder may be at the train size, too. */
  private static boolean isTuning(Curve curve, StageSpan span) {
    boolean isControl = curve.kind() == ArmKind.TUNED_AT_TRAIN_SIZE;
    return span.stage().name().equals(StageIds.TUNE_AT_TRAIN_SIZE) == isControl
        && Objects.equals(span.stage().resolution(), curve.fineTuneResolution());
  }

  private static Optional<Duration> mean(Stream<StageSpan> spans) {
    List<Duration> times = spans.map(StageSpan::worked).toList();
    return times.stream().reduce(Duration::plus).map(sum -> sum.dividedBy(times.size()));
  }
}
