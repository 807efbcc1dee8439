package io.fixres.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fixres.api.FixResExperiment;

/** Counts experiments that are finished. */
final class Finished implements AutoCloseable {
  private final SharedIndexInformer<FixResExperiment> informer;

  Finished(KubernetesClient client, String namespace) {
    this.informer = client.resources(FixResExperiment.class).inNamespace(namespace).inform();
  }

  long count() {
    return informer.getStore().list().stream()
        .filter(experiment -> experiment.getStatus() != null)
        .filter(experiment -> experiment.getStatus().completionTime() != null)
        .count();
  }

  @Override
  public void close() {
    informer.close();
  }
}
