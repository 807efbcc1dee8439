package io.fixres.pipeline.decide;

/** Where the experiment as a whole stands. */
public enum Outcome {
  /** Stages are at work, waiting, or can be started. */
  ACTIVE,
  /** Nothing is to be at work until the user says so. */
  SUSPENDED,
  /** It failed; stages that are still at work are being stopped, or results be recorded. */
  ENDING,
  /** It failed and nothing is at work: final for this generation. */
  FAILED,
  /** The verdict is there: final for this generation. */
  SUCCEEDED;

  /** Whether nothing will change any more. */
  public boolean isTerminal() {
    return this == FAILED || this == SUCCEEDED;
  }
}
