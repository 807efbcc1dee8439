package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.observe.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for what stages need, before any is started. */
final class Prerequisites {
  private final Workspaces workspaces;
  private final List<FixResExperiment> sharing;

  /**
   * Looks in these places.
   *
   * @param workspaces whose turn it is
   * @param sharing all experiments on the workspace of the one that is asked for
   */
  Prerequisites(Workspaces workspaces, List<FixResExperiment> sharing) {
    this.workspaces = workspaces;
    this.sharing = List.copyOf(sharing);
  }

  /** What is missing; the workspace is taken when nothing else is. */
  Optional<Obstacle> missing(
      FixResExperiment experiment, Claims claims, Supplier<Neighbours> neighbours) {
    return missingClaim(experiment, claims).or(() -> workspaceInUse(experiment, neighbours));
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
