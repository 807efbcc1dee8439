package io.fixres.pipeline.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.StageState;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.Origin;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.Results;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Deleted;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextStepTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StagePlan PLAN = StagePlanner.plan(Specs.small());
  private static final RunLimits LIMITS = RunLimits.of(Specs.small());

  @Test
  void atFirstOnlyTheTrainingCanStart() {
    assertThat(ids(decide(Map.of(), Tally.NONE))).containsExactly("r48-s0/train");
  }

  @Test
  void theLadderStartsAtTheUntunedBest() {
    // given
    Launch train = decide(Map.of(), Tally.NONE).launches().get(0);
    Succeeded trained = new Succeeded(Results.of(train.stage(), train.hash(), Results::peaked));
    Launch sweep = decide(Map.of(train.hash(), trained), Tally.NONE).launches().get(0);
    Succeeded swept = new Succeeded(Results.of(sweep.stage(), sweep.hash(), Results::peaked));

    // when
    Decision decision = decide(Map.of(train.hash(), trained, sweep.hash(), swept), Tally.NONE);

    // then
    assertThat(ids(decision)).containsExactly("r48-s0/fine-tune-1", "r48-s0/fine-tune-2");
  }

  @Test
  void aShorterLadderSaysWhatItEndsAt() {
    assertThat(lastRung("{'sweep': {'resolutions': [48, 56, 64]}}"))
        .endsWith("before another step of the ladder; add larger sizes to sweep.resolutions");
    assertThat(lastRung("{'sweep': {'resolutions': [48, 56, 88]}}"))
        .isEqualTo("the sweep has no other size near another step of the ladder");
    assertThat(lastRung("{'selection': {'maxGmacs': 0.009}}"))
        .isEqualTo("another step of the ladder is above selection.maxGmacs");
  }

  private static String lastRung(String changes) {
    Ledger ledger = last(Specs.with(changes), new HashMap<>()).ledger();
    return ledger.find("r48-s0/fine-tune-3").orElseThrow().message();
  }

  @Test
  void whatWasMadeFromAnotherModelIsMadeAnew() {
    Launch train = decide(Map.of(), Tally.NONE).launches().get(0);
    StageResult trained = Results.of(train.stage(), train.hash(), Results::peaked);
    Map<String, StageObservation> seen =
        new HashMap<>(Map.of(train.hash(), new Succeeded(trained)));
    Launch sweep = decide(seen, Tally.NONE).launches().get(0);
    StageResult swept = Results.of(sweep.stage(), sweep.hash(), Results::peaked);
    String origin = Origin.of(sweep.stage().work(), Map.of(train.hash(), trained));

    seen.put(sweep.hash(), new Succeeded(made(swept, origin)));
    assertThat(ids(decide(seen, sweep.tally()))).hasSize(2).doesNotContain("r48-s0/sweep");

    seen.put(sweep.hash(), new Succeeded(made(swept, "0123456789abcdef")));
    Decision anew = decide(seen, sweep.tally());
    assertThat(anew.launches())
        .containsExactly(new Launch(sweep.stage(), sweep.hash(), sweep.tally().restarted()));
    assertThat(anew.disowned()).containsExactly(sweep.hash());

    assertThat(decide(seen, new Tally(4, 3, 0, 0, 0)).outcome()).isEqualTo(Outcome.ACTIVE);
    assertThat(decide(seen, new Tally(6, 5, 0, 0, 0)).cause().failure())
        .isEqualTo(Failure.outdated());
  }

  @Test
  void aConclusionThatFailsIsTheCauseWhateverWasToleratedBefore() {
    Decision next = twoSeeds("r48-s1/train", "conclude");

    assertThat(next.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(next.cause().stage()).isEqualTo("conclude");
  }

  @Test
  void aConclusionIsToldWhatFailedAndNothingElse() {
    assertThat(concluded(twoSeeds("r48-s1/train")).losses())
        .containsExactly(new Lost("r48-s1/train", 1, "Diverged"));
    assertThat(concluded(twoSeeds()).losses()).isEmpty();
  }

  @Test
  void aCropPutBeforeTheOthersTunesNothingAgain() {
    String tuned = "{'fineTune': {'resolutions': [56]}, 'sweep': {'cropPcts': %s}}";
    Map<String, StageObservation> seen = new HashMap<>();
    Decision before = last(Specs.with(tuned.formatted("[0.875]")), seen);
    var after = new Observed(seen, Map.of(), before.ledger().known().hashes(), Duration.ZERO);

    StagePlan plan = StagePlanner.plan(Specs.with(tuned.formatted("[1.0, 0.875]")));

    assertThat(ids(NextStep.decide(plan, after, LIMITS, NOW)))
        .containsExactly("r48-s0/sweep", "r48-s0/fine-tune-1/sweep");
  }

  private static ConcludeWork concluded(Decision decision) {
    return (ConcludeWork) decision.ledger().known().specs().get("conclude").work();
  }

  /** How two seeds end of which these stages diverge. */
  private static Decision twoSeeds(String... diverging) {
    return last(Specs.with("{'seeds': {'replicates': 2}}"), new HashMap<>(), diverging);
  }

  /** The decision after all; what came of the stages is left in {@code seen}. */
  private static Decision last(
      FixResExperimentSpec spec, Map<String, StageObservation> seen, String... diverging) {
    StagePlan plan = StagePlanner.plan(spec);
    Decision next;
    do {
      var observed = new Observed(seen, Map.of(), Map.of(), Duration.ZERO);
      next = NextStep.decide(plan, observed, RunLimits.of(spec), NOW);
      for (Launch launch : next.launches()) {
        boolean fails = List.of(diverging).contains(launch.stage().id());
        StageResult result = Results.of(launch.stage(), launch.hash(), Results::peaked);
        seen.put(
            launch.hash(), fails ? new Failed(Failure.exited(71, ""), NOW) : new Succeeded(result));
      }
    } while (!next.launches().isEmpty());
    return next;
  }

  @Test
  void aConclusionIsDrawnAnewWhereALaterOneTookItsPlace() {
    Map<String, StageObservation> seen = new HashMap<>();
    Decision next = decide(seen, Tally.NONE);
    while (next.outcome() == Outcome.ACTIVE) {
      for (Launch launch : next.launches()) {
        StageResult result = Results.of(launch.stage(), launch.hash(), Results::peaked);
        seen.put(launch.hash(), new Succeeded(result));
      }
      next = decide(seen, Tally.NONE);
    }
    StageResult conclusion = next.ledger().known().results().get("conclude");
    StageResult earlier = at("2025-12-31T23:59:59Z", conclusion);
    StageResult later = at("2026-01-01T00:01:01Z", conclusion);

    seen.put("00000000", new Succeeded(earlier));
    assertThat(decide(seen, Tally.NONE).outcome()).isEqualTo(Outcome.SUCCEEDED);

    seen.put("00000000", new Succeeded(later));
    Decision anew = decide(seen, Tally.NONE);
    assertThat(ids(anew)).containsExactly("conclude");
    assertThat(anew.disowned()).containsExactly(conclusion.hash());
  }

  private static StageResult made(StageResult result, String origin) {
    return Results.changed(result, fields -> fields.put("origin", origin));
  }

  /** Another conclusion, drawn then. */
  private static StageResult at(String time, StageResult conclusion) {
    return Results.changed(
        conclusion,
        fields -> {
          fields.put("hash", "00000000");
          fields.withObject("measured").put("completionTime", time);
        });
  }

  @Test
  void aDivergedTrainingIsNotTriedAgain() {
    Decision decision = afterFailure(71, Tally.NONE.started());

    assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(decision.ledger().entries().get(0).state()).isEqualTo(StageState.FAILED);
  }

  @Test
  void aFailureThatMayPassIsTriedAgainAfterAWhile() {
    Decision decision = afterFailure(74, Tally.NONE.started());

    assertThat(decision.launches()).isEmpty();
    assertThat(decision.lookAgain()).contains(NOW.plusSeconds(10));
  }

  @Test
  void restartsRunOut() {
    assertThat(afterFailure(74, new Tally(4, 3, 0, 0, 0)).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anInterruptionIsNotCounted() {
    Decision decision = afterFailure(75, new Tally(4, 3, 0, 0, 0));

    assertThat(decision.launches()).singleElement().extracting(Launch::attempt).isEqualTo(5);
  }

  @Test
  void aDeletedJobIsMadeAgainAfterAWhile() {
    Decision early = afterDeletions(List.of(NOW));
    Decision due = afterDeletions(List.of(NOW.minusSeconds(10)));

    assertThat(early.launches()).isEmpty();
    assertThat(early.lookAgain()).contains(NOW.plusSeconds(10));
    assertThat(due.recreations()).singleElement().extracting(Launch::attempt).isEqualTo(2);
  }

  @Test
  void fiveDeletionsInTenMinutesAreMadeGood() {
    Decision decision = afterDeletions(deletions(5, Duration.ofSeconds(119)));

    assertThat(decision.outcome()).isEqualTo(Outcome.ACTIVE);
  }

  @Test
  void aJobDeletedMoreThanFiveTimesInTenMinutesIsGivenUp() {
    Decision decision = afterDeletions(deletions(6, Duration.ofSeconds(119)));

    assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(decision.cause().failure().message())
        .startsWith("its Job was deleted 6 times within 10 minutes; find out who")
        .contains("set spec.suspend to true and back to false");
  }

  @Test
  void deletionsOfLongAgoDoNotCount() {
    Decision decision = afterDeletions(deletions(12, Duration.ofMinutes(2)));

    assertThat(decision.outcome()).isEqualTo(Outcome.ACTIVE);
  }

  @Test
  void aSilentStageIsStopped() {
    Launch train = decide(Map.of(), Tally.NONE).launches().get(0);

    Decision decision =
        decide(
            Map.of(train.hash(), new Running(null, NOW, NOW.minus(Duration.ofHours(1)))),
            train.tally());

    assertThat(decision.removals())
        .singleElement()
        .extracting(Remove::why)
        .isEqualTo(Remove.Why.STALLED);
  }

  @Test
  void jobNamesAreShort() {
    Launch train = decide(Map.of(), Tally.NONE).launches().get(0);

    assertThat(train.jobName("quickstart")).matches("quickstart-tr-[0-9a-f]{8}-1");
  }

  private static Decision afterDeletions(List<Instant> times) {
    Launch train = decide(Map.of(), Tally.NONE).launches().get(0);
    return decide(Map.of(train.hash(), new Deleted(times)), train.tally());
  }

  /** The last one now. */
  private static List<Instant> deletions(int times, Duration apart) {
    return IntStream.range(0, times)
        .mapToObj(index -> NOW.minus(apart.multipliedBy(times - 1L - index)))
        .toList();
  }

  private static Decision afterFailure(int exitCode, Tally used) {
    String hash = decide(Map.of(), Tally.NONE).launches().get(0).hash();
    return decide(Map.of(hash, new Failed(Failure.exited(exitCode, ""), NOW)), used);
  }

  private static Decision decide(Map<String, StageObservation> stages, Tally tally) {
    Map<String, Tally> tallies =
        stages.keySet().stream().collect(Collectors.toMap(hash -> hash, hash -> tally));
    var seen = new Observed(stages, tallies, Map.of(), Duration.ZERO);
    return NextStep.decide(PLAN, seen, LIMITS, NOW);
  }

  private static List<String> ids(Decision decision) {
    return decision.launches().stream().map(launch -> launch.stage().id()).toList();
  }
}
