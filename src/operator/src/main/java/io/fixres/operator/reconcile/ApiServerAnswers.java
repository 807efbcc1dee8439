package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as the API server answers. The SDK's own check says whether the informers have read
 * what there is; once they have, it does not notice when the API server goes.
 */
@Readiness
@ApplicationScoped
public class ApiServerAnswers implements HealthCheck {
  private static final String NAME = "API server answers";

  /** Less than the chart's probes wait. */
  private static final RequestConfig AT_ONCE =
      new RequestConfigBuilder()
          .withRequestTimeout((int) Duration.ofSeconds(2).toMillis())
          .withRequestRetryBackoffLimit(0)
          .build();

  private final KubernetesClient client;

  public ApiServerAnswers(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      client.newClient(AT_ONCE).adapt(KubernetesClient.class).raw("/readyz");
      return HealthCheckResponse.up(NAME);
    } catch (KubernetesClientException e) {
      // Some clusters do not let everybody ask: a refusal is an answer.
      return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
          ? HealthCheckResponse.up(NAME)
          : HealthCheckResponse.named(NAME)
              .down()
              .withData("why", String.valueOf(e.getMessage()))
              .build();
    }
  }
}
