package io.fixres.pipeline.decide;

import io.fixres.contract.StageSpec;
import io.fixres.pipeline.observe.Tally;

/**
 * Start a stage.
 *
 * @param stage what it is told
 * @param hash of it
 * @param tally to be remembered for the stage's hash, this attempt included
 */
public record Launch(StageSpec stage, String hash, Tally tally) {
  /** Which attempt this is, 1-based. */
  public int attempt() {
    return tally.attempts();
  }

  /** The name of its Job: at most 63 characters with a pod's suffix. */
  public String jobName(String experiment) {
    return JobName.of(experiment, stage.kind(), hash, attempt());
  }
}
