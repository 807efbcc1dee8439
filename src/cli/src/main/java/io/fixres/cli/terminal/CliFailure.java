package io.fixres.cli.terminal;

import io.fixres.contract.ExitCode;

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

  /** How the command ends. */
  public ExitCode code() {
    return code;
  }
}
