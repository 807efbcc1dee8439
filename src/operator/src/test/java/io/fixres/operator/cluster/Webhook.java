package io.fixres.operator.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** An admission webhook that is out of order: it hangs up on its callers, or keeps one waiting. */
public final class Webhook implements AutoCloseable {
  private static final RequestConfig ONCE =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();

  private final KubernetesClient client;
  private final String namespace;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> held = new ArrayList<>();
  private int calls;
  private int toHold;

  /**
   * Registers it and waits until it is called.
   *
   * @param operation on Jobs of the namespace, such as {@code CREATE}
   * @param failurePolicy what becomes of them: {@code Fail} or {@code Ignore}
   */
  public Webhook(KubernetesClient client, String namespace, String operation, String failurePolicy)
      throws IOException {
    this.client = client;
    this.namespace = namespace;
    client.resource(configuration(operation, failurePolicy)).create();
    Thread answers = new Thread(this::answer, "webhook");
    answers.setDaemon(true);
    answers.start();
    await().until(this::isCalled);
  }

  private MutatingWebhookConfiguration configuration(String operation, String failurePolicy) {
    return new MutatingWebhookConfigurationBuilder()
        .withNewMetadata()
        .withName(namespace)
        .endMetadata()
        .addNewWebhook()
        .withName("out-of-order.example.com")
        .withAdmissionReviewVersions("v1")
        .withSideEffects("None")
        .withFailurePolicy(failurePolicy)
        .withTimeoutSeconds(30)
        .withNewNamespaceSelector()
        .addToMatchLabels("kubernetes.io/metadata.name", namespace)
        .endNamespaceSelector()
        .withNewClientConfig()
        .withUrl("https://127.0.0.1:" + server.getLocalPort())
        .endClientConfig()
        .addNewRule()
        .withApiGroups("batch")
        .withApiVersions("v1")
        .withOperations(operation)
        .withResources("jobs")
        .endRule()
        .addNewRule() // to find out whether it is called
        .withApiGroups("")
        .withApiVersions("v1")
        .withOperations("CREATE")
        .withResources("serviceaccounts")
        .endRule()
        .endWebhook()
        .build();
  }

  private boolean isCalled() {
    try {
      client
          .newClient(ONCE)
          .adapt(KubernetesClient.class)
          .resource(
              new ServiceAccountBuilder()
                  .withNewMetadata()
                  .withName("nobody")
                  .withNamespace(namespace)
                  .endMetadata()
                  .build())
          .dryRun()
          .create();
    } catch (KubernetesClientException e) {
      return true; // of policy Fail
    }
    synchronized (this) {
      return calls > 0;
    }
  }

  /** Keeps the next caller waiting. */
  public synchronized void hold() {
    toHold = 1;
  }

  /** Whether a caller waits. */
  public synchronized boolean isHolding() {
    return !held.isEmpty();
  }

  private void answer() {
    while (!server.isClosed()) {
      try {
        take(server.accept());
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private synchronized void take(Socket caller) throws IOException {
    calls++;
    if (toHold > 0) {
      toHold--;
      held.add(caller);
    } else {
      caller.close();
    }
  }

  /** Takes it away; who waited is hung up on. */
  @Override
  public synchronized void close() throws IOException {
    client.resource(configuration("*", "Ignore")).delete();
    server.close();
    for (Socket caller : held) {
      caller.close();
    }
  }
}
