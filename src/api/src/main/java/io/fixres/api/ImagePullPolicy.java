package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a node pulls the runner's image. */
public enum ImagePullPolicy {
  /** At every start. */
  @JsonProperty("Always")
  ALWAYS,
  /** When the node does not have it. */
  @JsonProperty("IfNotPresent")
  IF_NOT_PRESENT,
  /** The node has it. */
  @JsonProperty("Never")
  NEVER
}
