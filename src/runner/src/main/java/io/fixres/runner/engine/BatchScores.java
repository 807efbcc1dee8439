package io.fixres.runner.engine;

/**
 * How a network did on each image of a batch.
 *
 * @param before classes that come before the true one: 0 is a correct top-1, below 5 a correct
 *     top-5; ties go to the lower class, NaN comes before everything
 * @param loss cross entropy
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once per batch, never compared
public record BatchScores(int[] before, float[] loss) {}
