package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.ClaimRef;
import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.observe.Obstacle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what stages need, before any is started. */
final class Prerequisites {
  private static final Comparator<FixResExperiment> FIRST_COME =
      Comparator.<FixResExperiment, String>comparing(
              experiment -> experiment.getMetadata().getCreationTimestamp())
          .thenComparing(experiment -> experiment.getMetadata().getUid());

  private final KubernetesClient client;

  Prerequisites(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What is missing.
   *
   * @param others all experiments that are known
   */
  Optional<Obstacle> missing(FixResExperiment experiment, List<FixResExperiment> others) {
    return workspaceInUse(experiment, others).or(() -> missingClaim(experiment));
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

  /** Two experiments on one workspace take turns, the older one first. */
  private static Optional<Obstacle> workspaceInUse(
      FixResExperiment experiment, List<FixResExperiment> others) {
    return others.stream()
        .filter(other -> FIRST_COME.compare(other, experiment) < 0)
        .filter(other -> isUnfinished(other) && sharesWorkspace(other, experiment))
        .findFirst()
        .map(
            other ->
                new Obstacle(
                    "WorkspaceLocked",
                    "experiment %s works on the same workspace and was there first; wait for it, or use another subPath"
                        .formatted(other.getMetadata().getName())));
  }

  private static boolean sharesWorkspace(FixResExperiment one, FixResExperiment other) {
    return one.getMetadata().getNamespace().equals(other.getMetadata().getNamespace())
        && one.getSpec().workspace().equals(other.getSpec().workspace());
  }

  private static boolean isUnfinished(FixResExperiment experiment) {
    return experiment.getMetadata().getDeletionTimestamp() == null
        && (experiment.getStatus() == null || experiment.getStatus().completionTime() == null);
  }
}
