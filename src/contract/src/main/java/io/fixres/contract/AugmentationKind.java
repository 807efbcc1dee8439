package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which transform training images go through. */
public enum AugmentationKind {
  /** Exactly the evaluation transform, no flip (the authors' first version). */
  @JsonProperty("Test")
  TEST,
  /**
   * Resize, flip, a little colour jitter, a crop shifted horizontally (the authors' second
   * version).
   */
  @JsonProperty("TestFlipJitterShift")
  TEST_FLIP_JITTER_SHIFT,
  /** RandomResizedCrop and flip, as in training. */
  @JsonProperty("Train")
  TRAIN
}
