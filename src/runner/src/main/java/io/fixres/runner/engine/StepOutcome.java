package io.fixres.runner.engine;

/**
 * What one training step says about its batch, before its update.
 *
 * @param loss mean cross entropy
 * @param correct images whose best class is the target's best
 */
public record StepOutcome(float loss, int correct) {
  /** Whether learning has broken down: nothing good comes after a NaN or infinite loss. */
  public boolean isDiverged() {
    return !Float.isFinite(loss);
  }
}
