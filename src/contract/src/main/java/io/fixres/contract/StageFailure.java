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
  private final String reason;

  public StageFailure(ExitCode code, String message) {
    this(code, code.reason(), message);
  }

  private StageFailure(ExitCode code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  /** Runner and whoever started it are of releases that do not understand each other. */
  public static StageFailure incompatible(String message) {
    return new StageFailure(ExitCode.INVALID_CONFIG, StageError.RUNNER_INCOMPATIBLE, message);
  }

  public StageFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.reason = code.reason();
  }

  /** What users see, in CamelCase. */
  public String reason() {
    return reason;
  }

  /** How the process ends. */
  public ExitCode code() {
    return code;
  }
}
