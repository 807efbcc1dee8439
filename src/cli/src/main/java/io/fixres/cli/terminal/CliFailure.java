package io.fixres.cli.terminal;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.files.IoFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;

/**
 * A command that cannot be carried out, with the exit code it ends with.
 *
 * <p>The message says what was tried, on what, what happened and what to do; it is printed as it
 * is, without a stack trace.
 */
public final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public CliFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public CliFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What whatever was thrown means to people. */
  public static CliFailure of(Throwable thrown) {
    if (thrown instanceof CliFailure failure) {
      return failure;
    }
    if (thrown instanceof IOException io) {
      IoFault fault = IoFault.of(io);
      return new CliFailure(fault.code(), fault.message(), io);
    }
    Throwable cause = thrown.getCause();
    boolean isWrapped =
        thrown instanceof UncheckedIOException || thrown instanceof DirectoryIteratorException;
    if (isWrapped && cause != null) {
      return of(cause);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new CliFailure(
          ExitCode.OUT_OF_MEMORY_HEAP,
          "out of memory (%s); give it more, such as JAVA_OPTS=-Xmx1g"
              .formatted(thrown.getMessage()),
          thrown);
    }
    return new CliFailure(
        ExitCode.INTERNAL,
        "a fault of fixres itself: %s%nRun it again with %s=1 for the place, and report it."
            .formatted(thrown, StageEnvironment.DEBUG),
        thrown);
  }

  /** How the command ends. */
  public ExitCode code() {
    return code;
  }
}
