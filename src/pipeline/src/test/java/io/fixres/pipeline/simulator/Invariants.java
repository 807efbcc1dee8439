package io.fixres.pipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StagePlan;
import java.util.List;
import java.util.stream.Stream;

/** What holds of every decision, whatever was seen. */
final class Invariants {
  private Invariants() {}

  static void check(StagePlan plan, Observed seen, Decision decision, RunLimits limits) {
    List<String> launched = decision.launches().stream().map(Launch::hash).toList();
    long live = seen.stages().values().stream().filter(StageObservation::isLive).count();
    assertThat(launched).as("one attempt a stage").doesNotHaveDuplicates();
    assertThat(launched)
        .as("no second live attempt, and nothing finished is done again")
        .noneMatch(hash -> seen.stage(hash).isLive());
    assertThat(launched.isEmpty() || launched.size() + live <= limits.maxActive())
        .as("room for %s besides %s", launched, live)
        .isTrue();
    assertThat(limits.suspended() && !launched.isEmpty()).as("launched while suspended").isFalse();
    assertThat(decision.isTerminal() && !decision.isQuiet()).as("busy at the end").isFalse();
    assertThat(decision.isTerminal() && live > 0).as("ended with stages at work").isFalse();
    assertThat(decision.removals().stream().map(Remove::hash))
        .allMatch(h -> seen.stage(h).isLive());
    decision.launches().forEach(launch -> checkLaunch(plan, decision, launch, limits));
  }

  private static void checkLaunch(
      StagePlan plan, Decision decision, Launch launch, RunLimits limits) {
    Tally tally = launch.tally();
    assertThat(tally.restarts()).isLessThanOrEqualTo(limits.maxRestarts());
    assertThat(tally.memoryRestarts()).isLessThanOrEqualTo(1);
    assertThat(tally.rereads()).isLessThanOrEqualTo(2);
    assertThat(parents(plan, launch.stage().id()))
        .as("parents of %s", launch.stage().id())
        .allMatch(parent -> isSettled(decision, parent));
  }

  private static Stream<String> parents(StagePlan plan, String id) {
    return plan.nodes().stream()
        .filter(node -> node.id().equals(id))
        .flatMap(node -> node.parents().stream());
  }

  private static boolean isSettled(Decision decision, String id) {
    return decision.ledger().find(id).filter(e -> e.isDone() || e.isGone()).isPresent();
  }
}
