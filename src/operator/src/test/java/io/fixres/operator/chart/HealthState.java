package io.fixres.operator.chart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.operator.observe.CrashedStage;
import io.fixres.pipeline.Results;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
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
import io.fixres.pipeline.status.Refusal;
import io.fixres.pipeline.status.StatusComposer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Experiments in every state that tools judge, as the planner reports them. */
enum HealthState {
  NOT_SEEN("not seen yet", () -> null),
  CHANGE_NOT_SEEN("a change not seen yet", () -> Composed.seen(1, Composed.running())),
  STARTING("about to start", () -> Composed.seen(2, unused -> null)),
  BLOCKED("its claim is missing", Composed::blocked),
  WAITING("waits for a machine", () -> Composed.seen(2, launch -> new Waiting("", Composed.NOW))),
  RUNNING("training", () -> Composed.seen(2, Composed.running())),
  CRASHED("is to go on after a crash", () -> Composed.crashed(CrashedStage::beforeTheNextPod)),
  RESCHEDULED(
      "waits for a machine after a crash", () -> Composed.crashed(CrashedStage::withTheNextPod)),
  SUSPENDING("saves a checkpoint to be suspended", Composed::suspending),
  SUSPENDED("suspended", Composed::suspended),
  FAILED("training diverged", () -> Composed.seen(2, Composed.exit(ExitCode.DIVERGED.number()))),
  REFUSED("its image is not allowed", Composed::refused),
  SUCCEEDED("done", Composed::finished);

  private final String label;
  private final Supplier<@Nullable FixResExperimentStatus> status;

  HealthState(String label, Supplier<@Nullable FixResExperimentStatus> status) {
    this.label = label;
    this.status = status;
  }

  /** What the page calls it. */
  String label() {
    return label;
  }

  /** The resource of generation 2 as the API server would give it. */
  ObjectNode resource() {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    resource.put("apiVersion", "fixres.io/v1alpha1").put("kind", "FixResExperiment");
    resource.putObject("metadata").put("name", "small").put("generation", 2);
    FixResExperimentStatus composed = status.get();
    if (composed != null) {
      resource.set("status", Json.tree(composed));
    }
    return resource;
  }

  /** Runs the planner on worlds in which one thing is so. */
  private static final class Composed {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FixResExperimentSpec SPEC = Specs.small();
    private static final StagePlan PLAN = StagePlanner.plan(SPEC);

    private Composed() {}

    static Function<Launch, StageObservation> running() {
      return launch -> new Running(null, NOW, NOW);
    }

    static Function<Launch, StageObservation> exit(int code) {
      return launch -> new Failed(Failure.exited(code, ""), NOW);
    }

    /** After the first stage was launched, and what became of it. */
    static FixResExperimentStatus seen(
        long generation, Function<Launch, @Nullable StageObservation> outcome) {
      return status(generation, SPEC, world(outcome));
    }

    /** After the first stage's first pod crashed, as the observer sees it. */
    static FixResExperimentStatus crashed(
        BiFunction<CrashedStage, FixResExperiment, Observed> moment) {
      FixResExperiment experiment = new FixResExperiment();
      experiment.setMetadata(new ObjectMetaBuilder().withUid("e").withGeneration(2L).build());
      experiment.setSpec(SPEC);
      Launch first = decide(SPEC, Observed.nothing()).launches().get(0);
      return status(2, SPEC, moment.apply(new CrashedStage(first, NOW), experiment));
    }

    static FixResExperimentStatus blocked() {
      var missing = new Obstacle("PersistentVolumeClaimNotFound", "there is no claim");
      return status(2, SPEC, Observed.nothing().blockedBy(missing));
    }

    static FixResExperimentStatus suspending() {
      return status(2, Specs.with("{'suspend': true}"), world(launch -> new Stopping(NOW)));
    }

    static FixResExperimentStatus suspended() {
      return status(2, Specs.with("{'suspend': true}"), Observed.nothing());
    }

    static FixResExperimentStatus refused() {
      return new Refusal(new Obstacle("ImageNotAllowed", "not allowed"), null)
          .status(null, 2, Duration.ZERO, NOW);
    }

    static FixResExperimentStatus finished() {
      Map<String, StageObservation> stages = new HashMap<>();
      Decision decision = decide(SPEC, observed(stages));
      while (!decision.isTerminal()) {
        for (Launch launch : decision.launches()) {
          var result = Results.of(launch.stage(), launch.hash(), Results::peaked);
          stages.put(launch.hash(), new Succeeded(result));
        }
        decision = decide(SPEC, observed(stages));
      }
      return StatusComposer.compose(null, 2, PLAN, decision, NOW);
    }

    private static Observed world(Function<Launch, @Nullable StageObservation> outcome) {
      Map<String, StageObservation> stages = new HashMap<>();
      List<Launch> first = decide(SPEC, Observed.nothing()).launches();
      for (Launch launch : first) {
        StageObservation seen = outcome.apply(launch);
        if (seen != null) {
          stages.put(launch.hash(), seen);
        }
      }
      return observed(stages);
    }

    private static Observed observed(Map<String, StageObservation> stages) {
      Map<String, Tally> tallies = new HashMap<>();
      stages.keySet().forEach(hash -> tallies.put(hash, Tally.NONE.started()));
      return new Observed(stages, tallies, Map.of(), Duration.ofMinutes(3));
    }

    private static Decision decide(FixResExperimentSpec spec, Observed seen) {
      return NextStep.decide(PLAN, seen, RunLimits.of(spec), NOW);
    }

    private static FixResExperimentStatus status(
        long generation, FixResExperimentSpec spec, Observed seen) {
      return StatusComposer.compose(null, generation, PLAN, decide(spec, seen), NOW);
    }
  }
}
