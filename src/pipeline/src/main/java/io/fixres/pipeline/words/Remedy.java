package io.fixres.pipeline.words;

import io.fixres.contract.ExitCode;

/** What a person can do about a failed stage: one instruction for each way a stage ends. */
public final class Remedy {
  private Remedy() {}

  /** The instruction for an exit status; empty when there is nothing sensible to say. */
  public static String forExit(int exitCode) {
    return ExitCode.of(exitCode).map(Remedy::of).orElse("run it again with FIXRES_DEBUG=1");
  }

  /** The instruction for an exit code. */
  public static String of(ExitCode code) {
    return switch (code) {
      case OK -> "";
      case OUT_OF_MEMORY_HEAP, OUT_OF_MEMORY_KILLED ->
          "give the stage more memory, or lower batchSize";
      case INVALID_CONFIG -> "correct the field that the message names";
      case DATA_ERROR -> "repair or remove the images that the message names";
      case DATA_NOT_FOUND -> "check the claim, its subPath and the names of the splits";
      case DATA_CHANGED -> "restore the images, or start again in an empty workspace";
      case NO_DEVICE -> "check driver and runner flavour, or use flavour cpu";
      case INTERNAL -> "run it again with FIXRES_DEBUG=1 and report what it prints";
      case DIVERGED -> "lower optimizer.learningRate, or raise warmupEpochs";
      case OUT_OF_DEVICE_MEMORY -> "lower batchSize";
      case NO_SPACE -> "free space on the workspace and run again: what is finished is kept";
      case IO_ERROR -> "check the disk and run again: what is finished is kept";
      case INTERRUPTED -> "run again: it goes on from the checkpoint";
      case WORKSPACE_LOCKED -> "wait for the other run, or use another workspace";
      case CHECKPOINT_INCOMPATIBLE ->
          "give weights of this architecture, or remove the stage's checkpoints";
    };
  }
}
