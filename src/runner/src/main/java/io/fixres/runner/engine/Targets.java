package io.fixres.runner.engine;

/** What a batch's images are labelled with. */
public sealed interface Targets {

  /** Number of images. */
  int count();

  /**
   * One class per image.
   *
   * @param classes indices from 0, below the network's number of classes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once per batch, never compared
  record Hard(int[] classes) implements Targets {
    @Override
    public int count() {
      return classes.length;
    }
  }

  /**
   * A distribution over classes per image, as CutMix and MixUp make.
   *
   * @param probabilities float32[N,C], row by row
   * @param numClasses C
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once per batch, never compared
  record Soft(float[] probabilities, int numClasses) implements Targets {
    @Override
    public int count() {
      return probabilities.length / numClasses;
    }
  }
}
