package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of the experiment's two claims a path is on. */
public enum ClaimRole {
  /** The claim with the images, read only. */
  @JsonProperty("Dataset")
  DATASET,
  /** The claim with checkpoints, results and the best model. */
  @JsonProperty("Workspace")
  WORKSPACE
}
