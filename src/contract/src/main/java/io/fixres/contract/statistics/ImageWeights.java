package io.fixres.contract.statistics;

import java.util.Arrays;

/**
 * How often each image occurs in one resample, as bytes and as bit planes.
 *
 * <p>Plane k holds bit k of every image's count, so a weighted number of correct images is Σ 2ᵏ ·
 * popcount(plane k AND correct): exact integers, three or four word operations per 64 images, and
 * no assumption that images share patterns.
 */
final class ImageWeights {
  private static final long IMAGE_STREAM = 2;

  private final FoldPlan plan;
  private final byte[] counts;
  private final long[][] planes;

  private ImageWeights(FoldPlan plan, byte[] counts) {
    this.plan = plan;
    this.counts = counts;
    this.planes = planes(counts);
  }

  /** Every image once: the data as observed. */
  static ImageWeights observed(FoldPlan plan) {
    byte[] counts = new byte[plan.words() * Long.SIZE];
    for (int image = 0; image < plan.images(); image++) {
      counts[plan.positionOf(image)] = 1;
    }
    return new ImageWeights(plan, counts);
  }

  /** As many draws with replacement as there are images: resample {@code number}. */
  static ImageWeights resampled(FoldPlan plan, long seed, int number) {
    ResampleRandom random = new ResampleRandom(seed, IMAGE_STREAM, number);
    byte[] counts = new byte[plan.words() * Long.SIZE];
    for (int draw = 0; draw < plan.images(); draw++) {
      // A count above 127 would need odds of e⁻¹/128!: a byte is enough.
      counts[plan.positionOf(random.below(plan.images()))]++;
    }
    return new ImageWeights(plan, counts);
  }

  private static long[][] planes(byte[] counts) {
    int most = 0;
    for (byte count : counts) {
      most = Math.max(most, count);
    }
    long[][] planes = new long[Integer.SIZE - Integer.numberOfLeadingZeros(most)][];
    Arrays.setAll(planes, k -> plane(counts, k));
    return planes;
  }

  private static long[] plane(byte[] counts, int bit) {
    long[] plane = new long[counts.length / Long.SIZE];
    for (int word = 0; word < plane.length; word++) {
      long bits = 0;
      for (int i = 0; i < Long.SIZE; i++) {
        bits |= (long) ((counts[word * Long.SIZE + i] >>> bit) & 1) << i;
      }
      plane[word] = bits;
    }
    return plane;
  }

  /** How many images the resample drew from {@code fold}. */
  int size(int fold) {
    int size = 0;
    for (int i = plan.startOf(fold) * Long.SIZE; i < plan.startOf(fold + 1) * Long.SIZE; i++) {
      size += counts[i];
    }
    return size;
  }

  /** Weighted number of set bits of {@code correct} within {@code fold}. */
  long total(long[] correct, int fold) {
    long total = 0;
    for (int k = 0; k < planes.length; k++) {
      long[] plane = planes[k];
      int ones = 0;
      for (int word = plan.startOf(fold); word < plan.startOf(fold + 1); word++) {
        ones += Long.bitCount(plane[word] & correct[word]);
      }
      total += (long) ones << k;
    }
    return total;
  }

  /** Weighted sum of {@code losses} within {@code fold}, always in the same order. */
  double total(float[] losses, int fold) {
    double even = 0;
    double odd = 0;
    // Two chains of additions, since one would wait for itself; folds begin at multiples of 64.
    for (int i = plan.startOf(fold) * Long.SIZE; i < plan.startOf(fold + 1) * Long.SIZE; i += 2) {
      even += (double) counts[i] * losses[i];
      odd += (double) counts[i + 1] * losses[i + 1];
    }
    return even + odd;
  }
}
