package io.fixres.runner.learn;

import io.fixres.runner.transform.Draws;

/**
 * In which order an epoch shows the images: a pure function of seed and epoch.
 *
 * <p>With repeated augmentation each image comes several times in a row and an epoch keeps its
 * length, so it shows a part of the images (Hoffer et al. 2020; the authors' sampler).
 *
 * @param samples image indices in order
 * @param repeats how many times each comes in a row
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once an epoch, never compared
record EpochOrder(int[] samples, int repeats) {

  /** Shuffles {@code images} indices. */
  static EpochOrder of(int images, int repeats, long seed, int epoch) {
    Draws draws = Draws.of(seed, epoch, -1, 0);
    int[] order = new int[images];
    for (int i = 0; i < images; i++) {
      int j = draws.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return new EpochOrder(order, repeats);
  }

  /** The image at a place of the epoch, 0 to the number of images. */
  int sample(int place) {
    return samples[place / repeats];
  }

  /** Which copy of its image that is. */
  int repeat(int place) {
    return place % repeats;
  }
}
