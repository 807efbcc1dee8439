package io.fixres.runner.image;

import java.util.Arrays;

/**
 * Brings rows of a subsampled component to the picture's width as libjpeg-turbo's "fancy"
 * upsampling does (jdsample.c): triangle filter for 2:1 in either direction, repetition for other
 * ratios.
 *
 * <p>With {@code columns} pixels to a sample a row comes as that many rows of samples, all first
 * pixels, then all second ones, so that the loops become vector instructions.
 */
final class JpegUpsampler {
  /** Numbers that are written behind a row. */
  static final int SPILL = 2;

  /** A sample beyond either end of a line. */
  private static final int MARGIN = 1;

  /** How a sum of weighted samples becomes one: by turns up and down, so that none drifts. */
  private record Rounding(int half, int shift) {}

  private static final Rounding NONE = new Rounding(0, 0);
  private static final Rounding DOWN_FOUR = new Rounding(1, 2);
  private static final Rounding UP_FOUR = new Rounding(2, 2);
  private static final Rounding UP_SIXTEEN = new Rounding(8, 4);
  private static final Rounding DOWN_SIXTEEN = new Rounding(7, 4);

  private final int[][] lines = {{}, {}, {}};
  private final int[] held = new int[3];
  private int[] sums = {};
  private int[] middle = {};
  private int[] beside = {};
  private int[] mixed = {};
  private JpegComponent of = new JpegComponent(0, 1, 1);
  private int first;
  private int count;

  /**
   * Begins an image.
   *
   * @param component which is upsampled
   * @param left first sample that is wanted
   * @param samples how many
   */
  void begin(JpegComponent component, int left, int samples) {
    of = component;
    first = left;
    count = samples;
    Arrays.fill(held, -1);
    int length = samples + 2 * MARGIN;
    if (sums.length < length) {
      Arrays.setAll(lines, i -> new int[length]);
      sums = new int[length];
      middle = new int[length];
      beside = new int[length];
      mixed = new int[length];
    }
  }

  /**
   * Makes row {@code y} of the picture.
   *
   * @param out {@code columns} · {@code samples} numbers, and {@value #SPILL} more
   */
  void row(int y, int[] out) {
    boolean smoothAcross = of.columns == 2 && of.isSmooth && of.width > 2;
    if (smoothAcross && of.rows == 1) {
      spread(line(y), DOWN_FOUR, UP_FOUR, out);
    } else if (smoothAcross && of.rows == 2) {
      mix(line(y >> 1), line(next(y)), NONE, sums);
      spread(sums, UP_SIXTEEN, DOWN_SIXTEEN, out);
    } else if (of.columns == 1 && of.rows == 2 && of.isSmooth) {
      mix(line(y >> 1), line(next(y)), (y & 1) == 0 ? DOWN_FOUR : UP_FOUR, sums);
      System.arraycopy(sums, MARGIN, out, 0, count);
    } else {
      int[] line = line(y / of.rows);
      for (int column = 0; column < of.columns; column++) {
        System.arraycopy(line, MARGIN, out, column * count, count);
      }
    }
  }

  /** A row of samples with its margins, which repeat the picture's edge. */
  private int[] line(int row) {
    int[] line = lines[row % lines.length];
    if (held[row % lines.length] != row) {
      held[row % lines.length] = row;
      int from = of.row(row);
      byte[] plane = of.plane;
      for (int i = 0; i < count; i++) {
        line[MARGIN + i] = plane[from + first + i] & 0xff;
      }
      // A component in full has no margin, and none is looked at.
      int low = of.blocks.left() * of.side;
      int high = Math.min(of.width, of.blocks.right() * of.side) - 1;
      line[0] = plane[from + Math.max(low, first - 1)] & 0xff;
      line[MARGIN + count] = plane[from + Math.min(high, first + count)] & 0xff;
    }
    return line;
  }

  /** The row that weighs a quarter: above for even rows, below for odd, itself at the edges. */
  private int next(int y) {
    int row = (y >> 1) + ((y & 1) == 0 ? -1 : 1);
    return Math.min(of.height - 1, Math.max(0, row));
  }

  /** Two pixels to a sample: one leans to the left, one to the right. */
  private void spread(int[] in, Rounding left, Rounding right, int[] out) {
    System.arraycopy(in, MARGIN, middle, 0, count);
    System.arraycopy(in, 0, beside, 0, count);
    mix(middle, beside, left, out);
    System.arraycopy(in, 2 * MARGIN, beside, 0, count);
    mix(middle, beside, right, mixed);
    System.arraycopy(mixed, 0, out, count, count);
  }

  /**
   * Three parts of the near and one of the far; two numbers too many where no margins are. The
   * copies above are made so that all indices are alike here, without which there is no vector.
   */
  private void mix(int[] near, int[] far, Rounding rounding, int[] out) {
    int n = count + 2 * MARGIN;
    int half = rounding.half;
    int shift = rounding.shift;
    for (int i = 0; i < n; i++) {
      out[i] = (3 * near[i] + far[i] + half) >> shift;
    }
  }
}
