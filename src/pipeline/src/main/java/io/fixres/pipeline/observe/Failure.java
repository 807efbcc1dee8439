package io.fixres.pipeline.observe;

import io.fixres.contract.ExitCode;
import io.fixres.contract.ExitCode.Retry;
import io.fixres.contract.StageError;
import io.fixres.pipeline.words.Remedy;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt ended without a result.
 *
 * @param reason in CamelCase, as in status
 * @param retry what may follow
 * @param exitCode of the process; null = it was not the process that failed
 * @param message what happened and what to do, for people
 */
public record Failure(String reason, Retry retry, @Nullable Integer exitCode, String message) {

  /** An exit status that no stage of ours ends with: a crash, which may pass. */
  private static final String CRASHED = "Crashed";

  private static final String OUTDATED = "Outdated";
  private static final String DEADLINE_EXCEEDED = "DeadlineExceeded";
  private static final String JOB_DELETED = "JobDeleted";
  private static final String RESULT_INVALID = "ResultInvalid";
  private static final String RESULT_MISSING = "ResultMissing";
  private static final String FAILED = "Failed";

  /** It never got to work. */
  public static final String START_TIMEOUT = "StartTimeout";

  /** What ends an experiment at once, besides some exit codes of stages. */
  private static final Set<String> FINAL =
      Set.of(
          FAILED, DEADLINE_EXCEEDED, RESULT_MISSING, START_TIMEOUT, StageError.RUNNER_INCOMPATIBLE);

  /** As a status remembers it; {@code reason} null = an earlier operator's, which told none. */
  public static Failure remembered(
      @Nullable String reason, @Nullable Integer exitCode, String message) {
    String word = Objects.requireNonNullElse(reason, FAILED);
    Retry retry =
        FINAL.contains(word)
            ? Retry.NONE
            : ExitCode.of(word).map(ExitCode::retry).orElse(Retry.COUNTED);
    return new Failure(word, retry, exitCode, message);
  }

  /** The result cannot be used; it is written again. */
  public static Failure resultInvalid(String why) {
    return new Failure(RESULT_INVALID, Retry.FREE, null, "cannot use its result: " + why);
  }

  /** The result cannot be used, however often it is written. */
  public static Failure resultMissing(String why) {
    return new Failure(RESULT_MISSING, Retry.NONE, null, "cannot use its result: " + why);
  }

  /** The result was made from a model that is another by now; it is made anew. */
  public static Failure outdated() {
    return new Failure(
        OUTDATED,
        Retry.COUNTED,
        null,
        "its result comes from another model than the stage before it reports: that one was done anew, or the workspace was changed");
  }

  /** Whether what it was made from is another by now. */
  public boolean isOfOrigin() {
    return reason.equals(OUTDATED);
  }

  /** A conclusion is not the last on its workspace any more; it is drawn anew. */
  public static Failure replaced() {
    return new Failure(
        "Replaced",
        Retry.FREE,
        null,
        "a later conclusion left its verdict and model on the workspace; this one is drawn anew");
  }

  /** The run took longer than it may. */
  public static Failure tooLate(String message) {
    return new Failure(DEADLINE_EXCEEDED, Retry.NONE, null, message);
  }

  /** Whether the run took longer than it may. */
  public boolean isOfDeadline() {
    return reason.equals(DEADLINE_EXCEEDED);
  }

  /** Somebody deleted the stage's Job; it is made again. */
  public static Failure jobDeleted() {
    return new Failure(
        JOB_DELETED, Retry.FREE, null, "its Job was deleted; it is made again in a while");
  }

  /** Somebody deletes the stage's Job whenever it is made. */
  public static Failure jobDeletedOften(int times, Duration within) {
    String message =
        "its Job was deleted %d times within %d minutes; find out who deletes it (the API server's audit log, a clean-up or a GitOps tool that prunes), then set spec.suspend to true and back to false to go on from the last checkpoint"
            .formatted(times, within.toMinutes());
    return new Failure(JOB_DELETED, Retry.COUNTED, null, message);
  }

  /** The stage's process ended with an error; {@code message} is its own, or empty. */
  public static Failure exited(int exitCode, String message) {
    return ExitCode.of(exitCode)
        .map(
            code ->
                new Failure(
                    code.reason(),
                    code == ExitCode.OK ? Retry.COUNTED : code.retry(),
                    exitCode,
                    message.isEmpty() ? code.meaning() + "; " + Remedy.of(code) : message))
        .orElseGet(() -> crashed(exitCode, message));
  }

  /** The stage's process ended with an error and said so itself. */
  public static Failure reported(int exitCode, StageError said) {
    boolean incompatible = said.reason().equals(StageError.RUNNER_INCOMPATIBLE);
    return incompatible
        ? new Failure(said.reason(), Retry.NONE, exitCode, said.message())
        : exited(exitCode, said.message());
  }

  /** Whether the runner and whoever started it do not understand each other. */
  public boolean isOfRunner() {
    return reason.equals(StageError.RUNNER_INCOMPATIBLE);
  }

  /** Whether the work was done but its result cannot be used. */
  public boolean isOfResult() {
    return reason.equals(RESULT_INVALID) || reason.equals(RESULT_MISSING);
  }

  private static Failure crashed(int exitCode, String message) {
    String said = message.isEmpty() ? "the process broke off" : message;
    return new Failure(
        CRASHED,
        Retry.COUNTED,
        exitCode,
        String.format(Locale.ROOT, "%s (exit status %d)", said, exitCode));
  }
}
