package io.fixres.operator.reconcile;

import io.javaoperatorsdk.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the informers have read what there is; nobody asks for liveness before. */
@Startup
@ApplicationScoped
public class OperatorStarted implements HealthCheck {
  private final Operator operator;

  public OperatorStarted(Operator operator) {
    this.operator = operator;
  }

  @Override
  public HealthCheckResponse call() {
    boolean isStarted = operator.getRuntimeInfo().isStarted();
    return HealthCheckResponse.named("operator started").status(isStarted).build();
  }
}
