package io.fixres.pipeline.plan;

import io.fixres.contract.EvalPoint;
import org.jspecify.annotations.Nullable;

/** Where a stage's work comes from: known from the spec, or bound late to what others found. */
public sealed interface StageSource {
  /** What the stage is told, as far as that is known. */
  Binding bindWith(StageBinder binder);

  /** Trains at the variant's own resolution. */
  record Train() implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.train();
    }
  }

  /** Trains at the provisional winner's test size. */
  record TrainAtWinner() implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.trainAtWinner();
    }
  }

  /**
   * Scores a checkpoint at every point.
   *
   * @param checkpoint id of the stage that makes it; null = the given weights
   */
  record Sweep(@Nullable String checkpoint) implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.sweep(checkpoint);
    }
  }

  /**
   * Fine-tunes at a size that the spec names.
   *
   * @param checkpoint id of the stage whose network is tuned; null = the given weights
   * @param point where
   */
  record TuneAt(@Nullable String checkpoint, EvalPoint point) implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.tuneAt(checkpoint, point);
    }
  }

  /**
   * Fine-tunes on a rung of the ladder above the untuned best.
   *
   * @param checkpoint id of the stage whose network is tuned; null = the given weights
   * @param rung 1 … {@link Ladder#RUNGS}
   */
  record TuneOnLadder(@Nullable String checkpoint, int rung) implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.tuneOnLadder(checkpoint, rung);
    }
  }

  /** Selects and compares. */
  record Conclude() implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.conclude();
    }
  }

  /** Scores the winner once on the test split. */
  record TestWinner() implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.testWinner();
    }
  }

  /** Scores the winner's untuned network at its train size once on the test split. */
  record TestBaseline() implements StageSource {
    @Override
    public Binding bindWith(StageBinder binder) {
      return binder.testBaseline();
    }
  }
}
