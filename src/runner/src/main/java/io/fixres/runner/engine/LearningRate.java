package io.fixres.runner.engine;

import io.fixres.contract.Recipe;

/**
 * The learning rate of every step, as a pure function of its number.
 *
 * @param optimizer rate, schedule and warm-up
 * @param epochs length of the run
 * @param stepsPerEpoch steps in each epoch, at least 1
 */
public record LearningRate(Recipe.Optimizer optimizer, int epochs, int stepsPerEpoch) {
  private static final double STEP_FACTOR = 0.1;
  private static final int THIRDS = 3;

  /** The rate of step {@code step}, counted from 0 over all epochs. */
  public double at(long step) {
    long warmup = warmupSteps();
    double full = optimizer.learningRate();
    if (step < warmup) {
      return full * (step + 1) / warmup;
    }
    return switch (optimizer.schedule()) {
      case COSINE -> full * cosine(step - warmup, (long) epochs * stepsPerEpoch - warmup);
      case STEP -> full * StrictMath.pow(STEP_FACTOR, (double) thirdsDone(step));
    };
  }

  /** A warm-up that leaves nothing of the run, as the default may of a short one, takes half. */
  private long warmupSteps() {
    boolean leavesSome = optimizer.warmupEpochs() < epochs;
    return leavesSome
        ? (long) optimizer.warmupEpochs() * stepsPerEpoch
        : (long) epochs * stepsPerEpoch / 2;
  }

  private long thirdsDone(long step) {
    long epoch = step / stepsPerEpoch;
    return epoch * THIRDS / epochs;
  }

  /** Half a wave from 1 to 0, lowered at every step. */
  private static double cosine(long done, long total) {
    return 0.5 * (1 + StrictMath.cos(Math.PI * done / total));
  }
}
