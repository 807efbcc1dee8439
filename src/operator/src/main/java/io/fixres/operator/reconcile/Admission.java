package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.operator.desired.ClaimAccess;
import io.fixres.operator.reconcile.JobSlots.Grant;
import io.fixres.operator.reconcile.JobSlots.Limit;
import io.fixres.operator.reconcile.JobSlots.Wish;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.StagePlan;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lets stages start: what they need is there, and so is a place for their Jobs. */
final class Admission {
  private final FixResExperiment experiment;
  private final Context<FixResExperiment> context;
  private final Surroundings around;
  private final Instant now;

  Admission(
      FixResExperiment experiment,
      Context<FixResExperiment> context,
      Surroundings around,
      Instant now) {
    this.experiment = experiment;
    this.context = context;
    this.around = around;
    this.now = now;
  }

  /**
   * A decision whose stages may all be started.
   *
   * @param decision what to do
   * @param access how the claims of the stages that start may be mounted
   */
  record Admitted(Decision decision, ClaimAccess access) {}

  /** Decides; the cluster is asked only when a stage is to be started. */
  Admitted decide(StagePlan plan, Observed seen) {
    RunLimits limits = RunLimits.of(experiment.getSpec());
    Decision decision = NextStep.decide(plan, seen, limits, now);
    if (decision.launches().isEmpty()) {
      around.slots().forget(experiment);
      return new Admitted(decision, ClaimAccess.FREE);
    }
    Claims claims = Claims.of(experiment, context.getClient());
    Supplier<Neighbours> neighbours = () -> Neighbours.of(context);
    Optional<Obstacle> missing =
        ResultsPlace.taken(experiment, context)
            .or(
                () ->
                    new Prerequisites(
                            context.getClient(),
                            around.workspaces(),
                            Neighbours.onWorkspaceOf(experiment, context))
                        .missing(experiment, claims, neighbours));
    if (missing.isPresent()) {
      around.slots().forget(experiment);
      Observed blocked = seen.blockedBy(missing.get());
      return new Admitted(NextStep.decide(plan, blocked, limits, now), claims.access());
    }
    Grant grant =
        around.slots().take(wish(decision, claims), sharedLimits(claims.access()), neighbours);
    return new Admitted(fit(decision, grant, plan, limits), claims.access());
  }

  private Decision fit(Decision decision, Grant grant, StagePlan plan, RunLimits limits) {
    if (grant.jobs() == decision.launches().size()) {
      return decision;
    }
    if (grant.jobs() == 0) {
      Observed blocked = decision.seen().blockedBy(Obstacle.queued(grant.message()));
      return NextStep.decide(plan, blocked, limits, now);
    }
    RunLimits few = limits.withMaxActive(decision.seen().live() + grant.jobs());
    return NextStep.decide(plan, decision.seen(), few, now);
  }

  private Wish wish(Decision decision, Claims claims) {
    String name = experiment.getMetadata().getName();
    return new Wish(
        experiment,
        decision.launches().stream().map(launch -> launch.jobName(name)).toList(),
        claims.byName().keySet().stream().map(this::path).collect(Collectors.toSet()));
  }

  private List<Limit> sharedLimits(ClaimAccess access) {
    List<Limit> limits = new ArrayList<>();
    int max = around.settings().maxActiveJobs();
    if (max > 0) {
      limits.add(
          new Limit(
              max,
              "",
              "waits for a place: this cluster's operator runs at most %d Jobs at once (maxActiveJobs)"
                  .formatted(max)));
    }
    for (String claim : access.onePod()) {
      limits.add(
          new Limit(
              1,
              path(claim),
              "waits for the claim %s: it is ReadWriteOncePod, so one Job at a time may have it"
                  .formatted(claim)));
    }
    return limits;
  }

  private String path(String claim) {
    return experiment.getMetadata().getNamespace() + "/" + claim;
  }
}
