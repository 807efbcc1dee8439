package io.fixres.pipeline.decide;

import io.fixres.contract.StageKind;

/** The name of an attempt's Job: {@code <experiment>-<tr|sw|ft|sf|cc|te>-<hash8>-<attempt>}. */
public final class JobName {
  private JobName() {}

  /** The name of one attempt at a stage. */
  public static String of(String experiment, StageKind kind, String hash, int attempt) {
    return String.join("-", experiment, kind.letters(), hash, Integer.toString(attempt));
  }
}
