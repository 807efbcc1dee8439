package io.fixres.runner.scenes;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Writes a {@link Canvas} as a baseline JPEG (4:2:0, Annex K's tables of ITU-T T.81): our own, so
 * that the same scene is the same bytes whatever libjpeg a JDK brings.
 */
final class Jpeg {
  private static final int QUALITY = 88;

  /** Natural index of the n-th coefficient in zigzag order. */
  private static final int[] ZIGZAG = zigzag();

  /** DCT-II basis, [frequency][sample], scaled so that it is orthonormal. */
  private static final float[][] BASIS = basis();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
  private final EntropyCoder coder = new EntropyCoder(out);
  private final int[] lumaSteps = steps(JPEGQTable.K1Luminance);
  private final int[] chromaSteps = steps(JPEGQTable.K2Chrominance);

  private Jpeg() {}

  /** The picture's file, clipped to 0..1 and quantised. Its side must be a multiple of 16. */
  static byte[] encode(Canvas canvas) {
    Jpeg jpeg = new Jpeg();
    jpeg.headers(canvas.side);
    jpeg.scan(canvas);
    jpeg.marker(0xD9);
    return jpeg.out.toByteArray();
  }

  private void headers(int side) {
    marker(0xD8);
    segment(0xE0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    segment(0xDB, table(0, lumaSteps));
    segment(0xDB, table(1, chromaSteps));
    int high = side >> 8;
    int low = side & 255;
    segment(0xC0, 8, high, low, high, low, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1); // luma at 2x2
    huffman(0x00, JPEGHuffmanTable.StdDCLuminance);
    huffman(0x10, JPEGHuffmanTable.StdACLuminance);
    huffman(0x01, JPEGHuffmanTable.StdDCChrominance);
    huffman(0x11, JPEGHuffmanTable.StdACChrominance);
    segment(0xDA, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0);
  }

  private void scan(Canvas canvas) {
    int side = canvas.side;
    float[] luma = mixed(canvas, 0.299f, 0.587f, 0.114f, -128);
    float[] blueness = halved(mixed(canvas, -0.168736f, -0.331264f, 0.5f, 0), side);
    float[] redness = halved(mixed(canvas, 0.5f, -0.418688f, -0.081312f, 0), side);
    for (int y = 0; y < side; y += 16) {
      for (int x = 0; x < side; x += 16) {
        for (int part = 0; part < 4; part++) {
          int at = (y + part / 2 * 8) * side + x + part % 2 * 8;
          coder.luma(coefficients(luma, at, side, lumaSteps));
        }
        int half = y / 2 * (side / 2) + x / 2;
        coder.chroma(0, coefficients(blueness, half, side / 2, chromaSteps));
        coder.chroma(1, coefficients(redness, half, side / 2, chromaSteps));
      }
    }
    coder.flush();
  }

  private static float[] mixed(Canvas canvas, float r, float g, float b, float offset) {
    float[] plane = new float[canvas.red.length];
    for (int at = 0; at < plane.length; at++) {
      plane[at] =
          offset
              + r * level(canvas.red[at])
              + g * level(canvas.green[at])
              + b * level(canvas.blue[at]);
    }
    return plane;
  }

  private static float level(float light) {
    return 255 * Math.max(0, Math.min(1, light));
  }

  private static float[] halved(float[] plane, int side) {
    int half = side / 2;
    float[] small = new float[half * half];
    for (int i = 0; i < small.length; i++) {
      int at = i / half * 2 * side + i % half * 2;
      small[i] = (plane[at] + plane[at + 1] + plane[at + side] + plane[at + side + 1]) / 4;
    }
    return small;
  }

  /** The quantised coefficients of the block at {@code at}, in zigzag order, int[64]. */
  private static int[] coefficients(float[] plane, int at, int stride, int[] steps) {
    float[] rows = new float[64];
    for (int y = 0; y < 8; y++) {
      for (int f = 0; f < 8; f++) {
        rows[y * 8 + f] = dot(BASIS[f], plane, at + y * stride, 1);
      }
    }
    int[] quantised = new int[64];
    for (int n = 0; n < 64; n++) {
      float value = dot(BASIS[ZIGZAG[n] / 8], rows, ZIGZAG[n] % 8, 8) / steps[ZIGZAG[n]];
      quantised[n] = (int) (value + (value < 0 ? -0.5f : 0.5f));
    }
    return quantised;
  }

  private static float dot(float[] basis, float[] values, int from, int stride) {
    float sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += basis[i] * values[from + i * stride];
    }
    return sum;
  }

  private void marker(int code) {
    out.write(0xFF);
    out.write(code);
  }

  private void segment(int code, int... bytes) {
    marker(code);
    out.write((bytes.length + 2) >> 8);
    out.write((bytes.length + 2) & 255);
    for (int value : bytes) {
      out.write(value);
    }
  }

  private static int[] table(int id, int[] steps) {
    int[] bytes = new int[65];
    bytes[0] = id;
    for (int n = 0; n < 64; n++) {
      bytes[n + 1] = steps[ZIGZAG[n]];
    }
    return bytes;
  }

  private void huffman(int id, JPEGHuffmanTable table) {
    short[] lengths = table.getLengths();
    short[] values = table.getValues();
    int[] bytes = new int[17 + values.length];
    bytes[0] = id;
    for (int i = 0; i < lengths.length; i++) {
      bytes[1 + i] = lengths[i];
    }
    for (int i = 0; i < values.length; i++) {
      bytes[17 + i] = values[i];
    }
    segment(0xC4, bytes);
  }

  /** The table at our quality, by the usual rule of libjpeg above 50: 200 − 2·quality percent. */
  private static int[] steps(JPEGQTable table) {
    int[] steps = table.getTable();
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.max(1, (steps[i] * (200 - 2 * QUALITY) + 50) / 100);
    }
    return steps;
  }

  private static int[] zigzag() {
    int[] order = new int[64];
    int n = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        order[n++] = row * 8 + diagonal - row;
      }
    }
    return order;
  }

  private static float[][] basis() {
    float[][] basis = new float[8][8];
    for (int f = 0; f < 8; f++) {
      for (int i = 0; i < 8; i++) {
        double scale = f == 0 ? Math.sqrt(1 / 8.0) : 0.5;
        basis[f][i] = (float) (scale * StrictMath.cos((2 * i + 1) * f * Math.PI / 16));
      }
    }
    return basis;
  }
}
