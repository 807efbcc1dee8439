package io.fixres.runner.engine;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** A point behind all that this thread has told its GPU to do, and before all that follows. */
final class GpuEvent implements AutoCloseable {
  /** Who waits sleeps, and leaves the core to those who prepare images; nobody asks for times. */
  private static final int BLOCKING_SYNC_WITHOUT_TIMING = 1 | 2;

  /** What PyTorch computes on unless it is told otherwise. */
  private static final @Nullable Pointer DEFAULT_STREAM = null;

  private final Pointer event;

  private GpuEvent(Pointer event) {
    this.event = event;
  }

  /** Marks this point, on the first GPU. */
  static GpuEvent record() {
    var place = new PointerByReference();
    call("cuEventCreate", place, BLOCKING_SYNC_WITHOUT_TIMING);
    GpuEvent event = new GpuEvent(place.getValue());
    call("cuEventRecord", event.event, DEFAULT_STREAM);
    return event;
  }

  /** Waits until the GPU has come here. */
  void await() {
    call("cuEventSynchronize", event);
  }

  @Override
  public void close() {
    call("cuEventDestroy_v2", event);
  }

  private static void call(String function, @Nullable Object... arguments) {
    int code = CudaDriver.call(function, arguments);
    if (code != 0) {
      throw new IllegalStateException("the GPU's driver answers " + function + " with " + code);
    }
  }
}
