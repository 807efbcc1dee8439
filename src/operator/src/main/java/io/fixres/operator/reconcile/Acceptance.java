package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.operator.settings.Profiles;
import io.fixres.operator.settings.RunnerImages;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.check.SpecValidator;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.status.StatusMemory;
import java.util.List;
import java.util.Optional;

/**
 * Whether an experiment can be carried out here.
 *
 * @param experiment as it was read, without what its profile gives
 * @param profiles those of this cluster
 * @param images those that stages may run in
 */
record Acceptance(FixResExperiment experiment, Profiles profiles, RunnerImages images) {
  /** Why it is refused; empty = it is not. */
  Optional<Obstacle> refusal() {
    return ExperimentReader.objection(experiment).or(this::unfit);
  }

  /** What was accepted once stays accepted, whatever its cluster's owner takes away since. */
  private Optional<Obstacle> unfit() {
    Optional<Obstacle> unfitProfile = unfitProfile();
    boolean hasProfile = unfitProfile.filter(Profiles::isUnknown).isEmpty();
    if (hasProfile && isAccepted()) {
      return Optional.empty();
    }
    FixResExperimentSpec spec = profiles.beneath(experiment).getSpec();
    List<Violation> violations = SpecValidator.check(spec);
    if (!violations.isEmpty()) {
      return Optional.of(Obstacle.invalidSpec(violations));
    }
    return unfitProfile.or(() -> images.objection(spec, profiles.image(spec)));
  }

  /** Whether it was accepted, and all of it is done or given up. */
  boolean isFinished() {
    FixResExperimentStatus status = experiment.getStatus();
    return status != null && status.completionTime() != null && isAccepted();
  }

  /** Whether what it was planned with is gone, or was another operator's. */
  boolean cannotBePlannedAgain() {
    FixResExperimentStatus status = experiment.getStatus();
    boolean isOfOtherNumerics =
        status != null
            && status.runner() != null
            && !RunnerImages.isOfTheseNumerics(status.runner());
    return isOfOtherNumerics
        || unfitProfile().isPresent()
        || ExperimentReader.objection(experiment).isPresent();
  }

  private boolean isAccepted() {
    return StatusMemory.isAccepted(
        experiment.getStatus(), experiment.getMetadata().getGeneration());
  }

  private Optional<Obstacle> unfitProfile() {
    return profiles.objection(experiment.getSpec());
  }
}
