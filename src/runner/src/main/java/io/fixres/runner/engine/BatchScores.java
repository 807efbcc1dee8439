package io.fixres.runner.engine;

/**
 * How a network did on each image of a batch.
 *
 * @param before classes that come before the true one: 0 is a correct top-1, below 5 a correct
 *     top-5; ties go to the lower class, NaN comes before everything
 * @param loss cross entropy
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once per batch, never compared
public record BatchScores(int[] before, float[] loss) {
  private static final int FIVE = 5;

  /** Whether the true class is the best. */
  public boolean isCorrect1(int image) {
    return before[image] == 0;
  }

  /** Whether the true class is among the best five. */
  public boolean isCorrect5(int image) {
    return before[image] < FIVE;
  }
}
