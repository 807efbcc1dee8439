package io.fixres.pipeline.decide;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.VariantFailurePolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run may go: everything in a spec that may change while it runs.
 *
 * @param suspended nothing may be at work
 * @param maxActive stages at the same time
 * @param maxRestarts attempts after the first, for failures that count
 * @param onVariantFailure whether the others go on
 * @param startTimeout how long a stage may wait for a machine
 * @param stallTimeout how long a stage may be silent
 * @param deadline unsuspended time in all; null = no limit
 */
public record RunLimits(
    boolean suspended,
    int maxActive,
    int maxRestarts,
    VariantFailurePolicy onVariantFailure,
    Duration startTimeout,
    Duration stallTimeout,
    @Nullable Duration deadline) {

  /** The same with another number of stages at the same time. */
  public RunLimits withMaxActive(int stages) {
    return new RunLimits(
        suspended, stages, maxRestarts, onVariantFailure, startTimeout, stallTimeout, deadline);
  }

  /** The same, suspended. */
  public RunLimits asSuspended() {
    return new RunLimits(
        true, maxActive, maxRestarts, onVariantFailure, startTimeout, stallTimeout, deadline);
  }

  /** The limits a spec sets. */
  public static RunLimits of(FixResExperimentSpec spec) {
    var policy = spec.failurePolicy();
    Long deadline = spec.activeDeadlineSeconds();
    return new RunLimits(
        spec.suspend(),
        spec.parallelism().maxActiveJobs(),
        policy.maxRestarts(),
        policy.onVariantFailure(),
        Duration.ofSeconds(policy.startTimeoutSeconds()),
        Duration.ofSeconds(policy.stallTimeoutSeconds()),
        deadline == null ? null : Duration.ofSeconds(deadline));
  }
}
