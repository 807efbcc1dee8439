package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate falls over the epochs, after a linear warm-up. */
public enum Schedule {
  /** Half a cosine wave from the full rate to zero. */
  @JsonProperty("Cosine")
  COSINE,
  /** Divided by ten after each third of the epochs. */
  @JsonProperty("Step")
  STEP
}
