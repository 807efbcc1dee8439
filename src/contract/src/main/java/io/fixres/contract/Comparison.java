package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A control arm: what a sceptic would ask to see beside the winner. */
public enum Comparison {
  /** The checkpoint before fine-tuning, always measured. */
  @JsonProperty("Untuned")
  UNTUNED,
  /** Trained from scratch at the winning size with the same recipe, sweep and tuning. */
  @JsonProperty("DirectAtWinner")
  DIRECT_AT_WINNER,
  /** Fine-tuned at the train size instead of a larger one. */
  @JsonProperty("FineTunedAtTrainSize")
  FINE_TUNED_AT_TRAIN_SIZE
}
