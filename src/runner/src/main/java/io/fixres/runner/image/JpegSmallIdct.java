package io.fixres.runner.image;

/**
 * libjpeg's inverse DCTs to 4×4 and 2×2 samples (jidctred.c), which give the picture at half and
 * quarter size without the eighths of the work that would be thrown away. Bit-equal, and arranged
 * as {@link JpegIdct}.
 */
final class JpegSmallIdct {
  private static final int ROW = JpegIdct.ROW;

  private final int[] sums = new int[4 * ROW];
  private final int[] turned = new int[8 * ROW];

  /**
   * Transforms a batch; spoils its coefficients.
   *
   * @param c as {@link JpegIdct#transform}
   * @return a row's four samples at row · {@value JpegIdct#BLOCKS} + block, the leftmost lowest
   */
  int[] toFour(int[] c) {
    four(c, 1 << 11, 12);
    JpegIdct.turn(c, turned, 4);
    four(turned, (1 << 18) + (128 << 19), 19);
    JpegIdct.clamp(turned, 4 * ROW);
    JpegIdct.pack(turned, 0);
    return turned;
  }

  /** The same with a row's two samples. */
  int[] toTwo(int[] c) {
    two(c, 1 << 12, 13);
    JpegIdct.turn(c, turned, 2);
    two(turned, (1 << 19) + (128 << 20), 20);
    JpegIdct.clamp(turned, 2 * ROW);
    for (int i = 0; i < ROW; i++) {
      turned[i] |= turned[ROW + i] << 8;
    }
    return turned;
  }

  private void four(int[] c, int round, int shift) {
    int[] s = sums;
    for (int i = 0; i < ROW; i++) {
      s[i] = (c[i] << 14) + round + c[2 * ROW + i] * 15137 - c[6 * ROW + i] * 6270;
    }
    for (int i = 0; i < ROW; i++) {
      s[ROW + i] = (c[i] << 14) + round - c[2 * ROW + i] * 15137 + c[6 * ROW + i] * 6270;
    }
    for (int i = 0; i < ROW; i++) {
      s[2 * ROW + i] =
          c[ROW + i] * 20995
              + c[3 * ROW + i] * 7373
              - c[5 * ROW + i] * 4926
              - c[7 * ROW + i] * 4176;
    }
    for (int i = 0; i < ROW; i++) {
      s[3 * ROW + i] =
          c[ROW + i] * 8697
              - c[3 * ROW + i] * 17799
              + c[5 * ROW + i] * 11893
              - c[7 * ROW + i] * 1730;
    }
    for (int i = 0; i < ROW; i++) {
      c[i] = (s[i] + s[2 * ROW + i]) >> shift;
      c[3 * ROW + i] = (s[i] - s[2 * ROW + i]) >> shift;
    }
    for (int i = 0; i < ROW; i++) {
      c[ROW + i] = (s[ROW + i] + s[3 * ROW + i]) >> shift;
      c[2 * ROW + i] = (s[ROW + i] - s[3 * ROW + i]) >> shift;
    }
  }

  private void two(int[] c, int round, int shift) {
    int[] s = sums;
    for (int i = 0; i < ROW; i++) {
      s[i] =
          c[ROW + i] * 29692
              - c[3 * ROW + i] * 10426
              + c[5 * ROW + i] * 6967
              - c[7 * ROW + i] * 5906;
    }
    for (int i = 0; i < ROW; i++) {
      int even = (c[i] << 15) + round;
      c[i] = (even + s[i]) >> shift;
      c[ROW + i] = (even - s[i]) >> shift;
    }
  }
}
