package io.fixres.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a stage ends, as its process says it: the one home of the numbers and of what may be retried.
 */
public enum ExitCode {
  OK(0, "Ok", Retry.NONE, "the result exists and parses"),
  OUT_OF_MEMORY_HEAP(3, "OutOfMemory", Retry.ONCE, "the JVM ran out of memory"),
  INVALID_CONFIG(
      64, "InvalidConfig", Retry.NONE, "the stage's specification cannot be carried out"),
  DATA_ERROR(
      65,
      "DataError",
      Retry.NONE,
      "too many images are unreadable, or splits disagree on their classes"),
  DATA_NOT_FOUND(
      66, "DataNotFound", Retry.NONE, "the data set, a split or the weights are not there"),
  DATA_CHANGED(
      67, "DataChanged", Retry.NONE, "the data set is not the one that earlier stages saw"),
  NO_DEVICE(69, "NoDevice", Retry.COUNTED, "the accelerator that was asked for cannot be used"),
  INTERNAL(70, "Internal", Retry.COUNTED, "a fault of the runner itself"),
  DIVERGED(71, "Diverged", Retry.NONE, "the loss became NaN or infinite"),
  OUT_OF_DEVICE_MEMORY(72, "OutOfDeviceMemory", Retry.NONE, "the batch does not fit the device"),
  NO_SPACE(73, "NoSpace", Retry.NONE, "the workspace is full"),
  IO_ERROR(74, "IoError", Retry.COUNTED, "reading or writing failed"),
  INTERRUPTED(75, "Interrupted", Retry.FREE, "stopped from outside after saving a checkpoint"),
  WORKSPACE_LOCKED(76, "WorkspaceLocked", Retry.COUNTED, "another process works on the same stage"),
  CHECKPOINT_INCOMPATIBLE(
      78,
      "CheckpointIncompatible",
      Retry.NONE,
      "a checkpoint or weights file does not fit the network"),
  OUT_OF_MEMORY_KILLED(
      137, "OutOfMemory", Retry.ONCE, "killed, most likely for using too much memory");

  /** What may follow a failure, the strictest first. */
  public enum Retry {
    /** Trying again would end the same way. */
    NONE,
    /** One further attempt, from the last checkpoint. */
    ONCE,
    /** Attempts up to the experiment's maxRestarts. */
    COUNTED,
    /** Resumes without being counted. */
    FREE;

    /** Whether less may follow. */
    public boolean isStricterThan(Retry other) {
      return compareTo(other) < 0;
    }
  }

  private final int number;
  private final String reason;
  private final Retry retry;
  private final String meaning;

  ExitCode(int number, String reason, Retry retry, String meaning) {
    this.number = number;
    this.reason = reason;
    this.retry = retry;
    this.meaning = meaning;
  }

  /** The process's exit status, 0 to 255. */
  public int number() {
    return number;
  }

  /** What may follow. */
  public Retry retry() {
    return retry;
  }

  /** What it means, as half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The name users see in status and documentation, such as {@code DataNotFound}. */
  public String reason() {
    return reason;
  }

  /** The code with this reason; empty for a word that none of ours has. */
  public static Optional<ExitCode> of(String reason) {
    return Arrays.stream(values()).filter(code -> code.reason.equals(reason)).findFirst();
  }

  /** The code with this number; empty for a number no stage of ours ends with. */
  public static Optional<ExitCode> of(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }
}
