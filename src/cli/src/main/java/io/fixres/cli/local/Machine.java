package io.fixres.cli.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What stages have to share.
 *
 * @param cores processors that this process may use
 * @param memoryMiB memory of the machine, or of the container
 */
public record Machine(int cores, long memoryMiB) {
  private static final long LEAST_HEAP = 512;
  private static final long MOST_HEAP = 2048;

  /** This one. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() >> 20);
  }

  /**
   * Threads of a stage: an even share among those that may run beside it.
   *
   * <p>A function of the plan, not of what happens to run at the moment: the last digits of sums
   * depend on it, and the same run must give the same numbers.
   *
   * @param beside stages that may run at the same time, this one among them
   */
  int threads(int beside) {
    return Math.max(1, cores / beside);
  }

  /** Java heap of a stage in MiB: a quarter of its share; tensors live outside the heap. */
  long heapMiB(int beside) {
    return Math.max(LEAST_HEAP, Math.min(MOST_HEAP, memoryMiB / 4 / beside));
  }
}
