package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.ArmKind;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict.Curve;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two seeds and a control arm: lines of the matrix are means, in the verdict's order. */
class RecordedVerdictTest {
  private static final FixResExperimentSpec SPEC =
      Specs.with("{'seeds': {'replicates': 2}, 'compare': ['FineTunedAtTrainSize', 'Untuned']}");

  private final Map<String, StageObservation> stages = new HashMap<>();
  private final FixResExperiment experiment = concluded(SPEC, stages);

  @Test
  void curvesAreThoseThatTheVerdictWouldHave() {
    List<Curve> curves =
        RecordedVerdict.of(experiment, recorded(stages, result -> true)).orElseThrow().curves();

    assertThat(curves)
        .extracting(Curve::kind)
        .startsWith(ArmKind.UNTUNED, ArmKind.TUNED)
        .endsWith(ArmKind.TUNED, ArmKind.TUNED_AT_TRAIN_SIZE);
    assertThat(curves)
        .allSatisfy(
            curve ->
                assertThat(curve.points())
                    .filteredOn(point -> point.point().resolution() == 56)
                    .singleElement()
                    .satisfies(point -> assertThat(point.top1()).isEqualTo(75)));
  }

  @Test
  void aLineThatASeedIsMissingOfIsLeftOut() {
    Predicate<StageResult> allButOne =
        result -> !result.stage().equals("r48-s1/fine-tune-at-train/sweep");

    List<Curve> curves =
        RecordedVerdict.of(experiment, recorded(stages, allButOne)).orElseThrow().curves();

    assertThat(curves)
        .extracting(Curve::kind)
        .contains(ArmKind.UNTUNED, ArmKind.TUNED)
        .doesNotContain(ArmKind.TUNED_AT_TRAIN_SIZE);
  }

  @Test
  void withoutTheConclusionThereIsNone() {
    assertThat(
            RecordedVerdict.of(
                experiment, recorded(stages, result -> result.kind() != StageKind.CONCLUDE)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hash\":\"[^\"]*\"|\"hash\":null",
        "\"measured\":\\{[^}]*}|\"measured\":null",
        "\"completionTime\":\"[^\"]*\"|\"completionTime\":null",
        "\"manifest\":\"[^\"]*\"|\"manifest\":null",
        "\"points\":\\[\\[|\"points\":[null,[",
        "\"points\":\\[\\[[^,]*|\"points\":[[null",
        "^\\[|[null,",
      })
  void aDamagedRecordHoldsNothing(String what, String damage) {
    String sound = results(stages, result -> true).encode();
    String text = sound.replaceFirst(what, damage);

    assertThat(text).isNotEqualTo(sound);
    assertThat(ResultsRecord.of(Map.of(ResultsRecord.FILE, text)).results()).isEmpty();
  }

  @Test
  void costsAreCountedWithTheNetworksOutputs() {
    double asClasses = gmacs("{}");

    assertThat(gmacs("{'model': {'numClasses': 10}}")).isEqualTo(asClasses);
    assertThat(gmacs("{'model': {'numClasses': 1000}}")).isGreaterThan(asClasses);
  }

  private static double gmacs(String changes) {
    Map<String, StageObservation> seen = new HashMap<>();
    FixResExperiment made = concluded(Specs.with(changes), seen);
    return RecordedVerdict.of(made, recorded(seen, result -> true))
        .orElseThrow()
        .curves()
        .get(0)
        .points()
        .get(0)
        .gmacs();
  }

  private static FixResExperiment concluded(
      FixResExperimentSpec spec, Map<String, StageObservation> stages) {
    FixResExperiment made = new FixResExperiment();
    made.setSpec(spec);
    made.setStatus(StatusComposerTest.finished(StagePlanner.plan(spec), stages));
    return made;
  }

  /** As it is recorded: without the verdict's own curves. */
  private static ResultsRecord recorded(
      Map<String, StageObservation> stages, Predicate<StageResult> which) {
    String text = results(stages, which).encode();
    return ResultsRecord.of(Map.of(ResultsRecord.FILE, text));
  }

  private static ResultsRecord results(
      Map<String, StageObservation> stages, Predicate<StageResult> which) {
    return new ResultsRecord(
        new Observed(stages, Map.of(), Map.of(), Duration.ZERO)
            .results()
            .filter(which)
            .collect(Collectors.toMap(StageResult::hash, result -> result)));
  }
}
