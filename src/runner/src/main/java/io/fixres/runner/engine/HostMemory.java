package io.fixres.runner.engine;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that batches are prepared in, in whole pages. For a GPU they are locked, once each: the
 * bus then fetches them directly, where unlocked ones are copied by the CPU first.
 *
 * <p>A locked buffer must not be freed, so it stays for as long as the process does: a stage has
 * three for each size of its images.
 */
final class HostMemory {
  private static final int PAGE = 4096;
  private static final String DRIVER = "libcuda.so.1";
  private static final int FOR_ALL_CONTEXTS = 1;
  private static final int NOT_FOUND = 500;
  private static final Logger LOG = LoggerFactory.getLogger(HostMemory.class);
  private static final Map<Long, ByteBuffer> LOCKED = new HashMap<>();

  private HostMemory() {}

  /** A direct buffer of at least this many bytes, native order, that begins a page. */
  static ByteBuffer allocate(int bytes) {
    long whole = ((long) bytes + PAGE - 1) / PAGE * PAGE + PAGE;
    return ByteBuffer.allocateDirect(Math.toIntExact(Math.min(whole, Integer.MAX_VALUE)))
        .alignedSlice(PAGE)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * Locks the pages of a buffer of {@link #allocate}, where the driver lets it; from a thread that
   * has used a GPU.
   */
  static synchronized void lock(ByteBuffer buffer) {
    Pointer start = Native.getDirectBufferPointer(buffer);
    if (LOCKED.putIfAbsent(Pointer.nativeValue(start), buffer) == null
        && Pointer.nativeValue(start) % PAGE == 0) {
      long whole = ((long) buffer.limit() + PAGE - 1) / PAGE * PAGE;
      int code = register(start, whole);
      if (code != 0) {
        LOG.info("batches go to the GPU from memory that is not locked: CUDA error {}", code);
      }
    }
  }

  private static int register(Pointer start, long bytes) {
    try {
      return NativeLibrary.getInstance(DRIVER)
          .getFunction("cuMemHostRegister_v2")
          .invokeInt(new Object[] {start, new NativeLong(bytes), FOR_ALL_CONTEXTS});
    } catch (UnsatisfiedLinkError e) {
      return NOT_FOUND;
    }
  }
}
