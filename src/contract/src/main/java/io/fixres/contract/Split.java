package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which part of a data set is scored. */
public enum Split {
  /** Sweeps run and selection happens on it. */
  @JsonProperty("Validation")
  VALIDATION,
  /** Scored once, at the end, at the winner and its untuned baseline. */
  @JsonProperty("Test")
  TEST
}
