package io.fixres.runner.transform;

import io.fixres.runner.image.ImagePart;
import io.fixres.runner.image.RgbImage;
import java.util.Arrays;

/**
 * Resizes with the bytes that Pillow 12 gives for crop, resize, crop: horizontal pass first, each
 * pass rounded to bytes.
 *
 * <p>Holds its buffers: one a thread. Source columns, and then rows, are taken apart into arrays of
 * their own, because loops in which all indices are alike become vector instructions.
 */
final class Resizer {
  private static final int HALF = 1 << (ResizeTable.BITS - 1);

  /** Rows of a strip: columns of a usual photo's strip then stay in a core's cache. */
  private static final int MOST_ROWS = 128;

  private static final int STRIP_NUMBERS = 1 << 20;

  private int[][] columns = {};
  private int[] rows = {};
  private int[] sums = {};
  private int[] line = {};

  /**
   * Resizes.
   *
   * @param part contains what the plan needs
   * @return a fresh image
   */
  RgbImage resize(ImagePart part, ResizePlan plan) {
    int width = plan.across().length() * 3;
    int top = plan.down().low();
    int height = plan.down().high() - top;
    int needed = plan.across().high() - plan.across().low();
    int strip = Math.min(MOST_ROWS, Math.max(1, STRIP_NUMBERS / (3 * needed)));
    rows = room(rows, Math.multiplyExact(width, height));
    sums = room(sums, Math.max(width, 3 * strip));
    line = room(line, width);
    for (int y = 0; y < height; y += strip) {
      int count = Math.min(strip, height - y);
      gather(part, plan, top + y, count);
      across(plan.across(), y, count);
    }
    byte[] pixels = new byte[width * plan.down().length()];
    down(plan.down(), width, pixels);
    return new RgbImage(plan.across().length(), plan.down().length(), pixels);
  }

  private static int[] room(int[] old, int numbers) {
    return old.length >= numbers ? old : new int[numbers];
  }

  /** Takes a strip apart: every column's reds, then its greens, then its blues. */
  private void gather(ImagePart part, ResizePlan plan, int top, int count) {
    int low = plan.across().low();
    int needed = plan.across().high() - low;
    if (columns.length < needed) {
      columns = Arrays.copyOf(columns, needed);
    }
    for (int x = 0; x < needed; x++) {
      int[] column = columns[x];
      if (column == null || column.length < 3 * count) {
        column = new int[3 * count];
        columns[x] = column;
      }
      gather(part, part.row(top) + (low + x) * 3, count, column);
    }
  }

  private static void gather(ImagePart part, int start, int count, int[] column) {
    byte[] in = part.pixels().pixels();
    int stride = part.pixels().stride();
    int at = start;
    for (int y = 0; y < count; y++) {
      column[y] = in[at] & 0xff;
      column[count + y] = in[at + 1] & 0xff;
      column[2 * count + y] = in[at + 2] & 0xff;
      at += stride;
    }
  }

  private void across(ResizeTable table, int top, int count) {
    int width = table.length() * 3;
    for (int x = 0; x < table.length(); x++) {
      Arrays.fill(sums, 0, 3 * count, HALF);
      int first = table.first()[x] - table.low();
      for (int i = 0; i < table.count()[x]; i++) {
        add(sums, columns[first + i], table.weights()[x * table.stride() + i], 3 * count);
      }
      round(sums, 3 * count);
      int to = top * width + x * 3;
      for (int y = 0; y < count; y++) {
        rows[to] = sums[y];
        rows[to + 1] = sums[count + y];
        rows[to + 2] = sums[2 * count + y];
        to += width;
      }
    }
  }

  private void down(ResizeTable table, int width, byte[] out) {
    for (int y = 0; y < table.length(); y++) {
      Arrays.fill(sums, 0, width, HALF);
      int first = table.first()[y] - table.low();
      for (int i = 0; i < table.count()[y]; i++) {
        System.arraycopy(rows, (first + i) * width, line, 0, width);
        add(sums, line, table.weights()[y * table.stride() + i], width);
      }
      round(sums, width);
      for (int x = 0; x < width; x++) {
        out[y * width + x] = (byte) sums[x];
      }
    }
  }

  private static void add(int[] sums, int[] in, int weight, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += in[i] * weight;
    }
  }

  /** From sums to bytes; {@link Math#min} and {@link Math#max} are no vector instructions here. */
  private static void round(int[] sums, int count) {
    for (int i = 0; i < count; i++) {
      int value = sums[i] >> ResizeTable.BITS;
      int positive = value & ~(value >> 31);
      int below = 255 - positive;
      sums[i] = 255 - (below & ~(below >> 31));
    }
  }
}
