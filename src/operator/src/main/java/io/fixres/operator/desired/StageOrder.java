package io.fixres.operator.desired;

import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.decide.Launch;

/**
 * An attempt that is to become a Job.
 *
 * @param experiment whose stage it is
 * @param launch the stage and what it has used up
 * @param image of the runner
 * @param retries pods that may fail before the Job does
 * @param access how its claims may be mounted
 * @param defaults for what its template does not say
 */
public record StageOrder(
    FixResExperiment experiment,
    Launch launch,
    String image,
    int retries,
    ClaimAccess access,
    PodDefaults defaults) {
  /** The name of its Job. */
  public String jobName() {
    return launch.jobName(experiment.getMetadata().getName());
  }
}
