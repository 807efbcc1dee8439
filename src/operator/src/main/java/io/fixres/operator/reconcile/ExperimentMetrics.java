package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.contract.Json;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.plan.Accelerators;
import io.fixres.pipeline.status.ExperimentState;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Counts what a platform team watches; labels are few, and never an experiment's name. */
@ApplicationScoped
public class ExperimentMetrics {
  private final MeterRegistry registry;

  public ExperimentMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts and times passes for the SDK. Its extension would do so too, but in the program as it is
   * shipped gets to know the registry after the operator has started, which then measures nothing.
   */
  @Produces
  @Singleton
  Metrics ofPasses() {
    return MicrometerMetricsV2.newBuilder(registry).build();
  }

  /** Shows how many experiments are in each state, as long as the operator lives. */
  void watch(ResourceCache<FixResExperiment> experiments) {
    for (ExperimentState state : ExperimentState.values()) {
      Gauge.builder("fixres.experiments", experiments, cache -> count(cache, state))
          .description("Experiments by state")
          .tag("state", state.word())
          .register(registry);
    }
  }

  /** Counts Jobs that were created, and why they had to be created again. */
  void launched(Launch launch, Decision decision) {
    String reason =
        decision.ledger().entries().stream()
            .filter(entry -> entry.hash().filter(launch.hash()::equals).isPresent())
            .map(Entry::failure)
            .map(failure -> failure == null ? "First" : failure.reason())
            .findFirst()
            .orElse("First");
    Counter.builder("fixres.attempts")
        .description("Jobs that were created")
        .tag("kind", Json.spelled(launch.stage().kind()))
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** Times stages as their results come in. */
  void collected(Collection<StageResult> results, Accelerators accelerators) {
    for (StageResult result : results) {
      Duration took = Duration.ofMillis(Math.round(1000 * result.measured().seconds()));
      Timer.builder("fixres.stage.duration")
          .description("How long stages took")
          .tag("kind", Json.spelled(result.kind()))
          .register(registry)
          .record(took);
      Counter.builder("fixres.gpu.seconds")
          .description("GPU time of finished stages")
          .register(registry)
          .increment(accelerators.of(result.kind()) * result.measured().seconds());
    }
  }

  private static double count(ResourceCache<FixResExperiment> experiments, ExperimentState state) {
    return experiments
        .list(experiment -> ExperimentState.of(experiment.getStatus()).equals(Optional.of(state)))
        .count();
  }
}
