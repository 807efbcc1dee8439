package io.fixres.runner;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageError;
import io.fixres.contract.StageFailure;
import io.fixres.runner.scenes.SceneSpec;
import io.fixres.runner.scenes.SceneWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code data scenes DIRECTORY IMAGES CLASSES SEED}: draws an image set, one progress line a
 * percent.
 */
final class DataCommand {
  private static final String USAGE =
      "usage: data scenes DIRECTORY IMAGES CLASSES SEED (see: fixres data scenes --help)";

  private DataCommand() {}

  static ExitCode run(String[] args) {
    if (args.length != 6 || !args[0].equals("data") || !args[1].equals("scenes")) {
      System.err.println(USAGE);
      return ExitCode.INVALID_CONFIG;
    }
    try {
      SceneSpec spec =
          new SceneSpec(
              Integer.parseInt(args[3]), Integer.parseInt(args[4]), Long.parseLong(args[5]));
      SceneWriter.write(
          Path.of(args[2]), spec, drawn -> System.out.println(drawn + " " + spec.images()));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      System.err.println("fixres-runner: cannot draw scenes: " + e.getMessage());
      return ExitCode.INVALID_CONFIG;
    } catch (IOException | StageFailure | OutOfMemoryError e) {
      StageError error = Failures.describe(e);
      System.err.println("fixres-runner: " + error.reason() + ": " + error.message());
      return ExitCode.of(error.exitCode()).orElse(ExitCode.INTERNAL);
    }
  }
}
