package io.fixres.contract;

/**
 * Why a stage's last attempt failed, beside its result's place.
 *
 * @param reason {@link ExitCode#reason()}
 * @param exitCode the process's exit status
 * @param message what was tried, on what, what happened, what to do
 */
public record StageError(String reason, int exitCode, String message) {}
