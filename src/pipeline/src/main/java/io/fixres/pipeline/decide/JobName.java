package io.fixres.pipeline.decide;

import io.fixres.contract.StageSpec;

/** The name of an attempt's Job: {@code <experiment>-<tr|sw|ft|sf|cc|te>-<hash8>-<attempt>}. */
public final class JobName {
  private JobName() {}

  /** The name of one attempt at a stage. */
  public static String of(String experiment, StageSpec stage, int attempt) {
    return String.join(
        "-", experiment, stage.kind().letters(), stage.hash(), Integer.toString(attempt));
  }
}
