package io.fixres.runner.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * One float32 tensor in host memory or in a mapped file.
 *
 * @param shape sizes in PyTorch's order
 * @param bytes little-endian float32, 4 bytes per number, from position 0
 */
public record StoredTensor(List<Integer> shape, ByteBuffer bytes) {
  public StoredTensor {
    shape = List.copyOf(shape);
    bytes = bytes.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
    long expected = bytes(shape);
    if (bytes.remaining() != expected) {
      throw new IllegalArgumentException(
          "tensor of shape " + shape + " needs " + expected + " bytes, not " + bytes.remaining());
    }
  }

  /** What a tensor of this shape takes. */
  static long bytes(List<Integer> shape) {
    return Float.BYTES * shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /** A tensor of these numbers. */
  public static StoredTensor of(List<Integer> shape, float[] numbers) {
    var bytes =
        ByteBuffer.allocateDirect(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return new StoredTensor(shape, bytes);
  }

  /** A view of the bytes with its own position. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A view of the numbers. */
  public FloatBuffer numbers() {
    return bytes().asFloatBuffer();
  }

  /** Whether every number is finite. */
  public boolean isFinite() {
    FloatBuffer numbers = numbers();
    for (int i = 0; i < numbers.limit(); i++) {
      if (!Float.isFinite(numbers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
