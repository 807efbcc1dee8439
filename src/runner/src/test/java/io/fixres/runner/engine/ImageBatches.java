package io.fixres.runner.engine;

import java.nio.ByteBuffer;

/** Batches of numbers that a test makes up. */
public final class ImageBatches {
  private ImageBatches() {}

  /** Copies float32[count,3,side,side]. */
  public static ImageBatch of(float[] numbers, int count, int side) {
    ByteBuffer pixels = ImageBatch.allocate(count, side);
    pixels.asFloatBuffer().put(numbers);
    return new ImageBatch(pixels, count, side);
  }
}
