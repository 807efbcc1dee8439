package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the checkpoint came to be that an arm of the comparison scores. */
public enum ArmKind {
  /** Trained (or given), not fine-tuned. */
  @JsonProperty("Untuned")
  UNTUNED,
  /** Fine-tuned on a rung of the ladder. */
  @JsonProperty("Tuned")
  TUNED,
  /** Trained from scratch at the winning size. */
  @JsonProperty("Direct")
  DIRECT,
  /** Trained at the winning size, then fine-tuned as the others were. */
  @JsonProperty("DirectTuned")
  DIRECT_TUNED,
  /** Fine-tuned at the size it was trained at. */
  @JsonProperty("TunedAtTrainSize")
  TUNED_AT_TRAIN_SIZE;

  /** Whether it is there for comparison only and may not win. */
  public boolean isControl() {
    return switch (this) {
      case UNTUNED, TUNED -> false;
      case DIRECT, DIRECT_TUNED, TUNED_AT_TRAIN_SIZE -> true;
    };
  }
}
