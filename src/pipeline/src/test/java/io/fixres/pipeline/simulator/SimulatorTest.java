package io.fixres.pipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.VariantFailurePolicy;
import io.fixres.contract.FineTuneWork;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.status.StatusComposer;
import io.fixres.pipeline.status.StatusMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random worlds: whatever stages do, the decisions keep their promises and come to an end. */
class SimulatorTest {
  /** Few in every build; {@code -Dfixres.worlds=5000} for a night. */
  private static final int WORLDS = Integer.getInteger("fixres.worlds", 200);

  private static final int TELL_EVERY = 8;
  private static final int MOST_STEPS = 400;

  private static final List<FixResExperimentSpec> SPECS =
      List.of(
          Specs.with("{'sweep': {'resolutions': [48, 56, 64]}}"),
          Specs.with("{'fineTune': {'resolutions': [64]}, 'seeds': {'replicates': 2}}"),
          Specs.with(
              "{'train': {'resolutions': [48, 64]}, 'fineTune': {'enabled': false},"
                  + " 'compare': ['DirectAtWinner'], 'sweep': {'resolutions': [56, 72]}}"),
          Specs.with("{'compare': ['FineTunedAtTrainSize', 'DirectAtWinner']}"),
          Specs.with(
              "{'train': null, 'seeds': {'replicates': 2}, 'dataset': {'testSplit': 'test'},"
                  + " 'sweep': {'resolutions': [56, 72]}, 'model': {'weights':"
                  + " {'claim': 'Workspace', 'path': 'w.safetensors', 'trainResolution': 48}}}"));

  @Test
  void everyWorldKeepsThePromisesAndComesToAnEnd() {
    for (int seed = 0; seed < WORLDS; seed++) {
      // given
      Random random = new Random(seed);
      var spec = SPECS.get(random.nextInt(SPECS.size()));
      var world = new World(random, random.nextInt(12), Map.of());

      // when
      Decision end = live(world, StagePlanner.plan(spec), limits(random, spec), random);

      // then
      assertThat(end.isTerminal()).as("world %d ended", seed).isTrue();
    }
  }

  @Test
  void aWorldWithoutMisfortuneSucceeds() {
    for (int i = 0; i < SPECS.size(); i++) {
      // given
      Random random = new Random(i);
      var world = new World(random, 0, Map.of());
      var spec = SPECS.get(i);

      // when
      Decision end =
          live(world, StagePlanner.plan(spec), RunLimits.of(spec), new Random(Long.MAX_VALUE));

      // then
      assertThat(end.outcome()).as("spec %d: %s", i, end.cause()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void whatWasTunedIsNotTunedAnewWhenResolutionsAreAppended() {
    for (int seed = 0; seed < 100; seed++) {
      // given
      var before = Specs.with("{'sweep': {'resolutions': [40, 48, 56]}}");
      var after = Specs.with("{'sweep': {'resolutions': [40, 48, 56, 64, 72, 80]}}");
      Random random = new Random(seed);
      var world = new World(random, 0, Map.of());
      StagePlan plan = StagePlanner.plan(before);
      Decision end = live(world, plan, RunLimits.of(before), random);
      var status = StatusComposer.compose(null, 1, plan, end, world.now());
      Set<String> tuned = tuned(world);

      // when
      var later = new World(random, 0, StatusMemory.hashes(status));
      live(later, StagePlanner.plan(after), RunLimits.of(after), random);

      // then
      assertThat(tuned(later)).containsAll(tuned);
    }
  }

  private static Set<String> tuned(World world) {
    return world.specs().entrySet().stream()
        .filter(stage -> stage.getValue().work() instanceof FineTuneWork)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Decision live(World world, StagePlan plan, RunLimits limits, Random random) {
    FixResExperimentStatus status = null;
    Decision decision = decide(world, plan, limits);
    for (int step = 0; step < MOST_STEPS && !decision.isTerminal(); step++) {
      boolean suspended = step < MOST_STEPS / 4 && random.nextInt(20) == 0;
      RunLimits today = suspended ? suspended(limits) : limits;
      if (step < MOST_STEPS / 4 && random.nextInt(30) == 0) {
        world.restart();
      }
      decision = decide(world, plan, today);
      status = step % TELL_EVERY == 0 ? tell(status, world, plan, decision) : status;
      world.carryOut(decision);
      if (!decision.isTerminal()) {
        world.pass(suspended);
      }
    }
    assertStays(world, plan, limits, decision);
    return decision;
  }

  private static Decision decide(World world, StagePlan plan, RunLimits limits) {
    Observed seen = world.observe();
    Decision decision = NextStep.decide(plan, seen, limits, world.now());
    Invariants.check(plan, seen, decision, limits);
    return decision;
  }

  /** A status is told at every step; it never changes when nothing else does. */
  private static FixResExperimentStatus tell(
      @Nullable FixResExperimentStatus before, World world, StagePlan plan, Decision decision) {
    var status = StatusComposer.compose(before, 1, plan, decision, world.now());
    var again =
        StatusComposer.compose(status, 1, plan, decision, world.now().plus(Duration.ofHours(1)));
    assertThat(again).isEqualTo(status);
    return status;
  }

  private static void assertStays(
      World world, StagePlan plan, RunLimits limits, Decision terminal) {
    Decision later =
        NextStep.decide(plan, world.observe(), limits, world.now().plus(Duration.ofDays(400)));
    assertThat(later.outcome()).isEqualTo(terminal.outcome());
    assertThat(later.isQuiet()).isTrue();
  }

  private static RunLimits limits(Random random, FixResExperimentSpec spec) {
    RunLimits usual = RunLimits.of(spec);
    return new RunLimits(
        false,
        1 + random.nextInt(3),
        random.nextInt(4),
        random.nextInt(4) == 0 ? VariantFailurePolicy.ABORT : VariantFailurePolicy.CONTINUE,
        usual.startTimeout(),
        usual.stallTimeout(),
        random.nextInt(8) == 0 ? Duration.ofHours(1) : null);
  }

  private static RunLimits suspended(RunLimits limits) {
    return new RunLimits(
        true,
        limits.maxActive(),
        limits.maxRestarts(),
        limits.onVariantFailure(),
        limits.startTimeout(),
        limits.stallTimeout(),
        limits.deadline());
  }
}
