package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.FixResExperiment;
import io.fixres.api.QueueSpec;
import io.fixres.pipeline.observe.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for what stages need, before any is started. */
final class Prerequisites {
  private static final String KUEUE = "kueue.x-k8s.io";

  private final KubernetesClient client;
  private final Workspaces workspaces;
  private final List<FixResExperiment> sharing;

  /**
   * Looks in these places.
   *
   * @param client for what no informer has
   * @param workspaces whose turn it is
   * @param sharing all experiments on the workspace of the one that is asked for
   */
  Prerequisites(KubernetesClient client, Workspaces workspaces, List<FixResExperiment> sharing) {
    this.client = client;
    this.workspaces = workspaces;
    this.sharing = List.copyOf(sharing);
  }

  /** What is missing; the workspace is taken when nothing else is. */
  Optional<Obstacle> missing(
      FixResExperiment experiment, Claims claims, Supplier<Neighbours> neighbours) {
    return missingClaim(experiment, claims)
        .or(() -> missingQueue(experiment))
        .or(() -> workspaceInUse(experiment, neighbours));
  }

  private static Optional<Obstacle> missingClaim(FixResExperiment experiment, Claims claims) {
    return claims
        .missing()
        .map(
            name ->
                new Obstacle(
                    "PersistentVolumeClaimNotFound",
                    "there is no PersistentVolumeClaim %s in namespace %s; create it, and the experiment starts"
                        .formatted(name, experiment.getMetadata().getNamespace())));
  }

  /** Without it a Job would wait for ever, and hold a place. */
  private Optional<Obstacle> missingQueue(FixResExperiment experiment) {
    QueueSpec queue = experiment.getSpec().queue();
    if (queue == null) {
      return Optional.empty();
    }
    APIGroup kueue = client.getApiGroup(KUEUE);
    if (kueue == null) {
      return noQueue(
          "spec.queue asks for Kueue, which is not installed in this cluster; install it, or make an experiment without a queue");
    }
    String namespace = experiment.getMetadata().getNamespace();
    boolean isThere =
        client
                .genericKubernetesResources(
                    kueue.getPreferredVersion().getGroupVersion(), "LocalQueue")
                .inNamespace(namespace)
                .withName(queue.name())
                .get()
            != null;
    return isThere
        ? Optional.empty()
        : noQueue(
            "there is no LocalQueue %s in namespace %s; create it, and the experiment starts"
                .formatted(queue.name(), namespace));
  }

  private static Optional<Obstacle> noQueue(String message) {
    return Optional.of(new Obstacle("LocalQueueNotFound", message));
  }

  /** Two experiments on one workspace take turns. */
  private Optional<Obstacle> workspaceInUse(
      FixResExperiment experiment, Supplier<Neighbours> neighbours) {
    return workspaces
        .take(experiment, sharing, () -> neighbours.get().atWork())
        .map(
            other ->
                new Obstacle(
                    Workspaces.LOCKED,
                    "experiment %s works on the same workspace and was there first; wait for it, or use another subPath"
                        .formatted(other.getMetadata().getName())));
  }
}
