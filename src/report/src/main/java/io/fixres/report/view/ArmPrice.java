package io.fixres.report.view;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Verdict.Curve;
import io.fixres.report.view.StageSpan.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What it cost to make an arm's checkpoint: training, and fine-tuning where it was. */
public final class ArmPrice {
  private ArmPrice() {}

  /**
   * Mean time over seeds; empty when a stage that the arm stands on has no times.
   *
   * @param curve the arm
   * @param spans all stages
   * @param trained whether the experiment trained; otherwise the weights were given
   */
  public static Optional<Duration> of(Curve curve, List<StageSpan> spans, boolean trained) {
    boolean isTrained = trained || isDirect(curve);
    Optional<Duration> training = isTrained ? mean(trainings(curve, spans)) : given();
    Optional<Duration> tuning =
        curve.fineTuneResolution() == null ? given() : mean(tunings(curve, spans));
    return training.flatMap(first -> tuning.map(first::plus));
  }

  private static boolean isDirect(Curve curve) {
    return curve.kind() == ArmKind.DIRECT || curve.kind() == ArmKind.DIRECT_TUNED;
  }

  private static Optional<Duration> given() {
    return Optional.of(Duration.ZERO);
  }

  private static Stream<StageSpan> trainings(Curve curve, List<StageSpan> spans) {
    return spans.stream()
        .filter(span -> span.trainResolution() == curve.trainResolution())
        .filter(span -> span.work() == Work.TRAIN && span.isOver());
  }

  private static Stream<StageSpan> tunings(Curve curve, List<StageSpan> spans) {
    Pattern size = Pattern.compile("(^|\\D)" + curve.fineTuneResolution() + "($|\\D)");
    return spans.stream()
        .filter(span -> span.trainResolution() == curve.trainResolution())
        .filter(span -> span.work() == Work.TUNE && span.isOver())
        .filter(span -> size.matcher(span.stage().name()).find());
  }

  private static Optional<Duration> mean(Stream<StageSpan> spans) {
    List<Duration> times = spans.map(StageSpan::duration).toList();
    return times.stream().reduce(Duration::plus).map(sum -> sum.dividedBy(times.size()));
  }
}
