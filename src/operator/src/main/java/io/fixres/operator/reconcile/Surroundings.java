package io.fixres.operator.reconcile;

import io.fixres.operator.desired.StageJob;
import io.fixres.operator.observe.Disruptions;
import io.fixres.operator.progress.ProgressPoller;
import io.fixres.operator.settings.OperatorSettings;
import io.fixres.operator.settings.RunnerImages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What outlives a pass: settings, the clock, and memories that a restart may lose. */
@ApplicationScoped
public class Surroundings {
  private final OperatorSettings settings;
  private final ExperimentMetrics metrics;
  private final Clock clock = Clock.systemUTC();
  private final ProgressPoller progress = new ProgressPoller(StageJob.PROGRESS_PORT, clock);
  private final Disruptions disruptions = new Disruptions();
  private final ActiveTime activeTime = new ActiveTime();
  private final Workspaces workspaces = new Workspaces();
  private final Map<String, Instant> statusWritten = new ConcurrentHashMap<>();

  public Surroundings(OperatorSettings settings, ExperimentMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  OperatorSettings settings() {
    return settings;
  }

  ExperimentMetrics metrics() {
    return metrics;
  }

  RunnerImages images() {
    return RunnerImages.of(settings);
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

  ActiveTime activeTime() {
    return activeTime;
  }

  Workspaces workspaces() {
    return workspaces;
  }

  /** When an experiment's status was last written by this process, by UID. */
  Map<String, Instant> statusWritten() {
    return statusWritten;
  }
}
