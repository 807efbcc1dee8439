package io.fixres.pipeline.plan;

import io.fixres.contract.StageSpec;

/** What a stage is told, as far as that is known. */
public sealed interface Binding {
  /** A stage it stands on has not settled. */
  record NotYet() implements Binding {}

  /**
   * It will never run.
   *
   * @param why half a sentence for people
   */
  record Skipped(String why) implements Binding {}

  /**
   * It can run.
   *
   * @param spec what it is told
   * @param hash of it
   */
  record Bound(StageSpec spec, String hash) implements Binding {
    static Bound of(StageSpec spec) {
      return new Bound(spec, spec.hash());
    }
  }
}
