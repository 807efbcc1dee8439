package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.ProgressMode;
import io.fixres.contract.StageResult;
import io.fixres.operator.desired.ClaimAccess;
import io.fixres.operator.desired.PodDefaults;
import io.fixres.operator.desired.StageOrder;
import io.fixres.operator.observe.ExperimentSight;
import io.fixres.operator.observe.ExperimentSight.Senses;
import io.fixres.operator.observe.ExperimentSight.Watched;
import io.fixres.operator.reconcile.Admission.Admitted;
import io.fixres.operator.settings.OperatorSettings;
import io.fixres.operator.settings.RunnerImages;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.status.ArmCurves;
import io.fixres.pipeline.status.Refusal;
import io.fixres.pipeline.status.StatusComposer;
import io.fixres.pipeline.status.StatusMemory;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One look at one experiment: see, decide, record, act, tell, tidy; in this order, once. */
final class Pass {
  private final FixResExperiment experiment;
  private final FixResExperimentSpec spec;
  private final Context<FixResExperiment> context;
  private final Surroundings around;
  private final Consumer<ResourceID> lookAgain;
  private final Applier applier;
  private final JobEnds ends;
  private final Instant now;
  private final RunnerImages.Choice image;
  private final Acceptance acceptance;

  Pass(
      FixResExperiment experiment,
      Context<FixResExperiment> context,
      Surroundings around,
      Consumer<ResourceID> lookAgain) {
    this.acceptance = new Acceptance(experiment, around.profiles(), around.images());
    this.experiment = around.profiles().beneath(experiment);
    this.spec = this.experiment.getSpec();
    this.context = context;
    this.around = around;
    this.lookAgain = lookAgain;
    this.applier = new Applier(this.experiment, context);
    this.now = around.clock().instant();
    this.ends = new JobEnds(applier, around.traces().of(this.experiment), now);
    this.image =
        around.images().resolve(spec, experiment.getStatus(), around.profiles().image(spec));
  }

  /** Makes the pass; says when to look again although nothing changes. */
  Optional<Duration> run() {
    if (acceptance.isFinished() && acceptance.cannotBePlannedAgain()) {
      return Optional.empty(); // it asks for nothing any more
    }
    Optional<Obstacle> refusal = acceptance.refusal();
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    Watched objects = OwnObjects.of(experiment, context);
    ExperimentSight sight = look(objects);
    if (acceptance.isFinished() && hasLostResults(sight)) {
      return tell(withoutResults(lostResults()));
    }
    return goOn(StagePlanner.plan(spec), objects.record(), sight);
  }

  private Optional<Duration> goOn(StagePlan plan, ResultsRecord before, ExperimentSight sight) {
    Observed seen = sight.observed(around.activeTime().of(experiment, now));
    Admitted admitted = new Admission(experiment, context, around, now).decide(plan, seen);
    Decision decision = admitted.decision();
    Optional<Obstacle> unstopped = ends.stop(decision, sight);
    Optional<Obstacle> unrecorded =
        record(plan, decision, before, sight.recordable().without(decision.disowned()));
    ends.pardon(sight);
    if (acceptance.isFinished() && unrecorded.isPresent()) {
      return tell(withoutResults(unrecorded.get()))
          .or(() -> Optional.of(around.settings().lookForPrerequisites()));
    }
    Optional<Obstacle> refused = unrecorded.or(() -> unstopped).or(() -> launch(admitted));
    refused.ifPresent(unused -> around.slots().forget(experiment));
    Decision done =
        refused
            .map(why -> NextStep.decide(plan, seen.blockedBy(why), RunLimits.of(spec), now))
            .orElse(decision);
    Optional<Duration> atOnce = tell(status(plan, done, sight));
    new ExperimentEvents(context.getClient()).tellRecreated(experiment, done, now);
    askForProgress(done, sight);
    wakeWaiting();
    if (unrecorded.isEmpty()) { // else Jobs have what is not recorded, and stay
      ends.tidy(done, sight); // last: if it is not let, the rest was done and is told
    }
    return atOnce.or(
        () ->
            new NextLook(experiment, around.settings().lookForPrerequisites(), now)
                .after(done, sight));
  }

  private Optional<Duration> refuse(Obstacle why) {
    Optional<Obstacle> unstopped = ends.stopAll(look(OwnObjects.of(experiment, context)));
    around.slots().forget(experiment);
    Refusal refusal = new Refusal(why, unstopped.orElse(null));
    Optional<Duration> atOnce =
        tell(
            refusal.status(
                experiment.getStatus(),
                experiment.getMetadata().getGeneration(),
                around.activeTime().of(experiment, refusal, now),
                second()));
    return atOnce.or(() -> unstopped.map(unused -> around.settings().lookForPrerequisites()));
  }

  /** Whether results that the status tells of are neither recorded nor to be had from pods. */
  private boolean hasLostResults(ExperimentSight sight) {
    Set<String> told = StatusMemory.done(experiment.getStatus());
    return !sight.recordable().results().keySet().containsAll(told);
  }

  /** What is finished is not begun again because of it: nobody asked for that. */
  private FixResExperimentStatus withoutResults(Obstacle why) {
    return StatusComposer.lose(
        experiment.getStatus(), experiment.getMetadata().getGeneration(), why, second());
  }

  private Obstacle lostResults() {
    return new Obstacle(
        "ResultsLost",
        "the ConfigMap %s no longer has all results; suspend and resume the experiment, and its stages run again with what the workspace has of them"
            .formatted(ResultsPlace.name(experiment)));
  }

  private ExperimentSight look(Watched objects) {
    return ExperimentSight.of(experiment, objects, senses(), now);
  }

  /**
   * A stage that is to be done anew is taken out before its Job is made: both would be believed.
   *
   * @return why it cannot be recorded; empty = it is
   */
  private Optional<Obstacle> record(
      StagePlan plan, Decision decision, ResultsRecord before, ResultsRecord record) {
    if (record.results().keySet().equals(before.results().keySet())) {
      return Optional.empty();
    }
    Optional<Obstacle> refused =
        ResultsPlace.taken(experiment, context)
            .or(() -> applier.record(record, ArmCurves.verdict(decision.ledger().known())));
    if (refused.isEmpty()) {
      Collection<StageResult> fresh = record.without(before.results().keySet()).results().values();
      around.metrics().collected(fresh, plan.protocol().accelerators());
    }
    return refused;
  }

  private Senses senses() {
    return new Senses(
        around.progress(),
        around.disruptions(),
        around.traces().of(experiment),
        new LivePods(context.getClient(), around.complaints(), now));
  }

  /**
   * Starts what was decided; what the API server does not take ends it, and is what is returned.
   */
  private Optional<Obstacle> launch(Admitted admitted) {
    Decision decision = admitted.decision();
    for (Launch launch : decision.launches()) {
      Optional<Obstacle> refused = applier.launch(order(launch, admitted.access()));
      if (refused.isPresent()) {
        return refused;
      }
      around.metrics().launched(launch, decision);
    }
    return Optional.empty();
  }

  private StageOrder order(Launch launch, ClaimAccess access) {
    int retries = Math.max(0, RunLimits.of(spec).maxRestarts() - launch.tally().restarts());
    OperatorSettings settings = around.settings();
    var defaults = new PodDefaults(settings.fsGroup().orElse(null), settings.nodeSelector());
    return new StageOrder(experiment, launch, image.name(), retries, access, defaults);
  }

  private FixResExperimentStatus status(StagePlan plan, Decision decision, ExperimentSight sight) {
    FixResExperimentStatus composed =
        StatusComposer.compose(
            experiment.getStatus(),
            experiment.getMetadata().getGeneration(),
            plan,
            decision,
            second());
    return new ClusterFacts(experiment, decision, sight, image).over(composed);
  }

  /** Writes a status; says to look again if it is of what is no longer there. */
  private Optional<Duration> tell(FixResExperimentStatus status) {
    boolean hasMoved = new StatusWriter(experiment, context, around, now).write(status);
    return hasMoved ? Optional.of(NextLook.SOONEST) : Optional.empty();
  }

  /** A place that this pass found free is for whoever waits for it. */
  private void wakeWaiting() {
    around.slots().next(() -> Neighbours.of(context)).stream()
        .map(ResourceID::fromResource)
        .forEach(lookAgain);
  }

  private void askForProgress(Decision decision, ExperimentSight sight) {
    if (spec.progress().mode() == ProgressMode.OFF) {
      return;
    }
    ResourceID id = ResourceID.fromResource(experiment);
    NextLook.running(decision)
        .flatMap(hash -> sight.newest(hash).stream())
        .forEach(
            attempt ->
                attempt
                    .workingPod()
                    .ifPresent(
                        pod ->
                            around
                                .progress()
                                .ask(
                                    pod,
                                    attempt.hash(),
                                    NextLook.interval(spec),
                                    () -> lookAgain.accept(id))));
  }

  /** Kubernetes' times are whole seconds. */
  private Instant second() {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
