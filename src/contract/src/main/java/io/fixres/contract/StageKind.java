package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a stage does, with the two letters its Jobs are named by. */
public enum StageKind {
  /** Trains a network from scratch or from given weights. */
  @JsonProperty("Train")
  TRAIN("tr"),
  /** Scores a checkpoint at every resolution, before fine-tuning. */
  @JsonProperty("Sweep")
  SWEEP("sw"),
  /** Fine-tunes a checkpoint at a larger resolution. */
  @JsonProperty("FineTune")
  FINE_TUNE("ft"),
  /** Scores a fine-tuned checkpoint at every resolution. */
  @JsonProperty("SweepFineTuned")
  SWEEP_FINE_TUNED("sf"),
  /** Selects, compares and writes the best model. */
  @JsonProperty("Conclude")
  CONCLUDE("cc"),
  /** Scores the winner and its untuned baseline once on the test split. */
  @JsonProperty("Test")
  TEST("te");

  private final String letters;

  StageKind(String letters) {
    this.letters = letters;
  }

  /** Whether it runs a network enough to be given accelerators. */
  public boolean usesAccelerators() {
    return this != CONCLUDE;
  }

  /** Two letters for object names. */
  public String letters() {
    return letters;
  }
}
