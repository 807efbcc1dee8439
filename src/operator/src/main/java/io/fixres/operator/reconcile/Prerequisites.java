package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.ClaimRef;
import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.observe.Obstacle;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what stages need, before any is started. */
final class Prerequisites {
  private final KubernetesClient client;
  private final Workspaces workspaces;

  Prerequisites(KubernetesClient client, Workspaces workspaces) {
    this.client = client;
    this.workspaces = workspaces;
  }

  /** What is missing; the workspace is taken when nothing else is. */
  Optional<Obstacle> missing(FixResExperiment experiment, Neighbours neighbours) {
    return missingClaim(experiment).or(() -> workspaceInUse(experiment, neighbours));
  }

  private Optional<Obstacle> missingClaim(FixResExperiment experiment) {
    String namespace = experiment.getMetadata().getNamespace();
    return claims(experiment)
        .map(ClaimRef::claimName)
        .distinct()
        .filter(
            name ->
                client.persistentVolumeClaims().inNamespace(namespace).withName(name).get() == null)
        .findFirst()
        .map(
            name ->
                new Obstacle(
                    "PersistentVolumeClaimNotFound",
                    "there is no PersistentVolumeClaim %s in namespace %s; create it, and the experiment starts"
                        .formatted(name, namespace)));
  }

  private static Stream<ClaimRef> claims(FixResExperiment experiment) {
    return Stream.concat(
        Stream.of(experiment.getSpec().workspace().persistentVolumeClaim()),
        Stream.ofNullable(experiment.getSpec().dataset().persistentVolumeClaim()));
  }

  /** Two experiments on one workspace take turns. */
  private Optional<Obstacle> workspaceInUse(FixResExperiment experiment, Neighbours neighbours) {
    return workspaces
        .take(experiment, neighbours.experiments(), neighbours.atWork())
        .map(
            other ->
                new Obstacle(
                    Workspaces.LOCKED,
                    "experiment %s works on the same workspace and was there first; wait for it, or use another subPath"
                        .formatted(other.getMetadata().getName())));
  }
}
