package io.fixres.runner.engine;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Normalised images on their way into the engine, which reads the buffer in place: leave it alone
 * until the step has ended.
 *
 * @param pixels direct, native order, float32[count,3,side,side] from position 0
 * @param count images, at least 1
 * @param side height and width in pixels
 */
public record ImageBatch(ByteBuffer pixels, int count, int side) implements StepInput {
  private static final int CHANNELS = 3;

  public ImageBatch {
    if (count < 1 || side < 1) {
      throw new IllegalArgumentException("a batch needs images: count " + count + ", side " + side);
    }
    if (!pixels.isDirect() || pixels.capacity() < bytes(count, side)) {
      throw new IllegalArgumentException(
          count
              + " images of "
              + side
              + " px need a direct buffer of "
              + bytes(count, side)
              + " bytes, not "
              + pixels);
    }
    pixels = pixels.duplicate().order(ByteOrder.nativeOrder());
    pixels.position(0).limit(bytes(count, side));
  }

  @Override
  public ByteBuffer numbers() {
    return pixels;
  }

  @Override
  public long[] shape() {
    return new long[] {count, CHANNELS, side, side};
  }

  /** A fresh buffer that holds {@code count} images of {@code side} pixels. */
  public static ByteBuffer allocate(int count, int side) {
    return HostMemory.allocate(bytes(count, side));
  }

  private static int bytes(int count, int side) {
    long bytes = (long) Float.BYTES * CHANNELS * count * side * side;
    if (bytes > Integer.MAX_VALUE) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "%d images of %d px at once are %d MiB, 2047 at most; state a smaller batchSize for this size"
              .formatted(count, side, bytes >> 20));
    }
    return (int) bytes;
  }
}
