package io.fixres.runner.image;

/**
 * {@link JpegIdct} with libjpeg-turbo's overflows: its vector code for x86, which Pillow runs on
 * there, keeps coefficients, some sums and what is between the passes in 16 bits. That holds all
 * that encoders write; damage makes larger ones, which wrap around there, or stop at the limit.
 *
 * <p>Block by block, without vectors: for what {@link #isNeeded} finds.
 */
final class JpegNarrowIdct {
  private static final int ROW = JpegIdct.ROW;
  private static final int BLOCKS = JpegIdct.BLOCKS;

  /**
   * A column whose coefficients sum up to 2,936 at most, signs aside, makes 16,290 at most between
   * the passes (× 4 · √2 · cos π/16), of which two can be added in 16 bits. An encoder's sum is
   * 2,896 at most, but for rounding.
   */
  private static final int MOST_EIGHTHS = 360;

  private final int[] line = new int[8];
  private final int[] block = new int[64];
  private final int[] samples = new int[8 * ROW];

  /** Whether some block of a batch might overflow 16 bits. */
  static boolean isNeeded(int[] c) {
    int room = 0;
    for (int i = 0; i < ROW; i++) {
      // In eighths, as eight products of 31 bits have no sum in an int.
      int eighths =
          (Math.abs(c[i]) >> 3)
              + (Math.abs(c[ROW + i]) >> 3)
              + (Math.abs(c[2 * ROW + i]) >> 3)
              + (Math.abs(c[3 * ROW + i]) >> 3)
              + (Math.abs(c[4 * ROW + i]) >> 3)
              + (Math.abs(c[5 * ROW + i]) >> 3)
              + (Math.abs(c[6 * ROW + i]) >> 3)
              + (Math.abs(c[7 * ROW + i]) >> 3);
      room |= MOST_EIGHTHS - eighths;
    }
    return room < 0;
  }

  /** Transforms a batch: takes and gives what {@link JpegIdct#transform} does. */
  int[] transform(int[] c) {
    for (int slot = 0; slot < BLOCKS; slot++) {
      for (int i = 0; i < 64; i++) {
        block[i] = (short) c[i * BLOCKS + slot];
      }
      columns();
      rows();
      pack(slot);
    }
    return samples;
  }

  private void columns() {
    boolean isFlat = true;
    for (int i = 8; i < 64; i++) {
      isFlat &= block[i] == 0;
    }
    for (int column = 0; column < 8; column++) {
      if (isFlat) {
        // A short cut of the original, which wraps around where the long way stops at the limit. It
        // asks for coefficients before they are dequantised: a product that is 0 would differ.
        int sample = (short) (block[column] << 2);
        for (int row = 0; row < 8; row++) {
          block[8 * row + column] = sample;
        }
      } else {
        pass(column, 8, 11);
      }
    }
  }

  private void rows() {
    for (int row = 0; row < 8; row++) {
      pass(8 * row, 1, 18);
    }
  }

  /** Sums wrap around in 16 bits where they are multiplied, and in 32 elsewhere. */
  private void pass(int from, int step, int shift) {
    for (int i = 0; i < 8; i++) {
      line[i] = block[from + i * step];
    }
    int p = (short) (line[0] + line[4]) << 13;
    int q = (short) (line[0] - line[4]) << 13;
    int s = line[2] * 10703 + line[6] * 4433;
    int t = line[2] * 4433 - line[6] * 10704;
    int z3 = (short) (line[3] + line[7]);
    int z4 = (short) (line[1] + line[5]);
    int u = -z3 * 6436 + z4 * 9633;
    int v = z3 * 9633 + z4 * 6437;
    put(from, from + 7 * step, p + s, -line[7] * 7373 + line[1] * 4926 + v, shift);
    put(from + step, from + 6 * step, q + t, -line[5] * 20995 + line[3] * 4177 + u, shift);
    put(from + 2 * step, from + 5 * step, q - t, -line[5] * 4176 - line[3] * 20995 + v, shift);
    put(from + 3 * step, from + 4 * step, p - s, -line[7] * 4927 - line[1] * 7373 + u, shift);
  }

  private void put(int first, int last, int even, int odd, int shift) {
    int round = 1 << (shift - 1);
    block[first] = saturated((even + odd + round) >> shift);
    block[last] = saturated((even - odd + round) >> shift);
  }

  private static int saturated(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  private void pack(int slot) {
    for (int row = 0; row < 8; row++) {
      samples[row * BLOCKS + slot] = word(8 * row);
      samples[JpegIdct.SECOND_HALF + row * BLOCKS + slot] = word(8 * row + 4);
    }
  }

  private int word(int from) {
    int word = 0;
    for (int i = 3; i >= 0; i--) {
      word = word << 8 | JpegColors.limit(block[from + i] + 128);
    }
    return word;
  }
}
