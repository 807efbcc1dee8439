package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What gets gradients when a network learns. */
public enum Layers {
  /** Nothing: with batch norm statistics alone this is a training-free recalibration. */
  @JsonProperty("None")
  NONE,
  /** The last linear layer, as the authors fine-tune. */
  @JsonProperty("Classifier")
  CLASSIFIER,
  /** The classifier and the last residual block. */
  @JsonProperty("LastBlock")
  LAST_BLOCK,
  /** Everything except the last linear layer. */
  @JsonProperty("AllButClassifier")
  ALL_BUT_CLASSIFIER,
  /** Everything. */
  @JsonProperty("All")
  ALL
}
