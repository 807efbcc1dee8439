package io.fixres.cli.local;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.WeightsSpec;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ClaimRole;
import io.fixres.contract.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks for the weights that an experiment begins with, before anything runs. */
public final class GivenWeights {
  private GivenWeights() {}

  /**
   * Does nothing where the experiment names none, or their claim stands for no known directory.
   *
   * @param data directory of the data set; null = not known
   * @param workspace directory of the workspace; null = not known
   * @throws CliFailure {@link ExitCode#DATA_NOT_FOUND} naming the file
   */
  public static void require(
      FixResExperimentSpec spec, @Nullable Path data, @Nullable Path workspace) {
    WeightsSpec given = spec.model().weights();
    if (given == null) {
      return;
    }
    boolean onData = given.claim() == ClaimRole.DATASET;
    Path directory = onData ? data : workspace;
    if (directory == null || Files.isRegularFile(directory.resolve(given.path()))) {
      return;
    }
    throw new CliFailure(
        ExitCode.DATA_NOT_FOUND,
        "cannot find model.weights.path %s: there is no file %s, where the %s is. Put it there, or correct the path"
            .formatted(
                given.path(),
                directory.resolve(given.path()).toAbsolutePath().normalize(),
                onData ? "data set" : "workspace"));
  }
}
