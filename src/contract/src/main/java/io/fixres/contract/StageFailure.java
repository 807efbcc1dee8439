package io.fixres.contract;

/**
 * A stage that cannot go on, with the exit code it ends with.
 *
 * <p>The message says what was tried, on what, what happened and what to do; it is printed as it
 * is, without a stack trace.
 */
public final class StageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public StageFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public StageFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** How the process ends. */
  public ExitCode code() {
    return code;
  }
}
