package io.fixres.runner.image;

/**
 * libjpeg's accurate integer inverse DCT (jidctint.c, "islow"; Loeffler, Ligtenberg and Moschytz
 * 1989): 13-bit constants, 2 extra bits between the passes. Bit-equal for whatever a JPEG encoder
 * writes.
 *
 * <p>Works on {@value #BLOCKS} blocks at once, the same coefficient of all blocks side by side: the
 * JIT compiler makes vector instructions of loops like these, and of these alone. It does so while
 * a loop is short, its offsets are constants and shifts come before sums; so the arithmetic is
 * written out as small loops over sums of products, which are the same numbers modulo 2³².
 */
final class JpegIdct {
  /** Blocks in a batch. */
  static final int BLOCKS = 64;

  /** From one coefficient's row to the next. */
  static final int ROW = 8 * BLOCKS;

  /** Where the second four samples of every row are in an outcome. */
  static final int SECOND_HALF = 4 * ROW;

  private static final int ROUND_COLUMNS = 1 << 10;

  /** Rounds by half, and shifts samples from around 0 to around 128. */
  private static final int ROUND_ROWS = (1 << 17) + (128 << 18);

  private final int[] odd = new int[4 * ROW];
  private final int[] turned = new int[8 * ROW];

  /**
   * Transforms a batch; spoils its coefficients.
   *
   * @param c dequantised coefficients: (row · 8 + column) · {@value #BLOCKS} + block
   * @return samples, four to a number and the leftmost lowest: those of columns 0–3 at row ·
   *     {@value #BLOCKS} + block, those of columns 4–7 {@link #SECOND_HALF} further on
   */
  int[] transform(int[] c) {
    pass(c, ROUND_COLUMNS, 11);
    turn(c, turned, 8);
    pass(turned, ROUND_ROWS, 18);
    clamp(turned, turned.length);
    pack(turned, 0);
    pack(turned, SECOND_HALF);
    return turned;
  }

  /** Swaps rows and columns, of the first {@code rows} rows. */
  static void turn(int[] from, int[] to, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 8; column++) {
        System.arraycopy(
            from, row * ROW + column * BLOCKS, to, column * ROW + row * BLOCKS, BLOCKS);
      }
    }
  }

  private void pass(int[] c, int round, int shift) {
    oddPart(c, odd);
    evenPart(c, round);
    join(c, odd, shift);
  }

  private static void evenPart(int[] c, int round) {
    for (int i = 0; i < ROW; i++) {
      int p = (c[i] << 13) + round;
      int q = c[4 * ROW + i] << 13;
      c[i] = p + q;
      c[4 * ROW + i] = p - q;
    }
    for (int i = 0; i < ROW; i++) {
      int p = c[2 * ROW + i];
      int q = c[6 * ROW + i];
      int z = (p + q) * 4433;
      c[2 * ROW + i] = z + p * 6270;
      c[6 * ROW + i] = z - q * 15137;
    }
    for (int i = 0; i < ROW; i++) {
      int p = c[i];
      int q = c[4 * ROW + i];
      int s = c[2 * ROW + i];
      int t = c[6 * ROW + i];
      c[i] = p + s;
      c[2 * ROW + i] = q + t;
      c[4 * ROW + i] = q - t;
      c[6 * ROW + i] = p - s;
    }
  }

  /** The 12 multiplications of the original, multiplied out. */
  private static void oddPart(int[] c, int[] o) {
    for (int i = 0; i < ROW; i++) {
      o[i] =
          c[ROW + i] * 11363
              + c[3 * ROW + i] * 9633
              + c[5 * ROW + i] * 6437
              + c[7 * ROW + i] * 2260;
    }
    for (int i = 0; i < ROW; i++) {
      o[ROW + i] =
          c[ROW + i] * 9633
              - c[3 * ROW + i] * 2259
              - c[5 * ROW + i] * 11362
              - c[7 * ROW + i] * 6436;
    }
    for (int i = 0; i < ROW; i++) {
      o[2 * ROW + i] =
          c[ROW + i] * 6437
              - c[3 * ROW + i] * 11362
              + c[5 * ROW + i] * 2261
              + c[7 * ROW + i] * 9633;
    }
    for (int i = 0; i < ROW; i++) {
      o[3 * ROW + i] =
          c[ROW + i] * 2260
              - c[3 * ROW + i] * 6436
              + c[5 * ROW + i] * 9633
              - c[7 * ROW + i] * 11363;
    }
  }

  private static void join(int[] c, int[] o, int shift) {
    for (int i = 0; i < ROW; i++) {
      int a0 = c[i];
      int a1 = c[2 * ROW + i];
      int a2 = c[4 * ROW + i];
      int a3 = c[6 * ROW + i];
      c[i] = (a0 + o[i]) >> shift;
      c[7 * ROW + i] = (a0 - o[i]) >> shift;
      c[ROW + i] = (a1 + o[ROW + i]) >> shift;
      c[6 * ROW + i] = (a1 - o[ROW + i]) >> shift;
      c[2 * ROW + i] = (a2 + o[2 * ROW + i]) >> shift;
      c[5 * ROW + i] = (a2 - o[2 * ROW + i]) >> shift;
      c[3 * ROW + i] = (a3 + o[3 * ROW + i]) >> shift;
      c[4 * ROW + i] = (a3 - o[3 * ROW + i]) >> shift;
    }
  }

  static void clamp(int[] samples, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = JpegColors.limit(samples[i]);
    }
  }

  static void pack(int[] samples, int from) {
    for (int i = from; i < from + ROW; i++) {
      samples[i] |= samples[ROW + i] << 8 | samples[2 * ROW + i] << 16 | samples[3 * ROW + i] << 24;
    }
  }
}
