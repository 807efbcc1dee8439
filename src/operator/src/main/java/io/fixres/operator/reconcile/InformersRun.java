package io.fixres.operator.reconcile;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Live as long as no informer has given up: of what it watched nothing would be seen any more, and
 * only a restart brings it back. One that waits for the API server, or for a right, has not.
 */
@Liveness
@ApplicationScoped
public class InformersRun implements HealthCheck {
  private static final String NAME = "informers run";

  private final Operator operator;

  public InformersRun(Operator operator) {
    this.operator = operator;
  }

  @Override
  public HealthCheckResponse call() {
    RuntimeInfo runtime = operator.getRuntimeInfo();
    List<String> stopped = runtime.isStarted() ? stopped(runtime) : List.of();
    return stopped.isEmpty()
        ? HealthCheckResponse.up(NAME)
        : HealthCheckResponse.named(NAME)
            .down()
            .withData("stopped", String.join(", ", stopped))
            .build();
  }

  private static List<String> stopped(RuntimeInfo runtime) {
    return runtime.unhealthyEventSources().values().stream()
        .flatMap(sources -> sources.entrySet().stream())
        .flatMap(source -> stopped(source.getKey(), source.getValue()))
        .toList();
  }

  private static Stream<String> stopped(String name, EventSourceHealthIndicator source) {
    return source instanceof InformerWrappingEventSourceHealthIndicator<?> informers
        ? informers.informerHealthIndicators().values().stream()
            .filter(informer -> !informer.isRunning())
            .map(informer -> name + " in " + informer.getTargetNamespace())
        : Stream.empty();
  }
}
