package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What batch norm layers do while a network learns. */
public enum BatchNormPolicy {
  /** Nothing moves: running statistics normalise, scale and shift stay. */
  @JsonProperty("Frozen")
  FROZEN,
  /** The last batch norm refreshes its running statistics; no gradients (the authors' recipe). */
  @JsonProperty("LastStatistics")
  LAST_STATISTICS,
  /** Every batch norm refreshes its running statistics; no gradients. */
  @JsonProperty("Statistics")
  STATISTICS,
  /** Every batch norm refreshes its statistics; scale and shift learn where their layer does. */
  @JsonProperty("Affine")
  AFFINE
}
