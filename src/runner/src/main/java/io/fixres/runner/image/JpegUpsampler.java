package io.fixres.runner.image;

/**
 * Brings one row of a subsampled component to full width as libjpeg-turbo's "fancy" upsampling does
 * (jdsample.c): triangle filter for 2:1 in either direction, repetition for other ratios.
 */
final class JpegUpsampler {
  private int[] sums = new int[0];

  /**
   * Makes row {@code y} of the full image.
   *
   * @param across horizontal ratio
   * @param down vertical ratio
   * @param out at least width · across samples
   */
  void row(JpegComponent of, int across, int down, int y, byte[] out) {
    boolean wideEnough = of.width > 2;
    if (across == 2 && down == 1 && wideEnough) {
      horizontal(of, y * of.stride, out);
    } else if (across == 2 && down == 2 && wideEnough) {
      both(of, y, out);
    } else if (across == 1 && down == 2) {
      vertical(of, y, out);
    } else {
      repeat(of, across, y / down, out);
    }
  }

  private static void repeat(JpegComponent of, int across, int row, byte[] out) {
    int from = row * of.stride;
    for (int x = 0; x < of.width * across; x++) {
      out[x] = of.plane[from + x / across];
    }
  }

  private static void horizontal(JpegComponent of, int from, byte[] out) {
    byte[] in = of.plane;
    int last = of.width - 1;
    for (int x = 0; x <= last; x++) {
      int here = 3 * (in[from + x] & 0xff);
      out[2 * x] = x == 0 ? in[from] : (byte) ((here + (in[from + x - 1] & 0xff) + 1) >> 2);
      out[2 * x + 1] =
          x == last ? in[from + x] : (byte) ((here + (in[from + x + 1] & 0xff) + 2) >> 2);
    }
  }

  /** The row that weighs a quarter: above for even rows, below for odd, itself at the edges. */
  private static int neighbour(JpegComponent of, int y) {
    int far = (y >> 1) + ((y & 1) == 0 ? -1 : 1);
    return Math.min(of.height - 1, Math.max(0, far)) * of.stride;
  }

  private static void vertical(JpegComponent of, int y, byte[] out) {
    byte[] in = of.plane;
    int near = (y >> 1) * of.stride;
    int far = neighbour(of, y);
    int bias = (y & 1) == 0 ? 1 : 2;
    for (int x = 0; x < of.width; x++) {
      out[x] = (byte) ((3 * (in[near + x] & 0xff) + (in[far + x] & 0xff) + bias) >> 2);
    }
  }

  private void both(JpegComponent of, int y, byte[] out) {
    byte[] in = of.plane;
    int near = (y >> 1) * of.stride;
    int far = neighbour(of, y);
    int n = of.width;
    if (sums.length < n) {
      sums = new int[n];
    }
    int[] s = sums;
    for (int x = 0; x < n; x++) {
      s[x] = 3 * (in[near + x] & 0xff) + (in[far + x] & 0xff);
    }
    out[0] = (byte) ((s[0] * 4 + 8) >> 4);
    out[1] = (byte) ((s[0] * 3 + s[1] + 7) >> 4);
    for (int x = 1; x < n - 1; x++) {
      out[2 * x] = (byte) ((s[x] * 3 + s[x - 1] + 8) >> 4);
      out[2 * x + 1] = (byte) ((s[x] * 3 + s[x + 1] + 7) >> 4);
    }
    out[2 * n - 2] = (byte) ((s[n - 1] * 3 + s[n - 2] + 8) >> 4);
    out[2 * n - 1] = (byte) ((s[n - 1] * 4 + 7) >> 4);
  }
}
