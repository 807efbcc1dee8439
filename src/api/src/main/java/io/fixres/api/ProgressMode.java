package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where live progress comes from. */
public enum ProgressMode {
  /** The operator asks the running pod. */
  @JsonProperty("Poll")
  POLL,
  /** There is none. */
  @JsonProperty("Off")
  OFF
}
