package io.fixres.runner.engine;

/** A training step that was begun: a GPU may still be computing it. */
@FunctionalInterface
public interface RunningStep {
  /** Waits for its end, once; the batch must not change before. */
  StepOutcome await();
}
