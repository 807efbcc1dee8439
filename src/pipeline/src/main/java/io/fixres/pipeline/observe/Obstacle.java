package io.fixres.pipeline.observe;

import io.fixres.pipeline.Violation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that stages need and that is not there: nothing is started until it is.
 *
 * @param reason in CamelCase, as conditions name it, such as {@code PersistentVolumeClaimNotFound}
 * @param message what is missing and what to do, for people
 */
public record Obstacle(String reason, String message) {
  private static final String QUEUED = "Queued";
  private static final String INVALID_SPEC = "InvalidSpec";

  /** All that is needed is there, but others are first. */
  public static Obstacle queued(String message) {
    return new Obstacle(QUEUED, message);
  }

  /** The spec itself: it has to be changed. */
  public static Obstacle invalidSpec(String message) {
    return new Obstacle(INVALID_SPEC, message);
  }

  /** The spec itself, with all that is wrong with it. */
  public static Obstacle invalidSpec(List<Violation> violations) {
    return invalidSpec(
        violations.stream().map(Violation::sentence).collect(Collectors.joining("; ")));
  }

  /** Whether it is only a matter of time. */
  public boolean isQueue() {
    return reason.equals(QUEUED);
  }
}
