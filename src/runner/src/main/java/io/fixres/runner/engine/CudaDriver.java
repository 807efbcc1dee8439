package io.fixres.runner.engine;

import com.sun.jna.NativeLibrary;

/** NVIDIA's driver, called directly for what DJL has no call for: from threads that use a GPU. */
final class CudaDriver {
  private static final String LIBRARY = "libcuda.so.1";

  private CudaDriver() {}

  /**
   * Calls one of its functions.
   *
   * @return its answer, a {@code CUresult}: 0 is success
   * @throws LinkageError when there is no such driver, or it has no such function
   */
  static int call(String function, Object... arguments) {
    return NativeLibrary.getInstance(LIBRARY).getFunction(function).invokeInt(arguments);
  }
}
