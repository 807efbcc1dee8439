package io.fixres.runner.conclude;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Warning;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.Stages;
import io.fixres.runner.score.ScoredImages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
  private static final SelectionRule RULE = new SelectionRule(Metric.LOSS, 0.7, 0.95, 0);
  private static final Verdict.Interval BAND = new Verdict.Interval(77, 81);
  private static final List<Arm> ARMS = List.of(arm(ArmKind.UNTUNED, 0), arm(ArmKind.UNTUNED, 1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          64   | 96   | the smallest that was swept: append smaller ones to sweep.resolutions, or lower sweep.range.min.
          32   | 96   | the smallest that may be swept.
          2048 | 96   | the largest that may be swept.
          2016 | 96   | the largest that was swept: append larger ones to sweep.resolutions, or raise sweep.range.max.
          """)
  void adviceAtAnEdgeIsWhatTheProgramAccepts(int best, int other, String said) {
    assertThat(messages(verdict(best, other), work(ARMS)))
        .contains("The best resolution, %d px, is %s".formatted(best, said));
  }

  @Test
  void theMarginOfALossIsReadWithoutBinaryNoise() {
    assertThat(messages(verdict(64, 96), work(ARMS)))
        .anyMatch(message -> message.contains("is within 0.007 nats of the best"));
  }

  @Test
  void whatFailedIsNamedAndTheSeedThatIsDeployedInstead() {
    List<Arm> arms = List.of(arm(ArmKind.UNTUNED, 1), arm(ArmKind.DIRECT, 0));

    assertThat(messages(verdict(64, 96), work(arms, new Lost("r64-s0/train", 0, "OutOfMemory"))))
        .contains(
            "Not compared, as it failed: r64-s0/train (OutOfMemory), and all that stands on it.",
            "Not compared, as not all seeds of it were scored: direct, trained at 64, not fine-tuned.",
            "All figures are of seed 1 alone, without seed 0, not scored in full; the model is of seed 1.");
  }

  @Test
  void manyFailuresAreCounted() {
    Lost[] lost =
        Stream.of("a", "b", "c", "d", "e")
            .map(stage -> new Lost(stage, 0, "Diverged"))
            .toArray(Lost[]::new);

    assertThat(messages(verdict(64, 96), work(ARMS, lost)))
        .anyMatch(message -> message.contains("c (Diverged) and 2 more"))
        .noneMatch(message -> message.contains("alone"));
  }

  @Test
  void metricsThatDisagreeOnTheCropFractionAloneSayIt() {
    Verdict verdict = verdict(64, 96);
    var top1 = new Verdict.CurvePoint(at(64), 80, BAND, 95, 1, 0.1, null);
    var loss = new Verdict.CurvePoint(new EvalPoint(64, 1), 79, BAND, 95, 0.9, 0.1, null);
    var curve = new Verdict.Curve(ArmKind.UNTUNED, 64, null, List.of(top1, loss));

    assertThat(messages(verdict.withCurves(List.of(curve)), work(ARMS)))
        .contains(
            "On the winning curve top-1 is best at 64 px with cropPct 0.875, the loss at 64 px"
                + " with cropPct 1.0.");
  }

  private static List<String> messages(Verdict verdict, ConcludeWork work) {
    List<ArmGroup> groups = ArmGroup.complete(ArmGroup.of(work.arms()));
    ScoredImages images = new ScoredImages(new int[0], new int[0], new int[0]);
    Evidence evidence = new Evidence(groups, Map.of(), Map.of(), images, new int[0]);
    return new Warnings(evidence, work, Architectures.find("tiny_resnet8").orElseThrow())
        .addTo(verdict).warnings().stream().map(Warning::message).toList();
  }

  private static ConcludeWork work(List<Arm> arms, Lost... lost) {
    return new ConcludeWork(
        Stages.MODEL, Stages.folder(), arms, RULE, 0, Interpolation.BILINEAR, null, List.of(lost));
  }

  private static Arm arm(ArmKind kind, long seed) {
    return new Arm("r64-s" + seed, kind, 64, null, seed, null, "", List.of(), "");
  }

  /** Undecided, of two sizes. */
  private static Verdict verdict(int best, int other) {
    EvalPoint point = new EvalPoint(best, 0.875);
    return new Verdict(
        Contract.VERSION,
        RULE,
        2000,
        List.of(0L),
        new Verdict.Best(
            "r64-s0",
            ArmKind.UNTUNED,
            64,
            null,
            point,
            80,
            79,
            new Verdict.Interval(77, 81),
            List.of(best),
            true),
        new Verdict.Gains(null, null, null, null),
        List.of(
            new Verdict.Curve(
                ArmKind.UNTUNED, 64, null, List.of(scored(point), scored(at(other))))),
        null,
        null,
        null,
        List.of());
  }

  private static EvalPoint at(int resolution) {
    return new EvalPoint(resolution, 0.875);
  }

  private static Verdict.CurvePoint scored(EvalPoint point) {
    return new Verdict.CurvePoint(point, 80, new Verdict.Interval(77, 81), 95, 1, 0.1, null);
  }
}
