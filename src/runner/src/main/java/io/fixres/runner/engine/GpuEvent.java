package io.fixres.runner.engine;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A point behind all that this thread has told the first GPU, and before all that follows. */
final class GpuEvent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GpuEvent.class);

  /** Who waits sleeps, and leaves the core to those who prepare images; nobody asks for times. */
  private static final int BLOCKING_SYNC_WITHOUT_TIMING = 1 | 2;

  /** What PyTorch computes on unless it is told otherwise. */
  private static final @Nullable Pointer DEFAULT_STREAM = null;

  private final Pointer event;

  private GpuEvent(Pointer event) {
    this.event = event;
  }

  /** Marks this point; null = that cannot be done, and there is only {@link Torch#finish}. */
  static @Nullable GpuEvent record() {
    try {
      var place = new PointerByReference();
      if (!CudaDriver.isDone("cuEventCreate", place, BLOCKING_SYNC_WITHOUT_TIMING)) {
        return null;
      }
      GpuEvent event = new GpuEvent(place.getValue());
      if (CudaDriver.isDone("cuEventRecord", event.event, DEFAULT_STREAM)) {
        return event;
      }
      event.close();
    } catch (LinkageError e) {
      LOG.info("the GPU waits for the host between steps: {}", e.getMessage());
    }
    return null;
  }

  /** Waits until the GPU has come here; false = it cannot be waited for. */
  boolean await() {
    return CudaDriver.isDone("cuEventSynchronize", event);
  }

  @Override
  public void close() {
    CudaDriver.isDone("cuEventDestroy_v2", event);
  }
}
