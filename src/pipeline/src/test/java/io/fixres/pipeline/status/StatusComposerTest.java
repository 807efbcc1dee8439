package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.contract.Json;
import io.fixres.pipeline.Results;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusComposerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StagePlan PLAN = StagePlanner.plan(Specs.small());
  private static final Remove SUSPENDED = new Remove("", Remove.Why.SUSPENDED, "");
  private static final RunLimits LIMITS = RunLimits.of(Specs.small());

  @Test
  void aFinishedExperimentReadsAsItsGoldenStatus() throws IOException {
    String golden = "golden/small-finished.json";
    String told = Json.pretty(finished());
    if (System.getProperty("fixres.update") != null) {
      Files.writeString(Path.of("src/test/resources", golden), told);
    }
    assertThat(told).isEqualTo(Specs.read(golden));
  }

  @Test
  void everyConditionIsOfThisGeneration() {
    assertThat(finished().conditions())
        .extracting(Condition::getObservedGeneration)
        .containsOnly(1L);
  }

  @Test
  void hashesAndAttemptsAreRemembered() {
    FixResExperimentStatus status = finished();

    assertThat(StatusMemory.hashes(status)).containsKeys("r48-s0/train", "conclude");
    assertThat(StatusMemory.tallies(status).values()).contains(Tally.NONE.started());
  }

  @Test
  void aStatusTellsTheStateOfItsExperiment() {
    var why = new Obstacle("ImageNotAllowed", "not allowed");
    var refused = new Refusal(why, null).status(finished(), 2, Duration.ZERO, NOW);
    var running = suspended(train(), new Running(null, NOW, NOW));

    assertThat(ExperimentState.of(null)).isEmpty();
    assertThat(ExperimentState.of(refused)).contains(ExperimentState.REFUSED);
    assertThat(ExperimentState.of(running)).contains(ExperimentState.SUSPENDING);
    assertThat(ExperimentState.of(finished())).contains(ExperimentState.SUCCEEDED);
  }

  @Test
  void aFinishedExperimentStaysSoWithoutItsResults() {
    FixResExperimentStatus finished = finished();
    List<Condition> conditions = new ArrayList<>(finished.conditions());
    conditions.add(new ConditionBuilder().withType("example.com/Seen").build());

    FixResExperimentStatus lost =
        StatusComposer.lose(
            finished.withConditions(conditions),
            1,
            new Obstacle("ResultsLost", "they are gone"),
            NOW);

    assertThat(told(lost, "ResultsCollected")).isEqualTo("False ResultsLost: they are gone");
    assertThat(told(lost, "Succeeded")).isEqualTo(told(finished, "Succeeded"));
    assertThat(lost.conditions()).hasSameSizeAs(finished.conditions());
    assertThat(lost.best()).isEqualTo(finished.best());
  }

  @Test
  void anExperimentIsSuspendedOnceNothingOfItRuns() {
    String train = train();

    FixResExperimentStatus running = suspended(train, new Running(null, NOW, NOW));
    FixResExperimentStatus stopping = suspended(train, new Stopping(NOW));
    FixResExperimentStatus lost = suspended(train, new Stopping(NOW, "NodeLost: node a"));
    FixResExperimentStatus stopped = suspended(train, new Failed(SUSPENDED.failure(), NOW));

    assertThat(List.of(running, stopping))
        .allSatisfy(
            status -> {
              assertThat(told(status, "Suspended"))
                  .isEqualTo(
                      "False Suspending: waits for r48-s0/train to save a checkpoint and end");
              assertThat(told(status, "Ready")).startsWith("True Suspending: waits for");
              assertThat(told(status, "Reconciling")).startsWith("True Suspending: waits for");
            });
    assertThat(told(lost, "Suspended")).endsWith("save a checkpoint and end: NodeLost: node a");
    assertThat(told(stopped, "Suspended")).startsWith("True Suspended:");
    assertThat(told(stopped, "Ready")).startsWith("True Suspended:");
  }

  @Test
  void aStageThatTheSpecNoLongerAsksForKeepsAnExperimentFromBeingSuspended() {
    assertThat(told(suspended("0badc0de", new Stopping(NOW)), "Suspended"))
        .startsWith("False Suspending: waits for a stage to end");
  }

  @Test
  void whatWaitsForSuchAStageSaysSo() {
    var stopping = new Stopping(NOW);
    Map<String, StageObservation> others = Map.of("0badc0de", stopping, "0badc0d0", stopping);

    assertThat(told(again(null, PLAN, others), "Ready"))
        .isEqualTo("True Queued: waits for a stage to end that the spec no longer asks for");
  }

  @Test
  void aStageThatFailedAtOnceHasItsTimes() {
    Instant later = NOW.plusSeconds(4);
    var failed = new Failed(Failure.exited(71, "loss is NaN"), NOW, later);

    FixResExperimentStatus status = again(null, PLAN, Map.of(train(), failed));
    FixResExperimentStatus after = again(status, PLAN, Map.of());

    assertThat(status.variants().get(0).stages().get(0))
        .extracting(StageStatus::resolution, StageStatus::startTime, StageStatus::completionTime)
        .containsExactly(48, NOW.toString(), later.toString());
    assertThat(after.variants().get(0).stages().get(0))
        .extracting(StageStatus::startTime, StageStatus::completionTime)
        .containsExactly(NOW.toString(), null);
  }

  @Test
  void whereNoStageHasAResultNoneIsCollected() {
    var failed = new Failed(Failure.exited(71, "loss is NaN"), NOW, NOW);

    FixResExperimentStatus status = again(null, PLAN, Map.of(train(), failed));

    assertThat(told(status, "Ready")).startsWith("False Failed");
    assertThat(told(status, "ResultsCollected"))
        .isEqualTo("False NoResults: no stage has a result");
  }

  @Test
  void aStageThatIsLaunchedIsToldAsRunning() {
    FixResExperimentStatus status = again(null, PLAN, Map.of());

    assertThat(status.jobs().active()).isEqualTo(1);
    assertThat(status.variants().get(0).stages().get(0))
        .extracting(StageStatus::name, StageStatus::state, StageStatus::attempts)
        .containsExactly("train", StageState.RUNNING, 1);
  }

  @Test
  void whatIsLaunchedIsToldAsAtWorkAndNotAgainOnceItIs() {
    Map<String, StageObservation> all = new HashMap<>();
    Map<String, String> hashes = StatusMemory.hashes(finished(PLAN, all));
    String train = hashes.get("r48-s0/train");
    String sweep = hashes.get("r48-s0/sweep");
    var working = new Running(null, NOW, NOW);
    Map<String, StageObservation> tuning =
        Map.of(train, all.get(train), hashes.get("r48-s0/fine-tune-1"), working);
    Map<String, StageObservation> sweeping = new HashMap<>(tuning);
    sweeping.put(sweep, working);

    FixResExperimentStatus later = again(null, PLAN, tuning);

    assertThat(told(later, "Ready")).isEqualTo("True Sweeping: r48-s0/sweep");
    assertThat(again(later, PLAN, sweeping).conditions()).isEqualTo(later.conditions());
  }

  @Test
  void onceBegunIsBegunWhateverTheNextPodWaitsFor() {
    Map<String, StageObservation> waits = Map.of(train(), new Waiting("no node", NOW));
    Map<String, StageObservation> starts = Map.of(train(), new Running(null, null, NOW));
    Map<String, StageObservation> runs = Map.of(train(), new Running(null, NOW, NOW));
    var retried = new Observed(waits, Map.of(train(), tally(2)), Map.of(), Duration.ZERO);
    Decision second = NextStep.decide(PLAN, retried, LIMITS, NOW);

    assertThat(reconciling(again(again(null, PLAN, starts), PLAN, waits))).startsWith("True");
    assertThat(reconciling(again(again(null, PLAN, runs), PLAN, waits))).startsWith("False");
    assertThat(reconciling(StatusComposer.compose(null, 1, PLAN, second, NOW))).startsWith("False");
  }

  private static Tally tally(int attempts) {
    return new Tally(attempts, attempts - 1, 0, 0, 0);
  }

  private static String reconciling(FixResExperimentStatus status) {
    return told(status, "Reconciling");
  }

  @Test
  void whatAStageUsedIsNotBilledAgainByWhatLaterOnesAreGiven() {
    Map<String, StageObservation> stages = new HashMap<>();
    StagePlan two = StagePlanner.plan(sweepsWith(2));
    StagePlan four = StagePlanner.plan(sweepsWith(4));
    StagePlan none = StagePlanner.plan(Specs.small());

    FixResExperimentStatus first = finished(two, stages);
    FixResExperimentStatus later = again(first, four, stages);
    FixResExperimentStatus last = again(first, none, stages);

    assertThat(first.gpuSeconds()).isPositive();
    assertThat(StatusMemory.bills(later)).isEqualTo(StatusMemory.bills(first));
    assertThat(later.gpuSeconds()).isEqualTo(first.gpuSeconds());
    assertThat(last.gpuSeconds()).isEqualTo(first.gpuSeconds());
    assertThat(again(null, four, stages).gpuSeconds()).isGreaterThan(first.gpuSeconds());
  }

  private static FixResExperimentSpec sweepsWith(int gpus) {
    return Specs.with(
        "{'stageTemplates': [{'stage': 'Sweep', 'gpu': {'resourceName': 'x.com/gpu', 'count': %d}}]}"
            .formatted(gpus));
  }

  private static FixResExperimentStatus again(
      @Nullable FixResExperimentStatus before,
      StagePlan plan,
      Map<String, StageObservation> stages) {
    var seen = new Observed(stages, Map.of(), Map.of(), Duration.ofMinutes(3));
    return StatusComposer.compose(before, 1, plan, NextStep.decide(plan, seen, LIMITS, NOW), NOW);
  }

  private static String train() {
    return NextStep.decide(PLAN, Observed.nothing(), LIMITS, NOW).launches().get(0).hash();
  }

  private static FixResExperimentStatus suspended(String hash, StageObservation stage) {
    var seen =
        new Observed(
            Map.of(hash, stage),
            Map.of(hash, Tally.NONE.started()),
            Map.of(),
            Duration.ofMinutes(3));
    RunLimits limits = RunLimits.of(Specs.with("{'suspend': true}"));
    return StatusComposer.compose(null, 1, PLAN, NextStep.decide(PLAN, seen, limits, NOW), NOW);
  }

  static String told(FixResExperimentStatus status, String type) {
    return status
        .condition(type)
        .map(c -> "%s %s: %s".formatted(c.getStatus(), c.getReason(), c.getMessage()))
        .orElseThrow();
  }

  private static FixResExperimentStatus finished() {
    return finished(PLAN, new HashMap<>());
  }

  /** Goes through a plan; what came of its stages is left in {@code stages}. */
  static FixResExperimentStatus finished(StagePlan plan, Map<String, StageObservation> stages) {
    Map<String, Tally> tallies = new HashMap<>();
    FixResExperimentStatus status = null;
    while (true) {
      var seen = new Observed(stages, tallies, Map.of(), Duration.ofMinutes(3));
      Decision decision = NextStep.decide(plan, seen, LIMITS, NOW);
      status = StatusComposer.compose(status, 1, plan, decision, NOW);
      if (decision.isTerminal()) {
        return status;
      }
      for (Launch launch : decision.launches()) {
        tallies.put(launch.hash(), launch.tally());
        stages.put(
            launch.hash(),
            new Succeeded(Results.of(launch.stage(), launch.hash(), Results::peaked)));
      }
    }
  }
}
