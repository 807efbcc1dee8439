package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a stage stands. */
public enum StageState {
  /** Waits for the stages it stands on. */
  @JsonProperty("Pending")
  PENDING,
  /** Was started and waits for a machine, a volume or an image. */
  @JsonProperty("Waiting")
  WAITING,
  /** At work. */
  @JsonProperty("Running")
  RUNNING,
  /** Failed or was interrupted, and goes on soon. */
  @JsonProperty("Retrying")
  RETRYING,
  /** Its result is recorded. */
  @JsonProperty("Succeeded")
  SUCCEEDED,
  /** Cannot go on. */
  @JsonProperty("Failed")
  FAILED,
  /** Not needed. */
  @JsonProperty("Skipped")
  SKIPPED
}
