package io.fixres.runner.engine;

import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NVIDIA's driver, called directly for what DJL has no call for: from threads that use a GPU. */
final class CudaDriver {
  private static final Logger LOG = LoggerFactory.getLogger(CudaDriver.class);
  private static final String LIBRARY = "libcuda.so.1";

  private CudaDriver() {}

  /**
   * Calls one of its functions.
   *
   * @return whether it did what it was to do
   * @throws LinkageError when there is no such driver, or it has no such function
   */
  static boolean isDone(String function, @Nullable Object... arguments) {
    int code = NativeLibrary.getInstance(LIBRARY).getFunction(function).invokeInt(arguments);
    if (code != 0) {
      LOG.info("the GPU's driver answers {} with {}", function, code);
    }
    return code == 0;
  }
}
