package io.fixres.operator;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import java.util.List;

/** A namespace that experiments of a test are in, and what is there to see. */
record TestNamespace(KubernetesClient client, String name) {
  /** Makes it, unless it is there. */
  void create() {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .createOr(r -> r.update());
  }

  Resource<FixResExperiment> experiment(String experiment) {
    return client.resources(FixResExperiment.class).inNamespace(name).withName(experiment);
  }

  FixResExperimentStatus status(String experiment) {
    return experiment(experiment).get().getStatus();
  }

  boolean isSucceeded(String experiment) {
    FixResExperimentStatus status = status(experiment);
    return status != null && Playground.condition(status, "Succeeded").getStatus().equals("True");
  }

  List<Job> jobs() {
    return client.batch().v1().jobs().inNamespace(name).list().getItems();
  }

  List<Pod> pods() {
    return client.pods().inNamespace(name).list().getItems();
  }
}
