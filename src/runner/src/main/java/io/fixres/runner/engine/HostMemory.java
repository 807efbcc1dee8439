package io.fixres.runner.engine;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that batches are prepared in, in whole pages. For a GPU they are locked where they first
 * come by: the bus then fetches them directly, where unlocked ones are copied by the CPU first.
 */
final class HostMemory {
  private static final Logger LOG = LoggerFactory.getLogger(HostMemory.class);
  private static final int PAGE = 4096;
  private static final int FOR_ALL_GPUS = 1;

  /** What is locked must not be freed. */
  private static final Map<Long, ByteBuffer> LOCKED = new HashMap<>();

  private static boolean isRefused;

  private HostMemory() {}

  /**
   * A direct buffer of at least this many bytes, native order, that begins and ends with a page.
   */
  static ByteBuffer allocate(int bytes) {
    long whole = ((long) bytes + PAGE - 1) / PAGE * PAGE + PAGE;
    return ByteBuffer.allocateDirect((int) Math.min(whole, Integer.MAX_VALUE))
        .alignedSlice(PAGE)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * Locks a buffer of {@link #allocate}, from a thread that has used a GPU. It is not needed: where
   * it fails, batches are only slower on their way.
   */
  static synchronized void lock(ByteBuffer buffer) {
    if (isRefused) {
      return;
    }
    try {
      Pointer start = Native.getDirectBufferPointer(buffer);
      long address = Pointer.nativeValue(start);
      var size = new NativeLong(buffer.capacity());
      if (address % PAGE != 0 || LOCKED.containsKey(address)) {
        return;
      }
      if (CudaDriver.isDone("cuMemHostRegister_v2", start, size, FOR_ALL_GPUS)) {
        LOCKED.put(address, buffer);
      } else {
        refuse("the driver locks none");
      }
    } catch (LinkageError e) {
      refuse(e.getMessage());
    }
  }

  private static void refuse(@Nullable String why) {
    LOG.info("batches go to the GPU from unlocked memory: {}", why);
    isRefused = true;
  }

  /** Unlocks all, once nothing is on its way from there; what is used again is locked again. */
  static synchronized void unlock() {
    if (!LOCKED.isEmpty()) {
      CudaDriver.isDone("cuCtxSynchronize");
    }
    for (ByteBuffer buffer : LOCKED.values()) {
      CudaDriver.isDone("cuMemHostUnregister", Native.getDirectBufferPointer(buffer));
    }
    LOCKED.clear();
  }
}
