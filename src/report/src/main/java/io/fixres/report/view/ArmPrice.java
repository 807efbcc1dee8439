package io.fixres.report.view;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Verdict.Curve;
import io.fixres.report.view.StageSpan.Work;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What it cost to make an arm's checkpoint: training, and fine-tuning where it was.
 *
 * @param curves all arms: a stage named {@code fine-tune-2} is the second size of its ladder
 * @param spans all stages
 * @param isTrained whether the experiment trained; otherwise the weights were given
 */
public record ArmPrice(List<Curve> curves, List<StageSpan> spans, boolean isTrained) {
  private static final String AT_TRAIN = "at-train";

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
        .filter(span -> span.work() == work && span.isOver());
  }

  /** By the size in the stage's name, or its place on the ladder. */
  private boolean isTuning(Curve curve, StageSpan span) {
    String stage = span.stage().name();
    if (curve.kind() == ArmKind.TUNED_AT_TRAIN_SIZE) {
      return stage.contains(AT_TRAIN);
    }
    String names = curve.fineTuneResolution() + "|" + rung(curve);
    return Pattern.compile("(^|\\D)(" + names + ")($|\\D)").matcher(stage).find();
  }

  /** From 1; ladders ascend. */
  private int rung(Curve curve) {
    return 1
        + curves.stream()
            .filter(other -> other.kind() == curve.kind())
            .filter(other -> other.trainResolution() == curve.trainResolution())
            .map(Curve::fineTuneResolution)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList()
            .indexOf(curve.fineTuneResolution());
  }

  private static Optional<Duration> mean(Stream<StageSpan> spans) {
    List<Duration> times = spans.map(StageSpan::worked).toList();
    return times.stream().reduce(Duration::plus).map(sum -> sum.dividedBy(times.size()));
  }
}
