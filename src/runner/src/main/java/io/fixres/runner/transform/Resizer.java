package io.fixres.runner.transform;

import io.fixres.contract.Interpolation;
import io.fixres.runner.image.RgbImage;

/**
 * Resizes a rectangle of an image and computes only a window of the outcome, with the bytes that
 * Pillow 12 gives for crop, resize, crop.
 *
 * <p>Horizontal pass first, each pass rounded to bytes, a pass left out where the length stays.
 * Holds its buffers: one a thread.
 */
public final class Resizer {
  private byte[] rows = new byte[0];

  /**
   * A rectangle in whole pixels.
   *
   * @param left first column
   * @param top first row
   * @param width columns
   * @param height rows
   */
  public record Box(int left, int top, int width, int height) {}

  /**
   * Resizes {@code source} of the image to {@code width}×{@code height} and keeps {@code window} of
   * that.
   *
   * @return a fresh image of the window's size
   */
  public RgbImage resize(RgbImage image, Box source, Box size, Box window, Interpolation filter) {
    ResizeTable vertical =
        ResizeTable.of(source.height, size.height, window.top, window.height, filter);
    int top = vertical.first()[0];
    int last = window.height - 1;
    int bottom = vertical.first()[last] + vertical.count()[last];
    boolean sameHeight = source.height == size.height;
    if (sameHeight) {
      top = window.top;
      bottom = window.top + window.height;
    }
    horizontal(
        image,
        new Box(source.left, source.top + top, source.width, bottom - top),
        size,
        window,
        filter);
    byte[] pixels = new byte[window.width * window.height * 3];
    if (sameHeight) {
      System.arraycopy(rows, 0, pixels, 0, pixels.length);
    } else {
      vertical(vertical, top, window.width * 3, pixels);
    }
    return new RgbImage(window.width, window.height, pixels);
  }

  private void horizontal(RgbImage image, Box band, Box size, Box window, Interpolation filter) {
    int bytes = band.height * window.width * 3;
    if (rows.length < bytes) {
      rows = new byte[bytes];
    }
    if (band.width == size.width) {
      copy(image, band, window);
      return;
    }
    ResizeTable table = ResizeTable.of(band.width, size.width, window.left, window.width, filter);
    int to = 0;
    for (int y = 0; y < band.height; y++) {
      int row = (band.top + y) * image.stride() + band.left * 3;
      to = horizontalRow(image.pixels(), row, table, to);
    }
  }

  private int horizontalRow(byte[] in, int row, ResizeTable table, int start) {
    int[] weights = table.weights();
    int to = start;
    for (int x = 0; x < table.first().length; x++) {
      int from = row + table.first()[x] * 3;
      int weight = x * table.stride();
      int red = 1 << (ResizeTable.BITS - 1);
      int green = red;
      int blue = red;
      for (int end = weight + table.count()[x]; weight < end; weight++) {
        int k = weights[weight];
        red += (in[from] & 0xff) * k;
        green += (in[from + 1] & 0xff) * k;
        blue += (in[from + 2] & 0xff) * k;
        from += 3;
      }
      rows[to] = clip(red);
      rows[to + 1] = clip(green);
      rows[to + 2] = clip(blue);
      to += 3;
    }
    return to;
  }

  private void copy(RgbImage image, Box band, Box window) {
    int width = window.width * 3;
    for (int y = 0; y < band.height; y++) {
      int from = (band.top + y) * image.stride() + (band.left + window.left) * 3;
      System.arraycopy(image.pixels(), from, rows, y * width, width);
    }
  }

  private void vertical(ResizeTable table, int top, int width, byte[] out) {
    int[] sums = new int[width];
    for (int y = 0; y < table.first().length; y++) {
      java.util.Arrays.fill(sums, 1 << (ResizeTable.BITS - 1));
      for (int i = 0; i < table.count()[y]; i++) {
        int from = (table.first()[y] - top + i) * width;
        add(sums, rows, from, table.weights()[y * table.stride() + i]);
      }
      for (int x = 0; x < width; x++) {
        out[y * width + x] = clip(sums[x]);
      }
    }
  }

  /** A loop of its own, so that the compiler vectorises it. */
  private static void add(int[] sums, byte[] in, int from, int weight) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (in[from + x] & 0xff) * weight;
    }
  }

  private static byte clip(int sum) {
    int value = sum >> ResizeTable.BITS;
    return (byte) (value < 0 ? 0 : Math.min(value, 255));
  }
}
