package io.fixres.runner;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageError;
import io.fixres.contract.StageFailure;
import io.fixres.contract.files.IoFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Turns whatever was thrown into an exit code and a message for people. */
final class Failures {
  private Failures() {}

  /** Whether another attempt may end otherwise. */
  static boolean mayBeRetried(Throwable thrown) {
    return ExitCode.of(describe(thrown).exitCode())
        .map(code -> code.retry() != ExitCode.Retry.NONE)
        .orElse(true);
  }

  static StageError describe(Throwable thrown) {
    Throwable e = unwrap(thrown);
    if (e instanceof StageFailure failure) {
      return new StageError(
          failure.reason(), failure.code().number(), String.valueOf(failure.getMessage()));
    }
    if (e instanceof OutOfMemoryError) {
      return error(
          ExitCode.OUT_OF_MEMORY_HEAP,
          "out of memory ("
              + e.getMessage()
              + "); use a smaller batch, or give the stage more memory");
    }
    if (e instanceof IOException io) {
      return io(io);
    }
    if (isDeviceMemory(e)) {
      return error(
          ExitCode.OUT_OF_DEVICE_MEMORY,
          "the batch does not fit the device's memory; use a smaller batchSize ("
              + firstLine(e)
              + ")");
    }
    return error(
        ExitCode.INTERNAL,
        "unexpected %s: %s; run again with FIXRES_DEBUG=1 and report what it prints"
            .formatted(e.getClass().getSimpleName(), firstLine(e)));
  }

  private static StageError io(IOException e) {
    IoFault fault = IoFault.of(e);
    return error(fault.code(), fault.message());
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable e = thrown;
    while (e.getCause() != null
        && (e instanceof UncheckedIOException || e instanceof ExecutionException)) {
      e = e.getCause();
    }
    return e;
  }

  private static boolean isDeviceMemory(Throwable e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory");
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static StageError error(ExitCode code, String message) {
    return new StageError(code.reason(), code.number(), message);
  }
}
