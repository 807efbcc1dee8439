package io.fixres.contract;

/**
 * Why a stage's last attempt failed, beside its result's place.
 *
 * @param reason {@link ExitCode#reason()}, or a narrower one that ends with the same code
 * @param exitCode the process's exit status
 * @param message what was tried, on what, what happened, what to do
 */
public record StageError(String reason, int exitCode, String message) {
  /** The reason of a runner that does not speak the version of the stage it is told. */
  public static final String RUNNER_INCOMPATIBLE = "RunnerIncompatible";
}
