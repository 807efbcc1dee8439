package io.fixres.operator.reconcile;

import io.fixres.operator.desired.StageJob;
import io.fixres.operator.observe.Disruptions;
import io.fixres.operator.observe.JobTraces;
import io.fixres.operator.progress.ProgressPoller;
import io.fixres.operator.settings.OperatorSettings;
import io.fixres.operator.settings.Profiles;
import io.fixres.operator.settings.RunnerImages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What outlives a pass: settings, the clock, and memories that a restart may lose. */
@ApplicationScoped
public class Surroundings {
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final OperatorSettings settings;
  private final ExperimentMetrics metrics;
  private final Profiles profiles;
  private final RunnerImages images;
  private final Clock clock;
  private final ProgressPoller progress;
  private final Disruptions disruptions = new Disruptions();
  private final JobTraces traces = new JobTraces();
  private final ActiveTime activeTime = new ActiveTime();
  private final Workspaces workspaces = new Workspaces();
  private final JobSlots slots = new JobSlots();
  private final Complaints complaints = new Complaints();
  private final Map<String, Instant> statusWritten = new ConcurrentHashMap<>();
  private Instant forgot = Instant.EPOCH;

  @Inject
  public Surroundings(OperatorSettings settings, ExperimentMetrics metrics) {
    this(settings, metrics, Clock.systemUTC(), StageJob.PROGRESS_PORT);
  }

  Surroundings(
      OperatorSettings settings, ExperimentMetrics metrics, Clock clock, int progressPort) {
    this.settings = settings;
    this.metrics = metrics;
    this.profiles = Profiles.of(settings);
    this.images = RunnerImages.of(settings);
    this.clock = clock;
    this.progress = new ProgressPoller(progressPort, clock);
  }

  OperatorSettings settings() {
    return settings;
  }

  ExperimentMetrics metrics() {
    return metrics;
  }

  Profiles profiles() {
    return profiles;
  }

  RunnerImages images() {
    return images;
  }

  Clock clock() {
    return clock;
  }

  ProgressPoller progress() {
    return progress;
  }

  Disruptions disruptions() {
    return disruptions;
  }

  JobTraces traces() {
    return traces;
  }

  ActiveTime activeTime() {
    return activeTime;
  }

  Complaints complaints() {
    return complaints;
  }

  JobSlots slots() {
    return slots;
  }

  Workspaces workspaces() {
    return workspaces;
  }

  /** When an experiment's status was last written by this process, by UID. */
  Map<String, Instant> statusWritten() {
    return statusWritten;
  }

  /** Forgets what is gone from the cluster, from time to time. */
  synchronized void forgetGone(Supplier<Neighbours> neighbours, Supplier<Set<String>> pods) {
    Instant now = clock.instant();
    if (now.isBefore(forgot.plus(FORGET_EVERY))) {
      return;
    }
    forgot = now;
    Neighbours there = neighbours.get();
    Set<String> experiments = Neighbours.uids(there.experiments());
    activeTime.retain(experiments);
    traces.retain(experiments);
    statusWritten.keySet().retainAll(experiments);
    workspaces.forgetFinished(there.experiments());
    Set<String> jobs = Neighbours.uids(there.jobs());
    disruptions.retain(jobs);
    Set<String> podUids = pods.get();
    complaints.retain(jobs, podUids);
    progress.retain(podUids);
  }
}
