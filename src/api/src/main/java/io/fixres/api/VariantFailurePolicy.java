package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to the other variants when one fails. */
public enum VariantFailurePolicy {
  /** They go on, and the verdict is drawn from them. */
  @JsonProperty("Continue")
  CONTINUE,
  /** The experiment fails. */
  @JsonProperty("Abort")
  ABORT
}
