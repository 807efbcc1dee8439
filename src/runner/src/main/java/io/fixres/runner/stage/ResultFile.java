package io.fixres.runner.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.contract.Contract;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A stage's result on the workspace: written last, so that it stands for everything beside it. */
public final class ResultFile {
  private ResultFile() {}

  /**
   * The result in a stage's directory, or in that of a share; empty when there is none of this
   * version and hash.
   */
  public static Optional<StageResult> find(Path directory, String hash) throws IOException {
    Path file = directory.resolve(Workspace.RESULT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      StageResult result = Json.read(Files.readString(file), StageResult.class);
      boolean fits = result.version() == Contract.VERSION && hash.equals(result.hash());
      return fits ? Optional.of(result) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The result of a stage that this one stands on.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} when it is not on the workspace
   */
  public static StageResult require(StageContext context, String hash) throws IOException {
    return find(context.stage(hash), hash)
        .orElseThrow(
            () ->
                new StageFailure(
                    ExitCode.DATA_NOT_FOUND,
                    "stage %s stands on stage %s, whose result is not in %s; was the workspace changed or emptied?"
                        .formatted(context.spec().id(), hash, context.stage(hash))));
  }

  /** Writes the result; from here on the stage is finished. */
  public static void write(Path directory, StageResult result) throws IOException {
    AtomicFile.write(directory.resolve(Workspace.RESULT), Json.pretty(result));
  }
}
