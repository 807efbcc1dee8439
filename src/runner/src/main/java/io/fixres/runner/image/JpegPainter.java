package io.fixres.runner.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes RGB of a JPEG's decoded planes with libjpeg's fixed-point formulas (jdcolor.c). */
final class JpegPainter {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final JpegUpsampler blues = new JpegUpsampler();
  private final JpegUpsampler reds = new JpegUpsampler();
  private int[] luma = {};
  private int[] blue = {};
  private int[] red = {};
  private int[] pixels = {};

  /** Bytes that an outcome needs: pixels are written four bytes at a time. */
  static int bytes(Box box) {
    return Math.addExact(Math.multiplyExact(box.width() * 3, box.height()), 16);
  }

  /** Paints the window. */
  void paint(JpegWindow window, JpegColors colors, byte[] rgb) {
    Box box = window.box();
    JpegComponent[] components = window.frame().components;
    int columns = components.length == 1 ? 1 : components[1].columns;
    int count = JpegWindow.ceilDiv(box.width(), columns);
    allocate(count * columns + JpegUpsampler.SPILL);
    if (components.length == 3) {
      blues.begin(components[1], box.left() / columns, count);
      reds.begin(components[2], box.left() / columns, count);
    }
    for (int y = box.top(); y < box.bottom(); y++) {
      unpack(components[0], components[0].row(y) + box.left(), columns, count);
      if (components.length == 3) {
        blues.row(y, blue);
        reds.row(y, red);
      }
      mix(colors, count * columns);
      write(rgb, (y - box.top()) * box.width() * 3, columns, count);
    }
  }

  private void allocate(int numbers) {
    if (luma.length < numbers) {
      luma = new int[numbers];
      blue = new int[numbers];
      red = new int[numbers];
      pixels = new int[numbers];
    }
  }

  /** In the upsampler's order: all first pixels of a chroma sample, then all second ones. */
  private void unpack(JpegComponent of, int from, int columns, int count) {
    byte[] plane = of.plane;
    int[] out = luma;
    for (int column = 0; column < columns; column++) {
      int in = from + column;
      int to = column * count;
      for (int i = 0; i < count; i++) {
        out[to + i] = plane[in] & 0xff;
        in += columns;
      }
    }
  }

  private void mix(JpegColors colors, int n) {
    switch (colors) {
      case GREY -> rgb(luma, luma, luma, pixels, n);
      case RGB -> rgb(luma, blue, red, pixels, n);
      default -> {
        red(luma, red, pixels, n);
        green(luma, blue, red, pixels, n);
        blue(luma, blue, pixels, n);
      }
    }
  }

  private static void rgb(int[] r, int[] g, int[] b, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = r[i] | g[i] << 8 | b[i] << 16;
    }
  }

  private static void red(int[] y, int[] cr, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = JpegColors.limit(y[i] + ((91881 * cr[i] - 91881 * 128 + 32768) >> 16));
    }
  }

  private static void green(int[] y, int[] cb, int[] cr, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int sum = -22554 * cb[i] - 46802 * cr[i] + (22554 + 46802) * 128 + 32768;
      out[i] |= JpegColors.limit(y[i] + (sum >> 16)) << 8;
    }
  }

  private static void blue(int[] y, int[] cb, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] |= JpegColors.limit(y[i] + ((116130 * cb[i] - 116130 * 128 + 32768) >> 16)) << 16;
    }
  }

  /** Each pixel spills a byte, and a row one or two pixels, onto what is written next. */
  private void write(byte[] rgb, int start, int columns, int count) {
    int[] in = pixels;
    int to = start;
    if (columns == 2) {
      for (int i = 0; i < count; i++) {
        WORD.set(rgb, to, in[i]);
        WORD.set(rgb, to + 3, in[count + i]);
        to += 6;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int column = 0; column < columns; column++) {
        WORD.set(rgb, to, in[column * count + i]);
        to += 3;
      }
    }
  }
}
