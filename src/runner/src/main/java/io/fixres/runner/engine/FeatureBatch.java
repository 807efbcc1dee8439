package io.fixres.runner.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What a frozen prefix has made of images, on its way into the rest of the network.
 *
 * @param numbers direct, native order, float32[count,sizes…] from position 0
 * @param count images, at least 1
 * @param sizes of one image: channels, height and width, or features
 */
public record FeatureBatch(ByteBuffer numbers, int count, List<Integer> sizes)
    implements StepInput {
  public FeatureBatch {
    sizes = List.copyOf(sizes);
    int bytes = bytes(count, sizes);
    if (count < 1 || !numbers.isDirect() || numbers.capacity() < bytes) {
      throw new IllegalArgumentException(
          count + " × " + sizes + " numbers need a direct buffer of " + bytes + ", not " + numbers);
    }
    numbers = numbers.duplicate().order(ByteOrder.nativeOrder());
    numbers.position(0).limit(bytes);
  }

  /** A fresh buffer that holds {@code count} images of these sizes. */
  public static ByteBuffer allocate(int count, List<Integer> sizes) {
    return HostMemory.allocate(bytes(count, sizes));
  }

  @Override
  public long[] shape() {
    long[] shape = new long[1 + sizes.size()];
    shape[0] = count;
    for (int i = 0; i < sizes.size(); i++) {
      shape[1 + i] = sizes.get(i);
    }
    return shape;
  }

  private static int bytes(int count, List<Integer> sizes) {
    long numbers = sizes.stream().mapToLong(Integer::longValue).reduce(count, (a, b) -> a * b);
    return Math.toIntExact(Float.BYTES * numbers);
  }
}
