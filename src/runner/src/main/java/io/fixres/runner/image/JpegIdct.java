package io.fixres.runner.image;

import java.util.Arrays;

/**
 * libjpeg's accurate integer inverse DCT (jidctint.c, "islow"; Loeffler, Ligtenberg and Moschytz
 * 1989 with 12 multiplications): 13-bit constants, 2 extra bits between the passes. Bit-equal.
 */
final class JpegIdct {
  private static final int ROUND_COLUMNS = 1 << 10;

  /** Rounds by half, and shifts samples from around 0 to around 128. */
  private static final int ROUND_ROWS = (1 << 17) + (128 << 18);

  private final int[] work = new int[64];

  /** Writes an 8×8 block of samples whose coefficients are DC alone. */
  static void flat(int dc, byte[] out, int at, int stride) {
    byte value = JpegColors.clamp(((dc + 4) >> 3) + 128);
    for (int row = at; row < at + 8 * stride; row += stride) {
      Arrays.fill(out, row, row + 8, value);
    }
  }

  /** Writes an 8×8 block of samples from 64 coefficients in natural order. */
  void transform(int[] in, byte[] out, int at, int stride) {
    for (int i = 0; i < 8; i++) {
      column(in, i);
    }
    int to = at;
    for (int i = 0; i < 64; i += 8) {
      row(i, out, to);
      to += stride;
    }
  }

  private void column(int[] in, int i) {
    int[] w = work;
    int c0 = in[i];
    int c1 = in[8 + i];
    int c2 = in[16 + i];
    int c3 = in[24 + i];
    int c4 = in[32 + i];
    int c5 = in[40 + i];
    int c6 = in[48 + i];
    int c7 = in[56 + i];
    if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
      flatColumn(i, c0 << 2);
      return;
    }
    int z1 = (c2 + c6) * 4433;
    int t2 = z1 - c6 * 15137;
    int t3 = z1 + c2 * 6270;
    int a0 = ((c0 + c4) << 13) + t3 + ROUND_COLUMNS;
    int a3 = ((c0 + c4) << 13) - t3 + ROUND_COLUMNS;
    int a1 = ((c0 - c4) << 13) + t2 + ROUND_COLUMNS;
    int a2 = ((c0 - c4) << 13) - t2 + ROUND_COLUMNS;
    int z5 = (c7 + c3 + c5 + c1) * 9633;
    int s17 = (c7 + c1) * -7373;
    int s35 = (c5 + c3) * -20995;
    int s37 = (c7 + c3) * -16069 + z5;
    int s15 = (c5 + c1) * -3196 + z5;
    int o7 = c7 * 2446 + s17 + s37;
    int o5 = c5 * 16819 + s35 + s15;
    int o3 = c3 * 25172 + s35 + s37;
    int o1 = c1 * 12299 + s17 + s15;
    w[i] = (a0 + o1) >> 11;
    w[56 + i] = (a0 - o1) >> 11;
    w[8 + i] = (a1 + o3) >> 11;
    w[48 + i] = (a1 - o3) >> 11;
    w[16 + i] = (a2 + o5) >> 11;
    w[40 + i] = (a2 - o5) >> 11;
    w[24 + i] = (a3 + o7) >> 11;
    w[32 + i] = (a3 - o7) >> 11;
  }

  private void flatColumn(int i, int value) {
    for (int k = i; k < 64; k += 8) {
      work[k] = value;
    }
  }

  private void row(int i, byte[] out, int to) {
    int[] w = work;
    int c2 = w[i + 2];
    int c6 = w[i + 6];
    int z1 = (c2 + c6) * 4433;
    int t2 = z1 - c6 * 15137;
    int t3 = z1 + c2 * 6270;
    int a0 = ((w[i] + w[i + 4]) << 13) + t3 + ROUND_ROWS;
    int a3 = ((w[i] + w[i + 4]) << 13) - t3 + ROUND_ROWS;
    int a1 = ((w[i] - w[i + 4]) << 13) + t2 + ROUND_ROWS;
    int a2 = ((w[i] - w[i + 4]) << 13) - t2 + ROUND_ROWS;
    int c1 = w[i + 1];
    int c3 = w[i + 3];
    int c5 = w[i + 5];
    int c7 = w[i + 7];
    int z5 = (c7 + c3 + c5 + c1) * 9633;
    int s17 = (c7 + c1) * -7373;
    int s35 = (c5 + c3) * -20995;
    int s37 = (c7 + c3) * -16069 + z5;
    int s15 = (c5 + c1) * -3196 + z5;
    int o7 = c7 * 2446 + s17 + s37;
    int o5 = c5 * 16819 + s35 + s15;
    int o3 = c3 * 25172 + s35 + s37;
    int o1 = c1 * 12299 + s17 + s15;
    out[to] = JpegColors.clamp((a0 + o1) >> 18);
    out[to + 7] = JpegColors.clamp((a0 - o1) >> 18);
    out[to + 1] = JpegColors.clamp((a1 + o3) >> 18);
    out[to + 6] = JpegColors.clamp((a1 - o3) >> 18);
    out[to + 2] = JpegColors.clamp((a2 + o5) >> 18);
    out[to + 5] = JpegColors.clamp((a2 - o5) >> 18);
    out[to + 3] = JpegColors.clamp((a3 + o7) >> 18);
    out[to + 4] = JpegColors.clamp((a3 - o7) >> 18);
  }
}
