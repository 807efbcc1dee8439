package io.fixres.runner.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gathers one component's coefficients and turns them into samples, a batch of blocks at a time.
 */
final class JpegBlocks {
  /** Zero bytes that a plane needs behind its samples. */
  static final int SLACK = 16;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final JpegIdct idct;
  private final JpegSmallIdct small;
  private final JpegNarrowIdct narrow;
  private final int[] coefficients = new int[64 * JpegIdct.BLOCKS];
  private final int[] places = new int[JpegIdct.BLOCKS];
  private int count;

  JpegBlocks(JpegIdct idct, JpegSmallIdct small, JpegNarrowIdct narrow) {
    this.idct = idct;
    this.small = small;
    this.narrow = narrow;
  }

  /** Forgets what an image left that broke off. */
  void clear() {
    Arrays.fill(coefficients, 0);
    count = 0;
  }

  /** Reads the next block, whose samples go to {@code place}; false for damaged data. */
  boolean read(JpegBits bits, JpegComponent of, int place) {
    if (of.side == 1) {
      boolean sound = bits.skip(of);
      of.plane[place] = JpegColors.clamp(((bits.dc(of) + 4) >> 3) + 128);
      return sound;
    }
    places[count] = place;
    if (!bits.block(of, coefficients, count)) {
      return false;
    }
    count++;
    if (count == JpegIdct.BLOCKS) {
      flush(of);
    }
    return true;
  }

  /** Transforms what has been gathered. */
  void flush(JpegComponent of) {
    if (count == 0) {
      return;
    }
    switch (of.side) {
      case 8 -> eight(inverse(coefficients), of);
      case 4 -> four(small.toFour(coefficients), of);
      default -> two(small.toTwo(coefficients), of);
    }
    clear();
  }

  private int[] inverse(int[] c) {
    return JpegNarrowIdct.isNeeded(c) ? narrow.transform(c) : idct.transform(c);
  }

  private void eight(int[] samples, JpegComponent of) {
    byte[] plane = of.plane;
    int stride = of.stride;
    for (int block = 0; block < count; block++) {
      int at = places[block];
      for (int i = block; i < JpegIdct.ROW; i += JpegIdct.BLOCKS) {
        WORD.set(plane, at, samples[i]);
        WORD.set(plane, at + 4, samples[JpegIdct.SECOND_HALF + i]);
        at += stride;
      }
    }
  }

  private void four(int[] samples, JpegComponent of) {
    for (int block = 0; block < count; block++) {
      for (int row = 0; row < 4; row++) {
        int at = places[block] + row * of.stride;
        WORD.set(of.plane, at, samples[row * JpegIdct.BLOCKS + block]);
      }
    }
  }

  private void two(int[] samples, JpegComponent of) {
    for (int block = 0; block < count; block++) {
      for (int row = 0; row < 2; row++) {
        int at = places[block] + row * of.stride;
        int both = samples[row * JpegIdct.BLOCKS + block];
        of.plane[at] = (byte) both;
        of.plane[at + 1] = (byte) (both >> 8);
      }
    }
  }
}
