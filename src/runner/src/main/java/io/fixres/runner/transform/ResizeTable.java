package io.fixres.runner.transform;

import io.fixres.contract.Interpolation;

/**
 * How each pixel of a resized row or column is made from source pixels: Pillow's antialiased
 * filters with its 22-bit fixed-point weights, for a window of the output.
 *
 * @param first source index of the first weight, by output pixel of the window; never falls
 * @param count how many weights, by output pixel
 * @param weights {@code stride} of them an output pixel, in 2⁻²² units
 * @param stride distance between two pixels' weights
 */
@SuppressWarnings("ArrayRecordComponent") // made once a size and read in inner loops
record ResizeTable(int[] first, int[] count, int[] weights, int stride) {
  static final int BITS = 22;

  /**
   * What is resized along one axis.
   *
   * @param origin source index that the other numbers count from
   * @param start where the resized part begins, maybe within a pixel
   * @param length of that part
   * @param limit pixels from {@code limit} on, and those before {@code origin}, have no weight
   */
  record Part(int origin, double start, double length, int limit) {
    /** Whole pixels that are cut out before they are resized, so that none beside them counts. */
    static Part cut(int start, int length) {
      return new Part(start, 0, length, length);
    }
  }

  /**
   * What comes out along one axis.
   *
   * @param length after the resize of the whole part
   * @param from first pixel that is wanted
   * @param wanted how many
   */
  record Target(int length, int from, int wanted) {}

  /** For one axis. */
  static ResizeTable of(Part part, Target target, Interpolation filter) {
    double scale = part.length / target.length;
    double filterScale = Math.max(scale, 1);
    double support = (filter == Interpolation.BICUBIC ? 2 : 1) * filterScale;
    int stride = (int) Math.ceil(support) * 2 + 1;
    int wanted = target.wanted;
    ResizeTable table =
        new ResizeTable(new int[wanted], new int[wanted], new int[wanted * stride], stride);
    double inverse = 1 / filterScale;
    double[] row = new double[stride];
    for (int i = 0; i < wanted; i++) {
      double center = part.start + (target.from + i + 0.5) * scale;
      int low = Math.max(0, (int) (center - support + 0.5));
      int high = Math.min(part.limit, (int) (center + support + 0.5));
      table.first[i] = part.origin + low;
      table.count[i] = high - low;
      double sum = 0;
      for (int x = 0; x < high - low; x++) {
        row[x] = weight(filter, (x + low - center + 0.5) * inverse);
        sum += row[x];
      }
      table.quantise(i, row, high - low, sum);
    }
    return table;
  }

  int length() {
    return first.length;
  }

  /** The first source index with a weight. */
  int low() {
    return first[0];
  }

  /** The index behind the last source index with a weight. */
  int high() {
    return first[first.length - 1] + count[count.length - 1];
  }

  private void quantise(int pixel, double[] row, int n, double sum) {
    for (int x = 0; x < n; x++) {
      double weight = sum == 0 ? row[x] : row[x] / sum;
      weights[pixel * stride + x] = (int) (weight * (1 << BITS) + (weight < 0 ? -0.5 : 0.5));
    }
  }

  private static double weight(Interpolation filter, double distance) {
    double x = Math.abs(distance);
    if (filter == Interpolation.BILINEAR) {
      return x < 1 ? 1 - x : 0;
    }
    double a = -0.5;
    if (x < 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  }
}
