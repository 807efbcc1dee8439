package io.fixres.runner.engine;

import java.util.Arrays;

/** What a batch's images are labelled with. */
public sealed interface Targets {

  /** Number of images. */
  int count();

  /** Those of {@code count} images from {@code first} on. */
  Targets part(int first, int count);

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

    @Override
    public Hard part(int first, int count) {
      return new Hard(Arrays.copyOfRange(classes, first, first + count));
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

    @Override
    public Soft part(int first, int count) {
      int from = first * numClasses;
      return new Soft(
          Arrays.copyOfRange(probabilities, from, from + count * numClasses), numClasses);
    }
  }
}
