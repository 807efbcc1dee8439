package io.fixres.operator.check;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fixres.api.FixResExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What {@code helm test} runs, with the operator's rights: the definition is served and may be
 * read, and the operator is ready, as its own probe says.
 */
public final class InstallationCheck {
  private static final int PATIENCE_SECONDS = 60;

  private final KubernetesClient client;

  private InstallationCheck(KubernetesClient client) {
    this.client = client;
  }

  /** Arguments: namespace and name of the Deployment, namespaces that it watches (none = all). */
  public static void main(String[] arguments) {
    List<String> said = List.of(arguments);
    List<String> complaints;
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      InstallationCheck check = new InstallationCheck(client);
      complaints = new ArrayList<>(check.experiments(said.subList(2, said.size())));
      complaints.addAll(check.operator(said.get(0), said.get(1)));
    }
    complaints.forEach(complaint -> System.out.println("FAILED: " + complaint));
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  private List<String> experiments(List<String> namespaces) {
    var experiments = client.resources(FixResExperiment.class);
    var one = new ListOptionsBuilder().withLimit(1L).build();
    List<String> complaints = new ArrayList<>();
    try {
      if (namespaces.isEmpty()) {
        experiments.inAnyNamespace().list(one);
      }
      namespaces.forEach(namespace -> experiments.inNamespace(namespace).list(one));
      System.out.println("ok: FixResExperiments are served, and the operator may read them");
    } catch (KubernetesClientException e) {
      complaints.add("the operator cannot read FixResExperiments: " + e.getMessage());
    }
    return complaints;
  }

  private List<String> operator(String namespace, String name) {
    var operator = client.apps().deployments().inNamespace(namespace).withName(name);
    try {
      operator.waitUntilCondition(InstallationCheck::isReady, PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.println("ok: the operator is ready");
      return List.of();
    } catch (KubernetesClientException e) {
      return List.of(
          "no replica of %s/%s is ready, after %d s; see kubectl -n %s logs deployment/%s: %s"
              .formatted(namespace, name, PATIENCE_SECONDS, namespace, name, e.getMessage()));
    }
  }

  private static boolean isReady(Deployment operator) {
    return operator != null
        && operator.getStatus() != null
        && Objects.equals(
            operator.getStatus().getObservedGeneration(), operator.getMetadata().getGeneration())
        && Objects.requireNonNullElse(operator.getStatus().getReadyReplicas(), 0) > 0;
  }
}
