package io.fixres.cli.local;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.DataLook;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has the runner look at a data set: which of its files are images, and which one comes when, is
 * known there alone.
 *
 * @param directory of the data set
 * @param dataset what is asked of it
 */
public record DataSight(Path directory, DatasetRef dataset) {
  private static final String PREFIX = "(?s)^.*?fixres-runner: (\\w+: )?";

  /**
   * What there is.
   *
   * @throws CliFailure with the runner's code and words when that is no data set
   */
  public DataLook look(RunnerProgram runner, Machine machine)
      throws IOException, InterruptedException {
    List<String> arguments = List.of("data", "look", directory.toString(), Json.write(dataset));
    Path complaints =
        Files.createTempFile("fixres-look", ".log"); // Java may have a word there, too
    try {
      Process process =
          runner
              .process(machine.heapMiB(1), 1, arguments)
              .redirectError(complaints.toFile())
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        String words = Files.readString(complaints).strip();
        throw new CliFailure(
            ExitCode.of(code).orElse(ExitCode.INTERNAL), words.replaceFirst(PREFIX, ""));
      }
      return Json.read(said, DataLook.class);
    } finally {
      Files.delete(complaints);
    }
  }

  /**
   * Refuses to answer with what was found on other images.
   *
   * @param finished what was found, by stage
   * @throws CliFailure {@link ExitCode#DATA_CHANGED}
   */
  void requireSame(Map<String, StageResult> finished, RunnerProgram runner, Machine machine)
      throws IOException, InterruptedException {
    Set<String> now = look(runner, machine).manifests();
    for (var stage : finished.entrySet()) {
      String then = stage.getValue().data().manifest();
      if (!now.contains(then)) {
        throw new CliFailure(
            ExitCode.DATA_CHANGED,
            "all stages are finished, but %s read other images (manifest %.12s…) than there are in %s. Restore them, or choose another --workspace"
                .formatted(stage.getKey(), then, directory));
      }
    }
  }
}
