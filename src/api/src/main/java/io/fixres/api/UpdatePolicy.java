package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a field that decides the results changes. */
public enum UpdatePolicy {
  /** The change is refused. */
  @JsonProperty("Immutable")
  IMMUTABLE,
  /** Changed stages and what stands on them run again; the rest is reused. */
  @JsonProperty("Rerun")
  RERUN
}
