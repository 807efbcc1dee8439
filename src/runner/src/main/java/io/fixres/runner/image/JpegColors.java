package io.fixres.runner.image;

/** What a JPEG's components mean, decided as libjpeg's {@code default_decompress_parms} does. */
enum JpegColors {
  GREY,
  RGB,
  YCC,
  /** Adobe's inverted CMYK: Pillow takes every 4-component JPEG as inverted. */
  CMYK,
  /** The same with its first three components as YCbCr. */
  YCCK;

  /** Red from Cr, blue from Cb; green from both in 16-bit fixed point (libjpeg's jdcolor.c). */
  static final int[] RED_OF_CR = new int[256];

  static final int[] BLUE_OF_CB = new int[256];
  static final int[] GREEN_OF_CR = new int[256];
  static final int[] GREEN_OF_CB = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int x = i - 128;
      RED_OF_CR[i] = (91881 * x + 32768) >> 16;
      BLUE_OF_CB[i] = (116130 * x + 32768) >> 16;
      GREEN_OF_CR[i] = -46802 * x;
      GREEN_OF_CB[i] = -22554 * x + 32768;
    }
  }

  /** Looks through the markers before the image data. */
  static JpegColors of(byte[] file, int components) {
    return JpegMarkers.of(file).colors(components);
  }

  /** Converts one pixel of upsampled components at {@code from} into RGB at {@code to}. */
  void convert(int[] samples, int from, byte[] rgb, int to) {
    switch (this) {
      case GREY -> put(rgb, to, samples[from], samples[from], samples[from]);
      case RGB -> put(rgb, to, samples[from], samples[from + 1], samples[from + 2]);
      case YCC -> ycc(samples, from, rgb, to);
      case CMYK -> cmyk(samples, from, rgb, to);
      case YCCK -> {
        ycc(samples, from, rgb, to);
        // libjpeg gives C = 255 - R and so on; Pillow then inverts all four.
        int key = samples[from + 3];
        ink(rgb, to, rgb[to] & 0xff, key);
        ink(rgb, to + 1, rgb[to + 1] & 0xff, key);
        ink(rgb, to + 2, rgb[to + 2] & 0xff, key);
      }
    }
  }

  private static void ycc(int[] samples, int from, byte[] rgb, int to) {
    int y = samples[from];
    int cb = samples[from + 1];
    int cr = samples[from + 2];
    put(
        rgb,
        to,
        y + RED_OF_CR[cr],
        y + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> 16),
        y + BLUE_OF_CB[cb]);
  }

  private static void cmyk(int[] samples, int from, byte[] rgb, int to) {
    for (int i = 0; i < 3; i++) {
      ink(rgb, to + i, 255 - samples[from + i], samples[from + 3]);
    }
  }

  /** Pillow's cmyk2rgb: 255 - k, less its product with the ink (MULDIV255 rounding). */
  private static void ink(byte[] rgb, int to, int ink, int notKey) {
    int product = ink * notKey + 128;
    rgb[to] = clamp(notKey - (((product >> 8) + product) >> 8));
  }

  private static void put(byte[] rgb, int to, int red, int green, int blue) {
    rgb[to] = clamp(red);
    rgb[to + 1] = clamp(green);
    rgb[to + 2] = clamp(blue);
  }

  /** To 0–255, without a branch or a minimum: loops with it become vector instructions. */
  static int limit(int value) {
    int positive = value & ~(value >> 31);
    int below = 255 - positive;
    return 255 - (below & ~(below >> 31));
  }

  static byte clamp(int value) {
    return (byte) Math.min(255, Math.max(0, value));
  }
}
