package io.fixres.pipeline.decide;

import io.fixres.contract.ExitCode.Retry;
import io.fixres.pipeline.observe.Failure;

/**
 * Stop a stage, letting it save a checkpoint.
 *
 * @param hash which stage
 * @param why the reason
 * @param message for people
 */
public record Remove(String hash, Why why, String message) {

  /** Why a stage is stopped, and what may follow. */
  public enum Why {
    /** It made no progress. */
    STALLED("Stalled", Retry.COUNTED),
    /** It never got to work. */
    NOT_STARTED(Failure.START_TIMEOUT, Retry.NONE),
    /** The experiment is suspended. */
    SUSPENDED("Suspended", Retry.FREE),
    /** The experiment ended. */
    ENDED("Ended", Retry.FREE),
    /** The spec no longer asks for it. */
    OBSOLETE("Obsolete", Retry.FREE),
    /** The spec cannot be carried out as it is now. */
    REFUSED("Refused", Retry.FREE);

    private final String reason;
    private final Retry retry;

    Why(String reason, Retry retry) {
      this.reason = reason;
      this.retry = retry;
    }
  }

  /** Of a spec that cannot be carried out as it is now. */
  public static Remove refused(String hash) {
    return new Remove(hash, Why.REFUSED, "the spec cannot be carried out as it is now");
  }

  /** What the stage's end is to be observed as, whatever its process exits with. */
  public Failure failure() {
    return new Failure(why.reason, why.retry, null, message);
  }
}
